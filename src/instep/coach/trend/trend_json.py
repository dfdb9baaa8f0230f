"""The trend as the document `instep.trend/1`."""

from collections.abc import Iterable, Mapping
from typing import Any

from instep.coach.trend.trend import Month, Trend
from instep.foot.anatomy import Side
from instep.outcomes.trend import Bin, Compared, Period, Spread

SCHEMA = "instep.trend/1"


def trend_json(trend: Trend, months: Iterable[Month]) -> dict[str, Any]:
    """Return the document: numbers on their 0 to 10 scale, changes as after minus before, time in seconds."""
    return {
        "schema": SCHEMA,
        **_period(trend.period),
        "stretch": trend.stretch.value,
        "sessions": trend.sessions,
        "measures": {name: [_bin(one) for one in bins] for name, bins in trend.measures.items()},
        "seconds": {"period": _seconds(trend.ledger_ms), "overall": _seconds(trend.overall_ms)},
        "routines": [_compared(one) for one in trend.routines],
        "times_of_day": [_compared(one) for one in trend.times_of_day],
        "months": [_month(one) for one in months],
    }


def _period(period: Period) -> dict[str, str]:
    return {"first": period.first.isoformat(), "last": period.last.isoformat()}


def _bin(one: Bin) -> dict[str, Any]:
    given = {"before": _spread(one.before), "after": _spread(one.after)}
    return {**_period(one.period), "sessions": one.sessions, **given}


def _spread(found: Spread | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {"n": found.n, "median": found.median, "lowest": found.lowest, "highest": found.highest}


def _seconds(played_ms: Mapping[Side, int]) -> dict[str, float]:
    return {side.value: ms / 1000 for side, ms in played_ms.items()}


def _compared(one: Compared) -> dict[str, Any]:
    return {"id": one.key, "sessions": one.sessions, "changes": _changes(one.changes)}


def _month(one: Month) -> dict[str, Any]:
    counts = {"sessions": one.sessions, "days": one.days, "looks": one.looks}
    return {**_period(one.period), "runs": one.runs, **counts, "changes": _changes(one.changes)}


def _changes(changes: Mapping[str, Spread | None]) -> dict[str, Any]:
    return {name: _spread(found) for name, found in changes.items()}
