"""One writer at a time, between programs too.

SQLite before 3.51.3 can damage a WAL file when two connections write or checkpoint at once; a file beside
the journal, locked for the length of a commit, keeps them apart.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from instep.journal.sqlite_errors import as_journal_error, locked

_PAUSE_S = 0.002

if sys.platform == "win32":
    import msvcrt

    def _try_lock(fd: int) -> None:
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)

    def _unlock(fd: int) -> None:
        msvcrt.locking(fd, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _try_lock(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_UN)


class WriteLock:
    """The right to write to one journal; held by at most one WriteLock on this machine."""

    def __init__(self, journal: Path, *, patience_s: float) -> None:
        """Open the lock file beside the journal, readable by its owner only."""
        self._journal = journal
        self._patience_s = patience_s
        with as_journal_error(journal):
            self._fd = os.open(f"{journal}-lock", os.O_RDWR | os.O_CREAT, 0o600)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the right to write; raise JournalError if another program keeps it for `patience_s`."""
        self._wait()
        try:
            yield
        finally:
            _unlock(self._fd)

    @contextmanager
    def held_if_free(self) -> Iterator[bool]:
        """Hold the right to write where nobody holds it; say whether that is so."""
        try:
            _try_lock(self._fd)
        except OSError:  # taken
            yield False
            return
        try:
            yield True
        finally:
            _unlock(self._fd)

    def close(self) -> None:
        """Let go of the lock file; it stays, empty, beside the journal."""
        os.close(self._fd)

    def _wait(self) -> None:
        give_up = time.monotonic() + self._patience_s
        while True:
            try:
                return _try_lock(self._fd)
            except OSError:  # taken
                if time.monotonic() > give_up:
                    raise locked(self._journal) from None
            time.sleep(_PAUSE_S)
