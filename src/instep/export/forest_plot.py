"""A forest plot as SVG: a name, a square and an interval for each study, and a diamond for what they come to.

It uses attributes alone and takes its ink from the text around it, so that a page, a file and a PNG draw the
same, in light, in dark and in black and white. Every study has two lines: its name and figures, then its
interval in the whole width. So it can be read on a telephone.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import chain

from instep.export.plot_axis import MARGIN, WIDTH, Axis, Scale, axis_over
from instep.export.plot_frame import axis_drawn, framed

_ROW, _NAME_AT, _LINE_AT, _TOP = 36, 13, 25, 6
_CLEAR = 17  # of a row: where it is written, and no line may run
_LONGEST_NAME = 30  # letters beside the figures
_LARGEST, _SMALLEST, _PLAIN = 13.0, 3.0, 7.0  # sides of a square
_WHOLE = 100.0


@dataclass(frozen=True, kw_only=True)
class ForestRow:
    """One study: its effect in the unit of the axis, its interval, and its weight in percent.

    None where there is no interval or no weight; of an effect that does not exist the name alone is drawn.
    """

    label: str
    estimate: float | None
    low: float | None = None
    high: float | None = None
    weight: float | None = None


@dataclass(frozen=True, kw_only=True)
class ForestSum:
    """What the studies come to: a diamond over the interval, and a line where a next effect may lie."""

    label: str
    estimate: float
    low: float | None
    high: float | None
    next_label: str = ""
    next_low: float | None = None
    next_high: float | None = None


def forest_svg(  # one value each, all but the rows by name
    rows: Sequence[ForestRow],
    *,
    title: str,
    description: str,
    scale: Scale,
    null_at: float | None,
    pooled: ForestSum | None = None,
    name: str = "forest",
    paper: bool = False,
) -> str:
    """Return the plot; studies alone are shown side by side, and nothing is pooled, where `pooled` is None.

    Effects and intervals are in their own unit: under Scale.LOG ratios, all positive. `null_at` is where a
    line of no effect stands (0 for differences, 1 for ratios), None for no line. `name` begins the ids within
    a page. `paper` draws black on white, for a file of its own. Raises ValueError where no row has an effect.
    """
    axis = _axis(rows, pooled, scale=scale, null_at=null_at)
    end = _TOP + _ROW * (len(rows) + _sum_rows(pooled))
    drawn = chain(
        _null(axis, null_at, end),
        _middle(axis, pooled, end),
        (part for at, row in enumerate(rows) for part in _study(row, rows, axis=axis, y=_TOP + _ROW * at)),
        _sum(pooled, axis, y=_TOP + _ROW * len(rows)) if pooled else (),
        axis_drawn(axis, end),
    )
    return framed(drawn, title=title, description=description, height=end + 30, name=name, paper=paper)


def _axis(
    rows: Sequence[ForestRow], pooled: ForestSum | None, *, scale: Scale, null_at: float | None
) -> Axis:
    core = [row.estimate for row in rows if row.estimate is not None]
    if not core:
        raise ValueError("no row has an effect to draw")
    ends = [end for row in rows for end in (row.low, row.high) if end is not None]
    if null_at is not None:
        core.append(null_at)
    if pooled:
        sums = (pooled.estimate, pooled.low, pooled.high, pooled.next_low, pooled.next_high)
        core += [end for end in sums if end is not None]
    return axis_over(core + ends, core, scale=scale)


def _sum_rows(pooled: ForestSum | None) -> int:
    return 0 if pooled is None else 1 if pooled.next_low is None else 2


def _null(axis: Axis, null_at: float | None, end: float) -> Iterator[str]:
    if null_at is not None:
        yield _upright(axis.at(null_at), end, dashes=f"{_ROW - _CLEAR} {_CLEAR}")


def _middle(axis: Axis, pooled: ForestSum | None, end: float) -> Iterator[str]:
    if pooled is not None:
        yield _upright(axis.at(pooled.estimate), end, dashes=f"2 4 2 4 2 4 1 {_CLEAR}")


def _upright(x: float, end: float, *, dashes: str) -> str:
    """A line from top to bottom that leaves out where names and figures are written."""
    line = f'stroke="currentColor" stroke-width="1" stroke-dasharray="{dashes}"'
    return f'<path d="M{x} {_TOP + _CLEAR}V{end}" {line}/>'


def _study(row: ForestRow, rows: Sequence[ForestRow], *, axis: Axis, y: float) -> Iterator[str]:
    yield from _named(row.label, _figures(row.estimate, row.low, row.high, axis=axis), y=y)
    if row.estimate is None:
        return
    if row.low is not None and row.high is not None:
        yield from _interval(row.low, row.high, axis=axis, y=y + _LINE_AT)
    if axis.holds(row.estimate):
        side = _side(row, rows)
        x, top = axis.at(row.estimate) - side / 2, y + _LINE_AT - side / 2
        yield f'<path d="M{x:.1f} {top:.1f}h{side:.1f}v{side:.1f}h{-side:.1f}z" fill="currentColor"/>'


def _side(row: ForestRow, rows: Sequence[ForestRow]) -> float:
    """The side of a square whose area is in proportion to the weight."""
    if row.weight is None:
        return _PLAIN
    most = max(one.weight or 0.0 for one in rows) or _WHOLE
    return max(_SMALLEST, _LARGEST * math.sqrt(max(0.0, row.weight) / most))


def _interval(low: float, high: float, *, axis: Axis, y: float) -> Iterator[str]:
    a, b = axis.at(low), axis.at(high)
    yield f'<path d="M{a} {y}H{b}" stroke="currentColor" stroke-width="1.6"/>'
    if not axis.holds(low):
        yield f'<path d="M{a} {y}l6-4v8z" fill="currentColor"/>'
    if not axis.holds(high):
        yield f'<path d="M{b} {y}l-6-4v8z" fill="currentColor"/>'


def _sum(pooled: ForestSum, axis: Axis, *, y: float) -> Iterator[str]:
    figures = _figures(pooled.estimate, pooled.low, pooled.high, axis=axis)
    yield from _named(pooled.label, figures, y=y, bold=True)
    middle, line = axis.at(pooled.estimate), y + _LINE_AT
    left, right = axis.at(_or(pooled.low, pooled.estimate)), axis.at(_or(pooled.high, pooled.estimate))
    diamond = f"M{left} {line}L{middle} {line - 7}L{right} {line}L{middle} {line + 7}z"
    yield f'<path d="{diamond}" fill="currentColor"/>'
    if pooled.next_low is not None and pooled.next_high is not None:
        yield from _next(pooled.next_label, pooled.next_low, pooled.next_high, axis=axis, y=y + _ROW)


def _next(
    label: str, low: float, high: float, *, axis: Axis, y: float
) -> Iterator[str]:  # a line and its place
    yield from _named(label, f"[{axis.text(low)}, {axis.text(high)}]", y=y)
    yield from _interval(low, high, axis=axis, y=y + _LINE_AT)
    for end in (low, high):
        if axis.holds(end):
            mark = f"M{axis.at(end)} {y + _LINE_AT - 5}v10"
            yield f'<path d="{mark}" stroke="currentColor" stroke-width="1.6"/>'


def _named(label: str, figures: str, *, y: float, bold: bool = False) -> Iterator[str]:
    face = 'font-size="12" fill="currentColor"' + (' font-weight="bold"' if bold else "")
    yield f'<text x="{MARGIN}" y="{y + _NAME_AT}" {face}>{escape(_short(label))}</text>'
    yield f'<text x="{WIDTH - MARGIN}" y="{y + _NAME_AT}" text-anchor="end" {face}>{escape(figures)}</text>'


def _figures(estimate: float | None, low: float | None, high: float | None, *, axis: Axis) -> str:
    if estimate is None:
        return "\u2013"
    if low is None or high is None:
        return axis.text(estimate)
    return f"{axis.text(estimate)} [{axis.text(low)}, {axis.text(high)}]"


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST_NAME else label[: _LONGEST_NAME - 1].rstrip() + "\u2026"


def _or(value: float | None, other: float) -> float:
    return other if value is None else value
