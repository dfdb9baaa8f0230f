"""A trial in two drawings: every day's rating by arm, and the difference with its interval."""

from collections.abc import Sequence
from dataclasses import dataclass

from instep.coach.trial.trials import TrialDay
from instep.outcomes.n_of_1.analysis import Coefficient

WIDTH, HEIGHT = 640, 300
BAR_HEIGHT = 132
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 14, 14, 40
_MOST = 10
"""The end of the scale; no difference is drawn beyond it."""
_ROOM = 1.25


@dataclass(frozen=True, kw_only=True)
class Point:
    """One rated day at its place; `kind` is a for the comparator, b for what is tried, none at baseline."""

    x: float
    y: float
    kind: str


@dataclass(frozen=True, kw_only=True)
class DaysChart:
    """Every day's outcome. `gaps` are where days without one stand, `ticks` the heights of 0, 5 and 10."""

    points: tuple[Point, ...]
    gaps: tuple[float, ...]
    ticks: tuple[tuple[int, float], ...]
    days: tuple[tuple[int, float], ...]
    floor: float


@dataclass(frozen=True, kw_only=True)
class BarChart:
    """The interval on a line of differences; worth having lies beyond `worth_low` and `worth_high`."""

    low: float
    value: float
    high: float
    zero: float
    worth_low: float
    worth_high: float
    start: float
    end: float


def days_chart(days: Sequence[TrialDay], arms: tuple[str, str]) -> DaysChart:
    """Draw the outcomes of these days, 0 at the floor and 10 at the top."""
    kinds = {arms[0]: "a", arms[1]: "b", None: "none"}
    last = max(len(days) - 1, 1)
    xs = [round(_LEFT + (WIDTH - _LEFT - _RIGHT) * at / last, 1) for at in range(len(days))]
    placed = list(zip(xs, days, strict=True))
    return DaysChart(
        points=tuple(
            Point(x=x, y=_height(one.outcome), kind=kinds[one.arm])
            for x, one in placed
            if one.outcome is not None
        ),
        gaps=tuple(x for x, one in placed if one.missing),
        ticks=tuple((n, _height(n)) for n in (0, 5, 10)),
        days=tuple((placed[at][1].day, placed[at][0]) for at in sorted({0, len(days) // 2, len(days) - 1})),
        floor=_height(0),
    )


def bar_chart(difference: Coefficient, worth: float) -> BarChart:
    """Draw the difference with its interval, nothing in the middle."""
    ends = (abs(difference.low), abs(difference.high), worth)
    reach = min(_ROOM * max(ends), _MOST)

    def place(points: float) -> float:
        within = min(max(points, -reach), reach)
        return round(_LEFT + (WIDTH - 2 * _LEFT) * (within + reach) / (2 * reach), 1)

    return BarChart(
        low=place(difference.low),
        value=place(difference.value),
        high=place(difference.high),
        zero=place(0),
        worth_low=place(-worth),
        worth_high=place(worth),
        start=place(-reach),
        end=place(reach),
    )


def _height(rating: int) -> float:
    return round(_TOP + (HEIGHT - _TOP - _BOTTOM) * (_MOST - rating) / _MOST, 1)
