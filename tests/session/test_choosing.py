"""What a wish leaves open is chosen by the numbers of the content, at their exact boundary."""

import pytest
from tests.session.making import REPERTOIRE, plan

from instep.foot.anatomy import Way
from instep.session.wish import Wish

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
