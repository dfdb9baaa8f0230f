"""Thirty days of one site's temperatures: a line for each foot, with a gap where no reading was taken."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from instep.coach.feet.temperatures import Taken
from instep.foot.anatomy import Side
from instep.safety.temperature import Unit, shown_as

DAYS = 30
WIDTH, HEIGHT = 320, 120
_LEFT, _RIGHT, _TOP, _BOTTOM = 34, 8, 8, 8
_ROOM = Fraction(1, 2)  # degrees C kept free above and below, so that a level line is not an edge


@dataclass(frozen=True, kw_only=True)
class Dot:
    """One reading of one foot at its place in the drawing."""

    side: Side
    x: float
    y: float


@dataclass(frozen=True, kw_only=True)
class AxisTick:
    """A height with its number."""

    y: float
    text: str


@dataclass(frozen=True, kw_only=True)
class SiteChart:
    """One site: the lines of each foot as paths, the dots on them, and the ends of the scale."""

    site: str
    lines: tuple[tuple[Side, str], ...]
    dots: tuple[Dot, ...]
    ticks: tuple[AxisTick, ...]


def site_charts(taken: Sequence[Taken], sites: Iterable[str], *, unit: Unit, today: date) -> list[SiteChart]:
    """A chart for each site, all on one scale so that they can be compared by eye."""
    first = today - timedelta(days=DAYS - 1)
    shown = [one for one in taken if first <= one.reading.day <= today]
    degrees = [v for one in shown for foot in (one.reading.left, one.reading.right) for v in foot.values()]
    if not degrees:
        return []
    scale = _Scale(first=first, low=min(degrees) - _ROOM, high=max(degrees) + _ROOM)
    return [_chart(site, shown, scale=scale, unit=unit) for site in sites]


@dataclass(frozen=True, kw_only=True)
class _Scale:
    first: date
    low: Fraction
    high: Fraction

    def x(self, day: date) -> float:
        inner = WIDTH - _LEFT - _RIGHT
        return round(_LEFT + inner * (day - self.first).days / (DAYS - 1), 1)

    def y(self, degrees: Fraction) -> float:
        inner = HEIGHT - _TOP - _BOTTOM
        return round(float(_TOP + inner * (self.high - degrees) / (self.high - self.low)), 1)


def _chart(site: str, shown: Sequence[Taken], *, scale: _Scale, unit: Unit) -> SiteChart:
    ends = (scale.low + _ROOM, scale.high - _ROOM)
    texts = {f"{float(shown_as(end, unit)):.1f}": scale.y(end) for end in ends}
    return SiteChart(
        site=site,
        lines=tuple((side, path) for side in Side for path in _lines(site, side, shown, scale=scale)),
        dots=tuple(dot for side in Side for dot in _dots(site, side, shown, scale=scale)),
        ticks=tuple(AxisTick(y=y, text=text) for text, y in texts.items()),
    )


def _dots(site: str, side: Side, shown: Iterable[Taken], *, scale: _Scale) -> Iterator[Dot]:
    for one in shown:
        foot = one.reading.left if side is Side.LEFT else one.reading.right
        yield Dot(side=side, x=scale.x(one.reading.day), y=scale.y(foot[site]))


def _lines(site: str, side: Side, shown: Sequence[Taken], *, scale: _Scale) -> Iterator[str]:
    """The line from day to day; where a day is missing it breaks off and begins anew."""
    run: list[str] = []
    before: date | None = None
    for one, dot in zip(shown, _dots(site, side, shown, scale=scale), strict=True):
        if before is not None and one.reading.day - before > timedelta(days=1):
            yield from _path(run)
            run = []
        run.append(f"{dot.x} {dot.y}")
        before = one.reading.day
    yield from _path(run)


def _path(run: list[str]) -> Iterator[str]:
    if len(run) > 1:
        yield "M" + "L".join(run)
