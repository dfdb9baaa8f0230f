"""What stopped or alarmed: open until the person says what came of it, over sessions and devices."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from instep.coach.context import Context
from instep.facts.body import FactBody, kind_of
from instep.facts.fact import Fact
from instep.facts.session import Rated, RuleStopped, Screened, SessionEvent
from instep.facts.stop import StopClosed, Unread, closing_of, question_of
from instep.foot.anatomy import Region, Side
from instep.library.errors import BadInput
from instep.safety.answers import BOTH, Answers, Standing
from instep.safety.clearance import Level
from instep.safety.rules import FINDING, Closing, Rule, Rules
from instep.safety.screening import screen
from instep.safety.stops import UNREAD, closes_by, known_as, rules_for

_OPENING: tuple[type[FactBody], ...] = (Screened, SessionEvent, Rated, Unread)
_LONGEST = 200


@dataclass(frozen=True, kw_only=True)
class OpenStop:
    """One thing that stopped or alarmed, as often as it did: the rules it stands for, and what closes it."""

    name: str
    facts: tuple[Fact[FactBody], ...]
    rules: tuple[Rule, ...]

    @property
    def closes_by(self) -> tuple[Closing, ...]:
        """What closes it."""
        return closes_by(self.rules)

    @property
    def worst(self) -> Rule:
        """The gravest of its rules."""
        return max(self.rules, key=lambda rule: rule.level.rank)

    @property
    def last(self) -> datetime:
        """When it happened last."""
        return max(fact.at for fact in self.facts)

    @property
    def sides(self) -> frozenset[Side]:
        """On which feet it was."""
        return frozenset(side for fact in self.facts for side in _where(fact, self.name).sides)


def open_stops(context: Context) -> tuple[OpenStop, ...]:
    """Return what nobody has said anything of yet, the gravest first: it is asked before anything else."""
    return tuple(_open(question_of, context))


def standing_stops(context: Context) -> tuple[Standing, ...]:
    """Return everything that holds now, as a screening reads it."""
    rules = context.library.rules
    return tuple(
        replace(where, name=_called(fact, one.name, rules))
        for one in _open(closing_of, context)
        for fact in one.facts
        for where in (_where(fact, one.name), *_under_the_hands(fact, one.name))
    )


def close_stop(  # each is one thing that is said
    name: str, how: str, *, by: str, on: date, context: Context, shown: Collection[str] = ()
) -> None:
    """Keep what came of a stop; raises BadInput where that does not close it, or was before it happened.

    It names the facts that it closes: those that were `shown` where a page says which, and none that happened
    after the day on which it was looked at or gone.
    """
    found = next((one for one in open_stops(context) if one.name == name), None)
    if found and shown:
        found = _only(found, shown)
    if found is None:
        raise BadInput("stops-not_open", place="stop", written=repr(name))
    if how not in found.closes_by:
        raise BadInput(
            "stops-does_not_close", place="how", written=repr(how), names=", ".join(found.closes_by)
        )
    _check(found, Closing(how), by=by.strip(), on=on, context=context)
    context.append(*_closings(found, Closing(how), by=by.strip()[:_LONGEST], on=on, context=context))


def stopped_by(answers: Answers, rules: Rules) -> tuple[RuleStopped, ...]:
    """Return the rules by which these answers alone stop a session; a finding with its place is a pin."""
    alone = screen(replace(answers, standing=()), rules)
    places = {rule.id: rule.place for rule in rules.rules}
    stops = (reason for reason in alone.reasons if reason.level.is_stop and _stays(reason.rule, answers))
    return tuple(
        _stopped(reason.rule, reason.level, answers, place=places.get(reason.rule)) for reason in stops
    )


def _stays(rule: str, answers: Answers) -> bool:
    if not rule.startswith(FINDING):
        return True
    return any(one.id == rule.removeprefix(FINDING) and not one.regions for one in answers.findings)


def _stopped(rule: str, level: Level, answers: Answers, *, place: str | None) -> RuleStopped:
    answer = answers.given.get(place or "")
    sides = answer.sides if answer else BOTH
    return RuleStopped(
        rule=rule, level=level, sides=tuple(sorted(sides)), regions=answer.regions if answer else ()
    )


def _open(what: Callable[[str, Closing], str], context: Context) -> Iterator[OpenStop]:
    """Everything that is not closed, or no longer asked about, in a way that its rules accept."""
    found = [one for kind in _OPENING for one in _of(kind, what, context)]
    grave = {rule.id: rule.level.rank for rule in context.library.rules.rules}
    names = dict.fromkeys(name for name, _ in found)
    stops = (_stop(name, [fact for one, fact in found if one == name], context) for name in names)
    yield from sorted(
        (one for one in stops if one.rules), key=lambda one: -max(grave[rule.id] for rule in one.rules)
    )


def _of(
    kind: type[FactBody], what: Callable[[str, Closing], str], context: Context
) -> Iterator[tuple[str, Fact[FactBody]]]:
    """Each stop of a kind of fact that stands, by its name."""
    standing = {how: _standing(kind, what(kind_of(kind), how), context) for how in Closing}
    for name, facts in standing[Closing.LOOKED_AT].items():
        accepted = closes_by(_rules(name, facts[0], context.library.rules))
        still = [{fact.id for fact in standing[how].get(name, ())} for how in accepted]
        yield from ((name, fact) for fact in facts if all(fact.id in ids for ids in still))


def _standing(kind: type[FactBody], name: str, context: Context) -> Mapping[str, Sequence[Fact[FactBody]]]:
    """The stops of a kind of fact that are open under this name, each by what stopped."""
    if kind is not Unread:
        return context.journal.standing(context.person, name, now=context.now)
    found = context.journal.unread(context.person, name, now=context.now)
    return {UNREAD: found} if found else {}


def _stop(name: str, facts: Sequence[Fact[FactBody]], context: Context) -> OpenStop:
    return OpenStop(name=name, facts=tuple(facts), rules=_rules(name, facts[0], context.library.rules))


def _rules(name: str, fact: Fact[FactBody], rules: Rules) -> tuple[Rule, ...]:
    return rules_for(_called(fact, name, rules), rules)


def _called(fact: Fact[FactBody], name: str, rules: Rules) -> str:
    """What the content calls it now: a screening keeps the rule as it was called then."""
    return known_as(name, rules) if isinstance(fact.body, Screened) else name


def _where(fact: Fact[FactBody], name: str) -> Standing:
    match fact.body:
        case SessionEvent(side=side, region=region, foot=foot, regions=regions):
            foot = side or foot
            places = (region,) if region else () if side else regions
            return Standing(name=name, sides=frozenset({foot}) if foot else BOTH, regions=places)
        case Screened(stops=stops):
            here = next(stop for stop in stops if stop.rule == name)
            return Standing(name=name, sides=frozenset(here.sides) or BOTH, regions=here.regions)
        case _:
            return Standing(name=name)


def _under_the_hands(fact: Fact[FactBody], name: str) -> Iterator[Standing]:
    """Yield where the hands were while another place was named: as in the session, both are left alone."""
    match fact.body:
        case SessionEvent(side=side, region=Region() as named, foot=Side() as foot, regions=regions):
            elsewhere = named not in regions or side not in {None, foot}
            if elsewhere and regions:
                yield Standing(name=name, sides=frozenset({foot}), regions=regions)


def _check(found: OpenStop, how: Closing, *, by: str, on: date, context: Context) -> None:
    first = min(_day(fact, context) for fact in found.facts)
    if how is Closing.LOOKED_AT and not by:
        raise BadInput("stops-does_not_say_who", place="by")
    if on > context.now.date():
        raise BadInput("stops-not_here_yet", place="on", on=str(on), today=str(context.now.date()))
    if on < first:
        raise BadInput("stops-before_happened", place="on", on=str(on), first=str(first))


def _only(found: OpenStop, shown: Collection[str]) -> OpenStop | None:
    """The stop as it was shown: what happened since is asked about by itself."""
    facts = tuple(fact for fact in found.facts if fact.id in shown)
    return replace(found, facts=facts) if facts else None


def _day(fact: Fact[FactBody], context: Context) -> date:
    return fact.at.astimezone(context.now.tzinfo).date()


def _closings(found: OpenStop, how: Closing, *, by: str, on: date, context: Context) -> Iterator[StopClosed]:
    rests = max(rule.rests for rule in found.rules)
    for fact in (one for one in found.facts if _day(one, context) <= on):
        yield StopClosed(
            stop=fact.id,
            of=fact.kind,
            key=found.name,
            how=how,
            by=by,
            on=on,
            rests_until=fact.at + rests if rests else None,
        )
