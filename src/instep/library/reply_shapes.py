"""The shape of an instep.reply/1 as its file must have it."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from instep.foot.anatomy import Pressure, Region, Side, Way
from instep.safety.agreement import Narrowing
from instep.safety.clearance import Limits

Name = Annotated[str, Meta(min_length=1, max_length=80)]
Line = Annotated[str, Meta(min_length=1, max_length=160)]
_MOST_PLACES = 24


class Shape(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A mapping that holds exactly the fields named."""


class PlaceShape(Shape):
    """A region of one foot."""

    side: Side
    region: Region


class LimitsShape(Shape):
    """What is taken away; what is not named stays as the rules have it."""

    leave: Annotated[list[PlaceShape], Meta(max_length=_MOST_PLACES)] = []
    pressure: Pressure | None = None
    minutes_per_foot: int | None = None
    ways_off: Annotated[list[Way], Meta(max_length=4)] = []
    features_off: Annotated[list[Name], Meta(max_length=20)] = []

    @property
    def narrowing(self) -> Narrowing:
        """The limits as the core has them."""
        return Narrowing(
            leave=tuple(dict.fromkeys((place.side, place.region) for place in self.leave)),
            pressure=self.pressure,
            minutes_per_foot=self.minutes_per_foot,
            ways_off=tuple(way for way in Way if way in self.ways_off),
            features_off=tuple(sorted(set(self.features_off))),
        )


class ByShape(Shape):
    """Who replies, and how to reach them."""

    name: Name
    role: Name
    contact: Name


class ForShape(Shape):
    """Whose request is answered, and which."""

    person: Name
    nonce: Name


class ReplyShape(Shape):
    """A clinician's signed reply: it narrows, and may agree to one rule that provides for it."""

    schema: Literal["instep.reply/1"]
    for_: ForShape = msgspec.field(name="for")
    by: ByShape
    given: date
    until: date
    limits: LimitsShape
    agrees: Annotated[list[Name], Meta(max_length=100, description="at most one rule")]
    call_if: Line | None
    key: str
    signature: str


_OURS = frozenset(LimitsShape.__struct_fields__)
_OF_A_CLEARANCE = frozenset(field.name for field in fields(Limits))
_GIVING = frozenset({"allow", "allowed", "level", "may_start", "raise", "unlock", "ways_on"})


def wider(tree: Mapping[str, Any]) -> Iterator[str]:
    """Yield each place where a reply names what only the rules decide."""
    decided = (_OF_A_CLEARANCE | _GIVING) - _OURS
    limits = tree.get("limits")
    yield from sorted(decided & tree.keys())
    yield from (
        f"limits.{name}" for name in sorted(decided & (limits if isinstance(limits, dict) else {}).keys())
    )
