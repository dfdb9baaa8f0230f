"""The temperature log: every vector of the material, and what must never happen."""

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instep.foot.anatomy import Region, Side
from instep.library.content.measuring import temperature_log
from instep.library.content.reading import content_root
from instep.safety.temperature import (
    LogDay,
    Reading,
    Stage,
    Unit,
    celsius,
    findings_of,
    follow,
    hot_side,
    in_range,
    is_settled,
    number,
    said_by,
)

LOG = temperature_log(content_root())
RULES = LOG.rules
FIRST = date(2026, 5, 1)
VECTORS = [
    ("31.0", "28.7", Unit.C, Side.LEFT, "2.3"),
    ("30.0", "32.2", Unit.C, Side.RIGHT, "2.2"),
    ("30.1", "32.2", Unit.C, None, "2.1"),
    ("88.0", "84.0", Unit.F, Side.LEFT, "2.22"),
    ("87.9", "84.0", Unit.F, None, "2.17"),
]


def degrees(text: str, unit: Unit = Unit.C) -> Fraction:
    typed = number(text)
    assert typed is not None
    return celsius(typed, unit)


def reading(day: int, hot: Mapping[str, str] | None = None, *, signs: tuple[str, ...] = ()) -> Reading:
    """Thirty degrees everywhere, but for the left foot's sites named."""
    left = {site: degrees((hot or {}).get(site, "30.0")) for site in RULES.sites}
    right = {site: degrees("30.0") for site in RULES.sites}
    return Reading(day=FIRST + timedelta(days=day), left=left, right=right, signs=frozenset(signs))


HEEL, BALL = {"heel": "32.5"}, {"toe_base_1": "32.2"}
FOUR = dict.fromkeys(("heel", "big_toe", "mid_sole", "toe_base_3"), "33.0")
THREE = dict.fromkeys(("heel", "big_toe", "mid_sole"), "33.0")


def found(*readings: Reading) -> list[str]:
    """The findings open after the last of these readings."""
    return [one.id for one in findings_of(follow(readings, RULES)[-1].open, RULES)]


@pytest.mark.parametrize(("left", "right", "unit", "hot", "apart"), VECTORS)
def test_every_vector_of_the_material_comes_out_as_it_says(  # noqa: PLR0917  # a row of the table
    left: str, right: str, unit: Unit, hot: Side | None, apart: str
) -> None:
    pair = degrees(left, unit), degrees(right, unit)
    assert hot_side(*pair, RULES) is hot
    assert round(float(abs(pair[0] - pair[1])), 2) == float(apart)


def test_the_shipped_vectors_are_those_of_the_material() -> None:
    shipped = [(v.left, v.right, v.unit, v.hot, v.apart_c) for v in LOG.test_vectors]
    assert shipped == [(le, ri, u.value, hot or "none", apart) for le, ri, u, hot, apart in VECTORS]


@given(st.integers(1500, 3779))
def test_a_difference_of_exactly_2_2_counts_at_every_hundredth_of_a_degree(hundredths: int) -> None:
    low, high = f"{hundredths / 100:.2f}", f"{(hundredths + 220) / 100:.2f}"
    assert hot_side(degrees(low), degrees(high), RULES) is Side.RIGHT
    assert hot_side(degrees(high), degrees(low), RULES) is Side.LEFT
    just_below = degrees(high) - Fraction(1, 100)
    assert hot_side(degrees(low), just_below, RULES) is None


@given(st.integers(600, 1000))
def test_four_degrees_f_count_at_every_tenth_and_three_point_nine_do_not(tenths: int) -> None:
    low = degrees(f"{tenths / 10:.1f}", Unit.F)
    assert hot_side(degrees(f"{tenths / 10 + 4:.1f}", Unit.F), low, RULES) is Side.LEFT
    assert hot_side(degrees(f"{(tenths + 39) / 10:.1f}", Unit.F), low, RULES) is None


@pytest.mark.parametrize(
    ("shown", "unit", "taken"),
    [
        ("15", Unit.C, True),
        ("14.9", Unit.C, False),
        ("40.0", Unit.C, True),
        ("40,1", Unit.C, False),
        ("88.0", Unit.C, False),
        ("59", Unit.F, True),
        ("58.9", Unit.F, False),
        ("104", Unit.F, True),
        ("104.1", Unit.F, False),
        ("31.0", Unit.F, False),
    ],
)
def test_what_a_foot_cannot_be_is_not_taken(shown: str, unit: Unit, *, taken: bool) -> None:
    assert in_range(degrees(shown, unit), RULES) is taken


