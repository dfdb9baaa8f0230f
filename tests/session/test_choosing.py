"""What a wish leaves open is chosen by the numbers of the content, at their exact boundary."""

import pytest
from tests.session.making import REPERTOIRE, WORDS, outcome, plan

from instep.foot.anatomy import Way
from instep.session.wish import CannotPlan, Wish

FEW = REPERTOIRE.dose.short_below_minutes


@pytest.mark.parametrize(
    ("minutes", "goal", "routine"),
    [
        (FEW - 1, "ease", "short"),
        (FEW, "ease", "classic"),
        (FEW - 1, "calm", "short"),
        (FEW, "calm", "evening"),
    ],
)
def test_hands_are_given_the_short_routine_below_the_minutes_of_the_content(
    minutes: int, goal: str, routine: str
) -> None:
    assert plan(Wish(minutes=minutes, goal=goal)).routine == routine


def test_a_partner_keeps_the_routine_of_the_goal_however_few_the_minutes() -> None:
    assert plan(Wish(minutes=FEW - 1, way=Way.PARTNER, goal="ease")).routine == "partner"


def test_a_routine_that_was_asked_for_is_not_shortened_for_another() -> None:
    assert plan(Wish(minutes=FEW - 1, routine="evening")).routine == "evening"


def test_a_routine_that_is_not_done_in_this_way_is_refused_and_names_those_that_are() -> None:
    refused = outcome(Wish(minutes=10, way=Way.DEVICE, routine="classic"))
    assert isinstance(refused, CannotPlan)
    assert refused.place == "way"
    assert "device" in refused.problem + refused.remedy


def test_a_technique_that_a_routine_has_no_choice_of_is_refused() -> None:
    refused = outcome(Wish(minutes=10, routine="classic", technique="thumb-walking-on-air"))
    assert isinstance(refused, CannotPlan)
    assert refused.place == "technique"


def test_a_sign_without_letters_takes_no_time_to_say() -> None:
    assert WORDS.spoken_ms(" ... ") == 0
