"""One measure over time: marks before and after a session, joined only where nothing is missing between."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from instep.outcomes.sitting import Moment
from instep.outcomes.trend import Bin, RatingSpread

WIDTH, HEIGHT = 340, 168
LEFT, RIGHT, TOP, BOTTOM = 26, 8, 8, 34
_TOP_SCORE = 10  # the end of the scale
_TICKS = (0, 5, 10)
_SIZES = {31: 3.5, 62: 2.6}  # of a mark, up to so many places; with more it is as small as it can be seen
_SMALLEST = 1.5
_APART = 0.22  # of a place's room: before stands this much to the left of its middle, after to the right


@dataclass(frozen=True, kw_only=True)
class Series:
    """What was given before, or after: lines, marks, and from the lowest to the highest, each as one path."""

    moment: Moment
    lines: str
    marks: str
    ranges: str


@dataclass(frozen=True, kw_only=True)
class TrendChart:
    """One measure: before and after, heights with their numbers, and where sessions were as one path."""

    series: tuple[Series, ...]
    ticks: tuple[tuple[float, int], ...]
    sessions: str


@dataclass(frozen=True, kw_only=True)
class _Mark:
    x: float
    y: float
    low: float
    high: float


def trend_chart(bins: Sequence[Bin], shape: str) -> TrendChart:
    """Return the drawing; a stretch without a number has no mark, and no line crosses it."""
    places = [_x(number, of=len(bins)) for number, one in enumerate(bins) if one.sessions]
    return TrendChart(
        series=tuple(_series(bins, moment, shape) for moment in Moment),
        ticks=tuple((_y(score), score) for score in _TICKS),
        sessions="".join(f"M{x} {HEIGHT - BOTTOM + 5}v6" for x in places),
    )


def mark_path(shape: str, place: tuple[float, float], size: float) -> str:
    """Return a mark as a path: left a circle, right a diamond, any other a square around its place."""
    return _SHAPES.get(shape, _square)(*place, size)


def _circle(x: float, y: float, size: float) -> str:
    return f"M{x - size:g} {y:g}a{size} {size} 0 1 0 {2 * size:g} 0a{size} {size} 0 1 0 {-2 * size:g} 0z"


def _diamond(x: float, y: float, size: float) -> str:
    reach = round(1.35 * size, 2)  # so that it covers about as much as the circle
    return f"M{x:g} {y - reach:g}l{reach} {reach} {-reach} {reach} {-reach} {-reach}z"


def _square(x: float, y: float, size: float) -> str:
    side = round(1.8 * size, 2)
    return f"M{x - side / 2:g} {y - side / 2:g}h{side}v{side}h{-side}z"


_SHAPES: dict[str, Callable[[float, float, float], str]] = {"left": _circle, "right": _diamond}


def _series(bins: Sequence[Bin], moment: Moment, shape: str) -> Series:
    row = [_mark(one.at(moment), _x(n, of=len(bins), moment=moment)) for n, one in enumerate(bins)]
    given = [mark for mark in row if mark]
    size = next((size for most, size in _SIZES.items() if len(bins) <= most), _SMALLEST)
    return Series(
        moment=moment,
        lines="".join(_lines(row)),
        marks="".join(mark_path(shape, (mark.x, mark.y), size) for mark in given),
        ranges="".join(_ranges(given)),
    )


def _mark(found: RatingSpread | None, x: float) -> _Mark | None:
    if found is None:
        return None
    return _Mark(x=x, y=_y(found.median), low=_y(found.lowest), high=_y(found.highest))


def _ranges(marks: Iterable[_Mark]) -> Iterator[str]:
    return (f"M{mark.x} {mark.high}V{mark.low}" for mark in marks if mark.low != mark.high)


def _lines(row: Sequence[_Mark | None]) -> Iterator[str]:
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
