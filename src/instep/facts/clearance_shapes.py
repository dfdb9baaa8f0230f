"""The shape of an `instep.clearance/1` as a file must have it, and the Clearance that it is."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from instep.foot.anatomy import Pressure, Region, Side, Way
from instep.safety.clearance import (
    Advice,
    Avoid,
    Clearance,
    Contact,
    Level,
    Limits,
    Reason,
    RiskGroup,
    Source,
    WayDecision,
    WayReason,
)


class Shape(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A mapping that holds exactly the fields named."""


class SourceShape(Shape):
    """Where a statement comes from; `status` says whether it was read there."""

    title: str
    url: str
    status: str
    note: str | msgspec.UnsetType = msgspec.UNSET


class ContactShape(Shape):
    """Whom to ask, and how soon."""

    who: str
    within: str


class ReasonShape(Shape):
    """A rule that fired, in plain words, with its sources and its review state."""

    rule: str
    level: Level
    text: str
    contact: ContactShape | None
    unlock: str | None
    agreed: bool
    support: str
    sources: list[SourceShape]
    review: str


class WayReasonShape(Shape):
    """A rule on the way that was asked for."""

    rule: str
    text: str
    effect: str
    instead: str | None
    sources: list[SourceShape]
    review: str


class WayDecisionShape(Shape):
    """Whether the way that was asked for is allowed, and what to do instead."""

    asked: Way
    allowed: bool
    instead: str | None
    rules: list[str]
    reasons: list[WayReasonShape]


class BySide(Shape):
    """A pressure for a foot, where it has its own."""

    left: Pressure | msgspec.UnsetType = msgspec.UNSET
    right: Pressure | msgspec.UnsetType = msgspec.UNSET


class WaysBySide(Shape):
    """The ways that are off on one foot."""

    left: list[Way] | msgspec.UnsetType = msgspec.UNSET
    right: list[Way] | msgspec.UnsetType = msgspec.UNSET


class PressureOver(Shape):
    """The highest pressure over one region of one foot."""

    side: Side
    region: Region
    pressure: Pressure


class AvoidShape(Shape):
    """A region of one foot that nothing may touch; `margin` marks the skin around a marked place."""

    side: Side
    region: Region
    rule: str
    margin: bool


class LimitsShape(Shape):
    """The most that any later step may ask for."""

    pressure: Pressure
    pressure_on: BySide
    pressure_over: list[PressureOver]
    minutes_per_foot: Annotated[float, Meta(gt=0, le=1440)]
    heat: bool
    features_off: list[str]
    ways_off: list[Way]
    ways_off_on: WaysBySide
    trust_pain: bool
    avoid: list[AvoidShape]
    seated_only: bool
    look_after_each_foot: bool
    positions_off: list[str]
    oils_off: list[str]
    adult_present: bool
    device_regions_off: list[Region]


class AdviceShape(Shape):
    """A sentence to act on, under the key of its words."""

    key: str
    text: str


class ClearanceShape(Shape):
    """What may be done today, how, why, and whom to ask."""

    schema: Literal["instep.clearance/1"]
    level: Level
    may_start: Annotated[bool, Meta(description="in the way that was asked for")]
    way: WayDecisionShape
    contact: ContactShape | None
    limits: LimitsShape
    risk_group: RiskGroup
    reasons: list[ReasonShape]
    advice: list[AdviceShape]
    unanswered: list[str]
    rules_version: str


def clearance_of(shape: ClearanceShape) -> Clearance:
    """Return the clearance; writing it as JSON gives the same document again."""
    return Clearance(
        level=shape.level,
        may_start=shape.may_start,
        way=_way(shape.way),
        contact=_contact(shape.contact),
        limits=_limits(shape.limits),
        risk_group=shape.risk_group,
        reasons=tuple(map(_reason, shape.reasons)),
        advice=tuple(Advice(key=line.key, text=line.text) for line in shape.advice),
        rules_version=shape.rules_version,
        unanswered=tuple(shape.unanswered),
    )


def _way(shape: WayDecisionShape) -> WayDecision:
    return WayDecision(
        asked=shape.asked,
        allowed=shape.allowed,
        instead=shape.instead,
        rules=tuple(shape.rules),
        reasons=tuple(
            WayReason(
                rule=one.rule,
                text=one.text,
                effect=one.effect,
                instead=one.instead,
                sources=_sources(one.sources),
                review=one.review,
            )
            for one in shape.reasons
        ),
    )


def _contact(shape: ContactShape | None) -> Contact | None:
    return None if shape is None else Contact(who=shape.who, within=shape.within)


def _sources(shapes: list[SourceShape]) -> tuple[Source, ...]:
    return tuple(
        Source(
            title=one.title,
            url=one.url,
            status=one.status,
            note=None if isinstance(one.note, msgspec.UnsetType) else one.note,
        )
        for one in shapes
    )


def _reason(shape: ReasonShape) -> Reason:
    return Reason(
        rule=shape.rule,
        level=shape.level,
        text=shape.text,
        contact=_contact(shape.contact),
        sources=_sources(shape.sources),
        support=shape.support,
        review=shape.review,
        unlock=shape.unlock,
        agreed=shape.agreed,
    )


def _limits(shape: LimitsShape) -> Limits:
    return Limits(
        pressure=shape.pressure,
        pressure_on={
            side: pressure
            for side, pressure in ((Side.LEFT, shape.pressure_on.left), (Side.RIGHT, shape.pressure_on.right))
            if not isinstance(pressure, msgspec.UnsetType)
        },
        minutes_per_foot=shape.minutes_per_foot,
        heat=shape.heat,
        features_off=tuple(shape.features_off),
        ways_off=tuple(shape.ways_off),
        ways_off_on={
            side: tuple(ways)
            for side, ways in ((Side.LEFT, shape.ways_off_on.left), (Side.RIGHT, shape.ways_off_on.right))
            if not isinstance(ways, msgspec.UnsetType)
        },
        trust_pain=shape.trust_pain,
        avoid=tuple(
            Avoid(side=one.side, region=one.region, rule=one.rule, margin=one.margin) for one in shape.avoid
        ),
        seated_only=shape.seated_only,
        look_after_each_foot=shape.look_after_each_foot,
        positions_off=tuple(shape.positions_off),
        oils_off=tuple(shape.oils_off),
        adult_present=shape.adult_present,
        device_regions_off=tuple(shape.device_regions_off),
        pressure_over={(one.side, one.region): one.pressure for one in shape.pressure_over},
    )
