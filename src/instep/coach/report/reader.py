"""Reads what the page for the podiatrist says out of the journal: only its own days, whatever lies before."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from instep.coach.agreement.agreements import read_kept
from instep.coach.agreement.requests import open_requests
from instep.coach.context import Context
from instep.coach.feet.foot_check import known_answers
from instep.coach.feet.foot_findings import finding_of, read_strip
from instep.coach.feet.temperatures import taken_of
from instep.coach.feet.touch import test_of
from instep.coach.person.profile import read_profile
from instep.coach.report.model import Chosen, Report, ReportFinding, ReportPhoto, ReportSection
from instep.coach.trial.trials import Trial, TrialDay, every_trial, read_days
from instep.facts.body import FactBody
from instep.facts.fact import Fact, of_kind
from instep.facts.feet import FootChecked, TemperaturesTaken, TouchTested
from instep.facts.kinds import KINDS
from instep.facts.session import Rated, Screened, SessionEnded, SessionRefused
from instep.journal.pins_from_facts import notes_in
from instep.outcomes.sitting import Moment
from instep.record.pins import Pin, PinStep, in_order
from instep.safety.answers import FINDINGS
from instep.safety.clearance import Clearance, RiskGroup
from instep.safety.clearance_keys import clearance_of
from instep.safety.conditions import Condition
from instep.safety.items import Item
from instep.safety.pages import ProfileAnswer
from instep.safety.references import references
from instep.safety.rules import Rules
from instep.safety.triage import triage

_KINDS: tuple[type[FactBody], ...] = (
    FootChecked,
    Rated,
    SessionEnded,
    SessionRefused,
    Screened,
    TouchTested,
    TemperaturesTaken,
)
_DECIDE = ("risk_C", "risk_B")
_Facts = Sequence[Fact[FactBody]]


def read_report(chosen: Chosen, context: Context, photos: tuple[ReportPhoto, ...] = ()) -> Report:
    """Return the page of these days; the work grows with what happened on them, not with the record.

    Agreements and the request are as they stand now. `photos` are those of these days.
    """
    has = chosen.has
    facts = context.journal.days(context.person, *_KINDS, first=chosen.first, last=chosen.last)
    pins = _known_pins(chosen, context)
    group = _group(pins, context)
    finds = has(ReportSection.FINDINGS) or has(ReportSection.MAP)
    return Report(
        record=_record(context),
        chosen=chosen,
        made=context.now,
        versions=_versions(facts, context),
        group=group if has(ReportSection.ANSWERS) else None,
        answers=tuple(_answers(context)) if has(ReportSection.ANSWERS) else (),
        days=read_strip(chosen.last, context) if has(ReportSection.STRIP) else (),
        findings=_findings(pins, facts, group, chosen=chosen, rules=context.library.rules) if finds else (),
        looks=of_kind(facts, FootChecked) if has(ReportSection.FINDINGS) else (),
        ratings=_ratings(facts) if has(ReportSection.RATINGS) else {},
        refused=_refused(facts, context.library.rules) if has(ReportSection.REFUSED) else (),
        sessions=of_kind(facts, SessionEnded) if has(ReportSection.SESSIONS) else (),
        touch=tuple(map(test_of, of_kind(facts, TouchTested))) if has(ReportSection.TOUCH) else (),
        temperatures=tuple(map(taken_of, of_kind(facts, TemperaturesTaken)))
        if has(ReportSection.TEMPERATURES)
        else (),
        trials=tuple(_trial_days(chosen, context)) if has(ReportSection.RATINGS) else (),
        photos=tuple(photo for photo in photos if photo.id in chosen.photos),
        in_force=_in_force(facts, context.library.rules) if has(ReportSection.PLAN) else None,
        agreed=tuple(one.reply for one in read_kept(context) if one.state(context.now) == "holds")
        if has(ReportSection.PLAN)
        else (),
        request=next(iter(open_requests(context)), None) if has(ReportSection.REQUEST) else None,
    )


def _known_pins(chosen: Chosen, context: Context) -> tuple[Pin, ...]:
    """The pins of these days as known at the end of the last, in the order they were opened."""
    found = context.journal.pins(context.person, first=chosen.first, last=chosen.last)
    known = context.library.rules.findings
    then = (pin.as_of(chosen.last) for pin in found if pin.finding in known)
    return in_order(pin for pin in then if pin.notes)


def _group(pins: Iterable[Pin], context: Context) -> RiskGroup:
    opened = tuple(finding_of(pin) for pin in pins if pin.closed is None)
    return triage(opened, known_answers(context), context.library.rules).risk_group


def _record(context: Context) -> str:
    """What names this record and no other: the id of its first fact, which nobody else has."""
    begun = context.journal.read(context.person, kinds=tuple(KINDS.values()), limit=1).facts
    return begun[0].id if begun else context.person


def _versions(facts: _Facts, context: Context) -> tuple[str, ...]:
    decided = (fact.body.rules_version for fact in facts if isinstance(fact.body, FootChecked | Screened))
    return tuple(sorted({context.library.rules.version, *filter(None, decided)}))


def _answers(context: Context) -> Iterator[tuple[Item, ProfileAnswer | None]]:
    """Every answer that speaks for a higher group, and every one that is missing."""
    profile, rules = read_profile(context), context.library.rules
    for item in deciding(rules):
        given = profile.get(item.id)
        if given is None or given.answer.value != item.default:
            yield item, given


def deciding(rules: Rules) -> tuple[Item, ...]:
    """Return the items that a risk group is decided by, in the order of the screening."""
    named = {item for fact in _DECIDE for item in _items(rules.derived[fact], rules)} - {FINDINGS}
    return tuple(item for name, item in rules.items.items() if name in named)


def _items(test: Condition, rules: Rules) -> Iterator[str]:
    for one in references(test):
        if one.kind == "item":
            yield one.name
        elif one.kind == "derived":
            yield from _items(rules.derived[one.name], rules)


def _findings(
    pins: Iterable[Pin], facts: _Facts, group: RiskGroup, *, chosen: Chosen, rules: Rules
) -> tuple[ReportFinding, ...]:
    """The findings, open ones first and of those the most urgent."""
    # Of the looks that saw a pin the same it keeps the last alone, which may lie after these days.
    seen = {
        pin: fact.at
        for fact in of_kind(facts, FootChecked)
        for pin, note in notes_in(fact)
        if note.step is PinStep.SAME
    }
    found = []
    for pin in pins:
        kind = rules.findings[pin.finding]
        is_later = pin.last_look is not None and pin.last_look.date() > chosen.last
        looks, last_look = (None, seen.get(pin.id)) if is_later else (pin.looks, pin.last_look)
        action = kind.actions[group]
        found.append(ReportFinding(pin=pin, kind=kind, action=action, looks=looks, last_look=last_look))
    return tuple(sorted(found, key=lambda one: (one.pin.closed is not None, -one.action.level.rank)))


def _ratings(facts: _Facts) -> dict[str, dict[Moment, Fact[Rated]]]:
    moments: dict[str, dict[Moment, Fact[Rated]]] = {}
    for fact in of_kind(facts, Rated):
        moments.setdefault(fact.body.session, {})[fact.body.moment] = fact
    return moments


def _refused(facts: _Facts, rules: Rules) -> tuple[tuple[Fact[SessionRefused], Clearance | None], ...]:
    screened = {
        fact.body.session: clearance_of(fact.body.clearance, rules) for fact in of_kind(facts, Screened)
    }
    return tuple((fact, screened.get(fact.body.session)) for fact in of_kind(facts, SessionRefused))


def _in_force(facts: _Facts, rules: Rules) -> tuple[datetime, Clearance] | None:
    screened = of_kind(facts, Screened)
    return (screened[-1].at, clearance_of(screened[-1].body.clearance, rules)) if screened else None


def _trial_days(chosen: Chosen, context: Context) -> Iterator[tuple[Trial, TrialDay]]:
    """Every day of a fair test that lies in these days."""
    for trial in every_trial(context):
        if trial.starts <= chosen.last and trial.last_due >= chosen.first:
            days = read_days(trial, context)
            yield from ((trial, day) for day in days if chosen.first <= day.date <= chosen.last)
