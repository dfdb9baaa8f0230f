"""One view of one foot, cast in whole numbers: what a page draws and a test measures."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from instep.foot.anatomy import Region, Side
from instep.foot.curves import Curve, Point, flattened, path
from instep.foot.plate import Face, Plate
from instep.foot.views import DRAWN, View, plate

UNITS: Final = 1000
"""Drawing units in one foot length; every coordinate of a drawing is a whole number of them."""


Spot = tuple[int, int]
"""x and y of a point, in units."""


@dataclass(frozen=True, kw_only=True)
class RegionShape:
    """A region's piece: a closed border, the holes in it, and the place of a label or pin, in units."""

    region: Region
    id: str
    border: Curve
    holes: tuple[Curve, ...]
    anchor: Spot

    @property
    def border_path(self) -> str:
        """SVG path data of the border alone."""
        return path(self.border, closed=True)

    @property
    def d(self) -> str:
        """SVG path data; holes are subpaths of the even-odd rule."""
        return "".join(path(curve, closed=True) for curve in (self.border, *self.holes))

    def polygon(self, samples: int = 16) -> tuple[list[Point], list[list[Point]]]:
        """The border and the holes as rings of points, `samples` to each cubic."""
        return flattened(self.border, samples), [flattened(hole, samples) for hole in self.holes]


class Detail(NamedTuple):
    """A quiet mark of a kind: `line` or `fine` (a crease, a nail, a tendon), or `shade`."""

    kind: str
    d: str


Line = tuple[int, int, int, int]
"""x and y of a straight line's start, x and y of its end."""


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """A view of a foot. `view_box` is x, y, width, height in units, y pointing down as in SVG."""

    view: View
    side: Side
    view_box: tuple[int, int, int, int]
    border: Curve
    contour: Curve
    parts: tuple[RegionShape, ...]
    details: tuple[Detail, ...]
    mark: Spot
    shading: Line
    fade: Line | None

    @property
    def outline(self) -> str:
        """The whole foot's border as closed SVG path data."""
        return path(self.border, closed=True)

    @property
    def contour_path(self) -> str:
        """What the pen draws: the outline without the straight line where a leg is cut off."""
        return path(self.contour, closed=self.contour[-1].end == self.contour[0].start)

    def regions(self) -> frozenset[Region]:
        """The regions that this view shows."""
        return frozenset(part.region for part in self.parts)

    def polygon(self, samples: int = 16) -> list[Point]:
        """The outline as a ring of points, `samples` to each cubic."""
        return flattened(self.border, samples)


@cache
def draw(view: View, side: Side) -> Drawing:
    """The drawing of a view of a foot; the other side's is its exact mirror image."""
    made, cast = plate(view), caster(view, side)
    return Drawing(
        view=view,
        side=side,
        view_box=_view_box(made.frame, cast),
        border=_cast(made.border(made.outline), cast),
        contour=_cast(made.border(made.contour), cast),
        parts=tuple(_part(made, face, cast) for face in made.faces),
        details=tuple(Detail(kind, path(_cast(made.drawn(kind, line), cast))) for kind, line in made.details),
        mark=_spot(made.mark, cast),
        shading=_line(made.shading, cast),
        fade=made.fade and _line(made.fade, cast),
    )


def caster(view: View, side: Side) -> Callable[[Point], Point]:
    """From a plate's foot lengths (up positive) to drawing units (down positive), mirrored where needed."""
    across = UNITS if side is DRAWN[view] else -UNITS

    def cast(point: Point) -> Point:
        return complex(round(point.real * across), round(-point.imag * UNITS))

    return cast


def _cast(curve: Curve, cast: Callable[[Point], Point]) -> Curve:
    return tuple(cubic.moved(cast) for cubic in curve)


def _part(made: Plate, face: Face, cast: Callable[[Point], Point]) -> RegionShape:
    return RegionShape(
        region=face.region,
        id=face.part,
        border=_cast(made.border(face.loop), cast),
        holes=tuple(_cast(made.border(hole), cast) for hole in face.holes),
        anchor=_spot(face.anchor, cast),
    )


def _view_box(frame: tuple[Point, Point], cast: Callable[[Point], Point]) -> tuple[int, int, int, int]:
    a, b = cast(frame[0]), cast(frame[1])
    left, top = min(a.real, b.real), min(a.imag, b.imag)
    return round(left), round(top), round(abs(a.real - b.real)), round(abs(a.imag - b.imag))


def _spot(point: Point, cast: Callable[[Point], Point]) -> Spot:
    at = cast(point)
    return round(at.real), round(at.imag)


def _line(ends: tuple[Point, Point], cast: Callable[[Point], Point]) -> Line:
    return *_spot(ends[0], cast), *_spot(ends[1], cast)
