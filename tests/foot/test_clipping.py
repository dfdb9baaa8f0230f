"""Clipping: of a way, only what lies inside is kept, and it is still the same way."""

import pytest

from instep.foot.clipping import Shape, kept
from instep.foot.curves import Curve, ring, through

SQUARE: Shape = ([0 + 0j, 100 + 0j, 100 + 100j, 0 + 100j], [])
HOLED: Shape = (SQUARE[0], [[40 + 40j, 60 + 40j, 60 + 60j, 40 + 60j]])
ACROSS: Curve = through([-50 + 50j, 50 + 50j, 150 + 50j])


def test_a_way_across_a_square_is_cut_at_its_sides() -> None:
    (piece,) = kept(ACROSS, [SQUARE], closed=False)
    assert piece[0].start == pytest.approx(0 + 50j, abs=0.01)
    assert piece[-1].end == pytest.approx(100 + 50j, abs=0.01)


def test_a_hole_parts_a_way_in_two() -> None:
    first, second = kept(ACROSS, [HOLED], closed=False)
    assert first[-1].end == pytest.approx(40 + 50j, abs=0.01)
    assert second[0].start == pytest.approx(60 + 50j, abs=0.01)


def test_a_way_over_two_neighbours_is_not_cut_between_them() -> None:
    beside: Shape = ([100 + 0j, 200 + 0j, 200 + 100j, 100 + 100j], [])
    (piece,) = kept(through([10 + 50j, 90 + 50j, 190 + 50j]), [SQUARE, beside], closed=False)
    assert (piece[0].start, piece[-1].end) == (10 + 50j, 190 + 50j)


def test_a_ring_inside_stays_whole() -> None:
    circle = ring([50 + 20j, 80 + 50j, 50 + 80j, 20 + 50j])
    assert kept(circle, [SQUARE], closed=True) == [circle]


def test_a_ring_that_begins_inside_and_leaves_once_stays_in_one_piece() -> None:
    circle = ring([50 + 50j, 100 + 100j, 150 + 50j, 100 + 0j])
    (piece,) = kept(circle, [SQUARE], closed=True)
    assert piece[0].start.real == pytest.approx(piece[-1].end.real, abs=8)
    assert any(cubic.start == 50 + 50j for cubic in piece)


def test_nothing_is_left_where_nothing_is_allowed() -> None:
    assert kept(ACROSS, [], closed=False) == []


def test_a_speck_is_no_way_for_a_hand() -> None:
    assert kept(through([95 + 50j, 150 + 50j]), [SQUARE], closed=False) == []
