"""A real journal in a folder of its own that goes when nobody holds it any more."""

import os
import shutil
import tempfile
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from instep.journal.sqlite import SqliteJournal

_IN_MEMORY = Path("/dev/shm")
_ROOM = 1_000_000_000
_OPEN: list[SqliteJournal] = []


def fresh_journal() -> SqliteJournal:
    """Return a new, empty journal in a file."""
    folder = tempfile.mkdtemp(prefix="instep-test-", dir=quick_place())
    journal = SqliteJournal(Path(folder, "journal.db"))
    weakref.finalize(journal, shutil.rmtree, folder, ignore_errors=True)
    _OPEN.append(journal)
    return journal


def quick_place() -> str | None:
    """Return a place for files that are written to memory; None, the usual place, where none has room.

    A journal waits for its disk after every write, for a power cut. A test of anything else need not.
    """
    if not (_IN_MEMORY.is_dir() and os.access(_IN_MEMORY, os.W_OK)):
        return None
    return str(_IN_MEMORY) if shutil.disk_usage(_IN_MEMORY).free > _ROOM else None


@contextmanager
def closed_afterwards() -> Iterator[None]:
    """Close what is opened inside: a run of thousands of tests has a thousand files at most."""
    before = len(_OPEN)
    yield
    while len(_OPEN) > before:
        _OPEN.pop().close()
