"""What was measured at home adds caution and never removes any, whoever the person is."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.safety.people import FEW, RULES, any_answers, is_within

from instep.foot.anatomy import Pressure, Region, Side
from instep.library.content.interview import interview
from instep.library.content.reading import content_root
from instep.library.files.answers import parse_answers
from instep.safety.answers import Answer, Answers, Finding, Measured
from instep.safety.clearance import Clearance, Level, RiskGroup
from instep.safety.interview import next_page
from instep.safety.pages import InterviewContext, Page, PageAnswers
from instep.safety.screening import screen
from instep.safety.touch_test import ITEM
from instep.safety.triage import triage

LEFT = frozenset({Side.LEFT})
TOUCH = st.integers(1, 6).map(lambda missed: {ITEM: Answer(value=missed)})
HOT = st.sampled_from(["hotspot_day1", "hotspot_confirmed", "hot_swollen_foot"])
SPOTS = st.builds(Finding, id=HOT, sides=st.just(LEFT), regions=st.just((Region.HEEL_SOLE,)))
MEASURED = st.builds(
    Measured,
    answers=st.one_of(st.just({}), TOUCH),
    findings=st.lists(SPOTS, max_size=2).map(tuple),
)


def urgency(clearance: Clearance) -> int:
    """How soon the soonest of all contacts is, as hours below a month; 0 for nobody."""
    hours = [one.referral.hours for one in RULES.rules if one.referral and one.id in rules_of(clearance)]
    return max((100_000 - one for one in hours), default=0)


def rules_of(clearance: Clearance) -> set[str]:
    return {reason.rule for reason in clearance.reasons}


@FEW
@given(any_answers(), MEASURED)
def test_no_clearance_is_milder_in_any_respect_for_what_was_measured(
    person: Answers, measured: Measured
) -> None:
    before, after = screen(person, RULES), screen(replace(person, measured=measured), RULES)
    assert after.level.rank >= before.level.rank
    assert after.may_start <= before.may_start
    assert after.way.allowed <= before.way.allowed
    assert list(RiskGroup).index(after.risk_group) >= list(RiskGroup).index(before.risk_group)
    assert is_within(after.limits, before.limits)
    assert rules_of(after) >= rules_of(before)
    assert urgency(after) >= urgency(before)
    assert {*after.unanswered} >= {*before.unanswered} or after.level.is_stop
    assert before.contact is None or after.contact is not None


@FEW
@given(any_answers(), MEASURED)
def test_no_foot_check_asks_for_less_for_what_was_measured(person: Answers, measured: Measured) -> None:
    before = triage(person.findings, person, RULES)
    after = triage(person.findings, replace(person, measured=measured), RULES)
    assert after.level.rank >= before.level.rank
    assert {one.finding for one in after.findings} >= {one.finding for one in before.findings}
    assert before.contact is None or after.contact is not None


def screened(said: Mapping[str, Any], missed: int | None) -> Clearance:
    answers = parse_answers({"answers": said}, "test", RULES)
    measured = Measured(answers={ITEM: Answer(value=missed)} if missed else {})
    return screen(replace(answers, measured=measured), RULES)


def test_one_missed_toe_is_light_only_and_is_to_be_mentioned() -> None:
    clearance = screened({}, 1)
    assert rules_of(clearance) == {"LO02"}
    assert clearance.limits.pressure is Pressure.LIGHT
    assert clearance.limits.minutes_per_foot == 5
    assert clearance.contact is not None
    assert clearance.contact.within == "routine"


def test_two_missed_toes_are_reduced_feeling_with_all_that_follows_from_it() -> None:
    clearance = screened({"numbness_known": "yes"}, 2)
    assert rules_of(clearance) == {"LO01"}
    assert not clearance.limits.trust_pain
    assert screened({}, 2).level is Level.CLINICIAN_FIRST
    assert screened({"injury": "under_72h"}, 2).level is Level.STOP_URGENT_CARE


def test_a_test_never_silences_the_foot_check_that_is_to_be_booked() -> None:
    diabetes = {"diabetes": "yes", "foot_risk_told": "not_told", "numbness_known": "yes"}
    for missed in (None, 1, 2):
        assert "LO03" in rules_of(screened(diabetes, missed))


def test_what_the_person_said_counts_where_it_is_worse() -> None:
    assert "LO01" in rules_of(screened({"touch_test_missed": 4}, 1))
    assert "LO01" in rules_of(screened({"touch_test_missed": 0}, 4))


@pytest.mark.parametrize(
    ("finding", "said", "level"),
    [
        ("hotspot_day1", {}, Level.AVOID_AREA),
        ("hotspot_confirmed", {}, Level.CLINICIAN_FIRST),
        ("hotspot_confirmed", {"diabetes": "yes"}, Level.STOP_URGENT_CARE),
        ("hotspot_confirmed", {"past_ulcer": "yes"}, Level.STOP_URGENT_CARE),
        ("hot_swollen_foot", {"charcot": "yes"}, Level.STOP_URGENT_CARE),
    ],
)
def test_a_hot_spot_is_one_of_todays_findings(finding: str, said: dict[str, Any], level: Level) -> None:
    answers = parse_answers({"answers": said}, "test", RULES)
    spot = Finding(id=finding, sides=LEFT, regions=(Region.HEEL_SOLE,))
    clearance = screen(replace(answers, measured=Measured(findings=(spot,))), RULES)
    assert f"FC:{finding}" in rules_of(clearance)
    assert clearance.level is level
    checked = triage((), replace(answers, measured=Measured(findings=(spot,))), RULES)
    assert [one.finding for one in checked.findings] == [finding]
    assert checked.result is None


def test_a_first_hot_spot_leaves_the_whole_warm_foot_alone() -> None:
    spot = Finding(id="hotspot_day1", sides=LEFT, regions=(Region.HEEL_SOLE,))
    clearance = screen(Answers(measured=Measured(findings=(spot,))), RULES)
    assert clearance.limits.avoided(Side.LEFT) == frozenset(Region)
    assert clearance.limits.avoided(Side.RIGHT) == frozenset()


def test_the_questions_reckon_with_a_test_and_ask_what_follows_from_it() -> None:
    asked = set(_asked(Measured(answers={ITEM: Answer(value=2)})))
    assert {"numbness-known", "see-soles"} <= asked
    assert not {"numbness-known", "see-soles"} & set(_asked(Measured()))


def _asked(measured: Measured) -> list[str]:
    """The pages that are shown to someone who answers none to everything and is an adult."""
    replies: dict[str, PageAnswers] = {}
    for _ in range(40):
        page = next_page(
            replies,
            profile={},
            now=datetime(2026, 5, 9, 12, tzinfo=UTC),
            wish=InterviewContext(mode="self"),
            interview=interview(content_root()),
            rules=RULES,
            measured=measured,
        )
        if not isinstance(page, Page):
            break
        first = next((entry.key for group in page.groups for entry in group.entries), "")
        replies[page.id] = PageAnswers(chosen=("none",) if page.none else (first,))
    return list(replies)
