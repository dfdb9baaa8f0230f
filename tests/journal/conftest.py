"""The two journals, side by side: what one promises the other promises too."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from instep.journal.log import Journal
from instep.journal.memory import MemoryJournal
from instep.journal.sqlite import SqliteJournal


@pytest.fixture(params=["memory", "sqlite"])
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Journal]:
    kept: Journal = MemoryJournal() if request.param == "memory" else SqliteJournal(tmp_path / "journal.db")
    with closing(kept):
        yield kept
