"""What was answered and decided before a session, what happened in it, and how it ended."""

from collections.abc import Iterable
from typing import Annotated, Any, ClassVar, Literal

from msgspec import Meta

from instep.facts.body import BodyPart, CurrentValue, FactBody, Ms, Name, Score, Text, Upcasts, shaped
from instep.facts.feet import FoundToday
from instep.facts.stop import opened_by
from instep.foot.anatomy import Pressure, Region, Side, Way
from instep.outcomes.sitting import Moment
from instep.safety.clearance import Clearance, Level, RiskGroup
from instep.safety.clearance_keys import ClearanceKeys, keys_of
from instep.safety.rules import FINDING
from instep.session.events import ALARMS
from instep.session.timeline import Timeline
from instep.value import plain

_NOTHING_CHANGED = "none"


class SaidAnswer(BodyPart, frozen=True, kw_only=True):
    """An answer to one item, with where it holds."""

    value: Name | int | tuple[Name, ...]
    sides: tuple[Side, ...]
    regions: tuple[Region, ...] = ()


class MeasuredAtHome(BodyPart, frozen=True, kw_only=True):
    """What a touch test and the temperature log added."""

    given: dict[Name, SaidAnswer]
    findings: tuple[FoundToday, ...]


class EveryAnswer(BodyPart, frozen=True, kw_only=True):
    """Everything that a screening worked on."""

    given: dict[Name, SaidAnswer]
    findings: tuple[FoundToday, ...]
    skipped: tuple[Name, ...]
    measured: MeasuredAtHome


class RuleStopped(BodyPart, frozen=True, kw_only=True):
    """A rule that stopped a session, and where."""

    rule: Name
    level: Level
    sides: tuple[Side, ...] = tuple(Side)
    regions: tuple[Region, ...] = ()


class Screened(FactBody, frozen=True, kw_only=True, tag="screened"):
    """A screening: the answers, the clearance that came of them by its keys, and what stopped.

    Version 1 left what stopped to its clearance. Version 2 kept the whole document `instep.clearance/1`.
    """

    version: ClassVar[int] = 3
    session: Name
    answers: EveryAnswer
    clearance: ClearanceKeys
    rules_version: Name
    stops: tuple[RuleStopped, ...]

    def settles(self) -> Iterable[CurrentValue]:
        """Yield each rule that stopped: it is open until somebody says what came of it."""
        for stop in self.stops:
            yield from opened_by(type(self), stop.rule)


def _with_stops(body: dict[str, Any]) -> dict[str, Any]:
    """Version 1 to 2. A finding that stopped is a pin, and stays open as one."""
    clearance = shaped("clearance", body.get("clearance"), Clearance)
    stops = [
        {"rule": reason.rule, "level": reason.level.value}
        for reason in clearance.reasons
        if reason.level.is_stop and not reason.rule.startswith(FINDING)
    ]
    return {**body, "stops": stops}


def _by_keys(body: dict[str, Any]) -> dict[str, Any]:
    """The whole document to its keys; what was told under each is kept."""
    return {**body, "clearance": _keys(body.get("clearance"), "clearance")}


def _keys(document: object, where: str) -> dict[str, Any]:
    return plain(keys_of(shaped(where, document, Clearance)))


Screened.upcasts = {1: _with_stops, 2: _by_keys}


class ContactToAsk(BodyPart, frozen=True, kw_only=True):
    """Whom to ask, and how soon."""

    who: Text
    within: Text


class SessionStarted(FactBody, frozen=True, kw_only=True, tag="session_started"):
    """A session that may begin, with its plan; in `halves` the giver has the other one.

    The pulses are those of the plan's segments, and are not kept. Its cues keep their text beside their key:
    their times were laid out around it. Version 1 did not say who has halves, version 2 kept the whole
    document `instep.plan/1`.
    """

    version: ClassVar[int] = 3
    session: Name
    minutes: Annotated[int, Meta(ge=1, le=120)]
    way: Way
    routine: Name
    goal: Name
    plan_hash: Name
    plan: Timeline
    clearance: ClearanceKeys
    halves: bool = False


def _without_clearance(body: dict[str, Any]) -> dict[str, Any]:
    plan = dict(body.get("plan", {}))
    return {**body, "plan": plan, "clearance": _keys(plan.pop("clearance", None), "plan.clearance")}


SessionStarted.upcasts = {1: dict, 2: _without_clearance}


class SessionRefused(FactBody, frozen=True, kw_only=True, tag="session_refused"):
    """A session that was not to begin, by which rules, and whom to ask.

    `contact` is the rule that says whom; for a finding in this risk group. Version 1 kept what it said.
    """

    version: ClassVar[int] = 2
    upcasts: ClassVar[Upcasts] = {1: dict}
    session: Name
    way: Name = ""
    minutes: Annotated[int, Meta(ge=1, le=120)] | None = None
    level: Level
    contact: Name | ContactToAsk | None
    risk_group: RiskGroup | None = None
    rules: tuple[Name, ...]


class SessionEvent(FactBody, frozen=True, kw_only=True, tag="session_event"):
    """Something that a person did or said in a session; times in ms on the session's own clock."""

    session: Name
    at_ms: Ms
    event: Name
    pain: Score | None
    side: Side | None
    region: Region | None
    state: Name
    foot: Side | None
    move: Name | None
    regions: tuple[Region, ...]
    pressure: Pressure | None
    position_ms: Ms

    def settles(self) -> Iterable[CurrentValue]:
        """Yield what alarmed: it is open until somebody says what came of it."""
        if self.event in ALARMS:
            yield from opened_by(type(self), self.event)


class SessionEnded(FactBody, frozen=True, kw_only=True, tag="session_ended"):
    """The end of a session: how it ended, and the time each foot had in ms."""

    session: Name
    ended: Literal["finished", "stopped"]
    seconds_played: Annotated[float, Meta(ge=0, le=86_400)]
    played_ms: dict[Side, Ms]
    left: tuple[Side, ...]
    routine: Name
    way: Name


class Rated(FactBody, frozen=True, kw_only=True, tag="rated"):
    """Answers to the questions before or after; a skipped number is missing, never 0."""

    session: Name
    moment: Moment
    values: dict[Name, Score]
    changed: Name | None = None
    word: Text | None = None
    sentence: Text | None = None

    def settles(self) -> Iterable[CurrentValue]:
        """Yield what was different afterwards: it is open until somebody says what came of it."""
        if self.changed not in {None, _NOTHING_CHANGED}:
            yield from opened_by(type(self), f"after_{self.changed}")
