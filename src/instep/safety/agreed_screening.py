"""Screening under what a clinician asked for: the one way to a clearance for a plan."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from msgspec.structs import replace

from instep.foot.anatomy import Way
from instep.safety.agreement import NOTHING, Agreement, agreeing, in_force, narrowed
from instep.safety.answers import Answers
from instep.safety.clearance import Advice, Clearance, Limits, Reason, WayDecision, WayReason
from instep.safety.limits import RequestedWay
from instep.safety.rules import Rules
from instep.safety.screening import facts_of, screen
from instep.safety.ways import asked_for


def screen_with_agreements(
    answers: Answers, rules: Rules, agreements: Iterable[Agreement], *, now: datetime
) -> Clearance:
    """The clearance of these answers under every agreement that is in force.

    A rule that a clinician agrees to goes the way of the item clinician_ok and no other: it lowers a
    clinician-first rule that provides for it, never a stop. Everything else only narrows.
    """
    standing = in_force(agreements, now)
    agreed = [one.rule for one in standing if one.rule]
    clearance = screen(agreeing(answers, agreed), rules)
    counting = tuple(one for one in standing if _counts(one, clearance))
    if not counting:
        return clearance
    limits = narrowed(clearance.limits, counting, now)
    asked = asked_for(facts_of(answers, rules))
    way = _way(clearance.way, counting, asked=asked, limits=limits, hands=rules.instead)
    reasons = (*clearance.reasons, *(_reason(one) for one in counting))
    return replace(
        clearance,
        level=max((reason.level for reason in reasons), key=lambda level: level.rank),
        may_start=clearance.may_start and way.allowed,
        way=way,
        limits=limits,
        reasons=tuple(sorted(reasons, key=lambda reason: -reason.level.rank)),
        advice=(*clearance.advice, *_calls(counting)),
    )


def _counts(agreement: Agreement, clearance: Clearance) -> bool:
    """Whether it limits anything, asks for a call, or has lowered the rule that it names."""
    lowered = any(reason.rule == agreement.rule and reason.agreed for reason in clearance.reasons)
    return lowered or agreement.limits != NOTHING or agreement.call is not None


def _way(
    way: WayDecision, standing: Sequence[Agreement], *, asked: RequestedWay, limits: Limits, hands: str
) -> WayDecision:
    refusing = tuple(one for one in standing if _refuses(one, asked))
    if way.allowed and not refusing:
        return way
    instead = hands if way.allowed else way.instead
    return replace(
        way,
        allowed=False,
        instead=None if Way.HANDS in limits.ways_off else instead,
        rules=(*way.rules, *(one.name for one in refusing)),
        reasons=(*way.reasons, *(_way_reason(one) for one in refusing)),
    )


def _refuses(agreement: Agreement, asked: RequestedWay) -> bool:
    features = frozenset(agreement.limits.features_off)
    return asked.way in agreement.limits.ways_off or not features.isdisjoint(asked.features)


def _reason(agreement: Agreement) -> Reason:
    return Reason(
        rule=agreement.name,
        level=agreement.limits.level,
        text=agreement.told,
        contact=None,
        sources=(agreement.source,),
        support=agreement.standing,
        review=agreement.standing,
        unlock=None,
        agreed=False,
    )


def _way_reason(agreement: Agreement) -> WayReason:
    return WayReason(
        rule=agreement.name,
        text=agreement.told,
        effect="blocked",
        instead=None,
        sources=(agreement.source,),
        review=agreement.standing,
    )


def _calls(standing: Iterable[Agreement]) -> Iterator[Advice]:
    return (Advice(key=one.name, text=one.call) for one in standing if one.call is not None)
