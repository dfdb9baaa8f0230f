"""How writers share a commit, and how reading stays the same work however long the history is."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from itertools import islice
from pathlib import Path
from threading import Event, Thread

import pytest
from msgspec.structs import replace
from tests.facts import bodies

from instep.facts.body import FactBody
from instep.facts.fact import Fact
from instep.facts.kinds import KINDS
from instep.facts.person import PreferenceSet
from instep.facts.session import Rated, SessionEvent
from instep.journal import current, pin_table, reading, sittings, summary_table
from instep.journal.fact_codec import FactConflict
from instep.journal.log import Cursor
from instep.journal.sqlite import SqliteJournal


def fact(number: int, body: FactBody | None = None) -> Fact[FactBody]:
    return bodies.fact(body or bodies.event(at_ms=number), f"{number:05}")


def kept_in(journal: SqliteJournal) -> tuple[Fact[SessionEvent], ...]:
    return journal.read("ana", kinds=[SessionEvent]).facts


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
    assert [future.result(10) for future in waiting] == [[f"{number:05}"] for number in range(50)]
    assert statements.count("COMMIT") == 1


def test_one_conflict_in_a_shared_commit_spoils_no_other(journal: SqliteJournal) -> None:
    with busy(journal) as statements:
        good = journal.append_future([fact(1)])
        bad = journal.append_future([fact(2), fact(1, bodies.event("harder"))])
        late = journal.append_future([fact(2), fact(3)])
    assert good.result(10) == ["00001"]
    assert isinstance(bad.exception(10), FactConflict)
    assert late.result(10) == ["00002", "00003"]
    assert statements.count("COMMIT") == 1
    assert kept_in(journal) == (fact(1), fact(2), fact(3))


def test_what_a_caller_no_longer_wants_is_not_written(journal: SqliteJournal) -> None:
    with busy(journal):
        dropped = journal.append_future([fact(1)])
        kept = journal.append_future([fact(2)])
        assert dropped.cancel()
    assert kept.result(10) == ["00002"]
    assert kept_in(journal) == (fact(2),)


def test_closing_writes_what_was_still_waiting(journal: SqliteJournal) -> None:
    with busy(journal):
        waiting = journal.append_future([fact(1)])
        closing_up = Thread(target=journal.close)
        closing_up.start()
    closing_up.join()
    assert waiting.result(0) == ["00001"]


def test_work_and_appends_keep_their_order(journal: SqliteJournal) -> None:
    with busy(journal):
        before = journal.append_future([fact(1)])
        forgetting = Thread(target=journal.forget, args=("ana",))
        forgetting.start()
        while len(journal._writer._waiting) < 2:
            pass
        after = journal.append_future([fact(2)])
    forgetting.join()
    assert (before.result(10), after.result(10)) == (["00001"], ["00002"])
    assert kept_in(journal) == (fact(2),)


def test_a_surprise_in_the_writer_reaches_the_caller_and_the_journal_goes_on(journal: SqliteJournal) -> None:
    def fail(_connection: sqlite3.Connection) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        journal._writer.work(fail)
    assert journal.append([fact(1)]) == ["00001"]


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


def page(*kinds: type[FactBody], newest_first: bool = False) -> Callable[[sqlite3.Connection], object]:
    def read(connection: sqlite3.Connection) -> list[object]:
        rows = reading.of_kinds(connection, "ana", kinds, after=Cursor(50), newest_first=newest_first)
        return list(islice(rows, 21))

    return read


DAY = bodies.NOON.date()
READINGS: dict[str, Callable[[sqlite3.Connection], object]] = {
    "a page": page(SessionEvent),
    "a page, newest first": page(SessionEvent, newest_first=True),
    "a page of a rare kind": page(Rated),
    "a page of all kinds": page(*KINDS.values(), newest_first=True),
    "the summary": lambda connection: summary_table.kept(connection, "ana"),
    "what stands": lambda connection: list(
        current.standing(connection, "ana", "preference_set", now=bodies.NOON + timedelta(days=999))
    ),
    "one session": lambda connection: list(reading.of_session(connection, "ana", "session-1")),
    "the first day": lambda connection: list(
        reading.of_days(connection, "ana", list(KINDS.values()), first=DAY, last=DAY)
    ),
    "the first day's sessions": lambda connection: sittings.between(connection, "ana", first=DAY, last=DAY),
    "the first day's pins": lambda connection: pin_table.between(connection, "ana", first=DAY, last=DAY),
}


def lived(number: int) -> Fact[FactBody]:
    """One of a long life, twenty a day: of fifty one is rated, one an end, one a preference that replaces."""
    before = (f"{number - 50:05}",) if number >= 50 else ()
    rare: dict[int, FactBody] = {
        0: bodies.rated(f"session-{number // 50}", stress=4),
        1: bodies.ended(f"session-{number // 50}"),
        2: PreferenceSet(name="talk", value=f"{number}", replaces=before),
    }
    body = rare.get(number % 50, bodies.event(at_ms=number))
    return replace(fact(number, body), at=bodies.NOON + timedelta(days=number // 20))


def test_a_history_a_hundred_times_as_long_is_no_more_work_to_read(journal: SqliteJournal) -> None:
    journal.append([lived(number) for number in range(100)])
    young = {name: steps(journal, read) for name, read in READINGS.items()}
    journal.append([lived(number) for number in range(100, 10_000)])
    old = {name: steps(journal, read) for name, read in READINGS.items()}
    # A page of a rare kind was not yet full while the history was young.
    del young["a page of a rare kind"]
    assert old.pop("a page of a rare kind") < young["a page of all kinds"]
    for name, before in young.items():
        assert old[name] <= before * 1.2, name
