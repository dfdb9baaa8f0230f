"""Strokes: a hand's way over the foot never leaves the regions that it may touch."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString, unary_union
from tests.examples import examples
from tests.foot.drawn import EVERY, shapes

from instep.foot.anatomy import Region, Side
from instep.foot.curves import flattened
from instep.foot.drawing import draw
from instep.foot.strokes import STROKE_REGIONS, Stroke, strokes
from instep.foot.views import View

# A cut end is rounded to whole units: a thousandth of a foot.
ROUNDING = 1.0

HOMES = {
    "achilles-draw": View.HEEL,
    "thumb-circles": View.SOLE,
    "knuckle-knead": View.SOLE,
    "two-thumbs": View.SOLE,
    "toe-rotation": View.SOLE,
    "effleurage": View.TOP,
    "heel-squeeze": View.SOLE,
    "arch-glide": View.SOLE,
    "ball-press": View.SOLE,
    "top-stroke": View.TOP,
    "roller-roll": View.SOLE,
    "device-hold": View.SOLE,
    "still": View.TOP,
}


def strays(stroke: Stroke, allowed: frozenset[Region]) -> float:
    """How far the stroke lies off the allowed regions at most, in units."""
    ground = unary_union(shapes(draw(stroke.view, stroke.side), allowed))
    points = [p for line in stroke.lines for p in [*flattened(line.curve, 8), line.curve[-1].end]]
    return max((ground.distance(LineString([(p.real, p.imag)] * 2)) for p in points), default=0.0)


def test_every_stroke_has_a_view_that_shows_it() -> None:
    assert set(HOMES) == set(STROKE_REGIONS)
    for path_id, view in HOMES.items():
        assert strokes(path_id, Side.LEFT, view).lines, path_id


@pytest.mark.parametrize("path_id", sorted(STROKE_REGIONS))
@pytest.mark.parametrize(("view", "side"), EVERY)
def test_a_stroke_stays_on_the_regions_of_its_move(path_id: str, view: View, side: Side) -> None:
    assert strays(strokes(path_id, side, view), STROKE_REGIONS[path_id]) <= ROUNDING


@examples(40)
@given(st.sampled_from(sorted(HOMES)), st.frozensets(st.sampled_from(Region)), st.sampled_from(Side))
def test_a_stroke_never_touches_a_region_that_was_left_out(
    path_id: str, within: frozenset[Region], side: Side
) -> None:
    stroke = strokes(path_id, side, HOMES[path_id], within=within)
    allowed = STROKE_REGIONS[path_id] & within
    assert strays(stroke, allowed) <= ROUNDING if allowed else not stroke.lines


def test_thumb_circles_go_from_the_heel_to_the_base_of_each_toe_in_its_turn() -> None:
    stroke = strokes("thumb-circles", Side.LEFT, View.SOLE)
    assert len(stroke.lines) == 5
    assert not stroke.together
    parts = draw(View.SOLE, Side.LEFT).parts
    toes = {part.id: part.anchor for part in parts if part.region is Region.TOES}
    for n, line in enumerate(stroke.lines, start=1):
        end = line.curve[-1].end
        under = min(toes, key=lambda toe: abs(toes[toe][0] - end.real))
        assert under == f"toe-{n}"
        assert line.start.imag > -120  # within the lowest eighth of the foot


def test_thumb_circles_turn_all_the_way_round() -> None:
    line = strokes("thumb-circles", Side.LEFT, View.SOLE).lines[2]
    heights = [point.imag for point in flattened(line.curve, 6)]
    downward = sum(b > a for a, b in pairwise(heights))
    assert 0.15 < downward / len(heights) < 0.5


def test_the_tendon_is_drawn_down_towards_the_heel() -> None:
    for view in (View.HEEL, View.ANKLE_INNER, View.ANKLE_OUTER):
        for line in strokes("achilles-draw", Side.RIGHT, view).lines:
            assert line.start.imag < line.curve[-1].end.imag


def test_without_the_arch_the_roller_keeps_to_heel_and_ball() -> None:
    stroke = strokes("roller-roll", Side.LEFT, View.SOLE, within=frozenset({Region.HEEL_SOLE, Region.BALL}))
    assert len(stroke.lines) == 2


def test_a_path_that_no_move_has_is_refused() -> None:
    with pytest.raises(KeyError, match="moonwalk"):
        strokes("moonwalk", Side.LEFT, View.SOLE)


def test_the_other_foot_has_the_mirrored_stroke() -> None:
    left, right = (strokes("two-thumbs", side, View.SOLE) for side in Side)
    for one, two in zip(left.lines, right.lines, strict=True):
        assert [complex(-p.real, p.imag) for cubic in one.curve for p in cubic] == [
            p for cubic in two.curve for p in cubic
        ]


def test_a_line_is_path_data_that_a_browser_can_travel() -> None:
    for path_id, view in HOMES.items():
        for line in strokes(path_id, Side.LEFT, view).lines:
            assert re.fullmatch(r"M-?\d+[ -]\d+c[-\d ]+z?", line.d), line.d
