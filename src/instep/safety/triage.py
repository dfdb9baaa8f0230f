"""A foot check alone: what each finding asks for, by whom, and how soon."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from instep.foot.anatomy import Region, Side
from instep.safety.answers import FINDINGS, Answers, Finding
from instep.safety.clearance import Advice, Contact, Level, Reason, RiskGroup, Source
from instep.safety.conditions import Facts
from instep.safety.fired_rules import Fired, fired_findings, fired_rules, risk_group
from instep.safety.rules import LeaveWhat, Rules
from instep.safety.screening import facts_of, soonest
from instep.value import Value


class FindingAdvice(Value, frozen=True):
    """What one finding asks for in this risk group; `leave` is how much is left alone (None: nothing)."""

    finding: str
    name: str
    sides: tuple[Side, ...]
    regions: tuple[Region, ...]
    note: str
    level: Level
    contact: Contact | None
    do: str
    leave: LeaveWhat | None
    # Once a known reason took a sign away; nothing does any more, and the document keeps its shape.
    handled_elsewhere: Literal[False]
    support: str
    sources: tuple[Source, ...]
    review: str


class Triage(Value, frozen=True):
    """The document instep.check/1: each finding, the rules they fire together, and the soonest contact.

    `result` is said where nothing is marked; it never says that feet are well.
    """

    schema: Literal["instep.check/1"]
    level: Level
    risk_group: RiskGroup
    contact: Contact | None
    findings: tuple[FindingAdvice, ...]
    reasons: tuple[Reason, ...]
    result: Advice | None
    rules_version: str


def triage(findings: tuple[Finding, ...], answers: Answers, rules: Rules) -> Triage:
    """What to do about today's findings, seen and measured, for the risk group that the answers give."""
    looked = replace(answers, findings=findings, skipped=answers.skipped - {FINDINGS})
    facts = facts_of(looked, rules)
    group = risk_group(facts)
    together = tuple(_together(facts, rules))
    fired = (*fired_findings(rules, facts, group), *together)
    return Triage(
        schema="instep.check/1",
        risk_group=group,
        level=max((one.level for one in fired), key=lambda level: level.rank, default=Level.CLEAR),
        contact=soonest(fired),
        findings=tuple(_advice(found, group, rules=rules) for found in looked.found),
        reasons=tuple(one.reason for one in together),
        result=None if looked.found else rules.nothing_marked,
        rules_version=rules.version,
    )


def _advice(found: Finding, group: RiskGroup, *, rules: Rules) -> FindingAdvice:
    kind = rules.findings[found.id]
    action = kind.actions[group]
    return FindingAdvice(
        finding=kind.id,
        name=kind.name,
        sides=tuple(side for side in Side if side in found.sides),
        regions=tuple(region for region in Region if region in found.regions),
        note=found.note,
        level=action.level,
        contact=action.referral.contact if action.referral else None,
        do=action.do,
        leave=next((leave.what for leave in action.effect.leave), None),
        handled_elsewhere=False,
        support=kind.support,
        sources=kind.sources,
        review=kind.review,
    )


def _together(facts: Facts, rules: Rules) -> Iterator[Fired]:
    """The rules that fire only because of what was found."""
    measured = replace(facts.answers.measured, findings=())
    bare = replace(facts, answers=replace(facts.answers, findings=(), measured=measured))
    without = {one.reason.rule for one in fired_rules(rules, bare)}
    return (one for one in fired_rules(rules, facts) if one.reason.rule not in without)
