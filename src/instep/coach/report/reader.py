"""Reads what the page for the podiatrist says out of the journal: only its own days, whatever lies before."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from instep.coach.context import Context
from instep.coach.feet.foot_check import known_answers
from instep.coach.feet.foot_findings import finding_of, read_strip
from instep.coach.report.answers import read_group
from instep.coach.report.model import (
    Because,
    Chosen,
    Extras,
    InForce,
    RatedOnce,
    Ratings,
    RefusedSession,
    Report,
    ReportedFinding,
    ReportedLook,
    ReportSection,
    Session,
    Unplaced,
)
from instep.coach.session.history import refused_contact
from instep.facts.body import FactBody
from instep.facts.fact import Fact, of_kind
from instep.facts.feet import FootChecked, FoundToday
from instep.facts.kinds import KINDS
from instep.facts.session import Rated, Screened, SessionEnded, SessionRefused
from instep.foot.anatomy import Side
from instep.journal.pins_from_facts import notes_in
from instep.library.library import Library
from instep.record.pins import Pin, PinStep, in_order
from instep.safety.clearance_keys import clearance_of
from instep.safety.triage import FindingAdvice, Triage, triage

_KINDS: tuple[type[FactBody], ...] = (FootChecked, Rated, SessionEnded, SessionRefused, Screened)


def read_report(chosen: Chosen, context: Context, extras: Extras | None = None) -> Report:
    """Return the page of these days; the work grows with what happened on them, not with the record."""
    library = context.library
    facts = context.journal.days(context.person, *_KINDS, first=chosen.first, last=chosen.last)
    pins = known_pins(chosen, context)
    opened = tuple(finding_of(pin) for pin in pins if pin.closed is None)
    here = triage(opened, known_answers(context), library.rules)
    whole = Report(
        record=_record(context),
        chosen=chosen,
        made=context.now,
        versions=_versions(facts, library),
        group=read_group(here.risk_group, context),
        days=read_strip(chosen.last, context),
        findings=_findings(pins, here, _seen_again(facts), chosen=chosen, library=library),
        looks=tuple(_looked(fact, library) for fact in of_kind(facts, FootChecked)),
        ratings=_ratings(of_kind(facts, Rated)),
        refused=_refusals(facts, library),
        sessions=tuple(_session(fact) for fact in of_kind(facts, SessionEnded)),
        extras=extras or Extras(),
        in_force=_in_force(of_kind(facts, Screened)),
    )
    return _only_chosen(whole)


def known_pins(chosen: Chosen, context: Context) -> tuple[Pin, ...]:
    """Return the pins of these days as known at the end of the last, in the order they were opened."""
    found = context.journal.pins(context.person, first=chosen.first, last=chosen.last)
    known = context.library.rules.findings
    then = (pin.as_of(chosen.last) for pin in found if pin.finding in known)
    return in_order(pin for pin in then if pin.notes)


def _only_chosen(whole: Report) -> Report:
    chosen, extras = whole.chosen, whole.extras
    kept = Extras(
        touch=extras.touch if chosen.has(ReportSection.TOUCH) else (),
        temperatures=extras.temperatures if chosen.has(ReportSection.TEMPERATURES) else (),
        trials=extras.trials if chosen.has(ReportSection.RATINGS) else (),
        photos=tuple(photo for photo in extras.photos if photo.id in chosen.photos),
        agreed=extras.agreed if chosen.has(ReportSection.PLAN) else (),
        request=extras.request if chosen.has(ReportSection.REQUEST) else None,
    )
    return replace(
        whole,
        group=whole.group if chosen.has(ReportSection.ANSWERS) else None,
        days=whole.days if chosen.has(ReportSection.STRIP) else (),
        findings=whole.findings
        if chosen.has(ReportSection.FINDINGS) or chosen.has(ReportSection.MAP)
        else (),
        looks=whole.looks if chosen.has(ReportSection.FINDINGS) else (),
        ratings=whole.ratings if chosen.has(ReportSection.RATINGS) else (),
        refused=whole.refused if chosen.has(ReportSection.REFUSED) else (),
        sessions=whole.sessions if chosen.has(ReportSection.SESSIONS) else (),
        in_force=whole.in_force if chosen.has(ReportSection.PLAN) else None,
        extras=kept,
    )


def _record(context: Context) -> str:
    """Return what names this record and no other: the id of its first fact, which nobody else has."""
    begun = context.journal.read(context.person, kinds=tuple(KINDS.values()), limit=1).facts
    return begun[0].id if begun else context.person


def _versions(facts: Iterable[Fact[FactBody]], library: Library) -> tuple[str, ...]:
    checked = (fact.body.rules_version for fact in of_kind(facts, FootChecked))
    screened = (fact.body.rules_version for fact in of_kind(facts, Screened))
    decided = {version for version in (*checked, *screened) if version}
    return tuple(sorted(decided | {library.rules.version}))


def _findings(
    pins: Sequence[Pin],
    here: Triage,
    seen: Mapping[str, datetime],
    *,
    chosen: Chosen,
    library: Library,
) -> tuple[ReportedFinding, ...]:
    opened = [pin for pin in pins if pin.closed is None]
    asks = {pin.id: advice for pin, advice in zip(opened, here.findings, strict=True)}
    found = [
        _then(_found(pin, asks.get(pin.id), here, library=library), seen.get(pin.id), chosen.last)
        for pin in pins
    ]
    found.sort(key=lambda one: (one.pin.closed is not None, -one.level.rank))
    return tuple(replace(one, number=number) for number, one in enumerate(found, 1))


def _found(pin: Pin, advice: FindingAdvice | None, here: Triage, *, library: Library) -> ReportedFinding:
    kind = library.rules.findings[pin.finding]
    return ReportedFinding(
        number=0,
        pin=pin,
        name=kind.name,
        level=kind.actions[here.risk_group].level,
        contact=advice.contact if advice else None,
        do=advice.do if advice else None,
        looks=pin.looks,
        last_look=pin.last_look,
    )


def _then(found: ReportedFinding, seen: datetime | None, last: date) -> ReportedFinding:
    """Return the finding without what only looks after the last day have told."""
    if found.last_look is None or found.last_look.date() <= last:
        return found
    return replace(found, looks=None, last_look=seen)


def _seen_again(facts: Iterable[Fact[FactBody]]) -> dict[str, datetime]:
    """Return for each pin the last time on these days that a look saw it the same."""
    return {
        pin: fact.at
        for fact in of_kind(facts, FootChecked)
        for pin, note in notes_in(fact)
        if note.step is PinStep.SAME
    }


def _looked(fact: Fact[FootChecked], library: Library) -> ReportedLook:
    body = fact.body
    return ReportedLook(
        id=fact.id,
        at=fact.at,
        how=body.looked,
        by=body.by,
        pins=tuple(row.pin for row in body.pins or ()),
        unplaced=tuple(_unplaced(body.findings, library, pinned=body.pins is not None)),
    )


def _unplaced(rows: Iterable[FoundToday], library: Library, *, pinned: bool) -> Iterator[Unplaced]:
    """Yield what a look marked that no pin stands for: without a place, or noted before there were pins."""
    for row in rows:
        if not (pinned and row.regions):
            kind = library.rules.findings.get(row.finding)
            yield Unplaced(
                finding=row.finding,
                name=kind.name if kind else row.finding,
                sides=tuple(side for side in Side if side in row.sides),
                note=row.note,
            )


def _ratings(facts: Sequence[Fact[Rated]]) -> tuple[Ratings, ...]:
    moments: dict[str, dict[str, RatedOnce]] = {}
    for fact in facts:
        moments.setdefault(fact.body.session, {})[fact.body.moment] = _rated(fact)
    return tuple(
        Ratings(session=session, before=given.get("before"), after=given.get("after"))
        for session, given in moments.items()
    )


def _rated(fact: Fact[Rated]) -> RatedOnce:
    body = fact.body
    words = " ".join(said for said in (body.word, body.sentence) if said)
    return RatedOnce(id=fact.id, at=fact.at, values=dict(body.values), words=words)


def _refusals(facts: Sequence[Fact[FactBody]], library: Library) -> tuple[RefusedSession, ...]:
    screened = {fact.body.session: fact for fact in of_kind(facts, Screened)}
    return tuple(
        _refused(fact, screened.get(fact.body.session), library) for fact in of_kind(facts, SessionRefused)
    )


def _refused(fact: Fact[SessionRefused], screened: Fact[Screened] | None, library: Library) -> RefusedSession:
    body = fact.body
    texts = {rule.id: rule.reason for rule in library.rules.rules} | _reasons(screened, library)
    return RefusedSession(
        id=fact.id,
        at=fact.at,
        way=body.way,
        level=body.level,
        contact=refused_contact(body, library.rules),
        reasons=tuple(Because(rule=rule, text=texts.get(rule, "")) for rule in body.rules),
    )


def _reasons(screened: Fact[Screened] | None, library: Library) -> dict[str, str]:
    """Return each rule's words; of one that is in no content, as they were on that day."""
    if screened is None:
        return {}
    clearance = clearance_of(screened.body.clearance, library.rules)
    said = {one.rule: one.text for one in clearance.reasons}
    return said | {one.rule: one.text for one in clearance.way.reasons}


def _session(fact: Fact[SessionEnded]) -> Session:
    body = fact.body
    return Session(
        id=fact.id,
        session=body.session,
        at=fact.at,
        way=body.way,
        routine=body.routine,
        ended=body.ended,
        seconds=body.seconds_played,
        played_ms={side: body.played_ms.get(side, 0) for side in Side},
    )


def _in_force(screened: Sequence[Fact[Screened]]) -> InForce | None:
    if not screened:
        return None
    last = screened[-1]
    clearance = last.body.clearance
    return InForce(at=last.at, level=clearance.level, limits=clearance.limits)
