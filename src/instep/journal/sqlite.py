"""The journal in one SQLite file: every acknowledged fact is on disk."""

import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar, cast

from instep.facts.body import FactBody, kind_of
from instep.facts.fact import Fact
from instep.facts.stop import Unread
from instep.journal import current, derived, pin_table, reading, sittings, summary_table, unread
from instep.journal.fact_codec import Record, SetAside, read_record, readable, record_of, set_aside
from instep.journal.file import EMPTY_WAL, copy, make_folder, opened, transaction
from instep.journal.links import followed
from instep.journal.log import MOST_PER_PAGE, B, Cursor, FactPage, JournalError, LogPage, checked_limit
from instep.journal.reading import Readers, StoredRecord
from instep.journal.sqlite_errors import as_journal_error, damaged
from instep.journal.summary import Summary
from instep.journal.unfinished import gone_afterwards
from instep.journal.use import Use
from instep.journal.writer import Writer
from instep.outcomes.sitting import Sitting
from instep.record.pins import Pin, in_order

_A_DAY = timedelta(days=1)
"""How far the local days of one instant lie apart, at most, and a little more."""
_FEW = 32
"""Facts that are fetched at first; whoever takes only the newest few does not pay for all."""

_UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, OverflowError)
"""What a damaged row makes of the code that reads it."""

Answer = TypeVar("Answer")


class SqliteJournal:
    """Keeps the promises of Journal in the file `path`, which it begins or migrates where needed.

    Raise JournalError, and leave the file as it is, where it is locked for longer than `patience_s`,
    read-only, cut short, made by a newer version, or something else altogether. Several programs may have
    one journal open; their commits take turns.
    """

    def __init__(self, path: Path, *, patience_s: float = 5.0) -> None:
        """Open the journal."""
        with as_journal_error(path):
            self._path = path = followed(path)
        make_folder(path)
        self._use = Use(path, patience_s=patience_s)
        try:
            connection, write_lock = opened(path, patience_s=patience_s)
        except JournalError:
            self._use.close()
            raise
        self._writer = Writer(path, connection, write_lock)
        self._readers = Readers(path, patience_s=patience_s)
        with self._readers.lent() as connection:
            self.id = str(connection.execute("SELECT id FROM journal").fetchone()[0])

    def append(self, facts: Sequence[Fact[FactBody]]) -> list[str]:
        """See Journal."""
        return self.append_future(facts).result()

    def append_records(self, records: Sequence[Record]) -> list[str]:
        """See Journal."""
        return self._writer.append(records).result()

    def append_future(self, facts: Sequence[Fact[FactBody]]) -> Future[list[str]]:
        """See Journal."""
        return self._writer.append([record_of(fact) for fact in facts])

    def read(
        self,
        person: str,
        *,
        kinds: Collection[type[B]],
        after: Cursor | None = None,
        limit: int = 100,
        newest_first: bool = False,
    ) -> FactPage[B]:
        """See Journal."""
        checked_limit(limit)

        def found_in(connection: sqlite3.Connection) -> list[tuple[StoredRecord, Fact[B]]]:
            rows = reading.of_kinds(connection, person, kinds, after=after, newest_first=newest_first)
            return list(_first(_read(rows, kinds), limit + 1))

        found = self._asked(found_in)
        shown = found[:limit]
        return FactPage(
            facts=tuple(fact for _, fact in shown),
            cursor=Cursor(shown[-1][0].seq) if shown else after,
            more=len(found) > limit,
        )

    def every(self, person: str, *kinds: type[B], newest_first: bool = False) -> Iterator[Fact[B]]:
        """See Journal."""
        after: Cursor | None = None
        size, more = _FEW, True
        while more:
            look = partial(
                reading.of_kinds, person=person, kinds=kinds, after=after, newest_first=newest_first
            )
            rows = self._asked(partial(_some, size, look))
            yield from (fact for _, fact in _read(iter(rows), kinds))
            more = len(rows) == size
            after = Cursor(rows[-1].seq) if rows else after
            size = min(2 * size, MOST_PER_PAGE)

    def latest(self, person: str, kind: type[B]) -> Fact[B] | None:
        """See Journal."""
        page = self.read(person, kinds=[kind], limit=1, newest_first=True)
        return page.facts[0] if page.facts else None

    def current(self, person: str, kind: type[B], *, now: datetime) -> Mapping[str, tuple[Fact[B], ...]]:
        """See Journal."""
        return cast("Mapping[str, tuple[Fact[B], ...]]", self.standing(person, kind_of(kind), now=now))

    def standing(self, person: str, name: str, *, now: datetime) -> Mapping[str, tuple[Fact[FactBody], ...]]:
        """See Journal."""
        found: dict[str, tuple[Fact[FactBody], ...]] = {}
        for key, fact in self._asked(lambda link: list(current.standing(link, person, name, now=now))):
            found[key] = (*found.get(key, ()), fact)
        return found

    def unread(self, person: str, name: str, *, now: datetime) -> tuple[Fact[Unread], ...]:
        """See Journal."""
        return self._asked(lambda link: tuple(unread.standing(link, person, name, now=now)))

    def between(self, person: str, *kinds: type[B], since: datetime, until: datetime) -> tuple[Fact[B], ...]:
        """See Journal."""
        return self._asked(
            lambda link: _facts(reading.between(link, person, kinds, since=since, until=until), kinds)
        )

    def days(self, person: str, *kinds: type[B], first: date, last: date) -> tuple[Fact[B], ...]:
        """See Journal."""
        return self._asked(
            lambda link: _facts(reading.of_days(link, person, kinds, first=first, last=last), kinds)
        )

    def session(self, person: str, session: str) -> tuple[Fact[FactBody], ...]:
        """See Journal."""
        rows = self._asked(lambda connection: list(reading.of_session(connection, person, session)))
        return tuple(readable(row.record for row in rows))

    def log(self, *, owner: str | None = None, after: Cursor | None = None, limit: int = 100) -> LogPage:
        """See Journal."""
        checked_limit(limit)
        return self._asked(lambda link: reading.log_page(link, owner=owner, after=after, limit=limit))

    def set_aside(self) -> Iterator[SetAside]:
        """See Journal."""
        after, more = None, True
        while more:
            page = self.log(after=after, limit=MOST_PER_PAGE)
            yield from set_aside(page.records)
            after, more = page.cursor, page.more

    def session_owner(self, session: str) -> str | None:
        """See Journal."""
        return self._asked(lambda connection: reading.session_owner(connection, session))

    def people(self) -> tuple[str, ...]:
        """See Journal."""
        return self._asked(reading.people)

    def summary(self, person: str) -> Summary:
        """See Journal."""
        return self._asked(lambda connection: summary_table.kept(connection, person))

    def pins(self, person: str, *, first: date, last: date) -> tuple[Pin, ...]:
        """See Journal."""
        return self._asked(
            lambda connection: in_order(pin_table.between(connection, person, first=first, last=last))
        )

    def open_pins(self, person: str, *, now: datetime) -> tuple[Pin, ...]:
        """See Journal."""
        # Today may be yesterday where it was noted, and what was closed by a clock ahead closes later.
        found = self.pins(person, first=now.date() - _A_DAY, last=date.max)
        return tuple(pin for pin in found if pin.is_open(now))

    def pin(self, person: str, pin: str) -> Pin | None:
        """See Journal."""
        return self._asked(lambda connection: pin_table.one(connection, person, pin))

    def sittings(self, person: str, *, first: date, last: date) -> tuple[Sitting, ...]:
        """See Journal."""
        return self._asked(lambda connection: sittings.between(connection, person, first=first, last=last))

    def sittings_before(self, person: str, until: datetime, *, newest: int) -> tuple[Sitting, ...]:
        """See Journal."""
        return self._asked(lambda connection: sittings.before(connection, person, until, newest=newest))

    def sitting(self, person: str, session: str) -> Sitting | None:
        """See Journal."""
        return self._asked(lambda connection: sittings.one(connection, person, session))

    def rebuild(self) -> None:
        """See Journal."""
        self._writer.work(_rebuild)

    def forget(self, person: str) -> int:
        """See Journal. Copies made earlier (backups, exports, those of a migration) are not touched."""
        return self._writer.work(lambda connection: _forget(connection, person, self._path))

    def backup(self, path: Path, *, photos: Path | None = None) -> None:
        """See Journal."""
        with self._readers.lent() as connection:
            copy(connection, path, photos=photos)

    def gone_afterwards(self) -> AbstractContextManager[Path]:
        """See Journal."""
        return gone_afterwards(self._path)

    def close(self) -> None:
        """See Journal."""
        self._readers.close()
        self._writer.close()
        self._use.close()

    def _asked(self, question: Callable[[sqlite3.Connection], Answer]) -> Answer:
        """Answer from one moment; what cannot be read beside the log is derived again, once."""
        try:
            return self._read_once(question)
        except _UNREADABLE:
            self.rebuild()
        try:
            return self._read_once(question)
        except _UNREADABLE as error:
            raise damaged(self._path) from error

    def _read_once(self, question: Callable[[sqlite3.Connection], Answer]) -> Answer:
        with self._readers.lent() as connection:
            return question(connection)


