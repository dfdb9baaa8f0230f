"""The page for the podiatrist as a FHIR R4 Bundle: the same days, the same sections, for a clinic's computer.

A collection and no document: a document is attested by an author and read as a whole; this is a set of what
a person noted at home, and says of each thing who noted it.
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import groupby
from typing import Any

from instep.coach.report.model import (
    RatedOnce,
    RefusedSession,
    Report,
    ReportedFinding,
    ReportedGroup,
    ReportedLook,
    Session,
)
from instep.coach.trend.ratings import MEASURE
from instep.export.fhir_extras import add_extras
from instep.export.fhir_parts import FhirRecord, Resource, day, instant, own_code, text, urn
from instep.foot.anatomy import Side
from instep.library.content.codes import Codes
from instep.record.pins import Note
from instep.session.phrases import routine_name
from instep.session.words import Words

_SURVEY = {"system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "survey"}
_AGENTS = "http://terminology.hl7.org/CodeSystem/provenance-participant-type"


def fhir_bundle(report: Report, words: Words, codes: Codes) -> dict[str, Any]:
    """Return the Bundle; the same record gives the same ids, whenever and however often it is made."""
    record = FhirRecord(record=report.record, words=words, codes=codes)
    name = text(report.chosen.name)
    record.add("Patient", report.record, name=[{"text": name}] if name else None)
    _helpers(report, record)
    _answers(report.group, report, record)
    for look in report.looks:
        _look(look, report.findings, record)
    for found in report.findings:
        _finding(found, record)
    for session in report.sessions:
        _session(session, record)
    for refused in report.refused:
        _refused(refused, record)
    _ratings(report, record)
    add_extras(report.extras, record)
    _provenance(report, record)
    return _bundle(report, record)


def _bundle(report: Report, record: FhirRecord) -> dict[str, Any]:
    chosen = report.chosen
    name = "\n".join((day(chosen.first), day(chosen.last), *sorted(chosen.without)))
    return {
        "resourceType": "Bundle",
        "id": record.id("Bundle", name),
        "identifier": {"system": "urn:ietf:rfc:3986", "value": urn(record.id("Bundle", name))},
        "type": "collection",
        "timestamp": instant(report.made),
        "entry": [{"fullUrl": urn(one["id"]), "resource": one} for one in record.resources],
    }


def _helpers(report: Report, record: FhirRecord) -> None:
    """Everybody who noted something and is not the person, by the name they were given."""
    noted = {note.by for found in report.findings for note in found.pin.notes}
    named = noted | {look.by for look in report.looks} | {one.by for one in report.extras.touch}
    for by in sorted(named - {""}):
        words = text(by)
        record.add("RelatedPerson", by, patient=record.patient, name=[{"text": words}] if words else None)


def _answers(group: ReportedGroup | None, report: Report, record: FhirRecord) -> None:
    if group is None:
        return
    on = max((one.on for one in group.said if one.on), default=report.made.date())
    whole = all(one.answer is not None for one in group.said)
    record.add(
        "QuestionnaireResponse",
        "answers",
        status="completed" if whole else "in-progress",
        subject=record.patient,
        source=record.patient,
        authored=day(on),
        item=[_item(one.item, one.question, [one.answer] if one.answer else []) for one in group.said],
    )


def _item(link: str, question: str, answers: Iterable[str]) -> Resource:
    """One question; without an answer it was not answered, which is no "no"."""
    given = [{"valueString": words} for answer in answers if (words := text(answer))]
    return {"linkId": link, "text": question, **({"answer": given} if given else {})}


def _look(look: ReportedLook, findings: Iterable[ReportedFinding], record: FhirRecord) -> None:
    seen = [one.name for one in findings if one.pin.id in look.pins]
    seen += [": ".join(part for part in (one.name, one.note) if part) for one in look.unplaced]
    key = f"ui-look-by-{look.how}-name"
    how = record.words.texts.get(key, look.how)
    record.add(
        "QuestionnaireResponse",
        look.id,
        by={look.by},
        status="completed",
        subject=record.patient,
        source=record.author(look.by),
        authored=instant(look.at),
        item=[_item("how", record.say("fhir-how"), [how]), _item("marked", record.say("fhir-marked"), seen)],
    )


def _finding(found: ReportedFinding, record: FhirRecord) -> None:
    pin = found.pin
    period = {"start": day(pin.first_day)}
    if pin.closed:
        period["end"] = day(pin.closed.day)
    record.add(
        "Observation",
        pin.id,
        by={note.by for note in pin.notes},
        status="final",
        code=own_code(pin.finding, found.name),
        subject=record.patient,
        effectivePeriod={name: on for name, on in period.items() if on},
        performer=[record.author(by) for by in sorted({note.by for note in pin.notes})],
        bodySite=record.place(pin.side, pin.region),
        note=[noted for note in pin.notes for noted in _noted(note, record)],
    )


def _noted(note: Note, record: FhirRecord) -> Iterator[Resource]:
    """What was said of a finding: the step, what came of care for it, and the words."""
    said = [record.say(f"fhir-step-{note.care or note.step}")]
    said += [day(note.on)] if note.on else []
    words = text(": ".join((" ".join(said), note.words)) if note.words else " ".join(said))
    yield {"authorReference": record.author(note.by), "time": instant(note.at), "text": words}


def _session(session: Session, record: FhirRecord) -> None:
    routine = routine_name(session.routine, record.words)
    way = record.words.texts.get(f"report-sessions-way-{session.way}", session.way)
    minutes = {side.value: f"{session.played_ms[side] / 60_000:.1f}" for side in Side}
    begun = session.at - timedelta(seconds=session.seconds)
    record.add(
        "Procedure",
        session.id,
        status="completed" if session.ended == "finished" else "stopped",
        code={"text": text(record.say("fhir-massage", routine=routine, way=way))},
        subject=record.patient,
        performedPeriod={"start": instant(begun), "end": instant(session.at)},
        bodySite=[record.foot(side) for side in Side if session.played_ms[side] > 0],
        note=[{"text": record.say("fhir-feet", **minutes)}],
    )


def _refused(refused: RefusedSession, record: FhirRecord) -> None:
    why = "; ".join(f"{one.text} ({one.rule})".strip() for one in refused.reasons)
    way = record.words.texts.get(f"report-sessions-way-{refused.way}", refused.way)
    record.add(
        "Procedure",
        refused.id,
        status="not-done",
        statusReason={"text": text(why)} if text(why) else None,
        code={"text": text(record.say("fhir-refused", way=way))},
        subject=record.patient,
        performedDateTime=instant(refused.at),
    )


def _ratings(report: Report, record: FhirRecord) -> None:
    held = {session.session: session.id for session in report.sessions}
    for rated in report.ratings:
        of = record.reference("Procedure", held[rated.session]) if rated.session in held else None
        for moment, once in (("before", rated.before), ("after", rated.after)):
            if once:
                _rated(once, moment, of, record=record)


def _rated(once: RatedOnce, moment: str, session: Resource | None, *, record: FhirRecord) -> None:
    said = {name: value for name, value in once.values.items() if name in MEASURE}
    for name, value in said.items():
        words = record.say(f"fhir-moment-{moment}", what=record.say(f"fhir-rating-{name}"))
        side = next((side for side in Side if name.endswith(side.value)), None)
        record.add(
            "Observation",
            f"{once.id}\n{name}",
            status="final",
            category=[{"coding": [_SURVEY]}],
            code=own_code(name, words, record.codes.measures.get(MEASURE[name])),
            subject=record.patient,
            partOf=[session] if session else None,
            effectiveDateTime=instant(once.at),
            performer=[record.patient],
            bodySite=record.foot(side) if side else None,
            valueInteger=value,
        )


def _provenance(report: Report, record: FhirRecord) -> None:
    """For everything noted by the same people, one statement of who they are."""
    known = [(sorted(by), address) for address, by in record.authors.items()]
    for authors, group in groupby(sorted(known, key=lambda one: one[0]), key=lambda one: one[0]):
        record.add(
            "Provenance",
            "\n".join(authors),
            target=[{"reference": address} for _, address in group],
            recorded=instant(report.made),
            activity={"text": record.say("fhir-made")},
            agent=[
                *(_agent("author", record.author(by)) for by in authors),
                _agent("assembler", {"display": record.say("fhir-software")}),
            ],
        )


def _agent(kind: str, who: Resource) -> Resource:
    return {"type": {"coding": [{"system": _AGENTS, "code": kind}]}, "who": who}
