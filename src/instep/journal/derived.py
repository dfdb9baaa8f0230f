"""Everything that is kept ready beside the log: summaries, pins and sessions, one call for all."""

import sqlite3
from collections.abc import Sequence

from instep.journal import pinned, sittings, sums
from instep.journal.record import Record

TABLES = ("summary", "pin", "sitting")


def add(connection: sqlite3.Connection, records: Sequence[Record]) -> None:
    """Bring what is kept up to date with the new records, inside the caller's transaction."""
    sums.add(connection, records)
    pinned.add(connection, records)
    sittings.add(connection, records)


def rebuild(connection: sqlite3.Connection) -> None:
    """Derive all of it from the log again, inside the caller's transaction."""
    sums.rebuild(connection)
    pinned.rebuild(connection)
    sittings.rebuild(connection)


def forget(connection: sqlite3.Connection, person: str) -> None:
    """Erase what is kept of one person, inside the caller's transaction."""
    for table in TABLES:
        connection.execute(f"DELETE FROM {table} WHERE person = :person", {"person": person})  # noqa: S608  # our names
