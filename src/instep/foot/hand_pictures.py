"""Pictures of what hands and tools do on a foot, and of how people sit, as values in units of a view.

Each is drawn for a left foot. A right foot's has every x negated: its light still comes from the same side.
"""

import re
from itertools import count
from typing import Final

import msgspec

from instep.foot.anatomy import Side
from instep.foot.views import View
from instep.value import Value

Spot = tuple[int, int]
_SIGN: Final = re.compile(r"[A-Za-z]|-?\d+")


class PaintedShape(Value, frozen=True):
    """One filled or drawn path; `paint` names what it is made of, and so its colours."""

    paint: str
    d: str


class DrawnHand(Value, frozen=True):
    """One hand. `front` clips what of it lies before the foot; None where all of it does.

    `contact` is where it presses (nowhere where it only holds), `wrist` what it turns about.
    """

    hand: Side
    works: bool
    outline: str
    lines: str
    creases: str
    nails: str
    front: str | None
    contact: tuple[Spot, ...]
    wrist: Spot


class HandPicture(Value, frozen=True):
    """Hands, tools or people. `view` is the view of the foot it lies on; None where it stands alone.

    `box` is x, y, width and height. At the end of each line of `fades` nothing is seen any more. `stroke` is
    the path that the working hands follow. `behind` and `before` lie behind and before the foot; the hands
    lie over `before`, later ones over earlier ones, and `over` over the hands.
    """

    id: str
    view: View | None
    box: tuple[int, int, int, int]
    stroke: str | None
    fades: tuple[tuple[int, int, int, int], ...]
    behind: tuple[PaintedShape, ...]
    before: tuple[PaintedShape, ...]
    hands: tuple[DrawnHand, ...]
    over: tuple[PaintedShape, ...]

    def on(self, side: Side) -> "HandPicture":
        """The picture for a foot."""
        return self if side is Side.LEFT else _mirrored(self)


def _mirrored(picture: HandPicture) -> HandPicture:
    x, y, width, height = picture.box
    return msgspec.structs.replace(
        picture,
        box=(-x - width, y, width, height),
        fades=tuple((-x1, y1, -x2, y2) for x1, y1, x2, y2 in picture.fades),
        behind=tuple(_mirrored_shape(shape) for shape in picture.behind),
        before=tuple(_mirrored_shape(shape) for shape in picture.before),
        hands=tuple(_mirrored_hand(hand) for hand in picture.hands),
        over=tuple(_mirrored_shape(shape) for shape in picture.over),
    )


def _mirrored_shape(shape: PaintedShape) -> PaintedShape:
    return msgspec.structs.replace(shape, d=mirrored_path(shape.d))


def _mirrored_hand(hand: DrawnHand) -> DrawnHand:
    return msgspec.structs.replace(
        hand,
        hand=hand.hand.other,
        outline=mirrored_path(hand.outline),
        lines=mirrored_path(hand.lines),
        creases=mirrored_path(hand.creases),
        nails=mirrored_path(hand.nails),
        front=None if hand.front is None else mirrored_path(hand.front),
        contact=tuple((-x, y) for x, y in hand.contact),
        wrist=(-hand.wrist[0], hand.wrist[1]),
    )


def mirrored_path(d: str) -> str:
    """Path data of pairs of whole numbers with every x negated."""
    place = count()
    signs = [sign if sign.isalpha() else _negated(sign, next(place)) for sign in _SIGN.findall(d)]
    return "".join(
        f" {sign}" if sign[0].isdigit() and before[-1:].isdigit() else sign
        for before, sign in zip(["", *signs], signs, strict=False)
    )


def _negated(number: str, place: int) -> str:
    return number if place % 2 else str(-int(number))
