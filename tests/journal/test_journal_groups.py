"""How writers share a commit, and how reading stays the same work however long the history is."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread

import pytest

from instep.journal import sums
from instep.journal.fact import Fact, FactKind
from instep.journal.log import Cursor
from instep.journal.reading import of_person
from instep.journal.record import FactConflict
from instep.journal.sqlite import SqliteJournal


def fact(number: int, kind: FactKind = FactKind.SESSION_EVENT) -> Fact:
    at = datetime(2026, 5, 9, tzinfo=UTC)
    return Fact(id=f"{number}", person="ana", kind=kind, at=at, version=1, body={"n": number})


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[SqliteJournal]:
    with closing(SqliteJournal(tmp_path / "journal.db")) as kept:
        yield kept


@contextmanager
def busy(journal: SqliteJournal) -> Iterator[list[str]]:
    """Keep the writer busy inside, as a slow disk would; give the statements it runs afterwards."""
    statements: list[str] = []
    started, go_on = Event(), Event()

    def hold(connection: sqlite3.Connection) -> None:
        started.set()
        go_on.wait(10)
        connection.set_trace_callback(statements.append)

    holding = Thread(target=journal._writer.work, args=(hold,))
    holding.start()
    started.wait(10)
    try:
        yield statements
    finally:
        go_on.set()
        holding.join()


def test_all_who_wait_for_the_disk_share_the_next_commit(journal: SqliteJournal) -> None:
    with busy(journal) as statements:
        waiting = [journal.append_future([fact(number)]) for number in range(50)]
    assert [future.result(10) for future in waiting] == [[str(number)] for number in range(50)]
    assert statements.count("COMMIT") == 1


def test_one_conflict_in_a_shared_commit_spoils_no_other(journal: SqliteJournal) -> None:
    with busy(journal) as statements:
        good = journal.append_future([fact(1)])
        bad = journal.append_future([fact(2), replace(fact(1), body={})])
        late = journal.append_future([fact(2), fact(3)])
    assert good.result(10) == ["1"]
    assert isinstance(bad.exception(10), FactConflict)
    assert late.result(10) == ["2", "3"]
    assert statements.count("COMMIT") == 1
    assert journal.read("ana").facts == (fact(1), fact(2), fact(3))


def test_what_a_caller_no_longer_wants_is_not_written(journal: SqliteJournal) -> None:
    with busy(journal):
        dropped = journal.append_future([fact(1)])
        kept = journal.append_future([fact(2)])
        assert dropped.cancel()
    assert kept.result(10) == ["2"]
    assert journal.read("ana").facts == (fact(2),)


def test_closing_writes_what_was_still_waiting(journal: SqliteJournal) -> None:
    with busy(journal):
        waiting = journal.append_future([fact(1)])
        closing_up = Thread(target=journal.close)
        closing_up.start()
    closing_up.join()
    assert waiting.result(0) == ["1"]


def test_work_and_appends_keep_their_order(journal: SqliteJournal) -> None:
    with busy(journal):
        before = journal.append_future([fact(1)])
        forgetting = Thread(target=journal.forget, args=("ana",))
        forgetting.start()
        while len(journal._writer._waiting) < 2:
            pass
        after = journal.append_future([fact(2)])
    forgetting.join()
    assert (before.result(10), after.result(10)) == (["1"], ["2"])
    assert journal.read("ana").facts == (fact(2),)


def test_a_surprise_in_the_writer_reaches_the_caller_and_the_journal_goes_on(journal: SqliteJournal) -> None:
    def fail(_connection: sqlite3.Connection) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        journal._writer.work(fail)
    assert journal.append([fact(1)]) == ["1"]


def steps(journal: SqliteJournal, read: Callable[[sqlite3.Connection], object]) -> int:
    """Count the steps of SQLite's machine that a reading takes: work, whatever the clock says."""
    count = 0

    def step() -> None:
        nonlocal count
        count += 1

    with journal._readers.lent() as connection:
        connection.set_progress_handler(step, 1)
        read(connection)
        connection.set_progress_handler(None, 1)
    return count


def page(
    kinds: set[FactKind] | None = None, *, newest_first: bool = False
) -> Callable[[sqlite3.Connection], object]:
    return lambda connection: of_person(
        connection, "ana", kinds, after=Cursor(50), limit=20, newest_first=newest_first
    )


READINGS: dict[str, Callable[[sqlite3.Connection], object]] = {
    "a page": page(),
    "a page, newest first": page(newest_first=True),
    "a page of a rare kind": page({FactKind.RATED}),
    "a page of all kinds": page(set(FactKind), newest_first=True),
    "the summary": lambda connection: sums.kept(connection, "ana"),
}


def test_a_history_a_hundred_times_as_long_is_no_more_work_to_read(journal: SqliteJournal) -> None:
    def write(numbers: range) -> None:
        rare = {0: FactKind.RATED, 1: FactKind.SESSION_ENDED}
        journal.append([fact(n, rare.get(n % 50, FactKind.SESSION_EVENT)) for n in numbers])

    write(range(100))
    young = {name: steps(journal, read) for name, read in READINGS.items()}
    write(range(100, 10_000))
    old = {name: steps(journal, read) for name, read in READINGS.items()}
    # A page of a rare kind was not yet full while the history was young.
    del young["a page of a rare kind"]
    assert old.pop("a page of a rare kind") < young["a page of all kinds"]
    for name, before in young.items():
        assert old[name] <= before * 1.2, name
