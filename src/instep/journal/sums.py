"""The kept summaries in SQLite: brought up to date with each commit, or derived from the log again."""

import sqlite3
from collections.abc import Iterable

from instep.journal.record import Record, fact_of
from instep.journal.summary import SUMMED, Summary, summary_of, summary_text

_ENDED = "SELECT id, person, kind, at, zone, version, body FROM fact WHERE kind = :kind ORDER BY person, seq"
_KEPT = "SELECT body FROM summary WHERE person = :person"
_KEEP = (
    "INSERT INTO summary (person, body) VALUES (:person, :body)"
    " ON CONFLICT (person) DO UPDATE SET body = excluded.body"
)


def kept(connection: sqlite3.Connection, person: str) -> Summary:
    """Return the person's kept summary; an empty one for a stranger."""
    row = connection.execute(_KEPT, {"person": person}).fetchone()
    return Summary() if row is None else summary_of(row[0])


def add(connection: sqlite3.Connection, records: Iterable[Record]) -> None:
    """Count the new records of the log into the summaries, inside the caller's transaction."""
    sums: dict[str, Summary] = {}
    for record in records:
        if record.kind == SUMMED:
            before = sums[record.person] if record.person in sums else kept(connection, record.person)
            sums[record.person] = before.plus(fact_of(record))
    for person, summary in sums.items():
        connection.execute(_KEEP, {"person": person, "body": summary_text(summary)})


def rebuild(connection: sqlite3.Connection) -> None:
    """Derive every summary from the log again, inside the caller's transaction."""
    connection.execute("DELETE FROM summary")
    rows = connection.execute(_ENDED, {"kind": SUMMED.value})
    add(connection, map(Record._make, rows))
