"""The screening's rules and findings as values, and what each of them limits."""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum

from msgspec import field

from instep.foot.anatomy import Pressure, Region, Way
from instep.safety.answers import Answer
from instep.safety.clearance import Advice, Contact, Level, RiskGroup, Source
from instep.safety.conditions import Condition
from instep.safety.items import Item
from instep.value import Value


class LeaveWhat(StrEnum):
    """How much is left alone."""

    BOTH = "both"
    FOOT = "foot"
    MARKED = "marked"
    REGIONS = "regions"


class Leave(Value, frozen=True):
    """What is left alone: both feet, the foot, the places marked (with the skin around them), or regions.

    `unmarked` stands for the place where none was marked (None: the whole foot). `of` names the item that
    marks the place, where it is not the rule's own; `only_with` is the choice without which there is no such
    place.
    """

    what: LeaveWhat
    regions: tuple[Region, ...] = ()
    unmarked: tuple[Region, ...] | None = None
    of: str | None = None
    only_with: str | None = None
    margin: bool = False


class Effect(Value, frozen=True):
    """What one rule or finding limits; every field lowers, none can raise."""

    pressure: Pressure | None = None
    pressure_on_side: Pressure | None = None
    pressure_over: Pressure | None = None
    ways_off: tuple[Way, ...] = ()
    ways_off_on_side: tuple[Way, ...] = ()
    features_off: tuple[str, ...] = ()
    minutes_per_foot: float | None = None
    heat_off: bool = False
    look_after_each_foot: bool = False
    distrust_pain: bool = False
    adult_present: bool = False
    seated_only: bool = False
    positions_off: tuple[str, ...] = ()
    oils_off: Mapping[str, tuple[str, ...]] | None = None
    leave: tuple[Leave, ...] = ()

    def speaks_of(self, way: Way) -> bool:
        """Whether the rule itself says how far this way may be used."""
        named = way in self.ways_off + self.ways_off_on_side
        seated = way is Way.ROLLER and self.seated_only
        return named or seated or (way is Way.DEVICE and bool(self.features_off))


class Referral(Value, frozen=True):
    """Whom a rule sends the person to; `hours` orders contacts by urgency."""

    contact: Contact
    hours: int


class Scope(StrEnum):
    """Whom or what a rule holds for."""

    PERSON = "person"
    SIDE = "side"
    DEVICE = "device"
    ADVICE = "advice"


class Closing(StrEnum):
    """What closes a rule that stays: somebody looked at it, or the sign has gone."""

    LOOKED_AT = "looked_at"
    GONE = "gone"


STOPPED = "stopped"
"""In place of an item: where it happened."""

FINDING = "FC:"
"""What the name of a finding begins with among the rules."""


class Rule(Value, frozen=True):
    """One screening rule. `place` is the item whose side and regions its limits hold for.

    Once it has stopped something it stays until it is closed by one of `closes_by`, and for `rests` at least.
    """

    id: str
    level: Level
    kind: str
    scope: Scope
    when: Condition
    reason: str
    support: str
    sources: tuple[Source, ...]
    review: str
    referral: Referral | None = field(default=None, name="contact")
    place: str | None = None
    effect: Effect = field(default=Effect(), name="limits")
    with_clinician_ok: Level | None = None
    unlock: str | None = None
    closes_by: tuple[Closing, ...] = ()
    rests_hours: float = 0

    @property
    def rests(self) -> timedelta:
        """How long it stays at least."""
        return timedelta(hours=self.rests_hours)


class Does(StrEnum):
    """What a mode rule does to the way that was asked for."""

    REFUSE = "refuse"
    REFUSE_POSTURE = "refuse-posture"
    REFUSE_FEATURE = "refuse-feature"
    SEAT = "seat"
    LIMIT_REGIONS = "limit-regions"
    CHANGE_POSITION = "change-position"
    DO_NOT_SHARE = "do-not-share"


class ModeRule(Value, frozen=True):
    """A rule on a way of doing the massage; `postures` and `feature` narrow it."""

    id: str
    mode: str
    ways: tuple[Way, ...]
    does: Does
    when: Condition
    effect: str
    instead: str | None
    reason: str
    sources: tuple[Source, ...]
    review: str
    postures: tuple[str, ...] = field(default=(), name="posture")
    feature: str | None = None
    position: str | None = None
    regions_off: tuple[Region, ...] = ()


class FindingAction(Value, frozen=True):
    """What a finding asks for in one risk group.

    `do` holds in any case, `in_massage` only where a massage may go ahead.
    """

    level: Level
    do: str
    referral: Referral | None = field(default=None, name="contact")
    effect: Effect = field(default=Effect(), name="limits")
    in_massage: str | None = None

    def asks(self, *, in_massage: bool) -> str:
        """What it asks for, and in a massage too."""
        return f"{self.do} {self.in_massage}" if in_massage and self.in_massage else self.do


class FindingKind(Value, frozen=True):
    """Something that a look at the feet can find.

    It is mostly found at the `usual` places, and can be anywhere; `nowhere_else` is the reason why not.
    """

    id: str
    name: str
    recognise: str
    usual: tuple[Region, ...]
    actions: Mapping[RiskGroup, FindingAction]
    support: str
    sources: tuple[Source, ...]
    review: str
    nowhere_else: str | None = None
    often_confused_with: str | None = None
    note: str | None = None

    @property
    def regions(self) -> tuple[Region, ...]:
        """Where it can be, the usual places first."""
        elsewhere = () if self.nowhere_else else tuple(one for one in Region if one not in self.usual)
        return (*self.usual, *elsewhere)


class AdviceLine(Value, frozen=True):
    """A sentence to act on, given when one of `rules` fires or `when` holds, from `least` to `most`.

    `while_open`: only while some way of massage is open.
    """

    key: str
    text: str
    rules: frozenset[str] = frozenset()
    when: Condition | None = None
    least: Level = Level.CLEAR
    most: Level = Level.STOP_EMERGENCY
    while_open: bool = False


class LevelLimits(Value, frozen=True):
    """What a level itself allows: the pressure, the time, and the ways that a rule must speak of to allow."""

    pressure: Pressure | None
    pressure_under_18: Pressure | None
    minutes_per_foot: float | None
    ways_off: tuple[Way, ...]


class Rules(Value, frozen=True):
    """All that a screening needs; made once from the content and never changed."""

    version: str
    items: Mapping[str, Item]
    defaults: Mapping[str, Answer]
    derived: Mapping[str, Condition]
    rules: tuple[Rule, ...]
    mode_rules: tuple[ModeRule, ...]
    findings: Mapping[str, FindingKind]
    neighbours: Mapping[Region, tuple[Region, ...]]
    advice: tuple[AdviceLine, ...]
    levels: Mapping[Level, LevelLimits]
    may_start_up_to: Level
    minutes_per_foot: Mapping[Way, float]
    adult_ages: frozenset[str]
    heat_off_when: Condition
    instead: str
    nothing_marked: Advice
