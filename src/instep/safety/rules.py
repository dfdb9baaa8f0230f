"""The screening's material as values: items, rules, findings and what each of them limits."""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from typing import Literal

from msgspec import field

from instep.foot.anatomy import Pressure, Region, Way
from instep.safety.answers import Answer
from instep.safety.answers import Value as AnswerValue
from instep.safety.clearance import Advice, Contact, Level, RiskGroup, Source
from instep.safety.conditions import Always, Condition
from instep.value import Value


class Ask(StrEnum):
    """When an item is asked: right now before every session, or once and then confirmed."""

    EVERY_SESSION = "every_session"
    PROFILE = "profile"


class ItemType(StrEnum):
    """What an answer to the item looks like."""

    SINGLE_CHOICE = "single_choice"
    YES_NO = "yes_no"
    YES_NO_UNSURE = "yes_no_unsure"
    MULTI_CHOICE = "multi_choice"
    NUMBER_0_10 = "number_0_10"
    NUMBER_0_6_OR_NOT_DONE = "number_0_6_or_not_done"
    LIST_OF_FINDINGS = "list_of_findings"
    LIST_OF_RULE_IDS = "list_of_rule_ids"

    @property
    def most(self) -> int:
        """The highest number that may be answered; -1 where the answer is no number."""
        return {ItemType.NUMBER_0_10: 10, ItemType.NUMBER_0_6_OR_NOT_DONE: 6}.get(self, -1)

    @property
    def is_number(self) -> bool:
        """Whether the answer is a number."""
        return self.most >= 0


class Option(Value, frozen=True):
    """One choice and the words it is offered with."""

    value: str
    label: str


class Unsure(Value, frozen=True):
    """How "not sure" counts: as `counts_as` while `when` holds, else the question is asked again."""

    counts_as: str
    when: Condition = Always()


class Item(Value, frozen=True):
    """One question; `default` is its answer where it does not apply.

    `harmless` says why an answer may change nothing; `only_with` are answers without which it is not asked.
    """

    id: str
    ask: Ask
    type: ItemType
    question: str
    default: AnswerValue
    review: str
    options: tuple[Option, ...] = ()
    asks: frozenset[Literal["side", "regions"]] = frozenset()
    unsure: Unsure | None = None
    help: str | None = None
    note: str | None = None
    about_health: bool = True
    harmless: Mapping[str, str] = {}
    only_with: Mapping[str, AnswerValue] = {}

    @property
    def asks_side(self) -> bool:
        """Whether it is asked which foot it is."""
        return "side" in self.asks

    @property
    def asks_regions(self) -> bool:
        """Whether it is asked where on the foot it is."""
        return "regions" in self.asks


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
