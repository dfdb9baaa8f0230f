"""Named places of the foot, in units of foot length, from which every drawing is built.

Seen from above or below: the real part runs across, from the inner side (negative) to the outer side
(positive), with 0 on the line from the middle of the heel to the second toe; the imaginary part runs
along the foot, 0 at the heel's hindmost point and 1 at the tip of the longest toe. Seen from the side or
from behind, the imaginary part is the height above the ground.

They are constants in code and not content: they are the shape of a drawing, and no word, dose or limit
rests on them. The breadths and the places of the first and fifth metatarsal heads are the design's own
figures; the rest is drawn to agree with them and with the surface anatomy of a standing adult foot.
"""

from typing import Final, NamedTuple

from instep.foot.curves import Point

PTERNION: Final = 0 + 0j
"""The hindmost point of the heel."""

METATARSAL_HEADS: Final[dict[int, Point]] = {
    1: -0.138 + 0.73j,
    2: -0.055 + 0.748j,
    3: 0.016 + 0.728j,
    4: 0.083 + 0.690j,
    5: 0.140 + 0.64j,
}
"""Middles of the heads of the metatarsal bones, 1 at the great toe."""

INNER_BALL: Final = -0.205 + 0.73j
"""The first metatarsal head's innermost skin."""

OUTER_BALL: Final = 0.185 + 0.64j
"""The fifth metatarsal head's outermost skin."""

STYLOID: Final = 0.160 + 0.37j
"""The base of the fifth metatarsal, felt as a bump halfway along the outer border."""

INNER_WAIST: Final = -0.098 + 0.43j
"""Where the inner border runs deepest towards the middle, under the arch."""


class ToeOutline(NamedTuple):
    """A toe seen from below: the two ends of its waist, its tip, and half the breadth of its pad."""

    inner: Point
    outer: Point
    tip: Point
    pad: float

    @property
    def root(self) -> Point:
        """The middle of the waist."""
        return (self.inner + self.outer) / 2

    @property
    def across(self) -> Point:
        """One unit at right angles to the toe's axis, towards the outer side of the foot."""
        axis = self.tip - self.root
        return axis / abs(axis) * -1j

    def place(self, along: float, across: float = 0) -> Point:
        """A point of the toe: `along` its axis, 0 at the root and 1 at the tip; `across` in half pads."""
        return self.root + (self.tip - self.root) * along + self.across * across * self.pad


TOES: Final[dict[int, ToeOutline]] = {
    1: ToeOutline(-0.187 + 0.838j, -0.078 + 0.848j, -0.121 + 1.000j, 0.0560),
    2: ToeOutline(-0.065 + 0.866j, -0.004 + 0.867j, -0.032 + 0.988j, 0.0340),
    3: ToeOutline(0.008 + 0.862j, 0.0625 + 0.846j, 0.0365 + 0.952j, 0.0315),
    4: ToeOutline(0.0715 + 0.832j, 0.124 + 0.803j, 0.0985 + 0.901j, 0.0290),
    5: ToeOutline(0.1315 + 0.776j, 0.1845 + 0.746j, 0.1545 + 0.838j, 0.0275),
}
"""The five toes, 1 the great toe."""

CLEFTS: Final[dict[int, Point]] = {
    1: -0.071 + 0.836j,
    2: 0.002 + 0.848j,
    3: 0.0668 + 0.820j,
    4: 0.1270 + 0.762j,
}
"""The bottoms of the clefts; 1 lies between the first and the second toe."""
