"""The kept sessions in SQLite: brought up to date with each commit, or derived from the log again."""

import json
import sqlite3
from collections.abc import Iterable
from datetime import date

from instep.journal.record import Record, fact_of
from instep.journal.sat import SAT, session_of, sitting_of, sitting_text, with_fact
from instep.outcomes.sitting import Sitting

_KINDS = frozenset(kind.value for kind in SAT)
_ALL = -1  # SQLite's word for no limit
_AFTER_ANY_TIME = "~"  # sorts after every letter of a time
_LOGGED = (
    "SELECT id, person, kind, at, zone, version, body FROM fact"
    " WHERE kind IN (SELECT value FROM json_each(:kinds)) ORDER BY person, seq"
)
_ONE = "SELECT body FROM sitting WHERE person = :person AND session = :session"
_NEWEST = (
    "SELECT session, body FROM sitting WHERE person = :person AND at BETWEEN :first AND :last"
    " ORDER BY at DESC, session DESC LIMIT :newest"
)
_KEEP = (
    "INSERT INTO sitting (person, session, at, body) VALUES (:person, :session, :at, :body)"
    " ON CONFLICT (person, session) DO UPDATE SET at = excluded.at, body = excluded.body"
)


def one(connection: sqlite3.Connection, person: str, session: str) -> Sitting | None:
    """Return one session; None where nothing is known of it."""
    row = connection.execute(_ONE, {"person": person, "session": session}).fetchone()
    return None if row is None else sitting_of(session, row[0])


def between(
    connection: sqlite3.Connection, person: str, *, first: date, last: date, newest: int | None
) -> tuple[Sitting, ...]:
    """Return the sessions from `first` to `last`, or so many of the newest, by their local times."""
    asked = {
        "person": person,
        "first": first.isoformat(),
        "last": last.isoformat() + _AFTER_ANY_TIME,
        "newest": _ALL if newest is None else newest,
    }
    return tuple(sitting_of(*row) for row in reversed(connection.execute(_NEWEST, asked).fetchall()))


def add(connection: sqlite3.Connection, records: Iterable[Record]) -> None:
    """Take what the new records say of sessions, inside the caller's transaction."""
    found: dict[tuple[str, str], Sitting] = {}
    for fact in (fact_of(record) for record in records if record.kind in _KINDS):
        session = session_of(fact)
        if session is not None:
            key = fact.person, session
            before = found.get(key) or one(connection, *key) or Sitting(session=session)
            found[key] = with_fact(before, fact)
    rows = [_row(person, sitting) for (person, _), sitting in found.items() if sitting.end or sitting.rated]
    connection.executemany(_KEEP, rows)


def rebuild(connection: sqlite3.Connection) -> None:
    """Derive every session from the log again, inside the caller's transaction."""
    connection.execute("DELETE FROM sitting")
    kinds = json.dumps(sorted(_KINDS))
    add(connection, map(Record._make, connection.execute(_LOGGED, {"kinds": kinds})))


def _row(person: str, sitting: Sitting) -> dict[str, str]:
    return {
        "person": person,
        "session": sitting.session,
        "at": sitting.at.isoformat(),
        "body": sitting_text(sitting),
    }
