"""A clearance as the JSON document instep.clearance/1; it may grow and never breaks."""

from typing import Any

from instep.foot.anatomy import Side
from instep.safety.clearance import (
    Clearance,
    Contact,
    Level,
    Limits,
    Reason,
    Source,
    WayDecision,
    WayReason,
)

SCHEMA = "instep.clearance/1"


def as_json(clearance: Clearance) -> dict[str, Any]:
    """The clearance as plain values; equal clearances give equal documents."""
    return {
        "schema": SCHEMA,
        "level": clearance.level.value,
        "may_start": clearance.may_start,
        "way": _way(clearance.way),
        "contact": contact_json(clearance.contact),
        "limits": _limits(clearance.limits),
        "risk_group": clearance.risk_group.value,
        "reasons": [reason_json(reason) for reason in clearance.reasons],
        "advice": [{"key": advice.key, "text": advice.text} for advice in clearance.advice],
        "unanswered": list(clearance.unanswered),
        "rules_version": clearance.rules_version,
    }


def contact_json(contact: Contact | None) -> dict[str, str] | None:
    """Whom to ask and how soon; None where nobody."""
    return None if contact is None else {"who": contact.who, "within": contact.within}


def reason_json(reason: Reason) -> dict[str, Any]:
    """One reason with its sources."""
    return {
        "rule": reason.rule,
        "level": Level(reason.level).value,
        "text": reason.text,
        "contact": contact_json(reason.contact),
        "unlock": reason.unlock,
        "agreed": reason.agreed,
        "support": reason.support,
        "sources": [source_json(source) for source in reason.sources],
        "review": reason.review,
    }


def source_json(source: Source) -> dict[str, str]:
    """One source; the note only where there is one."""
    note = {"note": source.note} if source.note else {}
    return {"title": source.title, "url": source.url, "status": source.status, **note}


def _way(way: WayDecision) -> dict[str, Any]:
    return {
        "asked": way.asked.value,
        "allowed": way.allowed,
        "instead": way.instead,
        "rules": list(way.rules),
        "reasons": [_way_reason(reason) for reason in way.reasons],
    }


def _way_reason(reason: WayReason) -> dict[str, Any]:
    return {
        "rule": reason.rule,
        "text": reason.text,
        "effect": reason.effect,
        "instead": reason.instead,
        "sources": [source_json(source) for source in reason.sources],
        "review": reason.review,
    }


def _limits(limits: Limits) -> dict[str, Any]:
    return {
        "pressure": limits.pressure.value,
        "pressure_on": {side.value: pressure.value for side, pressure in _by_side(limits.pressure_on)},
        "pressure_over": [
            {"side": side.value, "region": region.value, "pressure": pressure.value}
            for (side, region), pressure in limits.pressure_over.items()
        ],
        "minutes_per_foot": _whole(limits.minutes_per_foot),
        "heat": limits.heat,
        "features_off": list(limits.features_off),
        "ways_off": [way.value for way in limits.ways_off],
        "ways_off_on": {s.value: [way.value for way in ways] for s, ways in _by_side(limits.ways_off_on)},
        "trust_pain": limits.trust_pain,
        "avoid": [
            {"side": a.side.value, "region": a.region.value, "rule": a.rule, "margin": a.margin}
            for a in limits.avoid
        ],
        "seated_only": limits.seated_only,
        "look_after_each_foot": limits.look_after_each_foot,
        "positions_off": list(limits.positions_off),
        "oils_off": list(limits.oils_off),
        "adult_present": limits.adult_present,
        "device_regions_off": [region.value for region in limits.device_regions_off],
    }


def _by_side(values: dict[Side, Any]) -> list[tuple[Side, Any]]:
    return [(side, values[side]) for side in Side if side in values]


def _whole(minutes: float) -> float:
    return int(minutes) if minutes == int(minutes) else minutes
