"""The way a hand goes over the drawn foot, for every move: lines for a dot, never off their regions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from instep.foot.anatomy import Region, Side
from instep.foot.clipping import Shape, kept
from instep.foot.curves import Curve, Point, path, ring, through
from instep.foot.drawing import caster, draw
from instep.foot.stroke_lines import LINES
from instep.foot.views import View

SOLE: Final = frozenset({Region.HEEL_SOLE, Region.ARCH, Region.BALL})

STROKE_REGIONS: Final[Mapping[str, frozenset[Region]]] = {
    "achilles-draw": frozenset({Region.HEEL_BACK}),
    "thumb-circles": SOLE,
    "knuckle-knead": SOLE,
    "two-thumbs": SOLE,
    "roller-roll": SOLE,
    "device-hold": SOLE,
    "toe-rotation": frozenset({Region.TOES}),
    "effleurage": frozenset({Region.ARCH, Region.BALL, Region.TOP}),
    "heel-squeeze": frozenset({Region.HEEL_SOLE}),
    "ball-press": frozenset({Region.BALL}),
    "arch-glide": frozenset({Region.ARCH, Region.BALL}),
    "top-stroke": frozenset({Region.TOP}),
    "still": frozenset({Region.ARCH, Region.TOP}),
}
"""The regions that a stroke may touch at all; a move or a clearance only ever takes some away."""


@dataclass(frozen=True, kw_only=True)
class StrokeLine:
    """One line of a stroke, in drawing units, in the direction of the hand; a closed one goes round."""

    curve: Curve
    closed: bool

    @property
    def d(self) -> str:
        """SVG path data."""
        return path(self.curve, closed=self.closed)

    @property
    def start(self) -> Point:
        """Where the hand sets in."""
        return self.curve[0].start


@dataclass(frozen=True, kw_only=True)
class Stroke:
    """A stroke on one view of one foot: its lines, in the order in which the hand takes them.

    Empty where the view does not show it, or where nothing is left of it. `there_and_back`: the hand
    returns along each open line; otherwise it lifts and begins anew. `together`: all lines at once.
    `circling`: the lines are made of small circles.
    """

    path: str
    view: View
    side: Side
    there_and_back: bool
    together: bool
    circling: bool
    lines: tuple[StrokeLine, ...]

    def points(self, line: StrokeLine) -> bool:
        """Whether a line has a direction that an arrow at its end can show: not while it circles."""
        return not (line.closed or self.circling)


@cache
def strokes(path_id: str, side: Side, view: View, *, within: frozenset[Region] | None = None) -> Stroke:
    """The stroke of a move's path; `within` further limits the regions it may touch.

    Raises KeyError for a path that no move has.
    """
    allowed = STROKE_REGIONS[path_id] & (STROKE_REGIONS[path_id] if within is None else within)
    way, drawing = LINES[path_id], draw(view, side)
    shapes = [part.polygon(6) for part in drawing.parts if part.region in allowed]
    lines = tuple(
        line
        for points in way.lines.get(view, ())
        for line in _kept(_cast(points, caster(view, side), closed=way.closed), shapes, closed=way.closed)
    )
    return Stroke(
        path=path_id,
        view=view,
        side=side,
        there_and_back=way.there_and_back,
        together=way.together,
        circling=way.circling,
        lines=lines,
    )


def _cast(points: tuple[Point, ...], cast: Callable[[Point], Point], *, closed: bool) -> Curve:
    curve = ring(points) if closed else through(points)
    return tuple(cubic.moved(cast) for cubic in curve)


def _kept(curve: Curve, shapes: list[Shape], *, closed: bool) -> list[StrokeLine]:
    """The pieces of one line that lie on allowed regions, rounded to whole units."""
    return [
        StrokeLine(curve=tuple(cubic.moved(_whole) for cubic in piece), closed=closed and piece == curve)
        for piece in kept(curve, shapes, closed=closed)
    ]


def _whole(point: Point) -> Point:
    return complex(round(point.real), round(point.imag))
