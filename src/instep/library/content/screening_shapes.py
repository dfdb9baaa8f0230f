"""The shapes of the files under content/screening, as they stand; unknown fields are refused."""

from datetime import date
from typing import Any

import msgspec

from instep.foot.anatomy import Pressure, Region, Way
from instep.safety.clearance import Level
from instep.safety.rules import Ask, Closing, Does, ItemType, LeaveWhat, Scope


class Review(msgspec.Struct, forbid_unknown_fields=True):
    """Who has read it, in what role, and when; or that nobody has."""

    state: str
    by: str | None = None
    role: str | None = None
    on: str | None = None


class ContactShape(msgspec.Struct, forbid_unknown_fields=True):
    """Whom to ask, and how soon in words; `urgency` is an entry of levels.yaml."""

    who: str
    within: str
    urgency: str


class OptionShape(msgspec.Struct, forbid_unknown_fields=True):
    """One choice."""

    value: str
    label: str


class UnsureShape(msgspec.Struct, forbid_unknown_fields=True):
    """How "not sure" counts."""

    counts_as: str
    when: dict[str, Any] | None = None
    otherwise: str | None = None


class ItemShape(msgspec.Struct, forbid_unknown_fields=True):
    """One question."""

    id: str
    ask: Ask
    type: ItemType
    question: str
    default: str | int | list[str]
    review: Review
    options: list[OptionShape] = []
    asks: list[str] = []
    unsure: UnsureShape | None = None
    help: str | None = None
    note: str | None = None
    about_health: bool = True
    harmless: dict[str, str] = {}
    only_with: dict[str, str] = {}


class ItemsFile(msgspec.Struct, forbid_unknown_fields=True):
    """screening/items.yaml."""

    items: list[ItemShape]


class DerivedShape(msgspec.Struct, forbid_unknown_fields=True):
    """One fact that follows from several answers."""

    id: str
    means: str
    when: dict[str, Any]


class DerivedFile(msgspec.Struct, forbid_unknown_fields=True):
    """screening/derived.yaml."""

    derived: list[DerivedShape]


class LeaveShape(msgspec.Struct, forbid_unknown_fields=True):
    """What is left alone."""

    what: LeaveWhat
    regions: list[Region] = []
    unmarked: list[Region] | None = None
    of: str | None = None
    only_with: str | None = None


class OilsShape(msgspec.Struct, forbid_unknown_fields=True):
    """Which oils each allergy rules out."""

    item: str
    by: dict[str, list[str]]


class LimitsShape(msgspec.Struct, forbid_unknown_fields=True):
    """What a rule limits."""

    pressure: Pressure | None = None
    pressure_on_side: Pressure | None = None
    ways_off: list[Way] = []
    ways_off_on_side: list[Way] = []
    features_off: list[str] = []
    minutes_per_foot: float | None = None
    heat_off: bool = False
    look_after_each_foot: bool = False
    distrust_pain: bool = False
    adult_present: bool = False
    seated_only: bool = False
    wipe_before_standing: bool = False
    positions_off: list[str] = []
    oils_off: OilsShape | None = None
    leave: list[LeaveShape] = []
    leave_words: str | None = None


class RuleShape(msgspec.Struct, forbid_unknown_fields=True):
    """One rule."""

    id: str
    level: Level
    kind: str
    scope: Scope
    when: dict[str, Any]
    reason: str
    support: str
    sources: list[str]
    review: Review
    contact: ContactShape | None = None
    place: str | None = None
    limits: LimitsShape | None = None
    with_clinician_ok: Level | None = None
    unlock: str | None = None
    closes_by: list[Closing] = []
    rests_hours: float = 0


class RulesFile(msgspec.Struct, forbid_unknown_fields=True):
    """screening/rules.yaml."""

    rules: list[RuleShape]


class ModeRuleShape(msgspec.Struct, forbid_unknown_fields=True):
    """One rule on a way of doing the massage."""

    id: str
    mode: str
    ways: list[Way]
    does: Does
    when: dict[str, Any]
    effect: str
    instead: str | None
    reason: str
    sources: list[str]
    review: Review
    posture: list[str] = []
    feature: str | None = None
    position: str | None = None
    regions_off: list[Region] = []


class ModeRulesFile(msgspec.Struct, forbid_unknown_fields=True):
    """screening/mode_rules.yaml."""

    mode_rules: list[ModeRuleShape]


class AdviceShape(msgspec.Struct, forbid_unknown_fields=True):
    """One sentence to act on."""

    key: str
    text: str
    rules: list[str] = []
    when: dict[str, Any] | None = None
    least: Level = Level.CLEAR
    most: Level = Level.STOP_EMERGENCY
    while_open: bool = False


class AdviceFile(msgspec.Struct, forbid_unknown_fields=True):
    """screening/advice.yaml."""

    review: Review
    advice: list[AdviceShape]


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
