"""What SQLite or the system complains of, as a problem with a remedy."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from instep.journal.links import LeadsNowhere
from instep.journal.log import JournalError

_READ_ONLY, _NO_ROOM, _UNOPENED = "journal-read_only", "journal-no_room", "journal-unopened"
_LOCKED, _DAMAGED, _NOT_ONE = "journal-locked", "journal-damaged", "journal-not_one"

_KEYS = {
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_FULL: _NO_ROOM,
    sqlite3.SQLITE_IOERR: _NO_ROOM,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _NOT_ONE,
    sqlite3.SQLITE_CANTOPEN: _UNOPENED,
}

_OF_SYSTEM = {
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), _READ_ONLY),
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO), _NO_ROOM),
}


def not_a_journal(path: Path) -> JournalError:
    """Return the refusal of a file that is something else."""
    return JournalError(_NOT_ONE, file=str(path))


def not_a_file(path: Path) -> JournalError:
    """Return the refusal of a folder, a device or the like."""
    return JournalError(_UNOPENED, file=str(path))


def damaged(path: Path) -> JournalError:
    """Return the refusal of a journal of which a part is missing or wrong."""
    return JournalError(_DAMAGED, file=str(path))


def of_another_file(path: Path) -> JournalError:
    """Return the refusal of a journal that was put beside the WAL of another one, as after a crash."""
    return JournalError("journal-of_another_file", file=f"{path}-wal")


def without_its_file(path: Path) -> JournalError:
    """Return the refusal to begin a journal where the WAL of one still lies."""
    return JournalError("journal-without_its_file", file=str(path))


def locked(path: Path) -> JournalError:
    """Return the refusal of a journal that another program does not let go of."""
    return JournalError(_LOCKED, file=str(path))


def in_use(path: Path) -> JournalError:
    """Return the refusal to put another file in the place of a journal that is open."""
    return JournalError("journal-in_use", file=str(path))


def moved(path: Path) -> JournalError:
    """Return the refusal to write where nobody would look for it."""
    return JournalError("journal-moved", file=str(path))


def no_longer_open(path: Path) -> JournalError:
    """Return the refusal of a call that comes after close."""
    return JournalError("journal-closed", file=str(path))


def too_new(path: Path, *, version: int, newest: int) -> JournalError:
    """Return the refusal of a journal that a later version has migrated."""
    return JournalError("journal-too_new", file=str(path), version=str(version), newest=str(newest))


@contextmanager
def as_journal_error(path: Path) -> Iterator[None]:
    """Raise what SQLite or the file system raises inside as a JournalError about `path`."""
    try:
        yield
    except sqlite3.Error as error:
        raise journal_error(error, path) from error
    except LeadsNowhere as error:
        raise JournalError("journal-leads_nowhere", file=error.link, to=error.to) from error
    except OSError as error:
        raise JournalError(_OF_SYSTEM.get(error.errno or 0, _UNOPENED), file=str(path)) from error
    except UnicodeDecodeError as error:  # SQLite quotes the damaged schema in its complaint
        raise damaged(path) from error


def journal_error(error: sqlite3.Error, path: Path) -> JournalError:
    """Return the problem that this error is; an unforeseen one keeps SQLite's own words."""
    # The low byte is the kind of trouble; the rest of the code only refines it.
    key = _KEYS.get(getattr(error, "sqlite_errorcode", -1) & 0xFF)
    return (
        JournalError(key, file=str(path))
        if key
        else JournalError("journal-other", file=str(path), what=str(error))
    )
