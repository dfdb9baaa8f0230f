"""What facts say of a session as the trend remembers it, and that as text."""

from datetime import datetime

import msgspec

from instep.facts.body import FactBody
from instep.facts.fact import Fact
from instep.facts.session import Rated, SessionEnded
from instep.foot.anatomy import Side
from instep.journal.fact_codec import json_text, moment_of
from instep.outcomes.sitting import End, Given, Sitting

_Zoned = tuple[str, str | None]
_End = tuple[str, str | None, str, str | None, str | None, int, int]
_KEPT = msgspec.json.Decoder(tuple[_End | None, _Zoned | None, dict[str, Given], dict[str, Given]])


def session_of(fact: Fact[FactBody]) -> str | None:
    """Return the session that the fact ends or rates; None for any other fact."""
    return fact.body.session if isinstance(fact.body, SessionEnded | Rated) else None


def with_fact(sitting: Sitting, fact: Fact[FactBody]) -> Sitting:
    """Return the sitting with what one more fact says of it; the order of facts makes no difference."""
    match fact.body:
        case SessionEnded() as ended:
            return sitting.ended(_end(fact, ended))
        case Rated(values=values, moment=moment) if values:
            return sitting.rated_with(values, moment, at=fact.at, fact=fact.id)
        case _:
            return sitting


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


def _end(fact: Fact[FactBody], ended: SessionEnded) -> End:
    return End(
        at=fact.at,
        fact=fact.id,
        routine=ended.routine,
        way=ended.way,
        played_ms={side: ended.played_ms.get(side, 0) for side in Side},
    )


def _end_of(  # noqa: PLR0917  # a row of the kept text, column by column
    at: str, zone: str | None, fact: str, routine: str | None, way: str | None, left: int, right: int
) -> End:
    played = {Side.LEFT: left, Side.RIGHT: right}
    return End(at=moment_of(at, zone), fact=fact, routine=routine, way=way, played_ms=played)


def _moment(at: datetime) -> list[str | None]:
    return [at.isoformat(), getattr(at.tzinfo, "key", None)]
