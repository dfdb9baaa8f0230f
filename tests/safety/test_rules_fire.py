"""Every rule can fire, every mode rule can refuse, and nothing lowers a stop."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.examples import examples

from instep.foot.anatomy import Side, Way
from instep.library.content.reading import content_root
from instep.library.content.screening import rules as read_rules
from instep.safety.answers import BOTH, FINDINGS, Answer, Answers, Finding, Standing, Value
from instep.safety.clearance import Level
from instep.safety.conditions import (
    All,
    Always,
    AnyOf,
    Between,
    Condition,
    Derived,
    FindingMarked,
    Not,
    NotEmpty,
    Some,
    StoppedBefore,
    holds,
)
from instep.safety.items import ItemType
from instep.safety.references import references
from instep.safety.rules import Does, ModeRule, Rule, Scope
from instep.safety.screening import facts_of, screen

RULES = read_rules(content_root())
MANY = {ItemType.MULTI_CHOICE, ItemType.LIST_OF_RULE_IDS}
Said = Mapping[str, Value]
STANDING = "what stopped before"
"""Under this name a small set of answers also says what happened before; it is no item."""


def ways_to_make_true(test: Condition) -> Iterator[Said]:
    """Small sets of answers that may make a condition true; not every one does."""
    match test:
        case All(parts):
            for chosen in product(*(tuple(ways_to_make_true(part)) for part in parts)):
                yield together(chosen)
        case Some(parts):
            for part in parts:
                yield from ways_to_make_true(part)
        case Not(part):
            yield {}
            yield from ways_to_make_false(part)
        case Derived(fact):
            yield from ways_to_make_true(RULES.derived[fact])
        case _:
            yield from _plainly(test)


def together(chosen: Iterable[Said]) -> Said:
    """All of them at once: of one item several choices or findings, or else the last of its values."""
    both: dict[str, Value] = {}
    for item, value in ((item, value) for said in chosen for item, value in said.items()):
        before = both.get(item)
        if isinstance(before, tuple) and isinstance(value, tuple):
            both[item] = (*before, *value)
        else:
            both[item] = value
    return both


def ways_to_make_false(test: Condition) -> Iterator[Said]:
    match test:
        case AnyOf(item, values):
            options = [option.value for option in RULES.items[item].options]
            yield from ({item: value} for value in options if value not in values)
        case _:
            yield {}


def _plainly(test: Condition) -> Iterator[Said]:
    match test:
        case AnyOf(item, values):
            many = RULES.items[item].type in MANY
            yield from ({item: (str(value),) if many else value} for value in sorted(values, key=str))
        case NotEmpty(item):
            yield {item: (RULES.items[item].options[0].value,)}
        case Between(item, least, most):
            yield {item: int(least) if least >= 0 else int(most)}
        case FindingMarked(findings):
            yield from ({FINDINGS: (finding,)} for finding in sorted(findings))
        case StoppedBefore(names):
            yield from ({STANDING: (name,)} for name in sorted(names))
        case Always():
            yield {}
        case _:
            raise AssertionError(f"no way to make {test} true")


def answers(said: Said) -> Answers:
    found, stopped = said.get(FINDINGS, ()), said.get(STANDING, ())
    assert isinstance(found, tuple)
    assert isinstance(stopped, tuple)
    given = {item: Answer(value=value) for item, value in said.items() if item not in {FINDINGS, STANDING}}
    return Answers(
        given=given,
        findings=tuple(Finding(id=finding) for finding in found),
        standing=tuple(Standing(name=name, sides=BOTH) for name in stopped),
    )


def minimal(test: Condition) -> Answers:
    """The first small set of answers for which the condition holds."""
    for said in islice(ways_to_make_true(test), 5000):
        tried = answers(said)
        if holds(test, facts_of(tried, RULES)):
            return tried
    raise AssertionError(f"no answers make {test} true")


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.id)
def test_every_rule_fires_for_some_small_set_of_answers(rule: Rule) -> None:
    clearance = screen(minimal(rule.when), RULES)
    if rule.scope is Scope.ADVICE:
        assert rule.id not in {reason.rule for reason in clearance.reasons}
        assert clearance.level is Level.CLEAR
        return
    reason = {reason.rule: reason for reason in clearance.reasons}[rule.id]
    assert reason.level is rule.level
    assert reason.text == rule.reason
    assert reason.sources
    assert clearance.level.rank >= rule.level.rank


@pytest.mark.parametrize("rule", [r for r in RULES.rules if r.scope is not Scope.ADVICE], ids=lambda r: r.id)
def test_no_rule_fires_for_a_person_with_nothing_to_say(rule: Rule) -> None:
    assert rule.id not in {reason.rule for reason in screen(Answers(), RULES).reasons}


def _asking(rule: ModeRule, way: Way) -> Said:
    mode = "self" if way is Way.HANDS else way.value
    posture = {"roller_posture": rule.postures[0]} if rule.postures else {}
    feature: Said = {"device_features": (rule.feature,)} if rule.feature else {}
    return {"mode": mode, **posture, **feature}


_MODES = [(rule, way) for rule in RULES.mode_rules for way in rule.ways]


@pytest.mark.parametrize(("rule", "way"), _MODES, ids=lambda one: getattr(one, "id", one))
def test_every_mode_rule_holds_for_some_small_set_of_answers(rule: ModeRule, way: Way) -> None:
    base = minimal(rule.when)
    asked = answers(_asking(rule, way))
    clearance = screen(replace(base, given={**base.given, **asked.given}), RULES)
    assert rule.id in clearance.way.rules
    assert rule.id in {reason.rule for reason in clearance.way.reasons}
    refuses = rule.does in {Does.REFUSE, Does.REFUSE_POSTURE, Does.REFUSE_FEATURE, Does.SEAT}
    if refuses:
        assert not clearance.way.allowed
        assert not clearance.may_start
    elif clearance.level is Level.CLEAR:
        assert clearance.may_start


def test_percussion_that_is_allowed_is_kept_to_the_sole() -> None:
    clearance = screen(answers({"mode": "device", "device_features": ("percussive",)}), RULES)
    assert clearance.may_start
    assert clearance.way.rules == ("MR06",)
    allowed = {region.value for region in RULES.neighbours} - {
        r.value for r in clearance.limits.device_regions_off
    }
    assert allowed == {"ball", "arch", "heel_sole"}


def test_electric_pulses_are_refused_for_everyone() -> None:
    clearance = screen(answers({"mode": "device", "device_features": ("electric_pulses",)}), RULES)
    assert not clearance.may_start
    assert clearance.way.rules == ("MR08",)
    assert clearance.way.instead


_STOPS = [rule for rule in RULES.rules if rule.level.is_stop]
_EVERY_RULE = tuple(rule.id for rule in RULES.rules)
_CHOICES = [
    (item.id, (option.value,) if item.type in MANY else option.value)
    for item in RULES.items.values()
    for option in item.options
]
FEW = examples(100)


def _touched(test: Condition) -> set[str]:
    names = set()
    for reference in references(test):
        names |= _touched(RULES.derived[reference.name]) if reference.kind == "derived" else {reference.name}
    return names


@FEW
@given(st.sampled_from(_STOPS), st.lists(st.sampled_from(_CHOICES), max_size=6))
def test_a_stop_is_never_lowered_by_anything_else_that_is_said(
    stop: Rule, also: list[tuple[str, Value]]
) -> None:
    base = minimal(stop.when)
    asked = _touched(stop.when)
    more = {item: Answer(value=value) for item, value in also if item not in asked}
    agreed = {"clinician_ok": Answer(value=_EVERY_RULE)}
    clearance = screen(replace(base, given={**more, **agreed, **base.given}), RULES)
    assert clearance.level.rank >= stop.level.rank
    assert not clearance.may_start
    assert not clearance.way.allowed
    assert clearance.way.instead is None
    assert frozenset(clearance.limits.ways_off) == frozenset(Way)


@pytest.mark.parametrize("rule", [r for r in RULES.rules if r.with_clinician_ok], ids=lambda rule: rule.id)
def test_an_agreement_lowers_its_own_rule_to_the_level_named_and_no_further(rule: Rule) -> None:
    base = minimal(rule.when)
    agreed = {"clinician_ok": Answer(value=(rule.id,))}
    clearance = screen(replace(base, given={**base.given, **agreed}), RULES)
    reason = {reason.rule: reason for reason in clearance.reasons}[rule.id]
    assert reason.level is rule.with_clinician_ok
    assert reason.agreed
    assert reason.contact is None


@pytest.mark.parametrize("rule", [r for r in RULES.rules if r.with_clinician_ok], ids=lambda rule: rule.id)
def test_an_agreement_keeps_every_other_limit_of_its_rule(rule: Rule) -> None:
    base, effect = minimal(rule.when), rule.effect
    agreed = {"clinician_ok": Answer(value=(rule.id,))}
    limits = screen(replace(base, given={**base.given, **agreed}), RULES).limits
    assert effect.pressure is None or limits.pressure.rank <= effect.pressure.rank
    assert effect.minutes_per_foot is None or limits.minutes_per_foot <= effect.minutes_per_foot
    assert set(effect.ways_off) <= set(limits.ways_off)
    assert set(effect.features_off) <= set(limits.features_off)
    assert not (effect.heat_off and limits.heat)
    assert not (effect.distrust_pain and limits.trust_pain)
    assert limits.seated_only or not effect.seated_only


@pytest.mark.parametrize(
    "rule",
    [r for r in RULES.rules if r.level is Level.CLINICIAN_FIRST and not r.with_clinician_ok],
    ids=lambda rule: rule.id,
)
def test_an_agreement_changes_nothing_where_the_rule_names_no_level_for_it(rule: Rule) -> None:
    base = minimal(rule.when)
    agreed = {"clinician_ok": Answer(value=(rule.id,))}
    clearance = screen(replace(base, given={**base.given, **agreed}), RULES)
    assert clearance.level.rank >= Level.CLINICIAN_FIRST.rank
    assert not clearance.may_start


@pytest.mark.parametrize("finding", RULES.findings)
@pytest.mark.parametrize(
    ("group", "said"),
    [("A", {}), ("B", {"immune_low": "yes"}), ("C", {"past_ulcer": "yes"})],
)
def test_every_finding_brings_the_action_of_the_persons_own_group(
    finding: str, group: str, said: Said
) -> None:
    clearance = screen(answers({**said, FINDINGS: (finding,)}), RULES)
    action = {g.value: a for g, a in RULES.findings[finding].actions.items()}[group]
    reason = {reason.rule: reason for reason in clearance.reasons}[f"FC:{finding}"]
    assert clearance.risk_group == group
    assert reason.level is action.level
    assert action.do in reason.text
    told = {advice.key: advice.text for advice in clearance.advice}[f"FC:{finding}"]
    massage = None if clearance.level.rank > RULES.may_start_up_to.rank else action.in_massage
    assert told == " ".join(filter(None, (action.do, massage)))


@pytest.mark.parametrize("flare", [Side.LEFT, Side.RIGHT])
def test_a_known_flare_takes_heat_and_swelling_away_on_neither_foot(flare: Side) -> None:
    on_left = frozenset({Side.LEFT})
    said = {
        "hot_swollen_foot": Answer(value="yes", sides=on_left),
        "joint_flare": Answer(value="known_flare", sides=frozenset({flare})),
    }
    seen = (Finding(id="hot_swollen_foot", sides=on_left),)
    fired = {reason.rule for reason in screen(Answers(given=said, findings=seen), RULES).reasons}
    assert {"UR05", "FC:hot_swollen_foot"} <= fired
