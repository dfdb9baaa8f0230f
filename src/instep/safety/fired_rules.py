"""Which rules and findings fire for these answers, at which level, and on which feet."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from instep.foot.anatomy import Region, Side
from instep.safety.answers import BOTH, Answer, Finding
from instep.safety.clearance import Level, Reason, RiskGroup
from instep.safety.conditions import Facts, holds
from instep.safety.references import references
from instep.safety.rules import (
    FINDING,
    STOPPED,
    Effect,
    FindingAction,
    FindingKind,
    Referral,
    Rule,
    Rules,
    Scope,
)

CLINICIAN_OK = "clinician_ok"
"""The item that lists the rules for which a clinician has agreed."""

_FIRE_WHEN_UNKNOWN = frozenset({Level.CAUTION, Level.LIGHT_ONLY})
"""A skipped question counts as its riskier answer at these levels."""


@dataclass(frozen=True, kw_only=True)
class Mark:
    """Where something was said to be: the feet, and the places on them (empty: none named)."""

    sides: frozenset[Side] = BOTH
    regions: tuple[Region, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Fired:
    """A rule or finding that fired: why, what it limits, and where; of a finding, what it asks for."""

    reason: Reason
    referral: Referral | None
    scope: Scope
    effect: Effect
    mark: Mark
    action: FindingAction | None = None

    @property
    def level(self) -> Level:
        """The level it fired at, after any agreement of a clinician."""
        return self.reason.level


def risk_group(facts: Facts) -> RiskGroup:
    """The person's group; what is not known because it was skipped counts as a risk."""
    if holds(facts.derived["risk_C"], facts) is not False:
        return RiskGroup.C
    if holds(facts.derived["risk_B"], facts) is not False:
        return RiskGroup.B
    return RiskGroup.A


def fired_rules(rules: Rules, facts: Facts) -> Iterator[Fired]:
    """Every rule that fires, in the order of the rules; advice is included, with its own scope.

    To skip a question is never milder than not to have been asked it: what the item's default fires, fires.
    """
    agreed = _agreed(facts)
    unasked = replace(facts, answers=replace(facts.answers, skipped=frozenset()))
    standing = frozenset(one.name for one in facts.answers.standing)
    for rule in rules.rules:
        truth = holds(rule.when, facts)
        if truth or (truth is None and _counts_unknown(rule, unasked)):
            fired = _fired_rule(rule, facts, agreed=rule.id in agreed)
            yield from _where_it_stopped(fired, rule, facts) if rule.place == STOPPED else (fired,)
        if rule.id in standing:
            # What stopped before fires where it was then, whatever is said today.
            yield from _where_it_stopped(_fired_rule(rule, facts, agreed=False), rule, facts)


def _counts_unknown(rule: Rule, unasked: Facts) -> bool:
    return rule.level in _FIRE_WHEN_UNKNOWN or holds(rule.when, unasked) is True


def fired_findings(rules: Rules, facts: Facts, group: RiskGroup) -> Iterator[Fired]:
    """The action of every finding marked today, for this risk group."""
    for found in facts.answers.found:
        kind = rules.findings[found.id]
        yield _fired_finding(kind, kind.actions[group], found)


def _agreed(facts: Facts) -> frozenset[str]:
    answer = facts.answer(CLINICIAN_OK)
    return frozenset(answer.value) if answer and isinstance(answer.value, tuple) else frozenset()


def reason_of_rule(rule: Rule, *, agreed: bool) -> Reason:
    """The rule as a reason; where a clinician agreed, lowered as far as it provides for that."""
    lowered = rule.with_clinician_ok if agreed and rule.level is Level.CLINICIAN_FIRST else None
    return Reason(
        rule=rule.id,
        level=lowered or rule.level,
        text=rule.reason,
        # Once a clinician has agreed there is nobody left to ask about this rule.
        contact=rule.referral.contact if rule.referral and not lowered else None,
        sources=rule.sources,
        support=rule.support,
        review=rule.review,
        unlock=rule.unlock,
        agreed=lowered is not None,
    )


def _fired_rule(rule: Rule, facts: Facts, *, agreed: bool) -> Fired:
    reason = reason_of_rule(rule, agreed=agreed)
    return Fired(
        reason=reason,
        referral=None if reason.agreed else rule.referral,
        scope=rule.scope,
        effect=rule.effect,
        mark=_mark(facts.answer(rule.place)) if rule.place and rule.place != STOPPED else Mark(),
    )


def _where_it_stopped(fired: Fired, rule: Rule, facts: Facts) -> Iterator[Fired]:
    """Yield it for each foot on which it stopped; a place that was not named may be anywhere on that foot."""
    names = {rule.id, *(one.name for one in references(rule.when) if one.kind == "stop")}
    there = [one for one in facts.answers.standing if one.name in names]
    for side in Side:
        places = [one.regions for one in there if side in one.sides]
        if places:
            regions = {region for named in places for region in named} if all(places) else set()
            yield replace(fired, mark=Mark(sides=frozenset({side}), regions=tuple(sorted(regions))))


def _mark(answer: Answer | None) -> Mark:
    return Mark(sides=answer.sides, regions=answer.regions) if answer else Mark()


def reason_of_finding(kind: FindingKind, action: FindingAction) -> Reason:
    """What a finding asks for in one risk group, as a reason."""
    return Reason(
        rule=f"{FINDING}{kind.id}",
        level=action.level,
        text=f"{kind.name}. {action.do}",
        contact=action.referral.contact if action.referral else None,
        sources=kind.sources,
        support=kind.support,
        review=kind.review,
        unlock=None,
        agreed=False,
    )


def _fired_finding(kind: FindingKind, action: FindingAction, found: Finding) -> Fired:
    return Fired(
        reason=reason_of_finding(kind, action),
        referral=action.referral,
        scope=Scope.SIDE,
        effect=action.effect,
        mark=Mark(sides=found.sides, regions=found.regions),
        action=action,
    )
