"""A journal that version 0.1.0 wrote opens, and tells what it told then."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.journal.old.story import NOW, facts, story

from instep.export.journal_file import export_journal, import_journal
from instep.journal.fact import FactKind
from instep.journal.memory import MemoryJournal
from instep.journal.sqlite import SqliteJournal
from instep.library.shelf import Library

OLD = Path(__file__).parent / "old"
LIBRARY = Library()
TOLD: dict[str, Any] = json.loads((OLD / "story.json").read_text(encoding="utf-8"))


@pytest.fixture
def old(tmp_path: Path) -> Iterator[SqliteJournal]:
    path = shutil.copy(OLD / "journal-0.1.0.db", tmp_path / "journal.db")
    journal = SqliteJournal(Path(path))
    yield journal
    journal.close()


def test_the_old_file_tells_the_same_story(old: SqliteJournal) -> None:
    assert story(old, LIBRARY, NOW) == TOLD


def test_the_story_is_the_same_once_everything_was_derived_again(old: SqliteJournal) -> None:
    old.rebuild()
    assert story(old, LIBRARY, NOW) == TOLD


def test_the_old_file_is_exported_as_it_was(old: SqliteJournal, tmp_path: Path) -> None:
    export_journal(old, tmp_path / "now.jsonl")
    then = (OLD / "journal-0.1.0.jsonl").read_text(encoding="utf-8")
    assert (tmp_path / "now.jsonl").read_text(encoding="utf-8") == then


def test_the_old_export_taken_in_tells_the_same_story() -> None:
    journal = MemoryJournal()
    import_journal(journal, OLD / "journal-0.1.0.jsonl")
    assert story(journal, LIBRARY, NOW) == TOLD


def test_the_old_file_holds_every_kind_of_fact(old: SqliteJournal) -> None:
    assert {fact.kind for fact in facts(old)} == set(FactKind)
