"""Reads what the page for the podiatrist says out of the journal: only its own days, whatever lies before."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from instep.coach.checks import known_answers
from instep.coach.foot_record import finding_of, read_strip
from instep.coach.report import (
    Because,
    Chosen,
    Extras,
    Found,
    InForce,
    Looked,
    RatedOnce,
    Ratings,
    Refused,
    Report,
    Section,
    Session,
    Unplaced,
)
from instep.coach.report_answers import read_group
from instep.foot.anatomy import Side
from instep.journal.fact import Fact, FactKind
from instep.journal.log import Journal
from instep.journal.noted import notes_in
from instep.library.shelf import Library
from instep.record.pins import Pin, Step, in_order
from instep.safety.clearance import Contact, Level
from instep.safety.triage import FindingAdvice, Triage, triage

_KINDS = {
    FactKind.FOOT_CHECKED,
    FactKind.RATED,
    FactKind.SESSION_ENDED,
    FactKind.SESSION_REFUSED,
    FactKind.SCREENED,
}


def read_report(
    chosen: Chosen,
    extras: Extras | None = None,
    *,
    person: str,
    journal: Journal,
    library: Library,
    now: datetime,
) -> Report:
    """Return the page of these days; the work grows with what happened on them, not with the record."""
    facts = journal.days(person, _KINDS, first=chosen.first, last=chosen.last)
    pins = known_pins(chosen, person=person, journal=journal, library=library)
    opened = tuple(finding_of(pin) for pin in pins if pin.closed is None)
    here = triage(opened, known_answers(person, library, journal), library.rules)
    whole = Report(
        record=_record(person, journal),
        chosen=chosen,
        made=now,
        versions=_versions(facts, library),
        group=read_group(here.risk_group, person=person, journal=journal, library=library),
        days=read_strip(chosen.last, person=person, journal=journal),
        findings=_findings(pins, here, _seen_again(facts), chosen=chosen, library=library),
        looks=tuple(_looked(fact, library) for fact in _of(facts, FactKind.FOOT_CHECKED)),
        ratings=_ratings(_of(facts, FactKind.RATED)),
        refused=_refusals(facts, library),
        sessions=tuple(_session(fact) for fact in _of(facts, FactKind.SESSION_ENDED)),
        extras=extras or Extras(),
        in_force=_in_force(_of(facts, FactKind.SCREENED)),
    )
    return _only_chosen(whole)


def known_pins(chosen: Chosen, *, person: str, journal: Journal, library: Library) -> tuple[Pin, ...]:
    """Return the pins of these days as known at the end of the last, in the order they were opened."""
    found = journal.pins(person, first=chosen.first, last=chosen.last)
    then = (pin.as_of(chosen.last) for pin in found if pin.finding in library.rules.findings)
    return in_order(pin for pin in then if pin.notes)


def _only_chosen(whole: Report) -> Report:
    chosen, extras = whole.chosen, whole.extras
    kept = Extras(
        touch=extras.touch if chosen.has(Section.TOUCH) else (),
        temperatures=extras.temperatures if chosen.has(Section.TEMPERATURES) else (),
        trials=extras.trials if chosen.has(Section.RATINGS) else (),
        photos=tuple(photo for photo in extras.photos if photo.id in chosen.photos),
        agreed=extras.agreed if chosen.has(Section.PLAN) else (),
        request=extras.request if chosen.has(Section.REQUEST) else None,
    )
    return replace(
        whole,
        group=whole.group if chosen.has(Section.ANSWERS) else None,
        days=whole.days if chosen.has(Section.STRIP) else (),
        findings=whole.findings if chosen.has(Section.FINDINGS) or chosen.has(Section.MAP) else (),
        looks=whole.looks if chosen.has(Section.FINDINGS) else (),
        ratings=whole.ratings if chosen.has(Section.RATINGS) else (),
        refused=whole.refused if chosen.has(Section.REFUSED) else (),
        sessions=whole.sessions if chosen.has(Section.SESSIONS) else (),
        in_force=whole.in_force if chosen.has(Section.PLAN) else None,
        extras=kept,
    )


def _record(person: str, journal: Journal) -> str:
    """Return what names this record and no other: the id of its first fact, which nobody else has."""
    begun = journal.read(person, limit=1).facts
    return begun[0].id if begun else person


def _versions(facts: Iterable[Fact], library: Library) -> tuple[str, ...]:
    decided = {str(fact.body["rules_version"]) for fact in facts if fact.body.get("rules_version")}
    return tuple(sorted(decided | {library.rules.version}))


def _of(facts: Iterable[Fact], kind: FactKind) -> list[Fact]:
    return [fact for fact in facts if fact.kind is kind]


def _findings(
    pins: Sequence[Pin],
    here: Triage,
    seen: Mapping[str, datetime],
    *,
    chosen: Chosen,
    library: Library,
) -> tuple[Found, ...]:
    opened = [pin for pin in pins if pin.closed is None]
    asks = {pin.id: advice for pin, advice in zip(opened, here.findings, strict=True)}
    found = [
        _then(_found(pin, asks.get(pin.id), here, library=library), seen.get(pin.id), chosen.last)
        for pin in pins
    ]
    found.sort(key=lambda one: (one.pin.closed is not None, -one.level.rank))
    return tuple(replace(one, number=number) for number, one in enumerate(found, 1))


def _found(pin: Pin, advice: FindingAdvice | None, here: Triage, *, library: Library) -> Found:
    kind = library.rules.findings[pin.finding]
    return Found(
        number=0,
        pin=pin,
        name=kind.name,
        level=kind.actions[here.risk_group].level,
        contact=advice.contact if advice and not advice.handled_elsewhere else None,
        do=advice.do if advice and not advice.handled_elsewhere else None,
        looks=pin.looks,
        last_look=pin.last_look,
    )


def _then(found: Found, seen: datetime | None, last: date) -> Found:
    """Return the finding without what only looks after the last day have told."""
    if found.last_look is None or found.last_look.date() <= last:
        return found
    return replace(found, looks=None, last_look=seen)


def _seen_again(facts: Iterable[Fact]) -> dict[str, datetime]:
    """Return for each pin the last time on these days that a look saw it the same."""
    return {
        noted.bare.id: fact.at
        for fact in facts
        if fact.kind is FactKind.FOOT_CHECKED
        for noted in notes_in(fact)
        if noted.note.step is Step.SAME
    }


def _looked(fact: Fact, library: Library) -> Looked:
    body = fact.body
    pins = body.get("pins")
    return Looked(
        id=fact.id,
        at=fact.at,
        how=str(body.get("looked") or ""),
        by=str(body.get("by") or ""),
        pins=tuple(row["pin"] for row in pins or ()),
        unplaced=tuple(_unplaced(body.get("findings", ()), library, pinned=pins is not None)),
    )


def _unplaced(rows: Iterable[Mapping[str, Any]], library: Library, *, pinned: bool) -> Iterator[Unplaced]:
    """Yield what a look marked that no pin stands for: without a place, or noted before there were pins."""
    for row in rows:
        if not (pinned and row["regions"]):
            kind = library.rules.findings.get(row["finding"])
            yield Unplaced(
                finding=row["finding"],
                name=kind.name if kind else row["finding"],
                sides=tuple(side for side in Side if side.value in row["sides"]),
                note=row["note"],
            )


def _ratings(facts: Sequence[Fact]) -> tuple[Ratings, ...]:
    moments: dict[str, dict[str, RatedOnce]] = {}
    for fact in facts:
        moments.setdefault(fact.body["session"], {})[fact.body["moment"]] = _rated(fact)
    return tuple(
        Ratings(session=session, before=given.get("before"), after=given.get("after"))
        for session, given in moments.items()
    )


def _rated(fact: Fact) -> RatedOnce:
    body = fact.body
    words = " ".join(str(body[name]) for name in ("word", "sentence") if body.get(name))
    return RatedOnce(id=fact.id, at=fact.at, values=dict(body["values"]), words=words)


def _refusals(facts: Sequence[Fact], library: Library) -> tuple[Refused, ...]:
    screened = {fact.body["session"]: fact for fact in _of(facts, FactKind.SCREENED)}
    return tuple(
        _refused(fact, screened.get(fact.body["session"]), library)
        for fact in _of(facts, FactKind.SESSION_REFUSED)
    )


def _refused(fact: Fact, screened: Fact | None, library: Library) -> Refused:
    body = fact.body
    contact = body["contact"]
    texts = {rule.id: rule.reason for rule in library.rules.rules} | _reasons(screened)
    return Refused(
        id=fact.id,
        at=fact.at,
        way=body.get("way", ""),
        level=Level(body["level"]),
        contact=Contact(who=contact["who"], within=contact["within"]) if contact else None,
        reasons=tuple(Because(rule=rule, text=texts.get(rule, "")) for rule in body["rules"]),
    )


def _reasons(screened: Fact | None) -> dict[str, str]:
    """Return each rule's words as they were on that day."""
    if screened is None:
        return {}
    clearance = screened.body["clearance"]
    return {one["rule"]: one["text"] for one in (*clearance["reasons"], *clearance["way"]["reasons"])}


def _session(fact: Fact) -> Session:
    body = fact.body
    return Session(
        id=fact.id,
        session=body["session"],
        at=fact.at,
        way=body.get("way", ""),
        routine=body.get("routine", ""),
        ended=body["ended"],
        seconds=body["seconds_played"],
        played_ms={side: body["played_ms"].get(side.value, 0) for side in Side},
    )


def _in_force(screened: Sequence[Fact]) -> InForce | None:
    if not screened:
        return None
    last = screened[-1]
    clearance = last.body["clearance"]
    return InForce(at=last.at, level=Level(clearance["level"]), limits=clearance["limits"])
