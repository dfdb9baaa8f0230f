"""The drawing: regions that tile it, a mirror image for the other foot, every region somewhere."""

from itertools import combinations

import pytest
from shapely import Point, unary_union
from tests.foot.drawn import EVERY, outline, shape

from instep.foot.anatomy import Region, Side
from instep.foot.drawing import draw
from instep.foot.views import View

each_drawing = pytest.mark.parametrize(("view", "side"), EVERY)
each_view = pytest.mark.parametrize("view", list(View))


@each_drawing
def test_no_border_crosses_itself(view: View, side: Side) -> None:
    drawing = draw(view, side)
    assert outline(drawing).is_valid
    assert [part.id for part in drawing.parts if not shape(part).is_valid] == []


@each_drawing
def test_regions_cover_the_foot_without_a_gap(view: View, side: Side) -> None:
    drawing = draw(view, side)
    whole, parts = outline(drawing), [shape(part) for part in drawing.parts]
    assert sum(part.area for part in parts) == pytest.approx(whole.area, rel=1e-6)
    assert unary_union(parts).symmetric_difference(whole).area < 1e-6 * whole.area


@each_drawing
def test_no_region_lies_on_another(view: View, side: Side) -> None:
    drawing = draw(view, side)
    whole = outline(drawing).area
    for one, two in combinations(drawing.parts, 2):
        assert shape(one).intersection(shape(two)).area < 1e-6 * whole, (one.id, two.id)


@each_drawing
def test_a_label_sits_on_its_own_region(view: View, side: Side) -> None:
    for part in draw(view, side).parts:
        assert shape(part).contains(Point(part.anchor)), part.id


@each_drawing
def test_a_foot_stays_inside_its_frame(view: View, side: Side) -> None:
    drawing = draw(view, side)
    left, top, width, height = drawing.view_box
    x0, y0, x1, y1 = outline(drawing).bounds
    assert left <= x0 < x1 <= left + width
    assert top <= y0 < y1 <= top + height


@each_view
def test_the_other_foot_is_the_exact_mirror_image(view: View) -> None:
    left, right = draw(view, Side.LEFT), draw(view, Side.RIGHT)
    flipped = [complex(-point.real, point.imag) for point in left.polygon()]
    assert flipped == right.polygon()
    assert [part.id for part in left.parts] == [part.id for part in right.parts]
    assert [(-x, y) for x, y in (part.anchor for part in left.parts)] == [part.anchor for part in right.parts]


def test_every_region_is_seen_in_some_view() -> None:
    seen = frozenset().union(*(draw(view, Side.LEFT).regions() for view in View))
    assert seen == frozenset(Region)


def test_five_nails_are_seen_from_above_and_five_toes_from_above_and_below() -> None:
    for view in (View.SOLE, View.TOP):
        toes = [part for part in draw(view, Side.LEFT).parts if part.region is Region.TOES]
        webs = [part for part in draw(view, Side.LEFT).parts if part.region is Region.TOE_WEBS]
        assert (len(toes), len(webs)) == (5, 4)
    nails = [part for part in draw(View.TOP, Side.LEFT).parts if part.region is Region.NAILS]
    assert [part.id for part in nails] == ["nail-1", "nail-2", "nail-3", "nail-4", "nail-5"]


@pytest.mark.parametrize(
    ("view", "side", "towards"),
    [
        (View.SOLE, Side.LEFT, "left"),  # a sole that faces its owner: great toes on the outside of the pair
        (View.SOLE, Side.RIGHT, "right"),
        (View.TOP, Side.LEFT, "right"),  # looked down on by its owner: great toes towards each other
        (View.TOP, Side.RIGHT, "left"),
    ],
)
def test_the_great_toe_is_on_the_side_where_its_owner_sees_it(view: View, side: Side, towards: str) -> None:
    anchors = {part.id: part.anchor for part in draw(view, side).parts}
    assert (anchors["toe-1"][0] < anchors["toe-5"][0]) == (towards == "left")
