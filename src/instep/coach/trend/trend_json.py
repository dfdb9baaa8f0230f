"""The trend as the document `instep.trend/1`."""

from collections.abc import Iterable, Mapping
from typing import Any

from instep.coach.trend.trend import Month, Trend
from instep.foot.anatomy import Side
from instep.outcomes.trend import Bin
from instep.value import plain, plain_or_null

SCHEMA = "instep.trend/1"


def trend_json(trend: Trend, months: Iterable[Month]) -> dict[str, Any]:
    """Return the document: numbers on their 0 to 10 scale, changes as after minus before, time in seconds."""
    return {
        "schema": SCHEMA,
        **plain(trend.period),
        "stretch": trend.stretch.value,
        "sessions": trend.sessions,
        "measures": {name: [_bin(one) for one in bins] for name, bins in trend.measures.items()},
        "seconds": {"period": _seconds(trend.ledger_ms), "overall": _seconds(trend.overall_ms)},
        "routines": [plain(one) for one in trend.routines],
        "times_of_day": [plain(one) for one in trend.times_of_day],
        "months": [_month(one) for one in months],
    }


def _bin(one: Bin) -> dict[str, Any]:
    given = {"before": plain_or_null(one.before), "after": plain_or_null(one.after)}
    return {**plain(one.period), "sessions": one.sessions, **given}


def _seconds(played_ms: Mapping[Side, int]) -> dict[str, float]:
    return {side.value: ms / 1000 for side, ms in played_ms.items()}


def _month(one: Month) -> dict[str, Any]:
    counts = {"sessions": one.sessions, "days": one.days, "looks": one.looks}
    changes = {name: plain_or_null(found) for name, found in one.changes.items()}
    return {**plain(one.period), "runs": one.runs, **counts, "changes": changes}
