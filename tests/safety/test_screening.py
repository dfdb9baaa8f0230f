"""What a screening promises whoever the person is."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.safety.people import FEW, RULES, a_finding, is_within

from instep.foot.anatomy import Pressure, Region, Side, Way
from instep.library.files.answers import parse_answers
from instep.safety.answers import BOTH, Answer, Answers, Finding, Value
from instep.safety.clearance import Clearance, Level, RiskGroup
from instep.safety.items import Ask, Item, ItemType
from instep.safety.screening import screen, shown_first

# Answers that explain, reassure or choose the way: the material lets them change a rule either way.
NOT_WORRIES = {
    "mode", "roller_posture", "device_features", "clinician_ok", "skin_today", "oil", "foot_risk_told",
    "touch_test_missed", "numbness_known", "see_soles", "injury", "joint_flare", "giver_hands",
}  # fmt: skip
WORRIES = [item for item in RULES.items.values() if item.id not in NOT_WORRIES]


def screened(said: Mapping[str, Any]) -> Clearance:
    return screen(parse_answers({"answers": said}, "test", RULES), RULES)


def fired(clearance: Clearance) -> set[str]:
    return {reason.rule for reason in clearance.reasons} | set(clearance.way.rules)


def _worse(item: Item) -> st.SearchStrategy[Value]:
    words = [option.value for option in item.options if option.value != item.default]
    match item.type:
        case ItemType.MULTI_CHOICE:
            return st.lists(st.sampled_from(words), unique=True, min_size=1, max_size=2).map(tuple)
        case ItemType.NUMBER_0_10:
            return st.integers(1, 10)
        case ItemType.YES_NO | ItemType.YES_NO_UNSURE:
            return st.just("yes")
        case _:
            return st.sampled_from(words)


@st.composite
def a_worry(draw: st.DrawFn) -> tuple[str, Answer]:
    item = draw(st.sampled_from(WORRIES))
    sides = draw(st.sampled_from([BOTH, frozenset({Side.LEFT}), frozenset({Side.RIGHT})]))
    regions = tuple(draw(st.lists(st.sampled_from(list(Region)), unique=True, max_size=2)))
    return item.id, Answer(value=draw(_worse(item)), sides=sides, regions=regions)


@st.composite
def a_person(draw: st.DrawFn) -> Answers:
    given_answers = dict(draw(st.lists(a_worry(), max_size=4)))
    way = draw(st.sampled_from(["self", "partner", "roller", "device"]))
    findings = tuple(draw(st.lists(a_finding(), max_size=2)))
    return Answers(given={**given_answers, "mode": Answer(value=way)}, findings=findings)


@FEW
@given(a_person(), a_worry())
def test_one_more_worry_never_opens_the_door(person: Answers, worry: tuple[str, Answer]) -> None:
    item, answer = worry
    if item in person.given:
        return
    before = screen(person, RULES)
    after = screen(replace(person, given={**person.given, item: answer}), RULES)
    assert after.level.rank >= before.level.rank
    assert after.may_start <= before.may_start
    assert is_within(after.limits, before.limits)


@FEW
@given(a_person(), a_finding())
def test_one_more_finding_never_opens_the_door(person: Answers, finding: Finding) -> None:
    before = screen(person, RULES)
    after = screen(replace(person, findings=(*person.findings, finding)), RULES)
    assert after.level.rank >= before.level.rank
    assert after.may_start <= before.may_start
    assert is_within(after.limits, before.limits)


RIGHT_NOW = [item.id for item in RULES.items.values() if item.ask is Ask.EVERY_SESSION]


@FEW
@given(a_person(), st.sampled_from(RIGHT_NOW))
def test_a_question_about_right_now_without_an_answer_never_lets_a_session_start(
    person: Answers, item: str
) -> None:
    clearance = screen(replace(person, skipped=frozenset({item})), RULES)
    assert not clearance.may_start
    assert item in clearance.unanswered


_PROFILE = [item.id for item in RULES.items.values() if item.ask is Ask.PROFILE]


@FEW
@given(a_person(), st.sampled_from(_PROFILE))
def test_a_skipped_profile_question_never_opens_the_door(person: Answers, item: str) -> None:
    bare = replace(person, given={one: answer for one, answer in person.given.items() if one != item})
    before, after = screen(bare, RULES), screen(replace(bare, skipped=frozenset({item})), RULES)
    assert after.level.rank >= before.level.rank
    assert is_within(after.limits, before.limits)


def test_not_to_say_why_feet_are_numb_opens_nothing_that_not_being_asked_keeps_shut() -> None:
    numb = Answers(given={"numbness": Answer(value="reduced"), "mode": Answer(value="self")})
    silent = screen(replace(numb, skipped=frozenset({"numbness_known"})), RULES)
    assert screen(numb, RULES).level is silent.level is Level.CLINICIAN_FIRST
    assert "CF29" in {reason.rule for reason in silent.reasons}


@FEW
@given(a_person())
def test_no_limit_is_looser_than_its_level_allows(person: Answers) -> None:
    clearance = screen(person, RULES)
    most = {Level.CLEAR: Pressure.FIRM, Level.CAUTION: Pressure.MODERATE, Level.AVOID_AREA: Pressure.MODERATE}
    for side in Side:
        assert clearance.limits.ceiling(side).rank <= most.get(clearance.level, Pressure.MODERATE).rank
    if clearance.level.rank > Level.AVOID_AREA.rank:
        assert not clearance.may_start
    assert clearance.may_start <= clearance.way.allowed


@FEW
@given(a_person())
def test_reasons_come_highest_first_once_each_and_the_page_hides_none_that_carries_a_contact(
    person: Answers,
) -> None:
    clearance = screen(person, RULES)
    ranks = [reason.level.rank for reason in clearance.reasons]
    names = [reason.rule for reason in clearance.reasons]
    first = shown_first(clearance)
    assert ranks == sorted(ranks, reverse=True)
    assert len(names) == len(set(names))
    assert {reason.rule for reason in clearance.reasons if reason.contact} <= {
        reason.rule for reason in first
    }
    assert {r.rule for r in clearance.reasons if r.level.rank in sorted(set(ranks))[-2:]} <= {
        r.rule for r in first
    }


def test_one_affected_foot_limits_only_that_foot_and_a_stop_limits_both() -> None:
    late = screened({"injury": {"value": "wk2_to_6", "side": "left"}}).limits
    assert late.ceiling(Side.LEFT) is Pressure.LIGHT
    assert late.ceiling(Side.RIGHT) is Pressure.MODERATE
    assert late.ways_off_on == {Side.LEFT: (Way.ROLLER, Way.DEVICE)}
    assert not late.ways_off


@pytest.mark.parametrize("said", [{}, {"immune_low": "yes"}])
def test_not_sure_about_a_hot_foot_is_asked_again_where_nothing_else_speaks_for_it(
    said: dict[str, Any],
) -> None:
    clearance = screened({**said, "hot_swollen_foot": "unsure"})
    assert clearance.unanswered == ("hot_swollen_foot",)
    assert not clearance.may_start


@pytest.mark.parametrize("said", [{"diabetes": "unsure"}, {"numbness": "absent"}, {"charcot": "yes"}])
def test_not_sure_about_a_hot_foot_counts_as_yes_where_it_may_not_be_felt(said: dict[str, Any]) -> None:
    assert "UR04" in fired(screened({**said, "hot_swollen_foot": "unsure"}))


def test_a_childs_feet_are_never_pressed_firmly() -> None:
    assert screened({"age_band": "teen_12_17"}).limits.pressure is Pressure.MODERATE
    assert screened({"age_band": "child_under_12"}).limits.pressure is Pressure.LIGHT
    assert screened({}).limits.pressure is Pressure.FIRM


def test_light_only_is_hands_only_unless_the_rule_speaks_of_the_way_itself() -> None:
    sore = screened({"pain_now": 5, "pain_kind": "ache", "mode": "roller"})
    assert not sore.way.allowed
    assert sore.way.rules == ("LO13",)
    pregnant = screened({"pregnancy": "yes", "mode": "roller"})
    assert pregnant.way.allowed
    assert pregnant.limits.seated_only


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ({}, 10),
        ({"mode": "roller"}, 2),
        ({"mode": "device"}, 10),
        ({"pain_now": 5, "pain_kind": "ache"}, 5),
        ({"age_band": "child_under_12"}, 3),
    ],
)
def test_the_time_for_a_foot_is_the_shortest_that_any_rule_allows(
    said: dict[str, Any], minutes: float
) -> None:
    assert screened(said).limits.minutes_per_foot == minutes


def test_a_place_that_is_not_named_is_the_whole_foot_of_that_side() -> None:
    clearance = screened({"skin_today": [{"finding": "blister", "side": "left"}]})
    assert clearance.limits.avoided(Side.LEFT) == frozenset(Region)
    assert not clearance.limits.avoided(Side.RIGHT)


def test_metal_is_left_alone_after_an_operation_only_where_there_is_metal() -> None:
    agreed = {"foot_surgery": "over_3mo", "clinician_ok": ["CF10"]}
    metal = {"implants": {"value": ["metal_foot_ankle"], "side": "right", "regions": ["toes"]}}
    assert not screened(agreed).limits.avoid
    assert Region.TOES in screened({**agreed, **metal}).limits.avoided(Side.RIGHT)
    assert not screened({**agreed, **metal}).limits.avoided(Side.LEFT)


def test_open_skin_takes_heat_away() -> None:
    assert screened({"mode": "device"}).limits.heat
    assert not screened(
        {"skin_today": [{"finding": "small_graze", "side": "left", "regions": ["toes"]}]}
    ).limits.heat


def test_oils_are_ruled_out_only_by_the_allergy_that_was_named() -> None:
    assert set(screened({"allergy": ["coconut"]}).limits.oils_off) == {"coconut"}
    assert {"argan", "almond"} <= set(screened({"allergy": ["nut"]}).limits.oils_off)


@pytest.mark.parametrize("finding", ["thick_nail", "athletes_foot", "callus_plain", "shiny_hairless"])
def test_nothing_beside_not_today_speaks_of_massaging_a_foot(finding: str) -> None:
    left = frozenset({Side.LEFT})
    marked = (Finding(id=finding, sides=left, regions=(Region.HEEL_SOLE,)),)
    stopped = {"leg_signs": Answer(value=("one_calf_swollen",), sides=left)}
    action = RULES.findings[finding].actions[RiskGroup.A]
    assert action.in_massage
    may = screen(Answers(findings=marked), RULES)
    not_today = screen(Answers(given=stopped, findings=marked), RULES)
    assert any(action.in_massage in line.text for line in may.advice)
    assert not any(action.in_massage in line.text for line in not_today.advice)
    assert any(action.do in line.text for line in not_today.advice)
