"""Writes records into the log, and brings all that follows from them up to date."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from instep.journal import derived, owners
from instep.journal.fact_codec import Record, instant_of

_APPEND = (
    "INSERT INTO fact (id, person, kind, at, zone, version, body, instant, session, owner)"
    " VALUES (:id, :person, :kind, :at, :zone, :version, :body, :instant, :session, :owner)"
)


def add(connection: sqlite3.Connection, fresh: Sequence[Record]) -> None:
    """Write records that are not there yet, with what is kept beside them, in the caller's transaction."""
    given = owners.read(connection)
    rows = [_row(record, given) for record in fresh]
    connection.executemany(_APPEND, rows)
    derived.add(connection, [(row["owner"], record) for row, record in zip(rows, fresh, strict=True)])


def _row(record: Record, given: owners.SessionOwners) -> dict[str, Any]:
    session = owners.session_in(record.kind, record.body)
    owner = given.owner(record.person, session)
    return {**record._asdict(), "instant": instant_of(record.at), "session": session, "owner": owner}