def _first(rows: Iterator[Answer], limit: int) -> Iterator[Answer]:
    return (row for row, _ in zip(rows, range(limit), strict=False))


def _some(
    size: int, look: Callable[[sqlite3.Connection], Iterator[StoredRecord]], connection: sqlite3.Connection
) -> list[StoredRecord]:
    return list(_first(look(connection), size))


def _facts(rows: Iterator[StoredRecord], kinds: Collection[type[B]]) -> tuple[Fact[B], ...]:
    return tuple(fact for _, fact in _read(rows, kinds))


def _read(
    rows: Iterator[StoredRecord], _kinds: Collection[type[B]]
) -> Iterator[tuple[StoredRecord, Fact[B]]]:
    """Yield the facts that can be read; the kinds are those that were asked for."""
    for row in rows:
        read = read_record(row.record)
        if isinstance(read, Fact):
            yield row, cast("Fact[B]", read)


def _rebuild(connection: sqlite3.Connection) -> None:
    with transaction(connection):
        derived.rebuild(connection)


def _forget(connection: sqlite3.Connection, person: str, path: Path) -> int:
    with transaction(connection):
        erased = derived.forget(connection, person)
    # What was deleted still stands in the WAL until that is emptied.
    busy = connection.execute(EMPTY_WAL).fetchone()[0]
    if busy:
        raise JournalError("journal-traces_stay", file=str(path))
    return erased
