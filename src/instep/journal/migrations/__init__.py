"""The numbered changes that the journal's tables went through; a number, once released, never changes."""

import sqlite3
from importlib import resources

from instep.journal.appending import add
from instep.journal.derived import rebuild
from instep.journal.fact_codec import Record, instant_of
from instep.journal.owners import session_in
from instep.journal.settling import settled

_FILES = sorted(file.name for file in resources.files(__name__).iterdir() if file.name.endswith(".sql"))

NEWEST = len(_FILES)
"""The version that this code reads and writes."""

_ORDERED = 6
"""The version from which on facts say what they replace."""

_LOG = "SELECT id, person, kind, at, zone, version, body FROM fact ORDER BY seq"


def apply(connection: sqlite3.Connection, *, since: int) -> None:
    """Bring the tables from version `since` to the newest, inside the caller's transaction."""
    connection.create_function("instant_of", 1, instant_of, deterministic=True)
    connection.create_function("session_in", 2, session_in, deterministic=True)
    for number, name in list(enumerate(_FILES, start=1))[since:]:
        for statement in _text(name).split(";"):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version={number}")
    rebuild(connection)
    if since < _ORDERED:
        add(connection, settled(Record(*row) for row in connection.execute(_LOG)))


def _text(name: str) -> str:
    return resources.files(__name__).joinpath(name).read_text(encoding="utf-8")
