"""A real journal in a folder of its own that goes when nobody holds it any more."""

import shutil
import tempfile
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from instep.journal.sqlite import SqliteJournal

_OPEN: list[SqliteJournal] = []


def fresh_journal() -> SqliteJournal:
    """Return a new, empty journal on disk."""
    folder = tempfile.mkdtemp(prefix="instep-test-")
    journal = SqliteJournal(Path(folder, "journal.db"))
    weakref.finalize(journal, shutil.rmtree, folder, ignore_errors=True)
    _OPEN.append(journal)
    return journal


@contextmanager
def closed_afterwards() -> Iterator[None]:
    """Close what is opened inside: a run of thousands of tests has a thousand files at most."""
    before = len(_OPEN)
    yield
    while len(_OPEN) > before:
        _OPEN.pop().close()
