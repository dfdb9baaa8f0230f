"""The page for the podiatrist as the JSON document instep.report/1; it may grow and never breaks."""

from collections.abc import Mapping
from typing import Any

from instep.coach.report.model import (
    Extras,
    InForce,
    RatedOnce,
    Ratings,
    RefusedSession,
    Report,
    ReportedFinding,
    ReportedGroup,
    ReportedLook,
    ReportedPhoto,
    ReportedTemperatures,
    ReportedTouchTest,
    ReportSection,
    Session,
)
from instep.foot.anatomy import Side
from instep.record.record_json import note_json
from instep.value import plain, plain_or_null

SCHEMA = "instep.report/1"
Part = dict[str, Any]


def report_json(report: Report) -> Part:
    """Return the report as plain values; photos are named, their bytes are not in it."""
    chosen = report.chosen
    return {
        "schema": SCHEMA,
        "record": report.record,
        "name": chosen.name,
        "first": chosen.first.isoformat(),
        "last": chosen.last.isoformat(),
        "made": report.made.isoformat(),
        "sections": [section.value for section in ReportSection if chosen.has(section)],
        "risk": _group(report.group) if report.group else None,
        "days": [plain(day) for day in report.days],
        "findings": [_found(found) for found in report.findings],
        "looks": [_looked(look) for look in report.looks],
        "ratings": [_ratings(rated) for rated in report.ratings],
        "refused": [_refused(refused) for refused in report.refused],
        "sessions": [_session(session) for session in report.sessions],
        "in_force": _in_force(report.in_force) if report.in_force else None,
        **_extras(report.extras),
        "rules_versions": list(report.versions),
    }


def _group(group: ReportedGroup) -> Part:
    said = [
        {"item": one.item, "answer": one.answer, "on": one.on.isoformat() if one.on else None}
        for one in group.said
    ]
    return {"group": group.group.value, "said": said}


def _by_side(values: Mapping[Side, Any]) -> Part:
    return {side.value: values[side] for side in Side if side in values}


def _found(found: ReportedFinding) -> Part:
    pin = found.pin
    return {
        "number": found.number,
        "pin": pin.id,
        "finding": pin.finding,
        "name": found.name,
        "side": pin.side.value,
        "region": pin.region.value,
        "level": found.level.value,
        "contact": plain_or_null(found.contact),
        "do": found.do,
        "looks": found.looks,
        "last_look": found.last_look.isoformat() if found.last_look else None,
        "notes": [note_json(note) for note in pin.notes],
    }


def _looked(look: ReportedLook) -> Part:
    unplaced = [
        {"finding": one.finding, "sides": [side.value for side in one.sides], "note": one.note}
        for one in look.unplaced
    ]
    return {
        "fact": look.id,
        "at": look.at.isoformat(),
        "how": look.how,
        "by": look.by,
        "pins": list(look.pins),
        "unplaced": unplaced,
    }


def _ratings(rated: Ratings) -> Part:
    return {"session": rated.session, "before": _once(rated.before), "after": _once(rated.after)}


def _once(rated: RatedOnce | None) -> Part | None:
    if rated is None:
        return None
    return {"at": rated.at.isoformat(), "values": dict(rated.values), "words": rated.words}


def _refused(refused: RefusedSession) -> Part:
    return {
        "fact": refused.id,
        "at": refused.at.isoformat(),
        "way": refused.way,
        "level": refused.level.value,
        "contact": plain_or_null(refused.contact),
        "reasons": [plain(one) for one in refused.reasons],
    }


def _session(session: Session) -> Part:
    return {
        "session": session.session,
        "at": session.at.isoformat(),
        "way": session.way,
        "routine": session.routine,
        "ended": session.ended,
        "seconds": session.seconds,
        "played_ms": _by_side(session.played_ms),
    }


def _in_force(found: InForce) -> Part:
    return {"at": found.at.isoformat(), "level": found.level.value, "limits": plain(found.limits)}


def _extras(extras: Extras) -> Part:
    return {
        "touch": [_touch(one) for one in extras.touch],
        "temperatures": [_temperatures(one) for one in extras.temperatures],
        "photos": [_photo(one) for one in extras.photos],
        "agreed": list(extras.agreed),
        "request": plain_or_null(extras.request),
    }


def _touch(one: ReportedTouchTest) -> Part:
    missed = {side: list(toes) for side, toes in _by_side(one.missed).items()}
    return {"fact": one.id, "at": one.at.isoformat(), "by": one.by, "result": one.result, "missed": missed}


def _temperatures(one: ReportedTemperatures) -> Part:
    sites = {side: dict(values) for side, values in _by_side(one.sites).items()}
    return {"fact": one.id, "at": one.at.isoformat(), "celsius": sites, "note": one.note}


def _photo(one: ReportedPhoto) -> Part:
    return {
        "photo": one.id,
        "taken_on": one.taken_on.isoformat(),
        "side": one.side.value,
        "view": one.view.value,
    }
