"""What a clinician asks for only narrows; an agreement opens one rule that provides for it, never a stop."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.examples import examples
from tests.safety.agreeing_people import (
    AGREEMENTS,
    LIMITS,
    NARROWINGS,
    NOON,
    RULES,
    TODAY,
    a_person,
    agreement,
    wider_in,
)

from instep.foot.anatomy import Pressure, Region, Side, Way
from instep.safety.agreed_screening import screen_with_agreements
from instep.safety.agreement import Agreement, Narrowing, agreeing, in_force, narrowed
from instep.safety.answers import Answer, Answers
from instep.safety.clearance import Avoid, Level, Limits
from instep.safety.screening import screen

MANY = examples(120)
LEFT_HEEL = Narrowing(leave=((Side.LEFT, Region.HEEL_SOLE),), pressure=Pressure.LIGHT, minutes_per_foot=5)
NOBODY = Answers()
POOR = Answers(given={"circulation": Answer(value="told_poor")})


@given(person=a_person(), agreements=st.lists(AGREEMENTS, max_size=4))
@MANY
def test_no_agreement_widens_any_field_of_the_limits(person: Answers, agreements: list[Agreement]) -> None:
    limits = screen(person, RULES).limits
    assert wider_in(narrowed(limits, agreements, NOON), limits) == []


@given(limits=LIMITS, agreements=st.lists(AGREEMENTS, max_size=4))
@examples(300)
def test_no_agreement_widens_any_limits_whatever(limits: Limits, agreements: list[Agreement]) -> None:
    under = narrowed(limits, agreements, NOON)
    assert wider_in(under, limits) == []
    assert narrowed(under, agreements, NOON) == under


@given(limits=LIMITS, asked=st.sampled_from(Pressure))
def test_a_pressure_that_was_asked_for_holds_on_each_foot_and_over_each_place(
    limits: Limits, asked: Pressure
) -> None:
    under = narrowed(limits, [agreement(Narrowing(pressure=asked))], NOON)
    for side in Side:
        assert under.ceiling(side) is limits.ceiling(side).at_most(asked)
    for lower, own in zip(under.pressure_over, limits.pressure_over, strict=True):
        assert (lower.side, lower.region) == (own.side, own.region)
        assert lower.pressure is own.pressure.at_most(asked)


@given(person=a_person(), first=AGREEMENTS, second=AGREEMENTS)
@MANY
def test_two_agreements_allow_no_more_than_either(
    person: Answers, first: Agreement, second: Agreement
) -> None:
    limits = screen(person, RULES).limits
    both = narrowed(limits, [first, second], NOON)
    assert wider_in(both, narrowed(limits, [first], NOON)) == []
    assert wider_in(both, narrowed(limits, [second], NOON)) == []


@given(person=a_person(), asked=NARROWINGS)
@MANY
def test_everything_that_was_asked_for_is_kept(person: Answers, asked: Narrowing) -> None:
    limits = narrowed(screen(person, RULES).limits, [agreement(asked)], NOON)
    assert all(region in limits.avoided(side) for side, region in asked.leave)
    assert {*asked.ways_off} <= {*limits.ways_off}
    assert {*asked.features_off} <= {*limits.features_off}
    assert not (limits.heat and "heat" in asked.features_off)
    if asked.pressure:
        assert all(limits.ceiling(side).rank <= asked.pressure.rank for side in Side)
    if asked.minutes_per_foot:
        assert limits.minutes_per_foot <= asked.minutes_per_foot


@given(person=a_person(), asked=AGREEMENTS)
@MANY
def test_what_is_over_or_withdrawn_changes_nothing(person: Answers, asked: Agreement) -> None:
    over = replace(asked, until=TODAY - timedelta(days=1))
    withdrawn = replace(asked, withdrawn=True)
    assert in_force([over, withdrawn], NOON) == ()
    assert screen_with_agreements(person, RULES, [over, withdrawn], now=NOON) == screen(person, RULES)


@given(person=a_person(), agreements=st.lists(AGREEMENTS, max_size=3))
@MANY
def test_whatever_is_agreed_no_stop_is_lowered_and_no_session_opens_past_one(
    person: Answers, agreements: list[Agreement]
) -> None:
    before = screen(person, RULES)
    after = screen_with_agreements(person, RULES, agreements, now=NOON)
    stops = {reason.rule for reason in before.reasons if reason.level.is_stop}
    assert stops == {reason.rule for reason in after.reasons if reason.level.is_stop}
    if stops:
        assert after.level is before.level
        assert not after.may_start


@given(person=a_person(), agreements=st.lists(AGREEMENTS, max_size=3))
@MANY
def test_a_session_opens_only_by_the_way_that_the_screening_provides_for(
    person: Answers, agreements: list[Agreement]
) -> None:
    agreed = [one.rule for one in in_force(agreements, NOON) if one.rule]
    provided = screen(agreeing(person, agreed), RULES)
    after = screen_with_agreements(person, RULES, agreements, now=NOON)
    assert wider_in(after.limits, provided.limits) == []
    assert after.level.rank >= provided.level.rank
    assert provided.may_start or not after.may_start
    assert provided.way.allowed or not after.way.allowed
    may = {rule.id for rule in RULES.rules if rule.with_clinician_ok}
    before = screen(person, RULES)
    lowered = {r.rule for r in after.reasons if r.agreed} - {r.rule for r in before.reasons if r.agreed}
    assert lowered <= may & {*agreed}


def test_the_left_heel_is_left_lightly_for_five_minutes_until_its_day_is_over() -> None:
    asked = [agreement(LEFT_HEEL, until=TODAY)]
    clearance = screen_with_agreements(NOBODY, RULES, asked, now=NOON)
    assert clearance.may_start
    assert clearance.level is Level.AVOID_AREA
    assert clearance.limits.pressure is Pressure.LIGHT
    assert clearance.limits.minutes_per_foot == 5
    left = Avoid(side=Side.LEFT, region=Region.HEEL_SOLE, rule="AG:01234567", margin=False)
    assert clearance.limits.avoid == (left,)
    assert [reason.text for reason in clearance.reasons] == ["Ana Reis, podiatrist, asks for this."]
    assert screen_with_agreements(NOBODY, RULES, asked, now=NOON + timedelta(days=1)) == screen(NOBODY, RULES)


def test_an_agreement_opens_the_one_rule_that_it_names() -> None:
    shut = screen(POOR, RULES)
    assert (shut.level, shut.may_start) == (Level.CLINICIAN_FIRST, False)
    rule = shut.reasons[0].rule
    opened = screen_with_agreements(POOR, RULES, [agreement(rule=rule)], now=NOON)
    assert opened.may_start
    assert opened.level is Level.LIGHT_ONLY
    assert "Ana Reis" in " ".join(reason.text for reason in opened.reasons)


def test_a_question_about_agreements_that_was_passed_over_takes_none_away() -> None:
    passed_over = replace(POOR, skipped=frozenset({"clinician_ok"}))
    assert screen_with_agreements(passed_over, RULES, [agreement(rule="CF05")], now=NOON).may_start


def test_where_nothing_is_open_no_hands_are_offered_instead() -> None:
    roller = Answers(given={"mode": Answer(value="roller"), "now_chest_breath": Answer(value="yes")})
    asked = [agreement(Narrowing(ways_off=(Way.ROLLER,)))]
    clearance = screen_with_agreements(roller, RULES, asked, now=NOON)
    assert (clearance.way.allowed, clearance.way.instead) == (False, None)


def test_where_the_screening_refuses_the_way_already_its_own_alternative_stays() -> None:
    roller = Answers(given={"mode": Answer(value="roller"), "skin_fragile": Answer(value="yes")})
    before = screen(roller, RULES).way
    assert before.instead not in {None, RULES.instead}
    after = screen_with_agreements(
        roller, RULES, [agreement(Narrowing(ways_off=(Way.ROLLER,)))], now=NOON
    ).way
    assert after.instead == before.instead


def test_an_agreement_to_one_rule_leaves_another_shut() -> None:
    both = Answers(
        given={"circulation": Answer(value="told_poor"), "cancer": Answer(value="current_or_12mo")}
    )
    shut = [reason.rule for reason in screen(both, RULES).reasons if reason.level is Level.CLINICIAN_FIRST]
    assert len(shut) > 1
    clearance = screen_with_agreements(both, RULES, [agreement(rule=shut[0])], now=NOON)
    assert not clearance.may_start
    assert clearance.level is Level.CLINICIAN_FIRST


def test_an_agreement_whose_rule_has_not_fired_says_nothing() -> None:
    assert screen_with_agreements(NOBODY, RULES, [agreement(rule="CF07")], now=NOON) == screen(NOBODY, RULES)


def test_a_way_that_the_clinician_takes_away_is_refused_with_hands_instead() -> None:
    asked = [agreement(Narrowing(ways_off=(Way.ROLLER,)))]
    roller = Answers(given={"mode": Answer(value="roller")})
    clearance = screen_with_agreements(roller, RULES, asked, now=NOON)
    assert not clearance.may_start
    assert (clearance.way.allowed, clearance.way.instead) == (False, "hands")
    assert clearance.way.rules == ("AG:01234567",)
    without_hands = [agreement(Narrowing(ways_off=(Way.ROLLER, Way.HANDS)))]
    assert screen_with_agreements(roller, RULES, without_hands, now=NOON).way.instead is None


def test_heat_that_the_clinician_takes_away_is_refused_on_a_device() -> None:
    warm = Answers(given={"mode": Answer(value="device"), "device_features": Answer(value=("heat",))})
    assert screen(warm, RULES).may_start
    clearance = screen_with_agreements(warm, RULES, [agreement(Narrowing(features_off=("heat",)))], now=NOON)
    assert not clearance.may_start
    assert not clearance.limits.heat


def test_a_call_alone_stands_among_what_to_do() -> None:
    clearance = screen_with_agreements(
        NOBODY, RULES, [agreement(call="Call Ana Reis if it opens.")], now=NOON
    )
    assert "Call Ana Reis if it opens." in [line.text for line in clearance.advice]
    assert clearance.level is Level.CAUTION
