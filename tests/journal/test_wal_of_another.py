"""A journal knows its own WAL: read after a crash, and never played over a file that was put beside it."""

import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from tests.facts.bodies import ended, fact
from tests.journal.crashed import killed_while_writing, wal_of

from instep.facts.session import SessionEnded
from instep.journal.log import JournalError
from instep.journal.sqlite import SqliteJournal

OLD, NEW = tuple(f"old-{n}" for n in range(20)), tuple(f"new-{n}" for n in range(20))
REFUSED = r"journal\.db-wal: holds changes of another file .* left as they are; .* with `instep restore FILE`"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


def wrote(path: Path, *names: str) -> Path:
    """Leave a journal with these facts, properly closed."""
    with closing(SqliteJournal(path)) as journal:
        journal.append([fact(ended(left=7, right=5), name) for name in names])
    return path


def names_in(path: Path) -> set[str]:
    with closing(SqliteJournal(path)) as journal:
        return {one.id for one in journal.every("ana", SessionEnded)}


def backed_up(path: Path) -> Path:
    wrote(path, *OLD)
    with closing(SqliteJournal(path)) as journal:
        journal.backup(copy := path.with_name("week.db"))
    return copy


def copied_by_hand(path: Path) -> Path:
    copy = Path(shutil.copy(wrote(path, *OLD), path.with_name("week.db")))
    wrote(path, "since")
    return copy


def another_altogether(path: Path) -> Path:
    wrote(path, "since")
    return wrote(path.with_name("other.db"), *OLD)


def copied_while_the_wal_was_full(path: Path) -> Path:
    wrote(path, *OLD)
    with closing(SqliteJournal(path)) as journal:
        journal.append([fact(ended(), "in-the-wal")])
        journal.backup(copy := path.with_name("week.db"))
    return copy


def never_checkpointed(path: Path) -> Path:
    copy = wrote(path.with_name("first.db"), *OLD)
    wrote(path)
    return copy


@pytest.mark.parametrize(
    "make",
    [
        backed_up,
        copied_by_hand,
        another_altogether,
        copied_while_the_wal_was_full,
        never_checkpointed,
    ],
    ids=lambda make: make.__name__,
)
def test_a_file_put_beside_the_wal_of_another_is_refused_and_both_stay(
    make: Callable[[Path], Path], path: Path
) -> None:
    copy = make(path)
    killed_while_writing(path, *NEW)
    shutil.copy(copy, path)
    before = path.read_bytes(), wal_of(path).read_bytes()
    with pytest.raises(JournalError, match=REFUSED):
        SqliteJournal(path)
    assert (path.read_bytes(), wal_of(path).read_bytes()) == before


def test_a_file_from_before_there_were_marks_is_not_mixed_with_a_newer_wal(path: Path) -> None:
    wrote(path, *OLD)
    shutil.copy(path, path.with_name("old.db"))
    with closing(sqlite3.connect(path.with_name("old.db"))) as old:
        old.executescript("DROP TABLE mark; PRAGMA user_version=7; PRAGMA journal_mode=DELETE")
    killed_while_writing(path, *NEW)
    shutil.copy(path.with_name("old.db"), path)
    with pytest.raises(JournalError, match=REFUSED):
        SqliteJournal(path)


def test_a_wal_from_before_there_were_marks_is_read_as_ever(path: Path) -> None:
    wrote(path, *OLD)
    with closing(sqlite3.connect(path)) as old:
        old.executescript("DROP TABLE mark; PRAGMA user_version=7")
    with closing(sqlite3.connect(path)) as old:
        old.execute("DELETE FROM fact WHERE id = 'old-0'")
        old.commit()
        left = path.read_bytes(), wal_of(path).read_bytes()
    path.write_bytes(left[0])
    wal_of(path).write_bytes(left[1])
    assert names_in(path) == set(OLD) - {"old-0"}


def test_what_a_killed_program_wrote_is_there_again(path: Path) -> None:
    wrote(path, *OLD)
    killed_while_writing(path, *NEW[:10])
    killed_while_writing(path, *NEW[10:])
    assert names_in(path) == {*OLD, *NEW}


def test_a_crash_in_the_midst_of_a_checkpoint_loses_nothing(path: Path) -> None:
    wrote(path, *OLD)
    killed_while_writing(path, *NEW)
    before, wal = path.read_bytes(), wal_of(path).read_bytes()
    wrote(path)
    after = path.read_bytes()
    for every in (2, 3):
        # Any of the pages may have come into the file before the power went.
        half = bytearray(after)
        for start in range(0, len(before), every * 4096):
            half[start : start + 4096] = before[start : start + 4096]
        path.write_bytes(half)
        wal_of(path).write_bytes(wal)
        assert names_in(path) == {*OLD, *NEW}


@pytest.mark.parametrize("cut", [1, 33, 5000, 40_000, 100_000, -1, -4000])
def test_a_wal_that_ends_anywhere_is_read_up_to_its_last_whole_commit(path: Path, cut: int) -> None:
    wrote(path, *OLD)
    killed_while_writing(path, *NEW)
    wal = wal_of(path).read_bytes()
    wal_of(path).write_bytes(wal[:cut])
    kept = names_in(path)
    assert set(OLD) <= kept < {*OLD, *NEW}
    # One commit after the other: what is kept is a beginning of what was written.
    assert kept == {*OLD, *NEW[: len(kept) - len(OLD)]}


def test_a_wal_without_its_journal_is_not_begun_over(path: Path) -> None:
    wrote(path, *OLD)
    killed_while_writing(path, *NEW)
    away = path.rename(path.with_name("away.db"))
    wal = wal_of(path).read_bytes()
    with pytest.raises(JournalError, match=r"journal\.db: is not there, but .* put the journal back, or put"):
        SqliteJournal(path)
    assert not path.exists()
    assert wal_of(path).read_bytes() == wal
    away.rename(path)
    assert names_in(path) == {*OLD, *NEW}


def test_a_copy_of_the_file_alone_is_whole_once_nobody_writes(path: Path) -> None:
    with closing(SqliteJournal(path)) as journal:
        journal.append([fact(ended(left=7, right=5), name) for name in OLD])
        _nobody_writes(path)
        copy = Path(shutil.copy(path, path.with_name("copy.db")))
    assert names_in(copy) == set(OLD)


def _nobody_writes(path: Path) -> None:
    for _ in range(3000):  # so that a WAL that is never emptied is a failure and no endless wait
        if not wal_of(path).stat().st_size:
            return
        time.sleep(0.01)


def test_who_closes_leaves_an_empty_wal_though_others_have_the_journal_open(path: Path) -> None:
    wrote(path)
    with closing(sqlite3.connect(path)) as other:
        other.execute("SELECT count(*) FROM fact").fetchall()
        wrote(path, *OLD)
        assert wal_of(path).stat().st_size == 0
        copy = Path(shutil.copy(path, path.with_name("copy.db")))
    assert names_in(copy) == set(OLD)


def test_a_damaged_head_that_promises_billions_of_pages_is_refused_at_once(path: Path) -> None:
    whole = bytearray(wrote(path, *OLD).read_bytes())
    whole[28:32] = (2**32 - 2).to_bytes(4, "big")  # how many pages, in the head of the file
    path.write_bytes(whole)
    with pytest.raises(JournalError, match="damaged or cut short and was left as it is; put a backup"):
        SqliteJournal(path)
