"""Whose a fact counts as: its person, until a session is given to somebody else or two people are one."""

import sqlite3
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from instep.facts.body import FactBody
from instep.facts.fact import Fact
from instep.facts.kinds import KINDS
from instep.facts.person import PersonJoined, SessionGiven
from instep.journal.fact_codec import Record, microseconds, readable

if TYPE_CHECKING:
    from instep.journal.derived import Owned

_EVERYTHING = ""  # in place of a session
_GIVES = (
    "INSERT INTO given (person, session, owner, instant, fact)"
    " VALUES (:person, :session, :owner, :instant, :fact) ON CONFLICT DO NOTHING"
)
_GIVEN = "SELECT person, session, owner FROM given ORDER BY instant, fact"
_GIVING = (
    "SELECT id, person, kind, at, zone, version, body FROM fact"
    " WHERE kind IN ('person_joined', 'session_given') ORDER BY seq"
)
_OF_PERSON = "SELECT seq, owner, session FROM fact WHERE person = :person"


class _OfSession(msgspec.Struct):
    session: str | None = None


_ONLY_SESSION = msgspec.json.Decoder(_OfSession)


class SessionOwners(NamedTuple):
    """Who stands in for whom: by person and session, the last word in the one order of facts."""

    to: Mapping[tuple[str, str], str]

    def owner(self, person: str, session: str | None) -> str:
        """Return whose a fact of this person and session is."""
        return self._joined(self.to.get((person, session), person) if session else person)

    def _joined(self, person: str) -> str:
        # Two people who were joined to each other on two devices are one, under the name that sorts first.
        seen = [person]
        while (into := self.to.get((seen[-1], _EVERYTHING))) is not None:
            if into in seen:
                return min(seen[seen.index(into) :])
            seen.append(into)
        return seen[-1]


def read(connection: sqlite3.Connection) -> SessionOwners:
    """Return everything that was ever given; a household gives a few things in a life."""
    return SessionOwners({(person, session): owner for person, session, owner in connection.execute(_GIVEN)})


def add(connection: sqlite3.Connection, owned: Iterable["Owned"]) -> frozenset[str]:
    """Take in what was given; return everybody whose facts are others now, to be derived again."""
    giving = [fact for _, fact in owned if isinstance(fact.body, PersonJoined | SessionGiven)]
    if not giving:
        return frozenset()
    connection.executemany(_GIVES, map(_row, giving))
    return _assign(connection, {fact.person for fact in giving} | _standing_in(connection))


def rebuild(connection: sqlite3.Connection) -> frozenset[str]:
    """Derive every owner from the log again; return everybody whose facts are others now."""
    connection.execute("DELETE FROM given")
    giving = list(readable(Record(*row) for row in connection.execute(_GIVING)))
    connection.executemany(_GIVES, map(_row, giving))
    return _assign(
        connection, {person for (person,) in connection.execute("SELECT DISTINCT person FROM fact")}
    )


def _standing_in(connection: sqlite3.Connection) -> frozenset[str]:
    """Everybody who was ever joined to somebody: one more link may end the chain elsewhere."""
    return frozenset(person for person, _, _ in connection.execute(_GIVEN))


def _assign(connection: sqlite3.Connection, people: Iterable[str]) -> frozenset[str]:
    given = read(connection)
    changed: set[str] = set()
    for person in people:
        moves = []
        for seq, owner, session in connection.execute(_OF_PERSON, {"person": person}):
            now = given.owner(person, session)
            if now != owner:
                moves.append({"seq": seq, "owner": now})
                changed |= {owner, now}
        connection.executemany("UPDATE fact SET owner = :owner WHERE seq = :seq", moves)
    return frozenset(changed)


def _row(fact: Fact[FactBody]) -> dict[str, object]:
    body = fact.body
    session, owner = (body.session, body.to) if isinstance(body, SessionGiven) else (_EVERYTHING, "")
    if isinstance(body, PersonJoined):
        owner = body.into
    return {
        "person": fact.person,
        "session": session,
        "owner": owner,
        "instant": microseconds(fact.at),
        "fact": fact.id,
    }


def session_in(kind: Any, body: Any) -> str | None:
    """Return the session that a stored body belongs to; None for what belongs to none or cannot be read."""
    known = KINDS.get(kind)
    if known is None or known is SessionGiven or "session" not in known.__struct_fields__:
        return None
    try:
        return _ONLY_SESSION.decode(body).session
    except (ValueError, TypeError):
        return None
