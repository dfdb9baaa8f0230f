"""The files that lie beside a journal, packed into a backup of it: one file holds all."""

import hashlib
import re
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from instep.journal.log import JournalError

_TABLE = (
    "CREATE TABLE IF NOT EXISTS packed (name TEXT PRIMARY KEY, digest TEXT NOT NULL, content BLOB NOT NULL)"
)
_THERE = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'packed'"
_DROP = "DELETE FROM packed WHERE substr(name, 1, length(:photo) + 1) = :photo || '.'"
_NAMED = (
    "SELECT json_extract(body, '$.photo') FROM fact WHERE kind = 'photo_kept'"
    " AND (person = :person OR owner = :person) AND json_valid(body)"
)
_PLAIN = re.compile(r"[0-9A-Za-z][0-9A-Za-z_.-]{0,200}")
"""A name that leads nowhere but into its folder."""


def pack(connection: sqlite3.Connection, folder: Path) -> None:
    """Put every file of a folder into this backup, in place of those that were packed before.

    Where there is no folder those stay: a backup of a backup holds what that one held.
    """
    connection.execute(_TABLE)
    if not folder.is_dir():
        return
    connection.execute("DELETE FROM packed")
    for path in sorted(folder.iterdir()):
        if path.is_file() and _PLAIN.fullmatch(path.name) and path.suffix != ".unfinished":
            content = path.read_bytes()
            row = (path.name, _digest(content), content)
            connection.execute("INSERT INTO packed (name, digest, content) VALUES (?, ?, ?)", row)


def is_packed(connection: sqlite3.Connection) -> bool:
    """Whether this backup holds what lay beside its journal; one that was copied by hand does not."""
    return connection.execute(_THERE).fetchone() is not None


def drop(connection: sqlite3.Connection, photos: Iterable[str]) -> None:
    """Take photos out of a backup that is used as a journal: what is deleted is deleted there too."""
    gone = [{"photo": photo} for photo in photos]
    if gone and is_packed(connection):
        connection.executemany(_DROP, gone)


def photos_named(connection: sqlite3.Connection, person: str) -> list[str]:
    """Return the photos that the facts of a person, or those that count as theirs, say were kept."""
    return [photo for (photo,) in connection.execute(_NAMED, {"person": person})]


def unpack(connection: sqlite3.Connection, folder: Path, backup: Path) -> None:
    """Write what is packed to an empty folder and take it out of the journal; JournalError where damaged."""
    for name, digest, content in connection.execute("SELECT name, digest, content FROM packed"):
        if not _PLAIN.fullmatch(str(name)) or _digest(content) != digest:
            raise JournalError("journal-photo_damaged", file=str(backup))
        (folder / name).write_bytes(content)
        (folder / name).chmod(0o600)
    connection.execute("DROP TABLE packed")


def _digest(content: object) -> str:
    return hashlib.sha256(content).hexdigest() if isinstance(content, bytes) else ""
