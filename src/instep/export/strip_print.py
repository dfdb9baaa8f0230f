"""Thirty days for paper: looks, the findings on each foot, and the days on which one opened, changed or went.

Every sign has a shape of its own. A day without a look is only an empty place.
"""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Final

from instep.export.foot_print import GREY, INK, PAPER
from instep.foot.anatomy import Side
from instep.record.strip import StripDay

_DAY, _LEFT, _HEIGHT = 20, 74, 112
_ROWS: Final = {"look": 16, "left": 40, "right": 64, "steps": 88}
_FACE = 'font-family="Libertinus Serif, Georgia, serif" font-size="14"'
_BOX = f'fill="{PAPER}" stroke="{INK}" stroke-width="1.2"'
SIGNS: Final = {
    "look": f'<path d="M0-6 6 0 0 6-6 0z" fill="{GREY}"/>',
    "opened": f'<path d="M0-7 7 5H-7z" fill="{INK}"/>',
    "changed": f'<circle r="5" fill="{PAPER}" stroke="{INK}" stroke-width="2"/>',
    "closed": f'<path d="M0 6 6-5H-6z" fill="{PAPER}" stroke="{INK}" stroke-width="2"/>',
}
"""The sign of each thing that a day can show, around 0, 0."""


def strip_print(days: Sequence[StripDay], labels: Mapping[str, str]) -> str:
    """Return the strip as SVG; `labels` names its four rows."""
    width = _LEFT + _DAY * len(days) + 4
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {_HEIGHT}">'
    drawn = (mark for at, day in enumerate(days) for mark in _day(day, _LEFT + _DAY * at + _DAY // 2))
    return "".join((head, *_frame(labels), *drawn, "</svg>"))


def sign(name: str) -> str:
    """Return one sign as SVG of its own, for the key."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-9 -9 18 18">{SIGNS[name]}</svg>'


def _frame(labels: Mapping[str, str]) -> Iterator[str]:
    for name, y in _ROWS.items():
        yield f'<text x="0" y="{y + 5}" {_FACE} fill="{INK}">{escape(labels[name])}</text>'


def _day(day: StripDay, x: int) -> Iterator[str]:
    if day.looks:
        yield _at(SIGNS["look"], x, _ROWS["look"])
    for side in Side:
        if day.pins[side]:
            yield _count(day.pins[side], x, _ROWS[side.value], seen=day.looks > 0)
    steps = [name for name in ("opened", "changed", "closed") if getattr(day, name)]
    for at, name in enumerate(steps):
        small = 1 if len(steps) == 1 else 0.6
        yield _at(SIGNS[name], x + (2 * at - len(steps) + 1) * 5, _ROWS["steps"], scale=small)
    if day.day.day == 1 or day.day.day % 5 == 0:
        yield _figure(day.day.day, x, _HEIGHT - 6, ink=GREY)


def _count(pins: int, x: int, y: int, *, seen: bool) -> str:
    """How many findings a foot had; in a box on a day on which somebody looked."""
    text = _figure(pins, x, y, ink=INK if seen else GREY)
    return f'<rect x="{x - 9}" y="{y - 9}" width="18" height="18" {_BOX}/>{text}' if seen else text


def _figure(number: int, x: int, y: int, *, ink: str) -> str:
    return f'<text x="{x}" y="{y + 5}" {_FACE} text-anchor="middle" fill="{ink}">{number}</text>'


def _at(sign: str, x: float, y: float, *, scale: float = 1) -> str:
    return f'<g transform="translate({x:g} {y:g}) scale({scale:g})">{sign}</g>'
