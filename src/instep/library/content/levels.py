"""The shape of screening/levels.yaml, as it stands; unknown fields are refused."""

from datetime import date
from typing import Any

import msgspec

from instep.foot.anatomy import Pressure, Way
from instep.library.content.review import Review
from instep.safety.clearance import Level


class LevelShape(msgspec.Struct, forbid_unknown_fields=True):
    """One level and what it allows."""

    id: Level
    rank: int
    means: str
    can_be_lowered: bool
    pressure: Pressure
    pressure_under_18: Pressure | None = None
    minutes_per_foot: float | None = None
    unless_the_rule_says_otherwise: dict[str, list[Way]] = {}


class UrgencyShape(msgspec.Struct, forbid_unknown_fields=True):
    """One urgency; `hours` orders them, None asks nobody."""

    id: str
    hours: int | None
    means: str


class LevelsFile(msgspec.Struct, forbid_unknown_fields=True):
    """screening/levels.yaml."""

    version: int
    as_of: date
    old_after_days: int
    purpose: str
    levels: list[LevelShape]
    may_start_up_to: Level
    minutes_per_foot: dict[Way, float]
    percussion_seconds_per_spot: int
    time_limits_status: str
    adult_age_bands: list[str]
    profile_days: int
    pressure_words: dict[Pressure, str]
    margin: str
    evaluation: dict[str, Any]
    heat_off_when: dict[str, Any]
    instead: str
    urgencies: list[UrgencyShape]
    review: Review
