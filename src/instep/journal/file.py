"""The journal's file: where it lies, how it is begun, recognised, migrated, copied and opened."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import chain, count
from pathlib import Path
from urllib.parse import quote

import platformdirs

from instep.journal import migrations, packing, wal, wal_identity
from instep.journal.links import followed
from instep.journal.log import JournalError
from instep.journal.migrations import NEWEST
from instep.journal.sqlite_errors import (
    as_journal_error,
    damaged,
    not_a_file,
    not_a_journal,
    of_another_file,
    too_new,
    without_its_file,
)
from instep.journal.unfinished import in_place, sweep
from instep.journal.wal import Commits
from instep.journal.write_lock import WriteLock

APPLICATION_ID = 0x496E7374
"""The bytes "Inst" in the file's header: this database is a journal of Instep."""

_BETWEEN_LOOKS_S = (0.02, 0.1, 0.3, 0.0)

EMPTY_WAL = "PRAGMA wal_checkpoint(TRUNCATE)"
"""Brings everything in the WAL into the journal's file; answers 1 first where somebody is in the way."""


def default_path() -> Path:
    """Return the journal's place: in the folder INSTEP_HOME, else in the platform's user-data folder."""
    home = os.environ.get("INSTEP_HOME")
    folder = Path(home) if home else platformdirs.user_data_path("instep", appauthor=False)
    return folder / "journal.db"


def make_ready(path: Path, write_lock: WriteLock) -> None:
    """Begin the journal if there is none, migrate an older one; refuse anything else, untouched."""
    with write_lock.held(), as_journal_error(path):
        sweep(path.parent, path.name)
        if not path.exists():
            if not wal.is_empty(path):
                raise without_its_file(path)
            _begin(path)
        elif (version := recognised(path)) < NEWEST:
            _migrate(path, version)


def make_folder(path: Path) -> None:
    """Make the journal's folder, for its owner only, where it is missing."""
    with as_journal_error(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)


def writer(path: Path, *, patience_s: float) -> sqlite3.Connection:
    """Return a connection whose commits are on disk when they return, and whose deletions overwrite."""
    connection = connected(path, "mode=rw", patience_s=patience_s)
    for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {setting}")
    return connection


