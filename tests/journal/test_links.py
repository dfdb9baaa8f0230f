"""A link whose end is not there, as to a disk not plugged in, is left alone by everything that writes."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from tests.facts.bodies import ended, fact
from tests.journal.crashed import killed_while_writing

from instep.export.journal_file import export_journal
from instep.export.whole_file import BadFile
from instep.facts.session import SessionEnded
from instep.journal.log import Journal, JournalError
from instep.journal.sqlite import SqliteJournal

TOLD = "is a link to .*unplugged.*, which is not there; plug its disk in or take the link away"


@pytest.fixture
def link(tmp_path: Path) -> Path:
    """A link to a disk that is not plugged in."""
    (link := tmp_path / "journal.db").symlink_to(tmp_path / "unplugged" / "journal.db")
    return link


def names_in(path: Path) -> set[str]:
    with closing(SqliteJournal(path)) as journal:
        return {one.id for one in journal.every("ana", SessionEnded)}


def test_a_journal_behind_a_broken_link_is_not_begun_anew(link: Path) -> None:
    with pytest.raises(JournalError, match=TOLD):
        SqliteJournal(link)
    assert link.readlink() == link.parent / "unplugged" / "journal.db"
    assert list(link.parent.iterdir()) == [link]


def test_a_folder_behind_a_broken_link_is_not_made(tmp_path: Path) -> None:
    (tmp_path / "home").symlink_to(tmp_path / "unplugged")
    with pytest.raises(JournalError, match=TOLD):
        SqliteJournal(tmp_path / "home" / "journal.db")
    assert list(tmp_path.iterdir()) == [tmp_path / "home"]


def test_a_journal_behind_a_link_is_one_with_the_file_that_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    real, link = tmp_path / "disk" / "journal.db", tmp_path / "journal.db"
    SqliteJournal(real).close()
    link.symlink_to(real)
    killed_while_writing(real, "one")
    with closing(SqliteJournal(link)) as journal:
        journal.append([fact(ended(), "two")])
    assert names_in(link) == {"one", "two"}
    assert link.is_symlink()
    assert {one.name for one in tmp_path.iterdir()} == {"disk", "journal.db"}


@pytest.mark.parametrize(
    "write",
    [
        lambda journal, path: journal.backup(path),
        export_journal,
        lambda journal, path: export_journal(journal, path, replace=True),
    ],
    ids=["backup", "export", "export over it"],
)
def test_a_file_written_to_a_broken_link_is_refused(
    write: Callable[[Journal, Path], object], journal: Journal, tmp_path: Path
) -> None:
    (link := tmp_path / "out").symlink_to(tmp_path / "unplugged" / "out")
    with pytest.raises((JournalError, BadFile), match=TOLD):
        write(journal, link)
    assert link.readlink() == tmp_path / "unplugged" / "out"


def test_a_file_written_over_a_link_is_written_where_the_link_leads(journal: Journal, tmp_path: Path) -> None:
    journal.append([fact(ended(), "one")])
    (real := tmp_path / "real.jsonl").write_text("older")
    (link := tmp_path / "out.jsonl").symlink_to(real)
    export_journal(journal, link, replace=True)
    assert link.is_symlink()
    assert '"facts":               1' in real.read_text()
