"""The drawn foot as SVG markup: regions to light, avoid, choose or pin, and the stroke's path.

Everything a person reads or hears is passed in; everything it looks like stands in shared/foot.css.
"""

from cmath import phase
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from html import escape
from itertools import groupby
from math import degrees
from typing import Final

from instep.foot.anatomy import Region, Side
from instep.foot.curves import Point
from instep.foot.drawing import Drawing, Line, RegionShape, draw
from instep.foot.plate import SHADE
from instep.foot.strokes import StrokeLine, strokes
from instep.foot.views import View

PLAIN: Final = frozenset({"edge", "hair"})
"""Kinds of line that a pen draws evenly."""


class Svg(str):
    """Markup that a template may insert as it stands."""

    __slots__ = ()

    def __html__(self) -> "Svg":
        return self


class RegionTouch(StrEnum):
    """What a region is to a hand or a keyboard; the value is its ARIA role."""

    CHOOSE = "checkbox"
    MARK = "button"


@dataclass(frozen=True, kw_only=True)
class DrawnPin:
    """A finding on the drawing: where, and the few signs that stand in its disc; `id` for the page."""

    region: Region
    sign: str
    id: str
    part: str | None = None


@dataclass(frozen=True, kw_only=True)
class FootMarking:
    """What is shown on a foot. `labels` names regions for those who do not see; needed where `touch` is set.

    `lit` is the working place (with `touch` CHOOSE: what is chosen), `avoided` what is left alone.
    `mark` is the sign of the side, a letter or two. `stroke` is the path of a move, `within` where it may go.
    """

    lit: frozenset[Region] = frozenset()
    avoided: frozenset[Region] = frozenset()
    pins: tuple[DrawnPin, ...] = ()
    touch: RegionTouch | None = None
    labels: Mapping[Region, str] = field(default_factory=dict)
    mark: str = ""
    stroke: str | None = None
    within: frozenset[Region] | None = None


@dataclass(frozen=True, kw_only=True)
class AroundFoot:
    """Markup of what lies behind a foot and before it, and the view box that shows all of it."""

    view_box: tuple[int, int, int, int]
    behind: str
    before: str


def foot_svg(
    view: View,
    side: Side,
    look: FootMarking,
    *,
    title: str,
    desc: str = "",
    key: str = "",
    around: AroundFoot | None = None,
) -> Svg:
    """The markup of one foot; `key` begins every id in it, for a page that shows the same foot twice.

    Without `touch` it is one picture (role img); with it, a group in which each region takes the focus.
    """
    drawing, key = draw(view, side), escape(key or f"{view}-{side}")
    around = around or AroundFoot(view_box=drawing.view_box, behind="", before="")
    body = "".join(
        (
            _words(key, title=title, desc=desc),
            _defs(key, drawing),
            around.behind,
            f'<g mask="url(#{key}-m)">' if drawing.fade else "<g>",
            _body(key, drawing),
            *_regions(key, drawing, look),
            *_lines(key, drawing),
            f'<use class="foot-contour" href="#{key}-o"/></g>',
            _stroke(drawing, look),
            *_pins(drawing, look.pins),
            _side_mark(drawing, look.mark),
            around.before,
        )
    )
    role, css = "group" if look.touch else "img", " has-hands" if around.before else ""
    box = " ".join(str(number) for number in around.view_box)
    return Svg(
        f'<svg class="foot foot-{view}{css}" data-view="{view}" data-side="{side}"'
        f' viewBox="{box}" role="{role}" aria-labelledby="{key}-t" aria-describedby="{key}-d">{body}</svg>'
    )


def _words(key: str, *, title: str, desc: str) -> str:
    return f'<title id="{key}-t">{escape(title)}</title><desc id="{key}-d">{escape(desc)}</desc>'


