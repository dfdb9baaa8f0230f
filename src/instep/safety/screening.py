"""Screening: from answers and today's findings to what may be done, how, and whom to ask."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType

from instep.safety.answers import Answers, Measured
from instep.safety.clearance import Advice, Clearance, Contact, Level, Reason
from instep.safety.conditions import Facts, holds
from instep.safety.fired_rules import Fired, fired_findings, fired_rules, risk_group
from instep.safety.items import Ask, Item
from instep.safety.limits import is_locked, limits_of
from instep.safety.rules import Rules, Scope
from instep.safety.ways import asked_for, decide_way


def screen(answers: Answers, rules: Rules) -> Clearance:
    """Decide whether and how a massage may go ahead; never a diagnosis.

    Every rule and finding that fires is kept with its reason. Limits only ever lower, a stop is never
    lowered by anything, what was measured at home only adds to what was said, and a question about right
    now that was skipped keeps the session shut.
    """
    facts = facts_of(answers, rules)
    group = risk_group(facts)
    everything = [*_all_rules(rules, facts), *fired_findings(rules, facts, group)]
    fired = [one for one in everything if one.scope is not Scope.ADVICE]
    level = max((one.level for one in fired), key=lambda one: one.rank, default=Level.CLEAR)
    asked = asked_for(facts)
    limits = limits_of(fired, asked, rules=rules, facts=facts)
    way = decide_way(asked, fired, limits, rules=rules, facts=facts)
    unanswered = unanswered_now(facts.answers, rules)
    names = frozenset(one.reason.rule for one in everything) | frozenset(way.rules)
    is_open = not is_locked(fired, rules)
    return Clearance(
        schema="instep.clearance/1",
        level=level,
        may_start=level.rank <= rules.may_start_up_to.rank and way.allowed and not unanswered,
        way=way,
        contact=soonest(fired),
        limits=limits,
        risk_group=group,
        reasons=_reasons(fired),
        advice=(
            *_what_findings_ask(fired, is_open=is_open),
            *_advice(rules, facts, names=names, level=level, is_open=is_open),
        ),
        rules_version=rules.version,
        unanswered=unanswered,
    )


def _all_rules(rules: Rules, facts: Facts) -> Iterator[Fired]:
    """The rules that fire, and those that would without what was measured: a test silences none."""
    fired = tuple(fired_rules(rules, facts))
    yield from fired
    names = {one.reason.rule for one in fired}
    if facts.answers.measured != Measured():
        bare = replace(facts, answers=replace(facts.answers, measured=Measured()))
        yield from (one for one in fired_rules(rules, bare) if one.reason.rule not in names)


def shown_first(clearance: Clearance) -> tuple[Reason, ...]:
    """The reasons a page shows at once: the two highest levels, and every one that carries a contact."""
    levels = list(dict.fromkeys(reason.level for reason in clearance.reasons))
    return tuple(reason for reason in clearance.reasons if reason.level in levels[:2] or reason.contact)


def facts_of(answers: Answers, rules: Rules) -> Facts:
    """The answers with their defaults, and "not sure" settled as each item says."""
    facts = plain_facts(answers, rules)
    for item in rules.items.values():
        facts = _settled(item, facts)
    return facts


def plain_facts(answers: Answers, rules: Rules) -> Facts:
    """The answers with their defaults, and "not sure" as it was said."""
    return Facts(answers=answers, defaults=rules.defaults, derived=rules.derived)


def unanswered_now(answers: Answers, rules: Rules) -> tuple[str, ...]:
    """The questions about right now that were asked and have no answer, in the order they are asked."""
    return tuple(
        item.id
        for item in rules.items.values()
        if item.ask is Ask.EVERY_SESSION and item.id in answers.skipped
    )


def _settled(item: Item, facts: Facts) -> Facts:
    given = facts.answers.given.get(item.id)
    if item.unsure is None or given is None or given.value != "unsure":
        return facts
    if holds(item.unsure.when, facts) is False:
        return _asked_again(item, facts)
    counted = {**facts.answers.given, item.id: replace(given, value=item.unsure.counts_as)}
    return replace(facts, answers=replace(facts.answers, given=MappingProxyType(counted)))


def _asked_again(item: Item, facts: Facts) -> Facts:
    skipped = facts.answers.skipped | {item.id}
    return replace(facts, answers=replace(facts.answers, skipped=skipped))


def soonest(fired: Iterable[Fired]) -> Contact | None:
    """The contact to be made first of all that apply; of several at once, that of the highest level."""
    calling = [(one.referral.hours, -one.level.rank, one.referral.contact) for one in fired if one.referral]
    return min(calling, key=lambda call: call[:2])[2] if calling else None


def _reasons(fired: Sequence[Fired]) -> tuple[Reason, ...]:
    """Every reason once, highest level first, in the order of the rules within a level."""
    highest_first = sorted((one.reason for one in fired), key=lambda reason: -reason.level.rank)
    return tuple({reason.rule: reason for reason in reversed(highest_first)}.values())[::-1]


def _advice(
    rules: Rules, facts: Facts, *, names: frozenset[str], level: Level, is_open: bool
) -> Iterator[Advice]:
    for line in (one for one in rules.advice if is_open or not one.while_open):
        named = not line.rules.isdisjoint(names)
        meant = line.when is not None and holds(line.when, facts) is not False
        if (named or meant) and line.least.rank <= level.rank <= line.most.rank:
            yield Advice(key=line.key, text=line.text)


def _what_findings_ask(fired: Iterable[Fired], *, is_open: bool) -> Iterator[Advice]:
    """What to do about each finding, once each."""
    asked = {one.reason.rule: one.action.asks(in_massage=is_open) for one in fired if one.action}
    return (Advice(key=rule, text=text) for rule, text in asked.items())
