"""A plate: one view of one foot as a net of curves, in which neighbouring regions share their border.

Every border exists once, as a piece of a named curve; a region is a loop of such pieces. So the regions
of a plate tile its outline without gap or overlap, because there is only one line between two of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from instep.foot.anatomy import Region
from instep.foot.curves import Curve, Point, backwards, ring, through

Knot = str | Point

SHADE: Final = "shade"
"""The kind of mark that is a closed shape of shadow and not a line."""


class Edge(NamedTuple):
    """The piece of a curve from one of its named knots to another, in either direction."""

    curve: str
    start: str
    end: str


Loop = tuple[Edge, ...]


def loop(*edges: str) -> Loop:
    """A loop as it is written in a plate: each edge in three words, its curve and its two knots."""
    return tuple(Edge(*edge.split()) for edge in edges)


class Face(NamedTuple):
    """A region's part: its border, the holes in it, and where a label or a pin sits."""

    region: Region
    part: str
    loop: Loop
    anchor: Point
    holes: tuple[Loop, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Plate:
    """A drawing before it is cast: foot lengths, inner side on the left, up is positive.

    `knots` names the points where borders meet; a curve runs through named knots and bare points.
    `contour` is what the pen draws of the outline (all but the straight cut through a leg); `details` are
    the quiet marks, each with its kind: `edge`, `line`, `fine`, `hair`, or `shade`, a closed shape.
    `frame` is the lower left and the upper right corner, `mark` the place for the sign of the side. Shadows
    are darkest at the first point of `shading` and gone at the second; a leg is whole at the first point of
    `fade` and gone at the second.
    """

    knots: Mapping[str, Point]
    curves: Mapping[str, tuple[Knot, ...]]
    outline: Loop
    faces: tuple[Face, ...]
    frame: tuple[Point, Point]
    contour: Loop
    mark: Point
    shading: tuple[Point, Point]
    fade: tuple[Point, Point] | None = None
    details: tuple[tuple[str, Loop | tuple[Point, ...]], ...] = ()

    def border(self, loop: Loop) -> Curve:
        """The cubics of a loop, in order."""
        return tuple(cubic for edge in loop for cubic in self.edge(edge))

    def drawn(self, kind: str, line: Loop | tuple[Point, ...]) -> Curve:
        """The cubics of a quiet mark: edges of the plate, or bare points of its own."""
        edges = tuple(step for step in line if isinstance(step, Edge))
        points = [step for step in line if not isinstance(step, Edge)]
        return self.border(edges) or (ring(points) if kind == SHADE else through(points))

    def edge(self, edge: Edge) -> Curve:
        """The cubics of an edge. Raises KeyError for a curve, ValueError for a knot that is not there."""
        chain = self.curves[edge.curve]
        first, last = chain.index(edge.start), chain.index(edge.end)
        curve = through([self._point(knot) for knot in chain])
        return curve[first:last] if first < last else backwards(curve[last:first])

    def _point(self, knot: Knot) -> Point:
        return self.knots[knot] if isinstance(knot, str) else knot