def _defs(key: str, drawing: Drawing) -> str:
    """The contour, the shadow's slope, the bars across a region left alone, and where a leg fades."""
    return (
        f'<defs><path id="{key}-o" d="{drawing.contour_path}"/>'
        f'<clipPath id="{key}-c"><use href="#{key}-o"/></clipPath>'
        f"{_slope(f'{key}-s', drawing.shading, 'foot-slope')}{_fade(key, drawing)}"
        f'<pattern id="{key}-b" width="22" height="22" patternUnits="userSpaceOnUse"'
        ' patternTransform="rotate(45)"><path class="foot-bar" d="M11 0v22"/></pattern></defs>'
    )


def _slope(key: str, line: Line, css: str) -> str:
    """A gradient in drawing units; its two stops are coloured by the style sheet."""
    ends = " ".join(f'{name}="{at}"' for name, at in zip(("x1", "y1", "x2", "y2"), line, strict=True))
    stops = f'<stop class="{css}"/><stop class="{css}-end" offset="1"/>'
    return f'<linearGradient id="{key}" gradientUnits="userSpaceOnUse" {ends}>{stops}</linearGradient>'


def _fade(key: str, drawing: Drawing) -> str:
    if drawing.fade is None:
        return ""
    x, y, width, height = drawing.view_box
    box = f'x="{x}" y="{y}" width="{width}" height="{height}"'
    rect = f'<rect {box} fill="url(#{key}-f)"/>'
    slope = _slope(f"{key}-f", drawing.fade, "foot-fade")
    return f'{slope}<mask id="{key}-m" maskUnits="userSpaceOnUse" {box}>{rect}</mask>'


def _body(key: str, drawing: Drawing) -> str:
    """The skin under the lines: a heavier edge and a crescent of shadow away from the light."""
    shades = "".join(
        f'<path fill="url(#{key}-s)" d="{mark.d}"/>' for mark in drawing.details if mark.kind == SHADE
    )
    return (
        f'<use class="foot-ink" href="#{key}-o" transform="translate(3 4)"/>'
        f'<use class="foot-skin" href="#{key}-o"/>'
        f'<g clip-path="url(#{key}-c)">'
        f'<use class="foot-light" href="#{key}-o" transform="translate(-11 -8)"/>{shades}</g>'
    )


def _lines(key: str, drawing: Drawing) -> Iterator[str]:
    """The quiet lines; all but edges and hairs laid over themselves, shorter each time: a pen's swell."""
    kinds = {mark.kind for mark in drawing.details}
    for kind in sorted(kinds & PLAIN):
        together = "".join(mark.d for mark in drawing.details if mark.kind == kind)
        yield f'<path class="foot-{kind}" d="{together}"/>'
    for kind in sorted(kinds - PLAIN - {SHADE}):
        paths = "".join(
            f'<path pathLength="9" d="{mark.d}"/>' for mark in drawing.details if mark.kind == kind
        )
        again = "".join(f'<use class="foot-{name}" href="#{key}-{kind}"/>' for name in ("swell", "heart"))
        yield f'<g class="foot-{kind}"><g id="{key}-{kind}">{paths}</g>{again}</g>'


def _regions(key: str, drawing: Drawing, look: FootMarking) -> Iterator[str]:
    """One group for each region, in the order of the drawing, holding all its parts."""
    for region, parts in groupby(drawing.parts, key=lambda part: part.region):
        yield _region(region, tuple(parts), look, key=key)


def _region(region: Region, parts: tuple[RegionShape, ...], look: FootMarking, *, key: str) -> str:
    """A group with a path for each part where parts can be touched, else one path for them all.

    Holes are not cut: what lies in one (a nail in a toe) is drawn after it, and covers it.
    """
    whole = "".join(part.border_path for part in parts)
    bars = f'<path class="foot-bars" fill="url(#{key}-b)" d="{whole}"/>' if region in look.avoided else ""
    marks = f'class="foot-region{_states(region, look)}" data-region="{region}"'
    if look.touch is None:
        return f'<path {marks} d="{whole}"/>{bars}'
    shapes = "".join(f'<path data-part="{part.id}" d="{part.border_path}"/>' for part in parts)
    return f"<g {marks}{_role(region, look)}>{shapes}{bars}</g>"


