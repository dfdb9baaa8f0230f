"""The page for the podiatrist as a FHIR R4 Bundle: the same days, the same sections, for a clinic's computer.

A collection and no document: a document is attested by an author and read as a whole; this is a set of what
a person noted at home, and says of each thing who noted it.
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import groupby
from typing import Any

from instep.coach.report.model import Report, ReportFinding
from instep.coach.trend.ratings import MEASURE
from instep.export.fhir_measured import add_measured
from instep.export.fhir_parts import FhirRecord, Resource, day, instant, own_code, text, urn
from instep.facts.fact import Fact
from instep.facts.feet import FootChecked
from instep.facts.session import Rated, SessionEnded, SessionRefused
from instep.foot.anatomy import Side
from instep.library.library import Library
from instep.outcomes.sitting import Moment
from instep.record.pins import Note
from instep.safety.clearance import Clearance
from instep.session.phrases import routine_name
from instep.words.report import foot_minutes, given_answer, refusal_reasons, unplaced, way_name

_SURVEY = {"system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "survey"}
_AGENTS = "http://terminology.hl7.org/CodeSystem/provenance-participant-type"


def fhir_bundle(report: Report, library: Library) -> dict[str, Any]:
    """Return the Bundle; the same record gives the same ids, whenever and however often it is made."""
    record = FhirRecord(record=report.record, library=library)
    name = text(report.chosen.name)
    record.add("Patient", report.record, name=[{"text": name}] if name else None)
    _helpers(report, record)
    _answers(report, record)
    for look in report.looks:
        _look(look, report.findings, record)
    for found in report.findings:
        _finding(found, record)
    for session in report.sessions:
        _session(session, record)
    for refused, screened in report.refused:
        _refused(refused, screened, record)
    _ratings(report, record)
    add_measured(report, record)
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
    named = noted | {look.body.by for look in report.looks}
    for by in sorted(named - {""}):
        words = text(by)
        record.add("RelatedPerson", by, patient=record.patient, name=[{"text": words}] if words else None)


def _answers(report: Report, record: FhirRecord) -> None:
    if report.group is None:
        return
    given = [one for _, one in report.answers if one]
    said = [(item, given_answer(item, one)) for item, one in report.answers]
    record.add(
        "QuestionnaireResponse",
        "answers",
        status="completed" if len(given) == len(said) else "in-progress",
        subject=record.patient,
        source=record.patient,
        authored=day(max((one.at.date() for one in given), default=report.made.date())),
        item=[_item(item.id, item.question, [answer] if answer else []) for item, answer in said],
    )


def _item(link: str, question: str, answers: Iterable[str]) -> Resource:
    """One question; without an answer it was not answered, which is no "no"."""
    given = [{"valueString": words} for answer in answers if (words := text(answer))]
    return {"linkId": link, "text": question, **({"answer": given} if given else {})}


def _look(look: Fact[FootChecked], findings: Iterable[ReportFinding], record: FhirRecord) -> None:
    body = look.body
    pins = {note.pin for note in body.pins or ()}
    seen = [one.kind.name for one in findings if one.pin.id in pins]
    seen += [": ".join(filter(None, (name, one.note))) for name, one in unplaced(body, record.library)]
    how = record.words.texts.get(f"ui-look-by-{body.looked}-name", body.looked)
    record.add(
        "QuestionnaireResponse",
        look.id,
        by={body.by},
        status="completed",
        subject=record.patient,
        source=record.author(body.by),
        authored=instant(look.at),
        item=[_item("how", record.say("fhir-how"), [how]), _item("marked", record.say("fhir-marked"), seen)],
    )


def _finding(found: ReportFinding, record: FhirRecord) -> None:
    pin = found.pin
    period = {"start": day(pin.first_day)}
    if pin.closed:
        period["end"] = day(pin.closed.day)
    record.add(
        "Observation",
        pin.id,
        by={note.by for note in pin.notes},
        status="final",
        code=own_code(pin.finding, found.kind.name),
        subject=record.patient,
        effectivePeriod=period,
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


def _session(session: Fact[SessionEnded], record: FhirRecord) -> None:
    body = session.body
    routine, way = routine_name(body.routine, record.words), way_name(body.way, record.words)
    begun = session.at - timedelta(seconds=body.seconds_played)
    record.add(
        "Procedure",
        session.id,
        status="completed" if body.ended == "finished" else "stopped",
        code={"text": text(record.say("fhir-massage", routine=routine, way=way))},
        subject=record.patient,
        performedPeriod={"start": instant(begun), "end": instant(session.at)},
        bodySite=[record.foot(side) for side in Side if body.played_ms.get(side, 0) > 0],
        note=[{"text": record.say("fhir-feet", **foot_minutes(body))}],
    )


def _refused(refused: Fact[SessionRefused], screened: Clearance | None, record: FhirRecord) -> None:
    reasons = refusal_reasons(refused.body, screened, record.library)
    why = text("; ".join(f"{words} ({rule})".strip() for rule, words in reasons))
    record.add(
        "Procedure",
        refused.id,
        status="not-done",
        statusReason={"text": why} if why else None,
        code={"text": text(record.say("fhir-refused", way=way_name(refused.body.way, record.words)))},
        subject=record.patient,
        performedDateTime=instant(refused.at),
    )


def _ratings(report: Report, record: FhirRecord) -> None:
    held = {fact.body.session: fact.id for fact in report.sessions}
    for session, given in report.ratings.items():
        of = record.reference("Procedure", held[session]) if session in held else None
        for moment in Moment:
            if moment in given:
                _rated(given[moment], of, record)


def _rated(rated: Fact[Rated], session: Resource | None, record: FhirRecord) -> None:
    said = {name: value for name, value in rated.body.values.items() if name in MEASURE}
    for name, value in said.items():
        words = record.say(f"fhir-moment-{rated.body.moment}", what=record.say(f"fhir-rating-{name}"))
        side = next((side for side in Side if name.endswith(side.value)), None)
        record.add(
            "Observation",
            f"{rated.id}\n{name}",
            status="final",
            category=[{"coding": [_SURVEY]}],
            code=own_code(name, words, record.library.codes.measures.get(MEASURE[name])),
            subject=record.patient,
            partOf=[session] if session else None,
            effectiveDateTime=instant(rated.at),
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
