"""The drawn foot has the proportions of a foot: the design's figures, as shares of foot length."""

import pytest
from shapely import LineString, Polygon, box
from tests.foot.drawn import lengths, outline, shape

from instep.foot.anatomy import Region, Side
from instep.foot.drawing import draw
from instep.foot.landmarks import INNER_BALL, METATARSAL_HEADS, OUTER_BALL
from instep.foot.views import View

SOLE = outline(draw(View.SOLE, Side.LEFT))
PARTS = {part.id: shape(part) for part in draw(View.SOLE, Side.LEFT).parts}
FOOT = {"least": -1e4, "most": 1e4}


def breadth(body: Polygon, *, low: float, high: float) -> float:
    """The breadth of the slice between two heights, given as shares of the length from the heel."""
    x0, _, x1, _ = body.intersection(box(FOOT["least"], -1000 * high, FOOT["most"], -1000 * low)).bounds
    return lengths(x1 - x0)


def inner_and_outer(at: float) -> tuple[float, float]:
    """Where a line across a left sole at a share of its length enters it and leaves it."""
    cut = SOLE.intersection(LineString([(FOOT["least"], -1000 * at), (FOOT["most"], -1000 * at)]))
    return lengths(cut.bounds[0]), lengths(cut.bounds[2])


def tip(name: str) -> float:
    return lengths(-PARTS[name].bounds[1])


def test_the_foot_is_one_foot_length_long() -> None:
    _, top, _, bottom = SOLE.bounds
    assert lengths(bottom - top) == pytest.approx(1.0, abs=0.005)


def test_the_ball_is_0_39_of_the_length_broad() -> None:
    assert breadth(SOLE, low=0.55, high=0.80) == pytest.approx(0.39, abs=0.01)


def test_the_heel_is_0_26_of_the_length_broad() -> None:
    assert breadth(SOLE, low=0.05, high=0.22) == pytest.approx(0.26, abs=0.01)


def test_the_first_metatarsal_head_lies_at_0_73_and_the_fifth_at_0_64() -> None:
    assert METATARSAL_HEADS[1].imag == pytest.approx(0.73, abs=0.01)
    assert METATARSAL_HEADS[5].imag == pytest.approx(0.64, abs=0.01)
    # and there the borders stand out furthest
    assert inner_and_outer(0.73)[0] == pytest.approx(INNER_BALL.real, abs=0.003)
    most_inner = min(inner_and_outer(at / 100)[0] for at in range(60, 80))
    assert inner_and_outer(0.73)[0] == pytest.approx(most_inner, abs=0.001)
    assert inner_and_outer(0.64)[1] == pytest.approx(OUTER_BALL.real, abs=0.003)


def test_the_arch_is_hollow_inside_and_hardly_outside() -> None:
    heel, waist, ball = inner_and_outer(0.16), inner_and_outer(0.43), inner_and_outer(0.68)
    hollow_inside = waist[0] - (heel[0] + ball[0]) / 2
    hollow_outside = (heel[1] + ball[1]) / 2 - waist[1]
    assert hollow_inside > 0.04
    assert hollow_outside < 0.02


def test_the_arch_is_higher_inside_than_outside() -> None:
    def clearance(view: View) -> float:
        side = outline(draw(view, Side.RIGHT))
        return lengths(-side.intersection(box(*_middle(side))).bounds[3])

    assert 0.05 < clearance(View.ANKLE_INNER) < 0.09
    assert clearance(View.ANKLE_OUTER) < 0.02


def _middle(body: Polygon) -> tuple[float, float, float, float]:
    """A narrow band at 0.45 of the foot's length from the heel, whichever way the foot points."""
    x0, _, x1, _ = body.bounds
    heel_is_left = body.intersection(box(x0, -500, x0 + 300, -400)).area > 0
    x = x0 + 450 if heel_is_left else x1 - 450
    return x - 5, -1000, x + 5, 1000


def test_the_toes_have_true_relative_lengths() -> None:
    tips = [tip(f"toe-{n}") for n in (1, 2, 3, 4, 5)]
    assert max(tips) == pytest.approx(1.0, abs=0.005)
    assert max(tips) in tips[:2]
    assert tips[1:] == sorted(tips[1:], reverse=True)
    assert 0.80 < tips[4] < 0.86


def test_the_great_toe_is_the_broadest_and_the_others_narrow_outwards() -> None:
    areas = [PARTS[f"toe-{n}"].area for n in (1, 2, 3, 4, 5)]
    assert areas == sorted(areas, reverse=True)
    assert areas[0] > 2 * areas[1]


def test_a_cleft_parts_every_two_toes() -> None:
    for n in (1, 2, 3, 4):
        gap = PARTS[f"toe-{n}"].distance(PARTS[f"toe-{n + 1}"])
        assert 0 < lengths(gap) < 0.02


def test_the_inner_ankle_bone_lies_higher_and_further_forward_than_the_outer() -> None:
    def anchor(view: View, region: Region) -> tuple[float, float]:
        drawing = draw(view, Side.RIGHT)
        x, y = next(part.anchor for part in drawing.parts if part.region is region)
        return abs(x), -y

    inner, outer = anchor(View.ANKLE_INNER, Region.ANKLE_INNER), anchor(View.ANKLE_OUTER, Region.ANKLE_OUTER)
    assert inner[0] > outer[0]
    assert inner[1] > outer[1]
