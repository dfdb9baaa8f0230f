"""The numbered changes that the journal's tables went through; a number, once released, never changes."""

import sqlite3
from importlib import resources

from instep.journal.derived import rebuild

_FILES = sorted(file.name for file in resources.files(__name__).iterdir() if file.name.endswith(".sql"))

NEWEST = len(_FILES)
"""The version that this code reads and writes."""


def apply(connection: sqlite3.Connection, *, since: int) -> None:
    """Bring the tables from version `since` to the newest, inside the caller's transaction."""
    for number, name in list(enumerate(_FILES, start=1))[since:]:
        for statement in _text(name).split(";"):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version={number}")
    rebuild(connection)


def _text(name: str) -> str:
    return resources.files(__name__).joinpath(name).read_text(encoding="utf-8")
