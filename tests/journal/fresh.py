"""A real journal in a folder of its own that goes when nobody holds it any more."""

import shutil
import tempfile
import weakref
from pathlib import Path

from instep.journal.sqlite import SqliteJournal


def fresh_journal() -> SqliteJournal:
    """Return a new, empty journal on disk."""
    folder = tempfile.mkdtemp(prefix="instep-test-")
    journal = SqliteJournal(Path(folder, "journal.db"))
    weakref.finalize(journal, shutil.rmtree, folder, ignore_errors=True)
    return journal
