"""What was measured at home as the JSON documents instep.touch/1 and instep.temperature/1."""

from collections.abc import Iterable
from typing import Any

from instep.foot.anatomy import Region, Side
from instep.safety.answers import Finding
from instep.safety.clearance import Clearance, Source
from instep.safety.temperature import HotSpot, LogDay, TemperatureRules, findings_of
from instep.safety.touch_test import TouchOutcome
from instep.safety.triage import Triage
from instep.value import plain, plain_or_null

TOUCH_SCHEMA, TEMPERATURE_SCHEMA = "instep.touch/1", "instep.temperature/1"


def touch_json(outcome: TouchOutcome, clearance: Clearance, sources: Iterable[Source]) -> dict[str, Any]:
    """A touch test's result, and what it alone makes of a screening."""
    return {
        "schema": TOUCH_SCHEMA,
        "result": outcome.result.value,
        "missed": outcome.missed,
        "false_yes": outcome.false_yes,
        "counts_as": outcome.counts_as,
        "contact": plain_or_null(clearance.contact),
        "reasons": [plain(reason) for reason in clearance.reasons],
        "sources": [plain(source) for source in sources],
        "rules_version": clearance.rules_version,
    }


def temperature_json(
    days: Iterable[LogDay], check: Triage | None, *, rules: TemperatureRules, rules_version: str
) -> dict[str, Any]:
    """The log day by day, the findings open at its end, and what they ask for (null: no word)."""
    log = list(days)
    last = log[-1].open if log else ()
    return {
        "schema": TEMPERATURE_SCHEMA,
        "days": [_day(day, rules) for day in log],
        "findings": [_finding(one) for one in findings_of(last, rules)],
        "check": plain_or_null(check),
        "rules_version": rules_version,
    }


def _day(day: LogDay, rules: TemperatureRules) -> dict[str, Any]:
    return {
        "day": day.day.isoformat(),
        "warmer": [
            # Two places for reading; what was compared was not rounded.
            {"site": one.site, "side": one.side.value, "by_c": round(float(one.by), 2)}
            for one in day.warmer
        ],
        "open": [_spot(spot, rules) for spot in day.open],
    }


def _spot(spot: HotSpot, rules: TemperatureRules) -> dict[str, Any]:
    return {
        "side": spot.side.value,
        "stage": spot.stage.value,
        "sites": [site for site in rules.sites if site in spot.sites],
        "since": spot.since.isoformat(),
        "findings": [one.id for one in findings_of([spot], rules)],
    }


def _finding(found: Finding) -> dict[str, Any]:
    return {
        "finding": found.id,
        "sides": [side.value for side in Side if side in found.sides],
        "regions": [region.value for region in Region if region in found.regions],
    }
