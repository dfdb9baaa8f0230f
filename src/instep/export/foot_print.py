"""The drawn foot for paper: ink on white, every pin a number whose shape says what became of it.

It uses attributes alone, no style sheet, so that a page and a PDF draw the same. An open finding is a black
disc, one that is gone a white disc with a broken edge: colour is needed for nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, product
from math import hypot
from typing import Final

from instep.foot.anatomy import Region, Side
from instep.foot.curves import Point
from instep.foot.drawing import Drawing, Spot, draw
from instep.foot.views import View

INK, GREY, PAPER = "#1a1a1a", "#6e6e6e", "#ffffff"
SHADOW = "#e2e2e2"
RADIUS: Final = dict.fromkeys(View, 54) | {View.ANKLE_INNER: 84, View.ANKLE_OUTER: 84}
"""Of a pin's disc, in drawing units: as large on paper in a wide view as in a narrow one."""
_FACE = "Libertinus Serif, Georgia, serif"
_LINES = {"edge": 3.0, "line": 2.2, "fine": 1.6, "hair": 1.6}


@dataclass(frozen=True, kw_only=True)
class PrintMark:
    """A number on a region of one foot; `gone` for a finding that is there no longer."""

    number: int
    region: Region
    gone: bool


@cache
def shown_in(region: Region) -> View:
    """Return the view that shows most of a region: there its pins stand, and nowhere else."""
    return max(View, key=lambda view: _area(view, region))


def foot_print(view: View, side: Side, marks: Sequence[PrintMark]) -> str:
    """Return one view of one foot as SVG, with the pins of the regions that are shown best here."""
    drawing = draw(view, side)
    x, y, width, height = drawing.view_box
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{x} {y} {width} {height}">'
    here = [mark for mark in marks if shown_in(mark.region) is view]
    return "".join((head, *_places(drawing, here), *_lines(drawing), *_pins(drawing, here), "</svg>"))


def _places(drawing: Drawing, here: Iterable[PrintMark]) -> Iterator[str]:
    """The borders of the regions, dotted; those with an open finding lightly filled."""
    yield f'<path d="{drawing.outline}" fill="{PAPER}"/>'
    marked = {mark.region for mark in here if not mark.gone}
    for region, parts in groupby(drawing.parts, key=lambda part: part.region):
        d = "".join(part.border_path for part in parts)
        fill = SHADOW if region in marked else "none"
        yield f'<path d="{d}" fill="{fill}" stroke="{GREY}" stroke-width="1.4" stroke-dasharray="3 6"/>'


def _lines(drawing: Drawing) -> Iterator[str]:
    for kind, width in _LINES.items():
        d = "".join(mark.d for mark in drawing.details if mark.kind == kind)
        if d:
            yield f'<path d="{d}" fill="none" stroke="{GREY}" stroke-width="{width}" stroke-linecap="round"/>'
    yield (
        f'<path d="{drawing.contour_path}" fill="none" stroke="{INK}" stroke-width="5"'
        ' stroke-linejoin="round" stroke-linecap="round"/>'
    )


def _pins(drawing: Drawing, here: Sequence[PrintMark]) -> Iterator[str]:
    """Each pin in the middle of its region, or as near to it as the pins before it leave room for."""
    radius, taken = RADIUS[drawing.view], list[Spot]()
    for mark in sorted(here, key=lambda mark: mark.number):
        x, y = _free(drawing, _middle(drawing, mark.region), taken, radius=radius)
        taken.append((x, y))
        yield _pin(mark, x, y, radius=radius)


def _middle(drawing: Drawing, region: Region) -> Spot:
    """The middle of a region with all its parts: a pin on the toes is not one on the great toe."""
    anchors = [part.anchor for part in drawing.parts if part.region is region]
    return sum(x for x, _ in anchors) // len(anchors), sum(y for _, y in anchors) // len(anchors)


def _free(drawing: Drawing, middle: Spot, taken: Sequence[Spot], *, radius: int) -> Spot:
    """The free place that is nearest to the middle, within the drawing."""
    x0, y0, width, height = drawing.view_box
    spots = [
        (x, y)
        for x, y in ((middle[0] + round(dx * radius), middle[1] + round(dy * radius)) for dx, dy in _around())
        if x0 + radius < x < x0 + width - radius and y0 + radius < y < y0 + height - radius
    ]
    apart = 2 * radius + _GAP
    free = (spot for spot in spots if all(hypot(spot[0] - x, spot[1] - y) >= apart for x, y in taken))
    return next(free, middle)


_GAP = 6  # units between two discs


@cache
def _around() -> tuple[tuple[float, float], ...]:
    """Steps away from a middle in radii, the nearest first."""
    halves = [half / 2 for half in range(-12, 13)]
    return tuple(sorted(product(halves, halves), key=lambda step: (hypot(*step), step)))


def _pin(mark: PrintMark, x: int, y: int, *, radius: int) -> str:
    fill, ink = (PAPER, INK) if mark.gone else (INK, PAPER)
    broken = f' stroke-dasharray="{radius / 3:.0f} {radius / 5:.0f}"' if mark.gone else ""
    edge = f'stroke="{INK if mark.gone else PAPER}" stroke-width="5"{broken}'
    size = radius * (1.3 if mark.number < 10 else 1.1)  # noqa: PLR2004  # two figures need a smaller type
    return (
        f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{fill}" {edge}/>'
        f'<text x="{x}" y="{y + size * 0.33:.0f}" font-family="{_FACE}" font-weight="bold"'
        f' font-size="{size:.0f}" text-anchor="middle" fill="{ink}">{mark.number}</text>'
    )


def _area(view: View, region: Region) -> float:
    parts = (part for part in draw(view, Side.LEFT).parts if part.region is region)
    return sum(abs(_shoelace(part.polygon(4)[0])) for part in parts)


def _shoelace(ring: Sequence[Point]) -> float:
    turned = (*ring[1:], ring[0])
    return sum(a.real * b.imag - b.real * a.imag for a, b in zip(ring, turned, strict=True)) / 2
