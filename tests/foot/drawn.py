"""What the tests of the drawing share: drawings as shapes that a geometry library can measure."""

from shapely import Polygon

from instep.foot.anatomy import Region, Side
from instep.foot.curves import Point
from instep.foot.drawing import UNITS, Drawing, RegionShape
from instep.foot.views import View

EVERY = [(view, side) for view in View for side in Side]


def pairs(ring: list[Point]) -> list[tuple[float, float]]:
    return [(point.real, point.imag) for point in ring]


def outline(drawing: Drawing, samples: int = 16) -> Polygon:
    return Polygon(pairs(drawing.polygon(samples)))


def shape(part: RegionShape, samples: int = 16) -> Polygon:
    border, holes = part.polygon(samples)
    return Polygon(pairs(border), [pairs(hole) for hole in holes])


def shapes(drawing: Drawing, regions: frozenset[Region]) -> list[Polygon]:
    return [shape(part) for part in drawing.parts if part.region in regions]


def lengths(units: float) -> float:
    """Drawing units as a share of foot length."""
    return float(units) / UNITS
