"""Everything that is kept ready beside the log: owners, current values, summaries, pins and sessions."""

import sqlite3
from collections.abc import Collection, Sequence
from typing import NamedTuple

from instep.facts.body import FactBody
from instep.facts.fact import Fact
from instep.facts.photo import PhotoDeleted
from instep.journal import current, owners, packing, pin_table, sittings, summary_table, unread
from instep.journal.fact_codec import Record, instant_of, read_record

TABLES = ("current", "summary", "pin", "sitting")
_AT_ONCE = 1000
_PLACES = "SELECT seq, at, kind, body, instant, session FROM fact"
_OF_ANYBODY = " FROM fact WHERE person = :person OR owner = :person"
_LOG = "SELECT owner, id, person, kind, at, zone, version, body FROM fact ORDER BY seq"
_LOG_OF = f"{_LOG[: _LOG.index('ORDER')]} WHERE owner = :owner ORDER BY seq"


class Owned(NamedTuple):
    """A fact that can be read, and whose it counts as."""

    owner: str
    fact: Fact[FactBody]


def add(connection: sqlite3.Connection, records: Sequence[tuple[str, Record]]) -> None:
    """Bring what is kept up to date with new records and their owners, inside the caller's transaction."""
    owned = _add(connection, records)
    packing.drop(connection, (fact.body.photo for _, fact in owned if isinstance(fact.body, PhotoDeleted)))
    changed = owners.add(connection, owned)
    rebuild(connection, changed)


def rebuild(connection: sqlite3.Connection, people: Collection[str] | None = None) -> None:
    """Derive all of it, or all of these people, from the log again, inside the caller's transaction."""
    if people is None:
        _place(connection)
        owners.rebuild(connection)
        for table in TABLES:
            connection.execute(f"DELETE FROM {table}")  # noqa: S608  # our names
        _add_from(connection, connection.execute(_LOG))
        return
    for owner in people:
        _clear(connection, owner)
        _add_from(connection, connection.execute(_LOG_OF, {"owner": owner}))


def forget(connection: sqlite3.Connection, person: str) -> int:
    """Erase one person's facts and all that follows from them, whoever they counted as; return how many."""
    asked = {"person": person}
    counted = {owner for (owner,) in connection.execute(f"SELECT DISTINCT owner{_OF_ANYBODY}", asked)}
    packing.drop(connection, packing.photos_named(connection, person))
    erased = connection.execute(f"DELETE{_OF_ANYBODY}", asked).rowcount
    rebuild(connection, {person, *counted} | owners.rebuild(connection))
    return erased


def _place(connection: sqlite3.Connection) -> None:
    """Put every fact where it belongs in the one order, and into its session."""
    moved = [
        {"seq": seq, "instant": instant, "session": session}
        for seq, at, kind, body, *kept in connection.execute(_PLACES)
        if [instant := instant_of(at), session := owners.session_in(kind, body)] != kept
    ]
    connection.executemany("UPDATE fact SET instant = :instant, session = :session WHERE seq = :seq", moved)


def _clear(connection: sqlite3.Connection, person: str) -> None:
    for table in TABLES:
        connection.execute(f"DELETE FROM {table} WHERE person = :person", {"person": person})  # noqa: S608  # our names


def _add_from(connection: sqlite3.Connection, rows: sqlite3.Cursor) -> None:
    while some := rows.fetchmany(_AT_ONCE):
        _add(connection, [(row[0], Record(*row[1:])) for row in some])


def _add(connection: sqlite3.Connection, records: Sequence[tuple[str, Record]]) -> list[Owned]:
    """Take in records by their owners; return those that can be read."""
    read = [(owner, record, read_record(record)) for owner, record in records]
    unread.add(connection, ((owner, record) for owner, record, fact in read if not isinstance(fact, Fact)))
    owned = [Owned(owner, fact) for owner, _, fact in read if isinstance(fact, Fact)]
    current.add(connection, owned)
    summary_table.add(connection, owned)
    pin_table.add(connection, owned)
    sittings.add(connection, owned)
    return owned
