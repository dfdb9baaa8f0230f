"""What SQLite or the system complains of, turned into one line: where, what, and what to do."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from instep.journal.links import LeadsNowhere
from instep.journal.log import JournalError

_READ_ONLY = "is read-only; allow writing to the file and its folder, or set INSTEP_HOME to another folder"
_LOCKED = "is locked by another program; close that program and try again"
_NO_ROOM = "cannot be read or written (disk full or failing); make room on the disk and try again"
_RESTORE = "put a backup in its place with `instep restore FILE`"
_DAMAGED = f"is damaged or cut short and was left as it is; {_RESTORE}"
_ANOTHERS = "holds changes of another file than the journal beside it, and both were left as they are"
_NOT_ONE = "is not a journal and was left as it is; move it away or set INSTEP_HOME to another folder"
_UNOPENED = "cannot be opened; check that it is a file and that you may read it and write to its folder"

_LINES = {
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
    return JournalError(f"{path}: {_NOT_ONE}")


def not_a_file(path: Path) -> JournalError:
    """Return the refusal of a folder, a device or the like."""
    return JournalError(f"{path}: {_UNOPENED}")


def damaged(path: Path) -> JournalError:
    """Return the refusal of a journal of which a part is missing or wrong."""
    return JournalError(f"{path}: {_DAMAGED}")


def of_another_file(path: Path) -> JournalError:
    """Return the refusal of a journal that was put beside the WAL of another one, as after a crash."""
    return JournalError(f"{path}-wal: {_ANOTHERS}; {_RESTORE}")


def without_its_file(path: Path) -> JournalError:
    """Return the refusal to begin a journal where the WAL of one still lies."""
    lies = "is not there, but what was last written to it is, in its -wal, and was left"
    return JournalError(f"{path}: {lies}; put the journal back, or {_RESTORE}")


def locked(path: Path) -> JournalError:
    """Return the refusal of a journal that another program does not let go of."""
    return JournalError(f"{path}: {_LOCKED}")


def in_use(path: Path) -> JournalError:
    """Return the refusal to put another file in the place of a journal that is open."""
    return JournalError(f"{path}: is open in another program, and was left; end that program and try again")


def moved(path: Path) -> JournalError:
    """Return the refusal to write where nobody would look for it."""
    return JournalError(
        f"{path}: was moved, deleted or replaced while in use; put it back or start Instep again"
    )


def no_longer_open(path: Path) -> JournalError:
    """Return the refusal of a call that comes after close."""
    return JournalError(f"{path}: this journal has been closed; open it again")


def too_new(path: Path, *, version: int, newest: int) -> JournalError:
    """Return the refusal of a journal that a later version has migrated."""
    made = f"made by a newer Instep (version {version}, this one knows up to {newest})"
    return JournalError(f"{path}: {made} and was left as it is; update Instep")


@contextmanager
def as_journal_error(path: Path) -> Iterator[None]:
    """Raise what SQLite or the file system raises inside as a JournalError about `path`."""
    try:
        yield
    except sqlite3.Error as error:
        raise journal_error(error, path) from error
    except LeadsNowhere as error:
        raise JournalError(str(error.strerror)) from error
    except OSError as error:
        raise JournalError(f"{path}: {_OF_SYSTEM.get(error.errno or 0, _UNOPENED)}") from error
    except UnicodeDecodeError as error:  # SQLite quotes the damaged schema in its complaint
        raise damaged(path) from error


def journal_error(error: sqlite3.Error, path: Path) -> JournalError:
    """Return the line for this error; an unforeseen one keeps SQLite's own words."""
    # The low byte is the kind of trouble; the rest of the code only refines it.
    line = _LINES.get(getattr(error, "sqlite_errorcode", -1) & 0xFF)
    return JournalError(f"{path}: {line}" if line else f"{path}: {error}; {_RESTORE}")
