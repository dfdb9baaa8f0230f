"""Who has a journal open: any number of programs, or one alone that puts another file in its place."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from instep.journal.sqlite_errors import as_journal_error, in_use, locked

_PAUSE_S = 0.02

if sys.platform == "win32":

    def _try(_fd: int, *, alone: bool) -> None:
        """Windows itself refuses to replace a file that is open."""
else:
    import fcntl

    def _try(fd: int, *, alone: bool) -> None:
        fcntl.flock(fd, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)


class Use:
    """That a journal is open here, until closed."""

    def __init__(self, journal: Path, *, patience_s: float) -> None:
        """Raise JournalError where another program replaces the journal for longer than `patience_s`."""
        self._fd = _opened(journal)
        give_up = time.monotonic() + patience_s
        while not _taken(self._fd, alone=False):
            if time.monotonic() > give_up:
                self.close()
                raise locked(journal)
            time.sleep(_PAUSE_S)

    def close(self) -> None:
        """Say that it is open no more. Again: nothing."""
        fd, self._fd = self._fd, -1
        if fd >= 0:
            os.close(fd)


@contextmanager
def alone(journal: Path) -> Iterator[None]:
    """Have a journal for oneself; raise JournalError, at once, where any program has it open."""
    fd = _opened(journal)
    try:
        if not _taken(fd, alone=True):
            raise in_use(journal)
        yield
    finally:
        os.close(fd)


def _opened(journal: Path) -> int:
    with as_journal_error(journal):
        return os.open(f"{journal}-open", os.O_RDWR | os.O_CREAT, 0o600)


def _taken(fd: int, *, alone: bool) -> bool:
    try:
        _try(fd, alone=alone)
    except OSError:
        return False
    return True