@pytest.mark.parametrize(
    "typed", ["", "abc", "-3", "31.", ".5", "3 1", "1e2", "31.234", "٣١", "31..2", "nan"]
)
def test_what_is_no_number_is_none(typed: str) -> None:
    assert number(typed) is None


def test_a_comma_and_a_point_are_the_same() -> None:
    assert number("31,2") == number(" 31.2 ") == Fraction(312, 10)


def test_a_first_warm_day_is_a_first_day_on_that_side_and_place() -> None:
    (spot,) = follow([reading(0), reading(1, HEEL)], RULES)[-1].open
    assert (spot.side, spot.stage, spot.sites) == (Side.LEFT, Stage.FIRST_DAY, frozenset({"heel"}))
    (finding,) = findings_of([spot], RULES)
    assert (finding.id, finding.sides) == ("hotspot_day1", frozenset({Side.LEFT}))
    assert finding.regions == (Region.HEEL_SOLE,)


def test_two_days_running_confirm_it_at_the_same_site_or_at_any_two() -> None:
    assert found(reading(0, HEEL), reading(1, HEEL)) == ["hotspot_confirmed"]
    assert found(reading(0, HEEL), reading(1, BALL)) == ["hotspot_confirmed"]


def test_the_other_side_on_the_next_day_is_a_first_day_of_its_own() -> None:
    other = Reading(day=FIRST + timedelta(days=1), left=reading(1).left, right=reading(1, HEEL).left)
    days = follow([reading(0, HEEL), other], RULES)
    stages = {spot.side: spot.stage for spot in days[-1].open}
    assert stages == {Side.LEFT: Stage.FIRST_DAY, Side.RIGHT: Stage.FIRST_DAY}


@pytest.mark.parametrize(
    ("gap", "finding"), [(1, "hotspot_confirmed"), (3, "hotspot_confirmed"), (4, "hotspot_day1")]
)
def test_a_last_reading_of_up_to_three_days_ago_stands_for_yesterday(gap: int, finding: str) -> None:
    assert found(reading(0, HEEL), reading(gap, HEEL)) == [finding]


def test_a_day_below_between_two_warm_days_does_not_confirm() -> None:
    assert found(reading(0, HEEL), reading(1), reading(2, HEEL)) == ["hotspot_day1"]


def test_it_ends_after_two_days_below_running_and_not_before() -> None:
    warm = [reading(0, HEEL), reading(1, HEEL)]
    assert found(*warm, reading(2)) == ["hotspot_confirmed"]
    assert found(*warm, reading(2), reading(3)) == []
    assert found(*warm, reading(2), reading(4)) == ["hotspot_confirmed"]
    assert found(*warm, reading(2), reading(4), reading(5)) == []
    assert found(*warm, reading(2), reading(3), reading(4, HEEL)) == ["hotspot_day1"]


def test_what_was_confirmed_stays_so_when_it_is_warm_again_before_it_ended() -> None:
    assert found(reading(0, HEEL), reading(1, HEEL), reading(2), reading(3, HEEL)) == ["hotspot_confirmed"]


def test_four_warm_sites_of_six_are_treated_as_a_hot_swollen_foot_at_once() -> None:
    assert found(reading(0, THREE)) == ["hotspot_day1"]
    assert found(reading(0, FOUR)) == ["hotspot_day1", "hot_swollen_foot"]


@pytest.mark.parametrize(
    ("sign", "finding"),
    [
        ("swollen", "hot_swollen_foot"),
        ("red", "spreading_redness"),
        ("skin_broken", "open_sore"),
        ("painful", "hotspot_confirmed"),
        ("fever", "hotspot_confirmed"),
    ],
)
def test_another_sign_does_not_wait_for_a_second_day(sign: str, finding: str) -> None:
    assert finding in found(reading(0, HEEL, signs=(sign,)))
    assert "hotspot_day1" not in found(reading(0, HEEL, signs=(sign,)))
    assert finding in found(reading(0, HEEL), reading(1, signs=(sign,)))


