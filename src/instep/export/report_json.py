"""The page for the podiatrist as the JSON document instep.report/1; it may grow and never breaks."""

from datetime import datetime
from typing import Any

import msgspec

from instep.coach.agreement.wording import told_reply
from instep.coach.report.model import Report, ReportFinding, ReportSection
from instep.facts.fact import Fact
from instep.facts.feet import FootChecked
from instep.facts.session import Rated, SessionEnded, SessionRefused
from instep.foot.anatomy import Side
from instep.library.library import Library
from instep.outcomes.sitting import Moment
from instep.record.record_json import note_json
from instep.safety.clearance import Clearance
from instep.value import plain
from instep.words.clearance import refused_contact
from instep.words.report import (
    given_answer,
    rated_words,
    refusal_reasons,
    site_degrees,
    toes_not_felt,
    touch_result,
    unplaced,
)
from instep.words.request import request_lines

SCHEMA = "instep.report/1"
Part = dict[str, Any]


def report_json(report: Report, library: Library) -> Part:
    """Return the report as plain values; photos are named, their bytes are not in it."""
    chosen = report.chosen
    document = {
        "schema": SCHEMA,
        "record": report.record,
        "name": chosen.name,
        "first": chosen.first,
        "last": chosen.last,
        "made": report.made.isoformat(),
        "sections": [section for section in ReportSection if chosen.has(section)],
        "risk": _risk(report) if report.group else None,
        "days": report.days,
        "findings": [_finding(number, found) for number, found in enumerate(report.findings, 1)],
        "looks": [_look(look, library) for look in report.looks],
        "ratings": [
            {"session": session, **{moment: _rated(given.get(moment)) for moment in Moment}}
            for session, given in report.ratings.items()
        ],
        "refused": [_refused(refused, screened, library) for refused, screened in report.refused],
        "sessions": [_session(ended) for ended in report.sessions],
        "in_force": _in_force(*report.in_force) if report.in_force else None,
        **_measured(report, library),
        "photos": [
            {"photo": one.id, "taken_on": one.taken_on, "side": one.side, "view": one.view}
            for one in report.photos
        ],
        **_agreed(report, library),
        "rules_versions": report.versions,
    }
    made: Part = msgspec.json.decode(msgspec.json.encode(document))
    return made


def _risk(report: Report) -> Part:
    said = [
        {"item": item.id, "answer": given_answer(item, given), "on": given.at.date() if given else None}
        for item, given in report.answers
    ]
    return {"group": report.group, "said": said}


def _finding(number: int, found: ReportFinding) -> Part:
    pin = found.pin
    return {
        "number": number,
        "pin": pin.id,
        "finding": pin.finding,
        "name": found.kind.name,
        "side": pin.side,
        "region": pin.region,
        "level": found.action.level,
        "contact": found.contact,
        "do": None if pin.closed else found.action.do,
        "looks": found.looks,
        "last_look": found.last_look.isoformat() if found.last_look else None,
        "notes": [note_json(note) for note in pin.notes],
    }


def _look(look: Fact[FootChecked], library: Library) -> Part:
    loose = [
        {"finding": one.finding, "sides": [side for side in Side if side in one.sides], "note": one.note}
        for _, one in unplaced(look.body, library)
    ]
    return {
        "fact": look.id,
        "at": look.at.isoformat(),
        "how": look.body.looked,
        "by": look.body.by,
        "pins": [note.pin for note in look.body.pins or ()],
        "unplaced": loose,
    }


def _rated(rated: Fact[Rated] | None) -> Part | None:
    if rated is None:
        return None
    return {"at": rated.at.isoformat(), "values": rated.body.values, "words": rated_words(rated.body)}


def _refused(refused: Fact[SessionRefused], screened: Clearance | None, library: Library) -> Part:
    reasons = refusal_reasons(refused.body, screened, library)
    contact = refused_contact(refused.body, library.rules)
    return {
        "fact": refused.id,
        "at": refused.at.isoformat(),
        "way": refused.body.way,
        "level": refused.body.level,
        "contact": None if contact is None else {"who": contact.who, "within": contact.within},
        "reasons": [{"rule": rule, "text": text} for rule, text in reasons],
    }


def _session(ended: Fact[SessionEnded]) -> Part:
    body = ended.body
    return {
        "session": body.session,
        "at": ended.at.isoformat(),
        "way": body.way,
        "routine": body.routine,
        "ended": body.ended,
        "seconds": body.seconds_played,
        "played_ms": {side: body.played_ms.get(side, 0) for side in Side},
    }


def _in_force(at: datetime, clearance: Clearance) -> Part:
    return {"at": at.isoformat(), "level": clearance.level, "limits": plain(clearance.limits)}


def _measured(report: Report, library: Library) -> Part:
    """What the touch test and the temperature log found; who did it, and what they said, is not recorded."""
    touch = [
        {
            "fact": one.id,
            "at": one.at.isoformat(),
            "by": "",
            "result": touch_result(one, library.words),
            "missed": {side: toes_not_felt(one, side, library.words) for side in Side},
        }
        for one in report.touch
    ]
    temperatures = [
        {
            "fact": one.id,
            "at": one.at.isoformat(),
            "celsius": {side: site_degrees(one, side, library) for side in Side},
            "note": "",
        }
        for one in report.temperatures
    ]
    return {"touch": touch, "temperatures": temperatures}


def _agreed(report: Report, library: Library) -> Part:
    request = report.request
    code = request and {"code": request.code(library.terms.code), "lines": request_lines(request, library)}
    return {
        "agreed": [line for reply in report.agreed for line in told_reply(reply, library)],
        "request": code,
    }
