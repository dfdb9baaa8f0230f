"""Takes in what happened while no server was needed: checked at the door, kept once."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec

from instep.foot.anatomy import Pressure, Region, Side
from instep.journal.fact import Fact, FactKind
from instep.journal.log import Journal
from instep.library.errors import BadInput

NewId = Callable[[], str]
Id = Annotated[str, msgspec.Meta(min_length=8, max_length=64, pattern="^[A-Za-z0-9-]+$")]
Ms = Annotated[int, msgspec.Meta(ge=0, le=86_400_000)]
Score = Annotated[int, msgspec.Meta(ge=0, le=10)]
Name = Annotated[str, msgspec.Meta(max_length=64)]
Text = Annotated[str, msgspec.Meta(max_length=500)]
MOST_FACTS = 500


class SessionEvent(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Something that a person did or said in a session; times in ms on the session's own clock."""

    session: Id
    at_ms: Ms
    event: Name
    pain: Score | None
    side: Side | None
    region: Region | None
    state: Name
    foot: Side | None
    move: Name | None
    regions: list[Region]
    pressure: Pressure | None
    position_ms: Ms


class SessionEnded(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """The end of a session: how it ended, and the time each foot had in ms."""

    session: Id
    ended: Literal["finished", "stopped"]
    seconds_played: Annotated[float, msgspec.Meta(ge=0, le=86_400)]
    played_ms: dict[Side, Ms]
    left: list[Side]
    routine: Name
    way: Name


class Rated(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Answers to the questions before or after; a skipped number is missing, never 0."""

    session: Id
    moment: Literal["before", "after"]
    values: dict[Name, Score]
    changed: Name | None = None
    word: Text | None = None
    sentence: Text | None = None


class PreferenceSet(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A dial as it was left."""

    name: Name
    value: Text


BODIES: dict[str, type[msgspec.Struct]] = {
    FactKind.SESSION_EVENT: SessionEvent,
    FactKind.SESSION_ENDED: SessionEnded,
    FactKind.RATED: Rated,
    FactKind.PREFERENCE_SET: PreferenceSet,
}


class _Sent(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    id: Id
    kind: str
    at: datetime
    version: Literal[1]
    body: dict[str, Any]


def record_facts(raw: Any, *, person: str, journal: Journal) -> list[str]:
    """Append each fact once, by its id; return the ids that are now on disk.

    All or nothing. Raises BadInput naming the fact and the field, FactConflict where an id is taken by
    other content.
    """
    return journal.append(read_facts(raw, person))


def record_facts_soon(raw: Any, *, person: str, journal: Journal) -> Future[list[str]]:
    """Do the same for a door that must not wait in a thread; the future ends when the facts are on disk."""
    return journal.append_future(read_facts(raw, person))


def read_facts(raw: Any, person: str) -> list[Fact]:
    """Return the facts that were sent; raises BadInput naming the fact and the field."""
    if not isinstance(raw, list) or len(raw) > MOST_FACTS:
        raise BadInput("", "facts", f"is no list of at most {MOST_FACTS} facts", remedy="send a list")
    return [_fact(one, number, person) for number, one in enumerate(raw)]


def _fact(raw: Any, number: int, person: str) -> Fact:
    sent: _Sent = _checked(raw, _Sent, f"facts[{number}]")
    shape = BODIES.get(sent.kind)
    if shape is None:
        known = ", ".join(BODIES)
        raise BadInput(
            "", f"facts[{number}].kind", f"no kind {sent.kind!r} is taken here", remedy=f"use {known}"
        )
    _checked(sent.body, shape, f"facts[{number}].body")
    if sent.at.tzinfo is None:
        raise BadInput("", f"facts[{number}].at", "has no zone", remedy="write the offset, as in +01:00")
    return Fact(id=sent.id, person=person, kind=FactKind(sent.kind), at=sent.at, version=1, body=sent.body)


def _checked(raw: Any, shape: Any, place: str) -> Any:
    try:
        return msgspec.convert(raw, shape)
    except msgspec.ValidationError as problem:
        what, _, where = str(problem).partition(" - at `$")
        raise BadInput(
            "", f"{place}{where.rstrip('`')}", what, remedy="see `instep schema facts`"
        ) from problem


def append_all(
    bodies: Sequence[tuple[FactKind, dict[str, Any]]],
    *,
    person: str,
    journal: Journal,
    now: datetime,
    new_id: NewId,
) -> list[str]:
    """Append facts that this machine saw happen now; all or none; return their ids."""
    return journal.append(
        [Fact(id=new_id(), person=person, kind=kind, at=now, version=1, body=body) for kind, body in bodies]
    )
