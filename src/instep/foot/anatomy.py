"""Sides, regions and pressures: the words that every other room uses for a foot and a touch."""

from enum import StrEnum


class Side(StrEnum):
    """Which foot, seen by its owner."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> "Side":
        """The foot on the other leg."""
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


class Region(StrEnum):
    """The regions a finding, a limit or a move can name; ids as in the foot check."""

    NAILS = "nails"
    TOES = "toes"
    TOE_WEBS = "toe_webs"
    BALL = "ball"
    ARCH = "arch"
    OUTER_EDGE = "outer_edge"
    HEEL_SOLE = "heel_sole"
    HEEL_BACK = "heel_back"
    TOP = "top"
    ANKLE_INNER = "ankle_inner"
    ANKLE_OUTER = "ankle_outer"
    LOWER_LEG = "lower_leg"


class Pressure(StrEnum):
    """How deep a touch goes, lightest first; what each word means stands in content/screening."""

    LIGHT = "light"
    MODERATE = "moderate"
    FIRM = "firm"

    @property
    def rank(self) -> int:
        """0 for the lightest; only for comparing."""
        return list(Pressure).index(self)

    def softened(self) -> "Pressure":
        """One step lighter; light stays light."""
        return list(Pressure)[max(0, self.rank - 1)]

    def at_most(self, ceiling: "Pressure") -> "Pressure":
        """This pressure, lowered to the ceiling where it lies above it; never raised."""
        return min(self, ceiling, key=lambda pressure: pressure.rank)


class Way(StrEnum):
    """How the massage is done; the screening's mode "self" is HANDS."""

    HANDS = "hands"
    PARTNER = "partner"
    ROLLER = "roller"
    DEVICE = "device"
