"""The axis of a plot of effects: where a value stands, linear or by ratios, and its round numbers."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

WIDTH, MARGIN = 360, 14
"""Units of a plot's whole width, and of what stays free at each side: one unit is a pixel on a telephone."""

_MOST_LOG = 600.0  # of a ratio, so that the ends of its axis still are numbers
_LEAST_LOG = 0.1  # length of an axis of ratios: from 1 to 1.105
_LEAST_SHARE = 1e-4  # of its values that a linear axis spans: marks are written with six figures
_FEWEST = 3  # marks, below which the next finer set is taken
_MOST = 6
_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)
_RATIO_SETS = ((1.0,), (1.0, 3.0), (1.0, 2.0, 5.0), (1.0, 1.5, 2.0, 3.0, 5.0, 7.0))


class Scale(StrEnum):
    """Differences are drawn on a linear axis; ratios by their logarithm, so that 0.5 and 2 lie evenly."""

    LINEAR = "linear"
    LOG = "log"


@dataclass(frozen=True, kw_only=True)
class Axis:
    """An axis from low to high in the values' own unit; both positive where the scale is LOG."""

    scale: Scale
    low: float
    high: float

    def at(self, value: float) -> float:
        """Return where a value stands, in units from the left edge; never outside the drawing."""
        low, high = _on(self.low, self.scale), _on(self.high, self.scale)
        share = (_on(value, self.scale) - low) / (high - low)
        return round(MARGIN + (WIDTH - 2 * MARGIN) * min(1.0, max(0.0, share)), 1)

    def holds(self, value: float) -> bool:
        """Whether a value lies within the axis."""
        return self.low <= value <= self.high

    @property
    def marks(self) -> tuple[float, ...]:
        """Three to seven round numbers within the axis."""
        return _ratios(self.low, self.high) if self.scale is Scale.LOG else _steps(self.low, self.high)

    def mark(self, value: float) -> str:
        """Return a round number as short as it can be written."""
        return f"{value:.6g}".replace("-", "\u2212")

    def text(self, value: float) -> str:
        """Return a value with as many figures as the axis can tell apart, and a true minus sign."""
        if self.scale is Scale.LOG:
            return f"{value:.2f}" if 0.095 <= value < 1000 else f"{value:.2g}"  # noqa: PLR2004  # where two decimals say enough
        decimals = 2 - math.floor(math.log10(self.high - self.low))
        if not 0 <= decimals <= 6:  # noqa: PLR2004  # figures after the point that fit beside a name
            return f"{value:.3g}".replace("-", "\u2212")
        shown = f"{value:.{decimals}f}"
        return (shown.lstrip("-") if float(shown) == 0 else shown).replace("-", "\u2212")


def axis_over(values: Iterable[float], core: Iterable[float], *, scale: Scale) -> Axis:
    """Return an axis over all values, but never much longer than what lies at the core.

    One very wide interval would press all others together: it is cut with an arrow instead.
    """
    inner = [_placed(value, scale) for value in core]
    every = [_placed(value, scale) for value in values]
    reach = max(inner) - min(inner)
    most = reach * 1.5 if reach > 0 else math.inf
    low, high = max(min(every), min(inner) - most), min(max(every), max(inner) + most)
    length = high - low
    room = max(length * 0.04, (_least(low, high, scale) - length) / 2)
    return Axis(scale=scale, low=_off(low - room, scale), high=_off(high + room, scale))


def _least(low: float, high: float, scale: Scale) -> float:
    """The shortest axis around these values on which marks can be told apart; a lone value stands in it."""
    if scale is Scale.LOG:
        return _LEAST_LOG
    size = max(abs(low), abs(high))
    return (0.2 if low == high else _LEAST_SHARE) * size or 2.0


def _placed(value: float, scale: Scale) -> float:
    placed = _on(value, scale)
    return max(-_MOST_LOG, min(_MOST_LOG, placed)) if scale is Scale.LOG else placed


def _on(value: float, scale: Scale) -> float:
    return math.log(value) if scale is Scale.LOG else value


def _off(value: float, scale: Scale) -> float:
    return math.exp(value) if scale is Scale.LOG else value


def _steps(low: float, high: float) -> tuple[float, ...]:
    power = 10.0 ** math.floor(math.log10((high - low) / _MOST))
    step = next(size * power for size in _ROUND if (high - low) / (size * power) <= _MOST)
    marks = (step * one for one in range(math.ceil(low / step), math.floor(high / step) + 1))
    # A product may be rounded to just beside the end that it was reckoned from.
    return tuple(mark for mark in marks if low <= mark <= high)


def _ratios(low: float, high: float) -> tuple[float, ...]:
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    apart = max(1, (last - first) // _MOST)
    marks: tuple[float, ...] = ()
    for kinds in _RATIO_SETS:
        powers = range(first, last + 1, apart)
        finer = tuple(m for p in powers for m in (kind * 10.0**p for kind in kinds) if low <= m <= high)
        if len(finer) > _MOST + 1:
            break
        marks = finer
    # Between two of them a ratio is as good as a difference.
    return marks if len(marks) >= _FEWEST else _steps(low, high)