def test_a_fever_beside_a_hot_spot_is_an_answer_to_its_question() -> None:
    assert said_by(RULES.signs, RULES) == {"fever"}


def test_two_readings_of_one_day_are_one_day_as_warm_as_the_warmer() -> None:
    assert found(reading(0, HEEL), reading(0, HEEL)) == ["hotspot_day1"]
    assert found(reading(0, HEEL), reading(0)) == ["hotspot_day1"]
    assert found(reading(0, HEEL), reading(1), reading(1, HEEL)) == ["hotspot_confirmed"]


def test_without_a_difference_nothing_is_said() -> None:
    assert found(reading(0), reading(1), reading(2)) == []
    assert follow([reading(0)], RULES)[0].warmer == ()


def test_feet_that_are_both_warm_are_not_compared_with_anything_but_each_other() -> None:
    both = Reading(day=FIRST, left=reading(0, FOUR).left, right=reading(0, FOUR).left)
    assert found(both) == []


@st.composite
def some_log(draw: st.DrawFn) -> list[Reading]:
    days = draw(st.lists(st.integers(0, 20), min_size=1, max_size=12))
    return [_some_reading(draw, day) for day in sorted(days)]


def _some_reading(draw: st.DrawFn, day: int) -> Reading:
    shown = st.integers(280, 330).map(lambda tenths: Fraction(tenths, 10))
    foot = st.fixed_dictionaries(dict.fromkeys(RULES.sites, shown))
    signs = draw(st.frozensets(st.sampled_from(list(RULES.signs)), max_size=1))
    cool = draw(st.booleans())
    left: dict[str, Any] = draw(foot)
    right = left if cool else draw(foot)
    return Reading(
        day=FIRST + timedelta(days=day), left=left, right=right, signs=frozenset() if cool else signs
    )


@given(some_log())
def test_every_warm_side_is_open_on_its_day(log: list[Reading]) -> None:
    for day in follow(log, RULES):
        assert {one.side for one in day.warmer} <= {spot.side for spot in day.open}


@given(some_log())
def test_left_and_right_are_treated_alike(log: list[Reading]) -> None:
    mirrored = [Reading(day=one.day, left=one.right, right=one.left, signs=one.signs) for one in log]
    for day, other in zip(follow(log, RULES), follow(mirrored, RULES), strict=True):
        assert {spot.side.other for spot in day.open} == {spot.side for spot in other.open}


def _open(day: LogDay) -> set[Side]:
    return {spot.side for spot in day.open}


@given(some_log())
def test_nothing_ends_without_two_days_below_running(log: list[Reading]) -> None:
    days = follow(log, RULES)
    for before, day in pairwise(days):
        for side in _open(before) - _open(day):
            assert day.day - before.day == timedelta(days=1)
            assert all(one.side is not side for one in (*before.warmer, *day.warmer))


@given(some_log(), st.sampled_from(list(RULES.sites)))
def test_one_more_warm_site_never_opens_less(log: list[Reading], site: str) -> None:
    last = log[-1]
    warmer = Reading(
        day=last.day,
        left={**last.left, site: last.right[site] + RULES.hot_from},
        right=last.right,
        signs=last.signs,
    )
    left = [spot for spot in follow(log, RULES)[-1].open if spot.side is Side.LEFT]
    after = [spot for spot in follow([*log[:-1], warmer], RULES)[-1].open if spot.side is Side.LEFT]
    assert after
    assert {one.id for one in findings_of(left, RULES)} - {"hotspot_day1"} <= {
        one.id for one in findings_of(after, RULES)
    }


@given(some_log(), st.integers(1, 12))
def test_where_the_newest_readings_settle_it_the_older_ones_change_nothing(
    log: list[Reading], newest: int
) -> None:
    window = log[-newest:]
    if is_settled(window, RULES):
        assert follow(window, RULES)[-1].open == follow(log, RULES)[-1].open


def test_two_quiet_days_running_settle_it_and_one_or_two_apart_do_not() -> None:
    assert is_settled([reading(0), reading(1), reading(2), reading(3, HEEL)], RULES)
    assert not is_settled([reading(0), reading(1)], RULES)
    assert not is_settled([reading(0), reading(1), reading(3)], RULES)
    assert not is_settled([reading(0, HEEL), reading(1, HEEL), reading(2)], RULES)
