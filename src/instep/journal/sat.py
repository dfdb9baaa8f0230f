"""What facts say of a session as the trend remembers it, and that as text.

A `session_ended` body carries `session`, `routine`, `way` and `played_ms`; a `rated` body `session`, `moment`
and `values`. What a body lacks counts as nothing, and a number that is none from 0 to 10 as not given.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

import msgspec

from instep.foot.anatomy import Side
from instep.journal.fact import Fact, FactKind
from instep.journal.record import json_text, moment_of
from instep.journal.summary import played_ms, routine_of
from instep.outcomes.sitting import End, Given, Moment, Sitting

SAT = (FactKind.SESSION_ENDED, FactKind.RATED)
"""The kinds of facts that a sitting is made of."""

_Zoned = tuple[str, str | None]
_End = tuple[str, str | None, str, str | None, str | None, int, int]
_KEPT = msgspec.json.Decoder(tuple[_End | None, _Zoned | None, dict[str, Given], dict[str, Given]])
_WORST = 10  # the end of the 0 to 10 scale


def session_of(fact: Fact) -> str | None:
    """Return the session that the fact belongs to; an ending that names none is a session of its own."""
    session = fact.body.get("session")
    if isinstance(session, str) and session:
        return session
    return fact.id if fact.kind is FactKind.SESSION_ENDED else None


def with_fact(sitting: Sitting, fact: Fact) -> Sitting:
    """Return the sitting with what one more fact says of it; the order of facts makes no difference."""
    if fact.kind is FactKind.SESSION_ENDED:
        return sitting.ended(_end(fact))
    numbers, moment = _numbers(fact.body.get("values")), fact.body.get("moment")
    if not numbers or moment not in list(Moment):
        return sitting
    return sitting.rated_with(numbers, Moment(moment), at=fact.at, fact=fact.id)


def sittings_in(facts: Iterable[Fact]) -> dict[str, Sitting]:
    """Return every session that these facts speak of and date, by its id."""
    found: dict[str, Sitting] = {}
    for fact in facts:
        session = session_of(fact) if fact.kind in SAT else None
        if session is not None:
            found[session] = with_fact(found.get(session, Sitting(session=session)), fact)
    return {session: one for session, one in found.items() if one.end or one.rated}


def in_order(
    sittings: Iterable[Sitting], *, first: date, last: date, newest: int | None = None
) -> tuple[Sitting, ...]:
    """Return those from `first` to `last` by their local times, or only so many of the newest."""
    found = sorted((one for one in sittings if first <= one.day <= last), key=place_of)
    return tuple(found if newest is None else found[-newest:] if newest else ())


def place_of(sitting: Sitting) -> tuple[str, str]:
    """Return where it stands among others: its local time, then its name."""
    return sitting.at.isoformat(), sitting.session


def sitting_text(sitting: Sitting) -> str:
    """Return the sitting as JSON."""
    end, rated = sitting.end, sitting.rated
    kept_end = end and [*_moment(end.at), end.fact, end.routine, end.way, *map(end.played_ms.get, Side)]
    return json_text([kept_end, rated and _moment(rated), sitting.before, sitting.after])


def sitting_of(session: str, text: str) -> Sitting:
    """Return the sitting that was written by sitting_text."""
    end, rated, before, after = _KEPT.decode(text)
    return Sitting(
        session=session,
        end=end and _end_of(*end),
        rated=rated and moment_of(*rated),
        before=before,
        after=after,
    )


def _end(fact: Fact) -> End:
    way = fact.body.get("way")
    return End(
        at=fact.at,
        fact=fact.id,
        routine=routine_of(fact),
        way=way if isinstance(way, str) else None,
        played_ms={side: played_ms(fact, side) for side in Side},
    )


def _numbers(values: Any) -> dict[str, int]:
    given = values if isinstance(values, Mapping) else {}
    return {name: value for name, value in given.items() if type(value) is int and 0 <= value <= _WORST}


def _end_of(  # noqa: PLR0917  # a row of the kept text, column by column
    at: str, zone: str | None, fact: str, routine: str | None, way: str | None, left: int, right: int
) -> End:
    played = {Side.LEFT: left, Side.RIGHT: right}
    return End(at=moment_of(at, zone), fact=fact, routine=routine, way=way, played_ms=played)


def _moment(at: datetime) -> list[str | None]:
    return [at.isoformat(), getattr(at.tzinfo, "key", None)]
