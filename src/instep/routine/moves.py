"""Moves, positions and routines as values, as content/moves and content/routines describe them."""

from collections.abc import Mapping

from instep.foot.anatomy import Pressure, Region, Way
from instep.value import Value


class Move(Value, frozen=True):
    """One thing that hands or a tool do on one foot.

    `regions` are worked, `holds` is where the other hand must rest. `partial` moves may keep to
    the regions that are left when one is excluded. Times in whole milliseconds: `pace_ms` of one
    stroke, `least_ms` and `most_ms` at one stretch; `spots` places are worked in turn.
    """

    id: str
    technique: str
    regions: tuple[Region, ...]
    holds: tuple[Region, ...]
    partial: bool
    path: str | None
    view: str
    pressure: Pressure | None
    pace_ms: int
    least_ms: int
    most_ms: int
    spots: int
    source: str
    claim: str
    most_percussive_ms: int | None = None


class Position(Value, frozen=True):
    """How to sit. `moves` is None where any move can be done; `screening` is the name rules block it by."""

    id: str
    ways: tuple[Way, ...]
    handhold: bool
    screening: str | None
    moves: tuple[str, ...] | None
    source: str


class Step(Value, frozen=True):
    """A place in a routine: one of these moves, its share of time, how long it is kept when time is short."""

    any_of: tuple[str, ...]
    weight: float
    keep: int


class Routine(Value, frozen=True):
    """What is done on one foot, in order. `feet` is False for rest and footbath, which name no foot."""

    id: str
    ways: tuple[Way, ...]
    positions: tuple[str, ...]
    pace: float
    feet: bool
    heat: bool
    steps: tuple[Step, ...]
    claim: str
    source: str


class Goal(Value, frozen=True):
    """What a person comes for, and the routine that serves it in each way."""

    id: str
    routines: Mapping[Way, str]
    claim: str


class Dose(Value, frozen=True):
    """The numbers of the plan, in minutes or milliseconds; content/routines explains each."""

    least_minutes: int
    most_minutes: int
    usual_minutes: int
    short_below_minutes: int
    sore_weight_per_point: float
    sore_light_from: int
    talk_short_from: int
    announce_before_ms: int
    least_share_of_moves: float
    lead_in_least_ms: int
    switch_least_ms: int
    closing_least_ms: int
    still_ms: int
    look_foot_ms: int
    lighter_when: tuple[str, ...]
    pain_rises_after_days: float


class Repertoire(Value, frozen=True):
    """Everything a plan can be made of."""

    moves: Mapping[str, Move]
    positions: Mapping[str, Position]
    routines: Mapping[str, Routine]
    goals: Mapping[str, Goal]
    dose: Dose
