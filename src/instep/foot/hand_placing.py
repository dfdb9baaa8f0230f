"""Where a hand goes with its stroke: a turn about the wrist for what lies across, a shift for the rest."""

from math import cos, degrees, sin
from typing import Final, NamedTuple

from instep.foot.curves import Point, flattened
from instep.foot.hand_pictures import DrawnHand, HandPicture
from instep.foot.strokes import Stroke

MOST_TURN: Final = 0.24
"""Radians, 14 degrees: a wrist that turns further than this must be drawn anew."""
_ACROSS: Final = 0.75
_OPEN, _ROUND = (0.3, 0.6, 0.85), (0.2, 0.45, 0.7)
"""Where on a line, or on a loop, the still positions lie: low on the heel, fingers would show under it."""
_SAMPLES: Final = 12


class HandShift(NamedTuple):
    """A turn about the wrist, in degrees, and then a shift, in units."""

    right: float
    down: float
    turn: float


def shift_to(hand: DrawnHand, point: Point) -> HandShift:
    """The shift that brings what presses to a point."""
    wrist, contact = complex(*hand.wrist), complex(*hand.contact[0])
    arm = contact - wrist
    turn = max(-MOST_TURN, min(MOST_TURN, -(point - contact).real * _ACROSS / arm.imag)) if arm.imag else 0.0
    moved = wrist + arm * complex(cos(turn), sin(turn))
    return HandShift((point - moved).real, (point - moved).imag, degrees(turn))


def stills(picture: HandPicture, hand: DrawnHand, stroke: Stroke) -> tuple[HandShift, ...]:
    """Three positions along the stroke, for who wants nothing to move; none where the hand only holds.

    A hand keeps the distance to its line at which it is drawn. Of a stroke from spot to spot, such as toe to
    toe, they are the first, the middle and the last spot; with two hands at once there is only one.
    """
    if not (hand.works and hand.contact and stroke.lines):
        return ()
    contact = complex(*hand.contact[0])
    lines = [flattened(line.curve, _SAMPLES) for line in stroke.lines]
    if len(lines) > 1 and not stroke.together and all(line.closed for line in stroke.lines):
        alone = sum(other.works for other in picture.hands) == 1
        spots = [_middle(lines[k]) for k in ((0, len(lines) // 2, -1) if alone else ())]
        return tuple(shift_to(hand, spot) for spot in spots)
    nearest = min(lines, key=lambda line: min(abs(point - contact) for point in line))
    start = min(nearest, key=lambda point: abs(point - contact))
    shares = _ROUND if stroke.lines[lines.index(nearest)].closed else _OPEN
    places = [nearest[int(share * (len(nearest) - 1))] for share in shares]
    return tuple(shift_to(hand, contact + place - start) for place in places)


def _middle(line: list[Point]) -> Point:
    return sum(line) / len(line)
