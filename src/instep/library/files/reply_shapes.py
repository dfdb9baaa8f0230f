"""The shape of an instep.reply/1 as its file must have it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from instep.facts.agreement import Label, Narrowed
from instep.facts.body import BodyPart
from instep.foot.anatomy import Way
from instep.safety.agreement import Narrowing
from instep.safety.clearance import Limits
from instep.value import Value

Name = Label
Line = Annotated[str, Meta(min_length=1, max_length=160)]


class Shape(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A mapping that holds exactly the fields named."""


def narrowing(limits: Narrowed) -> Narrowing:
    """Return what is taken away as the core has it, each thing once."""
    return Narrowing(
        leave=tuple(dict.fromkeys((place.side, place.region) for place in limits.leave)),
        pressure=limits.pressure,
        minutes_per_foot=limits.minutes_per_foot,
        ways_off=tuple(way for way in Way if way in limits.ways_off),
        features_off=tuple(sorted(set(limits.features_off))),
    )


class Clinician(Value, frozen=True):
    """Who replies, and how to reach them; in their own words."""

    name: Name
    role: Name
    contact: Name


class ForShape(Shape):
    """Whose request is answered, and which."""

    person: Name
    nonce: Name


class ReplyShape(BodyPart, frozen=True, kw_only=True):
    """A clinician's signed reply: it narrows, and may agree to one rule that provides for it."""

    schema: Literal["instep.reply/1"]
    for_: ForShape = msgspec.field(name="for")
    by: Clinician
    given: date
    until: date
    limits: Narrowed
    agrees: Annotated[list[Name], Meta(max_length=100, description="at most one rule")]
    call_if: Line | None
    key: str
    signature: str


_OURS = frozenset(Narrowed.__struct_fields__)
_OF_A_CLEARANCE = frozenset(Limits.__struct_fields__)
_GIVING = frozenset({"allow", "allowed", "level", "may_start", "raise", "unlock", "ways_on"})


def wider(tree: Mapping[str, Any]) -> Iterator[str]:
    """Yield each place where a reply names what only the rules decide."""
    decided = (_OF_A_CLEARANCE | _GIVING) - _OURS
    limits = tree.get("limits")
    yield from sorted(decided & tree.keys())
    yield from (
        f"limits.{name}" for name in sorted(decided & (limits if isinstance(limits, dict) else {}).keys())
    )
