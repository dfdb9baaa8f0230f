"""The drawn foot for paper: ink on white, every pin a number whose shape says what became of it.

It uses attributes alone, no style sheet, so that a page and a PDF draw the same. An open finding is a black
disc, one that is gone a white disc with a broken edge: colour is needed for nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
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
class Mark:
    """A number on a region of one foot; `gone` for a finding that is there no longer."""

    number: int
    region: Region
    gone: bool


@cache
def shown_in(region: Region) -> View:
    """Return the view that shows most of a region: there its pins stand, and nowhere else."""
    return max(View, key=lambda view: _area(view, region))


def foot_print(view: View, side: Side, marks: Sequence[Mark]) -> str:
    """Return one view of one foot as SVG, with the pins of the regions that are shown best here."""
    drawing = draw(view, side)
    x, y, width, height = drawing.view_box
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{x} {y} {width} {height}">'
    here = [mark for mark in marks if shown_in(mark.region) is view]
    return "".join((head, *_places(drawing, here), *_lines(drawing), *_pins(drawing, here), "</svg>"))


def _places(drawing: Drawing, here: Iterable[Mark]) -> Iterator[str]:
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


def _pins(drawing: Drawing, here: Sequence[Mark]) -> Iterator[str]:
    by_region = sorted(here, key=lambda mark: (list(Region).index(mark.region), mark.number))
    for region, marks in groupby(by_region, key=lambda mark: mark.region):
        yield from _row(drawing, _middle(drawing, region), list(marks))


def _middle(drawing: Drawing, region: Region) -> Spot:
    """The middle of a region with all its parts: a pin on the toes is not one on the great toe."""
    anchors = [part.anchor for part in drawing.parts if part.region is region]
    return sum(x for x, _ in anchors) // len(anchors), sum(y for _, y in anchors) // len(anchors)


def _row(drawing: Drawing, middle: Spot, marks: Sequence[Mark]) -> Iterator[str]:
    """Pins of one region stand beside each other, three to a row, and never leave the drawing."""
    radius = RADIUS[drawing.view]
    x0, y0, width, height = drawing.view_box
    for at, mark in enumerate(marks):
        row, column = divmod(at, _ACROSS)
        across = min(_ACROSS, len(marks) - row * _ACROSS)
        x = middle[0] + (2 * column - across + 1) * radius * _STEP
        y = middle[1] + (2 * row - (len(marks) - 1) // _ACROSS) * radius * _STEP
        inside_x = min(max(x, x0 + radius + 4), x0 + width - radius - 4)
        yield _pin(mark, inside_x, min(max(y, y0 + radius + 4), y0 + height - radius - 4), radius=radius)


_ACROSS = 3
_STEP = 1.08


def _pin(mark: Mark, x: float, y: float, *, radius: int) -> str:
    fill, ink = (PAPER, INK) if mark.gone else (INK, PAPER)
    broken = f' stroke-dasharray="{radius / 3:.0f} {radius / 5:.0f}"' if mark.gone else ""
    edge = f'stroke="{INK if mark.gone else PAPER}" stroke-width="5"{broken}'
    size = radius * (1.3 if mark.number < 10 else 1.1)  # noqa: PLR2004  # two figures need a smaller type
    return (
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{radius}" fill="{fill}" {edge}/>'
        f'<text x="{x:.0f}" y="{y + size * 0.33:.0f}" font-family="{_FACE}" font-weight="bold"'
        f' font-size="{size:.0f}" text-anchor="middle" fill="{ink}">{mark.number}</text>'
    )


def _area(view: View, region: Region) -> float:
    parts = (part for part in draw(view, Side.LEFT).parts if part.region is region)
    return sum(abs(_shoelace(part.polygon(4)[0])) for part in parts)


def _shoelace(ring: Sequence[Point]) -> float:
    turned = (*ring[1:], ring[0])
    return sum(a.real * b.imag - b.real * a.imag for a, b in zip(ring, turned, strict=True)) / 2
