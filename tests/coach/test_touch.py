"""The touch test as a deed: once a day, kept whole, and read again by every later screening and plan."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.coach.contexts import NOON, Numbered

from instep.coach.feet.foot_check import known_answers
from instep.coach.feet.measuring import read_measured
from instep.coach.feet.touch import (
    AlreadyTested,
    is_test_due,
    may_test_today,
    read_touch_tests,
    record_touch_test,
)
from instep.coach.session.start_session import Answered, Started, start_session
from instep.facts.feet import TouchedToe, TouchTested
from instep.facts.person import ProfileAnswered
from instep.facts.session import Screened
from instep.foot.anatomy import Pressure, Side
from instep.library.library import Library
from instep.safety.answers import Answer, Answers
from instep.safety.clearance import RiskGroup
from instep.safety.touch_test import ITEM, Felt, Toe, ToeOf, TouchAnswers, TouchOutcome, TouchResult
from instep.session.wish import CannotPlan, NotToday, Wish

LIBRARY = Library()
DAY = timedelta(days=1)
RIGHT_BIG = ToeOf(Side.RIGHT, Toe.BIG)


class House(Numbered):
    """A real journal and the deeds on it."""

    def tests(self, *missed: ToeOf, at: datetime = NOON, false_yes: int = 0) -> TouchOutcome | AlreadyTested:
        given = dict.fromkeys(LIBRARY.touch_test.rules.order, Felt.FELT) | dict.fromkeys(
            missed, Felt.NOT_FELT
        )
        return record_touch_test(TouchAnswers(given=given, false_yes=false_yes), self.context(at))

    def starts(self, wish: Wish | None = None) -> Started | NotToday | CannotPlan:
        given = {"numbness_known": Answer(value="yes")}
        return start_session(
            wish or Wish(minutes=10),
            Answered(answers=Answers(given=given), profile={}, looked="sight", before={}),
            self.context(),
        )

    def missed(self) -> object:
        measured = read_measured(self.context())
        return measured.answers[ITEM].value if ITEM in measured.answers else None


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def test_a_test_is_kept_whole_and_comes_back_as_it_was(house: House) -> None:
    outcome = house.tests(RIGHT_BIG, false_yes=1)
    fact = house.journal.latest("me", TouchTested)
    assert fact is not None
    assert fact.body.session is None
    assert fact.body.answers[0] == TouchedToe(foot=Side.RIGHT, toe=Toe.BIG, answer=Felt.NOT_FELT)
    assert (fact.body.missed, fact.body.false_yes, fact.body.result) == (1, 1, "uncertain")
    (test,) = read_touch_tests(house.context())
    assert (test.at, test.outcome) == (NOON, outcome)
    assert test.answers.given[RIGHT_BIG] is Felt.NOT_FELT


def test_a_second_test_on_the_same_day_is_not_taken(house: House) -> None:
    house.tests()
    assert house.tests(RIGHT_BIG, at=NOON + timedelta(hours=3)) == AlreadyTested(at=NOON)
    assert not may_test_today(house.context(NOON + timedelta(hours=11)))
    assert len(read_touch_tests(house.context())) == 1
    assert isinstance(house.tests(RIGHT_BIG, at=NOON + DAY), TouchOutcome)


def test_two_toes_that_were_not_felt_reach_the_next_plan(house: House) -> None:
    free = house.starts()
    assert isinstance(free, Started)
    assert free.plan.clearance.limits.trust_pain
    house.tests(RIGHT_BIG, ToeOf(Side.LEFT, Toe.LITTLE), at=NOON - DAY)
    careful = house.starts()
    assert isinstance(careful, Started)
    limits = careful.plan.clearance.limits
    assert (limits.pressure, limits.minutes_per_foot, limits.trust_pain) == (Pressure.LIGHT, 5, False)
    kept = house.journal.latest("me", Screened)
    assert kept is not None
    assert kept.body.answers.measured.given[ITEM].value == 2
    assert house.journal.latest("me", ProfileAnswered) is None


def test_felt_today_is_no_answer_to_the_screening(house: House) -> None:
    house.tests()
    assert house.missed() is None
    assert ITEM not in known_answers(house.context()).given


def test_a_later_felt_today_lifts_nothing(house: House) -> None:
    house.tests(RIGHT_BIG, at=NOON - 400 * DAY)
    house.tests(at=NOON - 200 * DAY)
    house.tests(at=NOON - DAY, false_yes=5)
    assert house.missed() == 1
    house.tests(RIGHT_BIG, ToeOf(Side.LEFT, Toe.BIG), at=NOON)
    assert house.missed() == 2


def test_it_is_offered_in_group_b_and_again_after_half_a_year(house: House) -> None:
    def due(group: RiskGroup, at: datetime) -> bool:
        return is_test_due(group, house.context(at))

    assert due(RiskGroup.B, NOON)
    assert not due(RiskGroup.A, NOON)
    house.tests()
    assert not due(RiskGroup.B, NOON + 100 * DAY)
    assert due(RiskGroup.B, NOON + 182 * DAY)


def test_an_unusable_test_is_kept_and_adds_nothing(house: House) -> None:
    outcome = house.tests(RIGHT_BIG, false_yes=2)
    assert isinstance(outcome, TouchOutcome)
    assert outcome.result is TouchResult.UNUSABLE
    assert house.missed() is None