def _states(region: Region, look: FootMarking) -> str:
    states = (("lit", look.lit), ("avoided", look.avoided))
    return "".join(f" is-{state}" for state, where in states if region in where)


def _role(region: Region, look: FootMarking) -> str:
    """Focus, role, name and state of a region that can be touched."""
    state = f' aria-checked="{str(region in look.lit).lower()}"' if look.touch is RegionTouch.CHOOSE else ""
    return f' role="{look.touch}" tabindex="0" aria-label="{escape(look.labels[region])}"{state}'


def _stroke(drawing: Drawing, look: FootMarking) -> str:
    """The stroke's lines, the way each points, and the dot that the player moves along them."""
    if look.stroke is None:
        return ""
    stroke = strokes(look.stroke, drawing.side, drawing.view, within=look.within)
    lines = "".join(
        f'<path class="foot-way" data-line="{i}" d="{line.d}"/>' for i, line in enumerate(stroke.lines)
    )
    tips = "".join(_tip(line, back=stroke.there_and_back) for line in stroke.lines if stroke.points(line))
    dots = "".join(_dot(line) for line in stroke.lines[: None if stroke.together else 1])
    ways = {"back": stroke.there_and_back, "together": stroke.together, "circling": stroke.circling}
    data = "".join(f' data-{name}="{int(holds)}"' for name, holds in ways.items())
    return f'<g class="foot-stroke" data-stroke="{escape(stroke.path)}"{data}>{lines}{tips}{dots}</g>'


def _tip(line: StrokeLine, *, back: bool) -> str:
    """An arrow's head where an open line ends, and one where it begins if the hand comes back."""
    ends = [line.curve[-1], *([line.curve[0].backwards()] if back else [])]
    return "".join(_arrow(cubic.end, cubic.end - cubic.at(0.8)) for cubic in ends)


def _arrow(at: Point, along: Point) -> str:
    turn = f"translate({round(at.real)} {round(at.imag)}) rotate({round(degrees(phase(along)))})"
    # The head stands in a group of its own, because the style sheet scales it, and must not scale its place.
    return f'<g transform="{turn}"><path class="foot-tip" d="M-13-9 4 0-13 9"/></g>'


def _dot(line: StrokeLine) -> str:
    return f'<circle class="foot-dot" cx="{round(line.start.real)}" cy="{round(line.start.imag)}" r="15"/>'


def _pins(drawing: Drawing, pins: Iterable[DrawnPin]) -> Iterator[str]:
    for pin in pins:
        for x, y in _places(drawing, pin):
            yield (
                f'<g class="foot-pin" data-pin="{escape(pin.id)}" transform="translate({x} {y})">'
                f'<circle r="23"/><text dy="10">{escape(pin.sign)}</text></g>'
            )


def _places(drawing: Drawing, pin: DrawnPin) -> list[tuple[int, int]]:
    """Where a pin stands in this view: its part, or its region's first; nowhere when not seen from here."""
    found = [
        part.anchor for part in drawing.parts if part.region is pin.region and pin.part in (None, part.id)
    ]
    return found[:1]


def _side_mark(drawing: Drawing, mark: str) -> str:
    """A disc for the left foot and a diamond for the right, so that colour is not needed to tell them."""
    if not mark:
        return ""
    x, y = drawing.mark
    shape = '<circle r="28"/>' if drawing.side is Side.LEFT else '<path d="M0-37 37 0 0 37-37 0z"/>'
    return (
        f'<g class="foot-side" aria-hidden="true" transform="translate({x} {y})">'
        f'{shape}<text dy="12">{escape(mark)}</text></g>'
    )
