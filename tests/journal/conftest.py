"""A journal of a test's own, on disk."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from instep.journal.log import Journal
from instep.journal.sqlite import SqliteJournal


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with closing(SqliteJournal(tmp_path / "journal.db")) as kept:
        yield kept
