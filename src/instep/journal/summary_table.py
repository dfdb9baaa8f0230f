"""The kept summaries in SQLite: brought up to date with each commit, or derived from the log again."""

import sqlite3
from collections.abc import Iterable
from typing import TYPE_CHECKING

from instep.journal.summary import Summary, ended_in, summary_of, summary_text

if TYPE_CHECKING:
    from instep.journal.derived import Owned

_KEPT = "SELECT body FROM summary WHERE person = :person"
_KEEP = (
    "INSERT INTO summary (person, body) VALUES (:person, :body)"
    " ON CONFLICT (person) DO UPDATE SET body = excluded.body"
)


def kept(connection: sqlite3.Connection, person: str) -> Summary:
    """Return the person's kept summary; an empty one for a stranger."""
    row = connection.execute(_KEPT, {"person": person}).fetchone()
    return Summary() if row is None else summary_of(row[0])


def add(connection: sqlite3.Connection, owned: Iterable["Owned"]) -> None:
    """Count new facts into the summaries, inside the caller's transaction."""
    sums: dict[str, Summary] = {}
    for owner, fact in owned:
        ended = ended_in(fact)
        if ended is not None:
            before = sums[owner] if owner in sums else kept(connection, owner)
            sums[owner] = before.plus(ended)
    for person, summary in sums.items():
        connection.execute(_KEEP, {"person": person, "body": summary_text(summary)})
