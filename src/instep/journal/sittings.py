"""The kept sessions in SQLite: brought up to date with each commit, or derived from the log again."""

import sqlite3
from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from instep.journal.fact_codec import microseconds
from instep.journal.sittings_from_facts import session_of, sitting_of, sitting_text, with_fact
from instep.outcomes.sitting import Sitting

if TYPE_CHECKING:
    from instep.journal.derived import Owned

_AFTER_ANY_TIME = "~"  # sorts after every letter of a time
_ONE = "SELECT body FROM sitting WHERE person = :person AND session = :session"
_BETWEEN = (
    "SELECT session, body FROM sitting WHERE person = :person AND at BETWEEN :first AND :last"
    " ORDER BY instant, session"
)
_BEFORE = (
    "SELECT session, body FROM sitting WHERE person = :person AND instant <= :until"
    " ORDER BY instant DESC, session DESC LIMIT :newest"
)
_KEEP = (
    "INSERT INTO sitting (person, session, at, instant, body)"
    " VALUES (:person, :session, :at, :instant, :body) ON CONFLICT (person, session)"
    " DO UPDATE SET at = excluded.at, instant = excluded.instant, body = excluded.body"
)


def one(connection: sqlite3.Connection, person: str, session: str) -> Sitting | None:
    """Return one session; None where nothing is known of it."""
    row = connection.execute(_ONE, {"person": person, "session": session}).fetchone()
    return None if row is None else sitting_of(session, row[0])


def between(connection: sqlite3.Connection, person: str, *, first: date, last: date) -> tuple[Sitting, ...]:
    """Return the sessions from `first` to `last` by their own local days, in the one order of facts."""
    asked = {"person": person, "first": first.isoformat(), "last": last.isoformat() + _AFTER_ANY_TIME}
    return tuple(sitting_of(*row) for row in connection.execute(_BETWEEN, asked))


def before(
    connection: sqlite3.Connection, person: str, until: datetime, *, newest: int
) -> tuple[Sitting, ...]:
    """Return so many of the newest sessions up to an instant, oldest first."""
    asked = {"person": person, "until": microseconds(until), "newest": newest}
    return tuple(sitting_of(*row) for row in reversed(connection.execute(_BEFORE, asked).fetchall()))


def add(connection: sqlite3.Connection, owned: Iterable["Owned"]) -> None:
    """Take what new facts say of sessions, inside the caller's transaction."""
    found: dict[tuple[str, str], Sitting] = {}
    for owner, fact in owned:
        session = session_of(fact)
        if session is not None:
            key = owner, session
            known = found.get(key) or one(connection, *key) or Sitting(session=session)
            found[key] = with_fact(known, fact)
    rows = [_row(person, sitting) for (person, _), sitting in found.items() if sitting.end or sitting.rated]
    connection.executemany(_KEEP, rows)


def _row(person: str, sitting: Sitting) -> dict[str, Any]:
    return {
        "person": person,
        "session": sitting.session,
        "at": sitting.at.isoformat(),
        "instant": microseconds(sitting.at),
        "body": sitting_text(sitting),
    }
