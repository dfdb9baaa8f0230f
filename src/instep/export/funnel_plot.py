"""A funnel plot as SVG: each study's effect by its standard error, and the funnel that chance would fill."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from instep.export.plot_axis import MARGIN, WIDTH, Axis, Scale, axis_over
from instep.export.plot_frame import axis_drawn, framed

_TOP, _END = 24, 272
_REACH: Final = 1.959963984540054
_ROOM: Final = 1.25  # of the funnel's foot, so that the figures beside it stay free


@dataclass(frozen=True, kw_only=True)
class FunnelDot:
    """One study: its effect on the scale of the pooling, its standard error, and whether it is filled in."""

    effect: float
    error: float
    is_filled: bool = False


def funnel_svg(  # one value each, all but the dots by name
    dots: Sequence[FunnelDot],
    *,
    middle: float,
    title: str,
    description: str,
    error_name: str,
    name: str = "funnel",
    paper: bool = False,
) -> str:
    """Return the plot around the pooled effect; the funnel holds 95 % of studies that chance alone parts.

    Filled-in studies are hollow. Ratios come as logarithms, as they are pooled.
    """
    largest = max(dot.error for dot in dots) * 1.05
    spread = [middle - _ROOM * _REACH * largest, middle + _ROOM * _REACH * largest]
    effects = [dot.effect for dot in dots]
    axis = axis_over(effects + spread, effects + spread, scale=Scale.LINEAR)
    depth = _Depth(largest=largest)
    drawn = chain(
        _funnel(axis, middle, depth=depth),
        (_dot(dot, axis, depth=depth) for dot in dots),
        axis_drawn(axis, _END),
        _errors(depth, error_name),
    )
    return framed(drawn, title=title, description=description, height=_END + 30, name=name, paper=paper)


@dataclass(frozen=True, kw_only=True)
class _Depth:
    largest: float

    def at(self, error: float) -> float:
        return round(_TOP + (_END - _TOP) * error / self.largest, 1)


def _funnel(axis: Axis, middle: float, *, depth: _Depth) -> Iterator[str]:
    x, wide = axis.at(middle), _REACH * depth.largest
    left, right = axis.at(middle - wide), axis.at(middle + wide)
    line = 'fill="none" stroke="currentColor" stroke-width="1"'
    yield f'<path d="M{left} {_END}L{x} {_TOP}L{right} {_END}" {line} stroke-dasharray="6 4"/>'
    yield f'<path d="M{x} {_TOP}V{_END}" {line}/>'


def _dot(dot: FunnelDot, axis: Axis, *, depth: _Depth) -> str:
    place = f'cx="{axis.at(dot.effect)}" cy="{depth.at(dot.error)}" r="4"'
    if dot.is_filled:
        return f'<circle {place} fill="none" stroke="currentColor" stroke-width="1.6"/>'
    return f'<circle {place} fill="currentColor" fill-opacity="0.8"/>'


def _errors(depth: _Depth, name: str) -> Iterator[str]:
    """The standard error at the top and at the bottom."""
    face = 'font-size="12" fill="currentColor"'
    yield f'<text x="{MARGIN}" y="{_TOP - 6}" {face}>{name} 0</text>'
    yield f'<text x="{MARGIN}" y="{_END - 6}" {face}>{depth.largest:.2g}</text>'
    yield f'<path d="M{MARGIN} {_TOP}H{WIDTH - MARGIN}" stroke="currentColor" stroke-opacity="0.35"/>'
