"""Forest and funnel plots: what is drawn where, whatever the numbers are."""

import math
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as some
from tests.examples import examples

from instep.export.forest_plot import ForestRow, ForestSum, forest_svg
from instep.export.funnel_plot import FunnelDot, funnel_svg
from instep.export.plot_axis import MARGIN, WIDTH, Scale, axis_over

ROWS = (
    ForestRow(label="Ahn <2009>", estimate=0.5, low=0.25, high=1.0, weight=80.0),
    ForestRow(label="Brook", estimate=2.0, low=0.5, high=8.0, weight=20.0),
    ForestRow(label="Choi", estimate=None),
)


def drawn(scale: Scale = Scale.LOG, pooled: ForestSum | None = None) -> str:
    return forest_svg(ROWS, title="T & t", description="D", scale=scale, null_at=1.0, pooled=pooled)


def squares(svg: str) -> list[float]:
    return [float(side) for side in re.findall(r"h([\d.]+)v", svg)]


def test_a_plot_is_named_described_and_well_formed() -> None:
    root = ET.fromstring(drawn())
    space = "{http://www.w3.org/2000/svg}"
    title, description = root.find(f"{space}title"), root.find(f"{space}desc")
    assert title is not None
    assert description is not None
    assert (title.text, description.text) == ("T & t", "D")
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"


def test_the_area_of_a_square_follows_the_weight() -> None:
    large, small = squares(drawn())
    assert (large / small) ** 2 == pytest.approx(4, rel=0.05)


def test_on_a_logarithmic_axis_a_half_and_a_double_lie_evenly_around_one() -> None:
    axis = axis_over([0.5, 1.0, 2.0], [0.5, 1.0, 2.0], scale=Scale.LOG)
    assert axis.at(1.0) - axis.at(0.5) == pytest.approx(axis.at(2.0) - axis.at(1.0), abs=0.11)


def test_without_a_sum_nothing_is_pooled_and_with_one_there_is_a_diamond() -> None:
    pooled = ForestSum(
        label="Together", estimate=0.7, low=0.4, high=1.2, next_label="Next", next_low=0.3, next_high=1.6
    )
    assert "Together" not in drawn()
    assert "Together" in drawn(pooled=pooled)
    assert "[0.30, 1.60]" in drawn(pooled=pooled)


def test_nothing_is_told_by_colour_alone() -> None:
    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', drawn())) <= {"currentColor", "none"}


def test_no_effect_at_all_cannot_be_drawn() -> None:
    with pytest.raises(ValueError, match="no row has an effect"):
        forest_svg([ROWS[2]], title="T", description="D", scale=Scale.LINEAR, null_at=0.0)


values = some.floats(-1e9, 1e9)


@given(some.lists(some.tuples(values, some.floats(0, 1e9)), min_size=1, max_size=6))
@examples(80)
def test_every_effect_and_interval_stays_within_the_drawing(rows: list[tuple[float, float]]) -> None:
    svg = forest_svg(
        [ForestRow(label="x", estimate=y, low=y - w, high=y + w) for y, w in rows],
        title="T",
        description="D",
        scale=Scale.LINEAR,
        null_at=0.0,
    )
    ET.fromstring(svg)
    assert "nan" not in svg
    ends = [float(x) for pair in re.findall(r'd="M([\d.-]+) [\d.]+H([\d.-]+)"', svg) for x in pair]
    assert all(MARGIN <= x <= WIDTH - MARGIN for x in ends)


ratios = some.floats(1e-250, 1e250)
two_ratios = some.tuples(ratios, ratios, some.just(Scale.LOG))
two_values = some.tuples(values, values, some.just(Scale.LINEAR))


@given(two_ratios | two_values)
@example((0.9375, 0.9375, Scale.LOG))
@example((1.0, math.nextafter(1.0, 2.0), Scale.LOG))
@example((1e200, 1e250, Scale.LOG))
@example((1e9, math.nextafter(1e9, 2e9), Scale.LINEAR))
@example((0.0, 5e-324, Scale.LINEAR))
def test_an_axis_has_at_least_two_marks_within_itself(ends: tuple[float, float, Scale]) -> None:
    one, other, scale = ends
    axis = axis_over([one, other], [one, other], scale=scale)
    assert len(axis.marks) >= 2
    assert all(axis.low <= mark <= axis.high for mark in axis.marks)
    assert axis.holds(one)
    assert axis.holds(other)
    assert all(axis.text(mark) for mark in axis.marks)
    assert len({axis.mark(mark) for mark in axis.marks}) == len(axis.marks)
    assert len({axis.at(mark) for mark in axis.marks}) == len(axis.marks)


def test_a_filled_in_study_is_hollow() -> None:
    dots = [FunnelDot(effect=0.1, error=0.2), FunnelDot(effect=0.3, error=0.2, is_filled=True)]
    svg = funnel_svg(dots, middle=0.2, title="T", description="D", error_name="SE")
    assert svg.count("<circle") == 2
    assert re.search(r'<circle[^>]* fill="none"', svg)
