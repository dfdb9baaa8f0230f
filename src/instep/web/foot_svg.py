"""The drawn foot as SVG markup: regions to light, avoid, choose or pin, and the stroke's path.

Everything a person reads or hears is passed in; everything it looks like stands in static/foot.css.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from html import escape
from itertools import groupby

from instep.foot.anatomy import Region, Side
from instep.foot.drawing import Drawing, Part, draw
from instep.foot.views import View


class Svg(str):
    """Markup that a template may insert as it stands."""

    __slots__ = ()

    def __html__(self) -> "Svg":
        return self


class Touch(StrEnum):
    """What a region is to a hand or a keyboard; the value is its ARIA role."""

    CHOOSE = "checkbox"
    MARK = "button"


@dataclass(frozen=True, kw_only=True)
class Pin:
    """A finding on the drawing: where, and the few signs that stand in its disc; `id` for the page."""

    region: Region
    sign: str
    id: str
    part: str | None = None


@dataclass(frozen=True, kw_only=True)
class Look:
    """What is shown on a foot. `labels` names regions for those who do not see; needed where `touch` is set.

    `lit` is the working place (with `touch` CHOOSE: what is chosen), `avoided` what is left alone.
    `mark` is the sign of the side, a letter or two.
    """

    lit: frozenset[Region] = frozenset()
    avoided: frozenset[Region] = frozenset()
    pins: tuple[Pin, ...] = ()
    touch: Touch | None = None
    labels: Mapping[Region, str] = field(default_factory=dict)
    mark: str = ""


def foot_svg(view: View, side: Side, look: Look, *, title: str, desc: str = "", key: str = "foot") -> Svg:
    """The markup of one foot; `key` begins every id in it and must be unique on its page.

    Without `touch` it is one picture (role img); with it, a group in which each region takes the focus.
    """
    drawing, key = draw(view, side), escape(f"{key}-{view}-{side}")
    body = "".join(
        (
            _words(key, title=title, desc=desc),
            _defs(key, drawing),
            f'<use class="foot-skin" href="#{key}-o"/>',
            *_regions(key, drawing, look),
            *(f'<path class="foot-line foot-{detail.kind}" d="{detail.d}"/>' for detail in drawing.details),
            f'<use class="foot-contour" href="#{key}-o"/>',
            *_pins(drawing, look.pins),
            _side_mark(drawing, look.mark),
        )
    )
    return Svg(f"{_opening(key, drawing, look)}{body}</svg>")


def _opening(key: str, drawing: Drawing, look: Look) -> str:
    role = "group" if look.touch else "img"
    box = " ".join(str(number) for number in drawing.view_box)
    return (
        f'<svg class="foot foot-{drawing.view}" data-view="{drawing.view}" data-side="{drawing.side}"'
        f' viewBox="{box}" role="{role}" aria-labelledby="{key}-t" aria-describedby="{key}-d">'
    )


def _words(key: str, *, title: str, desc: str) -> str:
    return f'<title id="{key}-t">{escape(title)}</title><desc id="{key}-d">{escape(desc)}</desc>'


def _defs(key: str, drawing: Drawing) -> str:
    """The contour, and the bars that cross a region which is left alone."""
    return (
        f'<defs><path id="{key}-o" d="{drawing.contour_path}"/>'
        f'<pattern id="{key}-b" width="44" height="44" patternUnits="userSpaceOnUse"'
        ' patternTransform="rotate(45)"><path class="foot-bar" d="M11 0v44"/></pattern></defs>'
    )


def _regions(key: str, drawing: Drawing, look: Look) -> Iterator[str]:
    """One group for each region, in the order of the drawing, holding all its parts."""
    for region, parts in groupby(drawing.parts, key=lambda part: part.region):
        yield _region(region, tuple(parts), look, key=key)


def _region(region: Region, parts: tuple[Part, ...], look: Look, *, key: str) -> str:
    states = "".join(
        f" is-{state}" for state, where in (("lit", look.lit), ("avoided", look.avoided)) if region in where
    )
    shapes = "".join(f'<path data-part="{part.id}" d="{part.d}"/>' for part in parts)
    if region in look.avoided:
        shapes += "".join(f'<path class="foot-bars" fill="url(#{key}-b)" d="{part.d}"/>' for part in parts)
    return f'<g class="foot-region{states}" data-region="{region}"{_role(region, look)}>{shapes}</g>'


def _role(region: Region, look: Look) -> str:
    """Focus, role, name and state of a region that can be touched; nothing in a picture."""
    if look.touch is None:
        return ""
    state = f' aria-checked="{str(region in look.lit).lower()}"' if look.touch is Touch.CHOOSE else ""
    return f' role="{look.touch}" tabindex="0" aria-label="{escape(look.labels[region])}"{state}'


def _pins(drawing: Drawing, pins: Iterable[Pin]) -> Iterator[str]:
    for pin in pins:
        for x, y in _places(drawing, pin):
            yield (
                f'<g class="foot-pin" data-pin="{escape(pin.id)}" transform="translate({x} {y})">'
                f'<circle r="46"/><text dy="20">{escape(pin.sign)}</text></g>'
            )


def _places(drawing: Drawing, pin: Pin) -> list[tuple[int, int]]:
    """Where a pin stands in this view: its part, or its region's first; nowhere when not seen from here."""
    found = [
        part.anchor for part in drawing.parts if part.region is pin.region and pin.part in (None, part.id)
    ]
    return found[:1]


def _side_mark(drawing: Drawing, mark: str) -> str:
    """A disc for the left foot and a diamond for the right, so that colour is not needed to tell them."""
    if not mark:
        return ""
    left, top, width, height = drawing.view_box
    x = left + 90 if drawing.side is Side.LEFT else left + width - 90
    shape = '<circle r="56"/>' if drawing.side is Side.LEFT else '<path d="M0-74 74 0 0 74-74 0z"/>'
    return (
        f'<g class="foot-side" aria-hidden="true" transform="translate({x} {top + height - 90})">'
        f'{shape}<text dy="24">{escape(mark)}</text></g>'
    )