def reader(path: Path, *, patience_s: float) -> sqlite3.Connection:
    """Return a connection that cannot write."""
    connection = connected(path, "mode=rw", patience_s=patience_s)
    connection.execute("PRAGMA query_only=ON")
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Commit what is written inside, all of it or, where anything is raised, none."""
    connection.execute("BEGIN IMMEDIATE")
    before = connection.total_changes
    try:
        yield
        if connection.total_changes > before:
            wal_identity.leave(connection)
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


@contextmanager
def without_waiting(connection: sqlite3.Connection) -> Iterator[None]:
    """Let what is done inside be refused at once where another connection is in the way."""
    before = int(_pragma(connection, "busy_timeout"))
    connection.execute("PRAGMA busy_timeout=0")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA busy_timeout={before}")


def copy(connection: sqlite3.Connection, to: Path, *, photos: Path | None = None) -> None:
    """Write the journal as it is at one moment to a new file; raise JournalError where `to` exists.

    The files of the folder `photos` go along. A photo is on disk before the journal names it: what this
    moment of the journal names is there, unless it has been deleted since.
    """
    if to.exists():
        raise JournalError("journal-copy_there", file=str(to))
    with as_journal_error(to), in_place(to) as unfinished, closing(sqlite3.connect(unfinished)) as target:
        connection.backup(target)
        wal_identity.leave(target)  # its own: no WAL that is left somewhere goes on from a copy
        if photos is not None:
            packing.pack(target, followed(photos))
        target.commit()
        # A copy in one file: without this a reader of the copy would leave a WAL beside it.
        target.execute("PRAGMA journal_mode=DELETE")


def _begin(path: Path) -> None:
    with in_place(path) as unfinished, closing(sqlite3.connect(unfinished, isolation_level=None)) as new:
        new.execute("PRAGMA journal_mode=WAL")
        with transaction(new):
            new.execute(f"PRAGMA application_id={APPLICATION_ID}")
            migrations.apply(new, since=0)


def recognised(path: Path) -> int:
    """Return the version of a whole journal; raise JournalError for anything else. Changes no byte."""
    if not path.is_file():
        raise not_a_file(path)
    if path.stat().st_size == 0:
        raise not_a_journal(path)
    commits = _commits(path)
    with closing(connected(path, wal.without_trace(path), patience_s=1)) as connection:
        version = int(_pragma(connection, "user_version"))
        if version > NEWEST:
            raise too_new(path, version=version, newest=NEWEST)
        if _has_a_gap(connection, path, commits) and _pragma(connection, "quick_check(1)") != "ok":
            raise damaged(path)
    return version


def _commits(path: Path) -> Commits:
    """Return what stands in the WAL beside a file that it belongs to; raise JournalError for another's.

    Another program may commit and empty the WAL between a look at the one and a look at the other: what does
    not fit together is looked at again before it is refused.
    """
    for wait_s in _BETWEEN_LOOKS_S:
        commits = wal.commits_beside(path)
        if _is_its_own(path, commits):
            return commits
        time.sleep(wait_s)
    raise of_another_file(path)


def _is_its_own(path: Path, commits: Commits) -> bool:
    """Look at the file without its WAL: one of another file must not be read over it, even for a look."""
    with closing(connected(path, wal.ALONE, patience_s=1)) as connection:
        if _pragma(connection, "application_id") != APPLICATION_ID:
            raise not_a_journal(path)
        return not commits.pages or commits.go_on_from(wal_identity.of_file(connection))


def _has_a_gap(connection: sqlite3.Connection, path: Path, commits: Commits) -> bool:
    """Whether pages seem to be neither in the file nor in the WAL: after a crash, or where it was cut."""
    size = int(_pragma(connection, "page_size"))
    in_file, pages = path.stat().st_size // size, int(_pragma(connection, "page_count"))
    # One after the other: a damaged head may promise billions of pages.
    return any(page not in commits.pages for page in range(in_file + 1, pages + 1))


def _migrate(path: Path, version: int) -> None:
    with closing(writer(path, patience_s=1)) as old:
        copy(old, _name_for_copy(path, version))
        with transaction(old):
            migrations.apply(old, since=version)
        # What a WAL goes on from is known by its mark, and this one goes on from a file that had none.
        old.execute(EMPTY_WAL)


def _name_for_copy(path: Path, version: int) -> Path:
    """Return a free name such as journal.v1.db beside the journal; an earlier copy is never overwritten."""
    ends = chain([""], (f".{number}" for number in count(2)))
    names = (path.with_name(f"{path.stem}.v{version}{end}{path.suffix}") for end in ends)
    return next(name for name in names if not name.exists())


def connected(path: Path, how: str, *, patience_s: float) -> sqlite3.Connection:
    """Return a connection to a file that is there, opened as `how` says in SQLite's own words."""
    connection = sqlite3.connect(
        f"file:{quote(str(path.absolute()))}?{how}",
        uri=True,
        timeout=patience_s,
        isolation_level=None,
        check_same_thread=False,
    )
    # A row whose text is damaged is set aside like any other that cannot be read; it must not stop a page.
    connection.text_factory = _text
    return connection


def _text(raw: bytes) -> str:
    return raw.decode(errors="surrogateescape")


def _pragma(connection: sqlite3.Connection, name: str) -> int | str:
    value: int | str = connection.execute(f"PRAGMA {name}").fetchone()[0]
    return value


def opened(path: Path, *, patience_s: float) -> tuple[sqlite3.Connection, WriteLock]:
    """Return the connection that writes to a journal, brought up to date, and its lock."""
    write_lock = WriteLock(path, patience_s=patience_s)
    try:
        make_ready(path, write_lock)
        return _proven_writer(path, write_lock, patience_s=patience_s), write_lock
    except JournalError:
        write_lock.close()
        raise


def _proven_writer(path: Path, write_lock: WriteLock, *, patience_s: float) -> sqlite3.Connection:
    """Return the writing connection, having begun a transaction: a lock or a read-only file shows now."""
    with as_journal_error(path), write_lock.held():
        connection = writer(path, patience_s=patience_s)
        try:
            with transaction(connection):
                return connection
        except sqlite3.Error:
            connection.close()
            raise
