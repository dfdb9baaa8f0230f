"""One measure over time: marks before and after a session, joined only where nothing is missing between."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from instep.outcomes.sitting import Moment
from instep.outcomes.trend import Bin, Spread

WIDTH, HEIGHT = 340, 168
LEFT, RIGHT, TOP, BOTTOM = 26, 8, 8, 34
_TOP_SCORE = 10  # the end of the scale
_TICKS = (0, 5, 10)
_MANY = 62  # marks beyond which they are drawn small
_APART = 0.22  # of a mark's room: before stands this much to the left of its middle, after to the right


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What was given before or after in one stretch: the middle one, and a line to the lowest and highest."""

    moment: Moment
    x: float
    y: float
    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class TrendChart:
    """One measure: lines as paths, marks, heights with their numbers, and where sessions were."""

    measure: str
    lines: tuple[tuple[Moment, str], ...]
    marks: tuple[Mark, ...]
    ticks: tuple[tuple[float, int], ...]
    sessions: tuple[float, ...]
    small: bool


def trend_chart(measure: str, bins: Sequence[Bin]) -> TrendChart:
    """Return the drawing; a stretch without a number has no mark, and no line crosses it."""
    rows = {moment: [_mark(n, one, moment, of=len(bins)) for n, one in enumerate(bins)] for moment in Moment}
    return TrendChart(
        measure=measure,
        lines=tuple((moment, path) for moment, row in rows.items() for path in _lines(row)),
        marks=tuple(mark for row in rows.values() for mark in row if mark),
        ticks=tuple((_y(score), score) for score in _TICKS),
        sessions=tuple(_x(n, of=len(bins)) for n, one in enumerate(bins) if one.sessions),
        small=len(bins) > _MANY,
    )


def _mark(number: int, one: Bin, moment: Moment, *, of: int) -> Mark | None:
    found = one.at(moment)
    return None if found is None else _placed(found, _x(number, of=of, moment=moment), moment)


def _placed(found: Spread, x: float, moment: Moment) -> Mark:
    return Mark(moment=moment, x=x, y=_y(found.median), low=_y(found.lowest), high=_y(found.highest))


def _lines(row: Sequence[Mark | None]) -> Iterator[str]:
    run: list[str] = []
    for mark in (*row, None):
        if mark:
            run.append(f"{mark.x} {mark.y}")
            continue
        if len(run) > 1:
            yield "M" + "L".join(run)
        run = []


def _x(number: int, *, of: int, moment: Moment | None = None) -> float:
    room = (WIDTH - LEFT - RIGHT) / of
    aside = {None: 0.0, Moment.BEFORE: -_APART, Moment.AFTER: _APART}[moment]
    return round(LEFT + room * (number + 0.5 + aside), 1)


def _y(score: float) -> float:
    return round(TOP + (HEIGHT - TOP - BOTTOM) * (1 - score / _TOP_SCORE), 1)
