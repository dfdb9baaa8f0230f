"""Drawn photos as files, and a diary over a real journal with a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.fixed_day import fix_the_day
from tests.photo.drawn_photos import MID, shot
from tests.photo.sets import STEADY, foot

from instep.app import Instep, open_diary, photo_folder
from instep.journal.sqlite import SqliteJournal
from instep.library.library import Library
from instep.photo.diary import Diary
from instep.photo.intake import encoded


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    fix_the_day(monkeypatch)


@pytest.fixture(scope="session")
def two_days() -> tuple[bytes, bytes]:
    """The left sole of one person on two days, as a telephone would send it."""
    own = foot(795)
    return encoded(shot(own, 1, STEADY).picture, 92), encoded(shot(own, 2, MID).picture, 92)


@pytest.fixture
def instep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Instep]:
    """A household with a place for photos and no key."""
    for name in ("INSTEP_PHOTO_KEY", "INSTEP_PHOTO_KEY_FILE"):
        monkeypatch.delenv(name, raising=False)
    path = tmp_path / "house" / "journal.db"
    made = Instep(journal=SqliteJournal(path), library=Library(), photos=photo_folder(path))
    yield made
    made.journal.close()


@pytest.fixture
def diary(instep: Instep) -> Diary:
    assert instep.photos is not None
    return open_diary(instep.photos, instep.context())
