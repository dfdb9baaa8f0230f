"""Who agrees, who can show that it hurts, who gives, and with what: no answer of one stands for another's."""

import pytest
from tests.safety.people import RULES

from instep.foot.anatomy import Pressure
from instep.library.files.answers import parse_answers
from instep.safety.clearance import Clearance, Level
from instep.safety.screening import screen


def cleared(**said: object) -> Clearance:
    return screen(parse_answers({"answers": said}, "made", RULES), RULES)


def test_nobody_is_massaged_who_did_not_agree_and_no_clinicians_word_changes_that() -> None:
    for word in ([], ["CF41"], ["CF23"]):
        shut = cleared(consent="nobody_agreed", clinician_ok=word)
        assert (shut.level, shut.may_start) == (Level.CLINICIAN_FIRST, False)


def test_a_no_is_a_no_whoever_decides_otherwise_and_whatever_else_is_so() -> None:
    for word in ([], ["CF43"], ["CF41"]):
        assert not cleared(mode="partner", consent="refused", clinician_ok=word).may_start


@pytest.mark.parametrize(
    "receiver",
    [
        {"numbness": "reduced", "numbness_known": "yes"},
        {"age_band": "child_under_12"},
        {"report_ability": "needs_help"},
        {"consent": "decided_for_them"},
        {"dulled": ["alcohol_or_drugs"]},
    ],
    ids=str,
)
def test_one_of_the_two_has_a_clear_head(receiver: dict[str, object]) -> None:
    assert cleared(mode="partner", **receiver).may_start
    assert not cleared(mode="partner", giver_today=["dulled"], clinician_ok=["CF42"], **receiver).may_start


def test_a_care_teams_word_for_somebody_who_cannot_show_pain_is_no_consent() -> None:
    agreed = cleared(report_ability="no", clinician_ok=["CF23"])
    assert (agreed.level, agreed.may_start) == (Level.LIGHT_ONLY, True)
    assert not cleared(report_ability="no", consent="nobody_agreed", clinician_ok=["CF23"]).may_start


def test_where_somebody_else_agreed_what_the_person_does_counts_and_pain_is_not_trusted() -> None:
    watched = cleared(consent="decided_for_them")
    assert watched.level is Level.LIGHT_ONLY
    assert not watched.limits.trust_pain
    assert not watched.limits.heat
    assert "ask-watch-stop" in {one.key for one in watched.advice}


@pytest.mark.parametrize("word", [[], ["CF28"]])
def test_no_word_opens_a_machine_beside_an_implant_and_hands_stay_open(word: list[str]) -> None:
    machine = cleared(mode="device", implants=["pacemaker_icd"], clinician_ok=word)
    assert not machine.may_start
    assert cleared(mode="self", implants=["pacemaker_icd"]).may_start


@pytest.mark.parametrize(
    "said",
    [{"diabetes": "yes", "foot_risk_told": "low"}, {"pregnancy": "yes"}, {"leg_clot": "past_over_6mo"}],
    ids=str,
)
def test_whoever_has_more_to_lose_is_told_to_ask_before_a_version_for_trying_out(
    said: dict[str, object],
) -> None:
    keys = {one.key for one in cleared(**said).advice}
    assert "ask-before-a-version-for-trying-out" in keys or not cleared(**said).may_start
    assert "ask-before-a-version-for-trying-out" not in {one.key for one in cleared().advice}


def test_whoever_holds_the_machine_is_asked_what_whoever_gives_with_their_hands_is_asked() -> None:
    held = {"mode": "device", "machine_held": "another"}
    assert cleared(**held, giver_today=["dulled"]).limits.minutes_per_foot == 5
    assert not cleared(**held, giver_implant="yes", clinician_ok=["CF44"]).may_start
    assert cleared(**held).may_start
    assert cleared(mode="device", giver_implant="yes").may_start, "nobody else is there"


def test_whoever_gives_after_a_drink_gives_light_and_short_and_a_sore_giver_is_spared() -> None:
    dulled = cleared(mode="partner", giver_today=["dulled"])
    assert (dulled.limits.pressure, dulled.limits.minutes_per_foot) == (Pressure.LIGHT, 5)
    sore = cleared(mode="partner", giver_today=["sore"])
    assert "spare-the-giver" in {one.key for one in sore.advice}
    assert cleared(mode="self", giver_today=["dulled"]).level is Level.CLEAR
