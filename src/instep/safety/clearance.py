"""What a person may have done to their feet today, why, and whom to ask."""

from enum import StrEnum
from typing import Annotated, Literal

from msgspec import Meta, structs

from instep.foot.anatomy import Pressure, Region, Side, Way
from instep.value import Value

_Minutes = Meta(gt=0, le=1440)


class Level(StrEnum):
    """The seven levels of the screening, mildest first."""

    CLEAR = "clear"
    CAUTION = "caution"
    LIGHT_ONLY = "light-only"
    AVOID_AREA = "avoid-area"
    CLINICIAN_FIRST = "clinician-first"
    STOP_URGENT_CARE = "stop-urgent-care"
    STOP_EMERGENCY = "stop-emergency"

    @property
    def rank(self) -> int:
        """0 (clear) to 6 (stop-emergency), as in the screening's action levels."""
        return list(Level).index(self)

    @property
    def is_stop(self) -> bool:
        """Whether nothing that a person or a clinician says can open it today."""
        return self in {Level.STOP_URGENT_CARE, Level.STOP_EMERGENCY}


class RiskGroup(StrEnum):
    """How much a small injury can cost this person: A general, B raised, C high."""

    A = "A"
    B = "B"
    C = "C"


class Source(Value, frozen=True, omit_defaults=True):
    """Where a statement comes from and whether it was read there (`seen`) or is to be verified."""

    title: str
    url: str
    status: str
    note: str | None = None


class Contact(Value, frozen=True):
    """Whom to ask, and how soon."""

    who: str
    within: str


class Reason(Value, frozen=True):
    """One rule that fired, in plain words, with its sources.

    `unlock` says what would open it again; `agreed` is true where a clinician's agreement has lowered it.
    """

    rule: str
    level: Level
    text: str
    contact: Contact | None
    unlock: str | None
    agreed: bool
    support: str
    sources: tuple[Source, ...]
    review: str


class WayReason(Value, frozen=True):
    """A rule on the way that was asked for, in plain words, with what to do instead."""

    rule: str
    text: str
    effect: str
    instead: str | None
    sources: tuple[Source, ...]
    review: str


class Avoid(Value, frozen=True):
    """A region of one foot that nothing may touch; `margin` marks the skin around a marked place."""

    side: Side
    region: Region
    rule: str
    margin: bool


class PressureOver(Value, frozen=True):
    """The highest pressure over one region of one foot."""

    side: Side
    region: Region
    pressure: Pressure


class Limits(Value, frozen=True):
    """The most that any later code may ask for. Limits only ever lower.

    `pressure` holds for both feet; `pressure_on` for one side, never above `pressure`; `pressure_over`
    for one region of one side (a callus that is stroked lightly).
    `minutes_per_foot` is in minutes, above 0.
    """

    pressure: Pressure
    pressure_on: dict[Side, Pressure]
    pressure_over: tuple[PressureOver, ...]
    minutes_per_foot: Annotated[int, _Minutes] | Annotated[float, _Minutes]
    heat: bool
    features_off: tuple[str, ...]
    ways_off: tuple[Way, ...]
    ways_off_on: dict[Side, tuple[Way, ...]]
    trust_pain: bool
    avoid: tuple[Avoid, ...]
    seated_only: bool
    look_after_each_foot: bool
    positions_off: tuple[str, ...]
    oils_off: tuple[str, ...]
    adult_present: bool
    device_regions_off: tuple[Region, ...]

    def __post_init__(self) -> None:
        """Hold whole minutes as a whole number: equal limits give equal documents, to the byte."""
        if isinstance(self.minutes_per_foot, float) and self.minutes_per_foot.is_integer():
            structs.force_setattr(self, "minutes_per_foot", int(self.minutes_per_foot))

    def avoided(self, side: Side) -> frozenset[Region]:
        """The regions of this foot that must be left alone."""
        return frozenset(a.region for a in self.avoid if a.side is side)

    def ceiling(self, side: Side) -> Pressure:
        """The highest pressure allowed on this foot."""
        return self.pressure_on.get(side, self.pressure).at_most(self.pressure)

    def ceiling_at(self, side: Side, region: Region) -> Pressure:
        """The highest pressure allowed on this region of this foot."""
        over = (one.pressure for one in self.pressure_over if (one.side, one.region) == (side, region))
        return min((self.ceiling(side), *over), key=lambda pressure: pressure.rank)

    def of_side(self, side: Side) -> tuple[object, ...]:
        """All that is limited on this foot alone, to be compared with the other one's."""
        over = {one.region: one.pressure for one in self.pressure_over if one.side is side}
        return self.avoided(side), self.ceiling(side), self.ways_off_on.get(side, ()), over


class WayDecision(Value, frozen=True):
    """Whether the way that was asked for is allowed; if not, what to do instead, and by which rules."""

    asked: Way
    allowed: bool
    instead: str | None
    rules: tuple[str, ...]
    reasons: tuple[WayReason, ...]


class Advice(Value, frozen=True):
    """A sentence to act on, with the key of its words."""

    key: str
    text: str


class Clearance(Value, frozen=True):
    """The finished answer of a screening; no later code can ask for more than it allows."""

    schema: Literal["instep.clearance/1"]
    level: Level
    may_start: bool
    way: WayDecision
    contact: Contact | None
    limits: Limits
    risk_group: RiskGroup
    reasons: tuple[Reason, ...]
    advice: tuple[Advice, ...]
    unanswered: tuple[str, ...]
    rules_version: str
