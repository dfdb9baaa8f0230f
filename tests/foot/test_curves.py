"""Curves: they pass through their points, and cutting them changes nothing."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from instep.foot.curves import Cubic, Point, backwards, flattened, path, ring, through

WHOLE = st.integers(-1000, 1000)
PLACES = st.builds(complex, WHOLE, WHOLE)
CHAINS = st.lists(PLACES, min_size=2, max_size=9).filter(
    lambda points: all(abs(b - a) >= 1 for a, b in pairwise([*points, points[0]]))
)
RINGS = CHAINS.filter(lambda points: len(points) > 2)
CUBICS = st.builds(Cubic, PLACES, PLACES, PLACES, PLACES)
SHARES = st.floats(0.01, 0.99)


@given(CHAINS)
def test_an_open_curve_passes_through_all_its_points_in_order(points: list[Point]) -> None:
    curve = through(points)
    assert [cubic.start for cubic in curve] == points[:-1]
    assert [cubic.end for cubic in curve] == points[1:]


@given(RINGS)
def test_a_ring_comes_back_to_where_it_began(points: list[Point]) -> None:
    curve = ring(points)
    assert [cubic.start for cubic in curve] == points
    assert curve[-1].end == points[0]


@given(RINGS)
def test_a_curve_has_no_corner_at_its_inner_points(points: list[Point]) -> None:
    for one, two in pairwise(ring(points)):
        came, goes = one.end - one.arriving, two.leaving - two.start
        cross = (came.conjugate() * goes).imag
        assert abs(cross) <= 1e-6 * max(1.0, abs(came) * abs(goes))


@given(CUBICS, SHARES, SHARES)
def test_a_cut_curve_is_the_same_curve(cubic: Cubic, cut: float, share: float) -> None:
    head, tail = cubic.split(cut)
    assert abs(head.at(share) - cubic.at(cut * share)) < 1e-6
    assert abs(tail.at(share) - cubic.at(cut + (1 - cut) * share)) < 1e-6


@given(CUBICS, SHARES, SHARES)
def test_a_part_of_a_curve_begins_and_ends_where_it_was_asked_to(cubic: Cubic, a: float, b: float) -> None:
    low, high = min(a, b), max(a, b) + 0.005
    part = cubic.part(low, high)
    assert abs(part.start - cubic.at(low)) < 1e-6
    assert abs(part.end - cubic.at(high)) < 1e-6


@given(CHAINS)
def test_going_back_twice_is_the_way_there(points: list[Point]) -> None:
    curve = through(points)
    assert backwards(backwards(curve)) == curve
    assert backwards(curve)[0].start == points[-1]


def test_three_points_of_a_circle_make_a_bow_and_not_two_straight_lines() -> None:
    drawn = flattened(through([-1 + 0j, 0 + 1j, 1 + 0j]), 20)
    assert all(0.88 < abs(point) < 1.001 for point in drawn)


def test_a_path_is_relative_whole_numbers_without_needless_spaces() -> None:
    line = (Cubic(10 + 5j, 13 + 5j, 17 - 1j, 20 + 0j), Cubic(20 + 0j, 23 + 1j, 27 + 5j, 20 + 9j))
    assert path(line) == "M10 5c3 0 7-6 10-5 3 1 7 5 0 9"
    assert path(line, closed=True).endswith("0 9z")
    assert path(()) == ""
