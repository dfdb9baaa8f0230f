"""How a day, a length of time, a place and a list are said."""

from datetime import date, datetime

import pytest

from instep.foot.anatomy import Region, Side
from instep.library.library import Library
from instep.session.phrases import day, day_and_time, length, month, places, region_names, short_day

WORDS = Library().words


def test_days_and_months_are_said_with_their_year() -> None:
    assert day(date(2026, 5, 9), WORDS) == "9 May 2026"
    assert month(date(2026, 10, 1), WORDS) == "October 2026"
    assert day_and_time(datetime(2026, 5, 9, 4, 7), WORDS) == "9 May 2026, 04:07"  # noqa: DTZ001  # no zone is said


def test_a_cell_of_a_table_leaves_out_the_year_of_its_page() -> None:
    days = date(2026, 9, 9), date(2025, 9, 9)
    assert [short_day(one, WORDS, year=2026) for one in days] == ["9 Sept", "9 Sept 2025"]


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "0 s"),
        (59.6, "1 min"),
        (266, "4 min 26 s"),
        (7200, "120 min"),
        (7259, "120 min 59 s"),
        (7500, "2 h 5 min"),
    ],
)
def test_a_length_of_time_is_exact_as_long_as_a_plan_can_be(seconds: float, said: str) -> None:
    assert length(seconds, WORDS) == said


def test_every_place_of_a_finding_is_named_left_before_right() -> None:
    both = [Side.RIGHT, Side.LEFT]
    assert places(both, [Region.HEEL_SOLE], WORDS) == "heel, left foot; heel, right foot"
    assert places(both, [], WORDS) == "Left foot, Right foot"


def test_a_region_is_named_once() -> None:
    assert region_names([Region.ARCH, Region.TOES, Region.ARCH], WORDS) == "arch, toes"
