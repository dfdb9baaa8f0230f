"""The journal in one SQLite file: every acknowledged fact is on disk."""

import sqlite3
from collections.abc import Collection, Sequence
from concurrent.futures import Future
from datetime import date
from pathlib import Path

from instep.journal import derived, pinned, reading, sittings, sums
from instep.journal.fact import Fact, FactKind
from instep.journal.file import copy, make_folder, make_ready, transaction, writer
from instep.journal.log import Cursor, JournalError, Page, checked_limit
from instep.journal.reading import Readers
from instep.journal.record import record_of
from instep.journal.summary import Summary
from instep.journal.trouble import told_plainly
from instep.journal.turn import Turn
from instep.journal.writer import Writer
from instep.outcomes.sitting import Sitting
from instep.record.pins import Pin, in_order


class SqliteJournal:
    """Keeps the promises of Journal in the file `path`, which it begins or migrates where needed.

    Raise JournalError, and leave the file as it is, where it is locked for longer than `patience_s`,
    read-only, cut short, made by a newer version, or something else altogether. Several programs may have
    one journal open; their commits take turns.
    """

    def __init__(self, path: Path, *, patience_s: float = 5.0) -> None:
        """Open the journal."""
        self._path = path
        make_folder(path)
        turn = Turn(path, patience_s=patience_s)
        try:
            make_ready(path, turn)
            connection = _proven_writer(path, turn, patience_s=patience_s)
        except JournalError:
            turn.close()
            raise
        self._writer = Writer(path, connection, turn)
        self._readers = Readers(path, patience_s=patience_s)

    def append(self, facts: Sequence[Fact]) -> list[str]:
        """See Journal."""
        return self.append_future(facts).result()

    def append_future(self, facts: Sequence[Fact]) -> Future[list[str]]:
        """See Journal."""
        return self._writer.append([record_of(fact) for fact in facts])

    def read(
        self,
        person: str,
        *,
        kinds: Collection[FactKind] | None = None,
        after: Cursor | None = None,
        limit: int = 100,
        newest_first: bool = False,
    ) -> Page:
        """See Journal."""
        checked_limit(limit)
        with self._readers.lent() as connection:
            return reading.of_person(
                connection, person, kinds, after=after, limit=limit, newest_first=newest_first
            )

    def read_everyone(self, *, after: Cursor | None = None, limit: int = 100) -> Page:
        """See Journal."""
        asked = {"after": after or 0, "limit": checked_limit(limit) + 1}
        with self._readers.lent() as connection:
            return reading.page_of(connection.execute(reading.EVERYONE, asked), after=after, limit=limit)

    def latest(self, person: str, kind: FactKind) -> Fact | None:
        """See Journal."""
        page = self.read(person, kinds={kind}, limit=1, newest_first=True)
        return page.facts[0] if page.facts else None

    def summary(self, person: str) -> Summary:
        """See Journal."""
        with self._readers.lent() as connection:
            return sums.kept(connection, person)

    def days(self, person: str, kinds: Collection[FactKind], *, first: date, last: date) -> tuple[Fact, ...]:
        """See Journal."""
        with self._readers.lent() as connection:
            return reading.of_days(connection, person, kinds, first=first, last=last)

    def pins(self, person: str, *, first: date, last: date) -> tuple[Pin, ...]:
        """See Journal."""
        with self._readers.lent() as connection:
            return in_order(pinned.between(connection, person, first=first, last=last))

    def pin(self, person: str, pin: str) -> Pin | None:
        """See Journal."""
        with self._readers.lent() as connection:
            return pinned.one(connection, person, pin)

    def sittings(
        self, person: str, *, first: date, last: date, newest: int | None = None
    ) -> tuple[Sitting, ...]:
        """See Journal."""
        with self._readers.lent() as connection:
            return sittings.between(connection, person, first=first, last=last, newest=newest)

    def sitting(self, person: str, session: str) -> Sitting | None:
        """See Journal."""
        with self._readers.lent() as connection:
            return sittings.one(connection, person, session)

    def rebuild(self) -> None:
        """See Journal."""
        self._writer.work(_rebuild)

    def forget(self, person: str) -> int:
        """See Journal. Copies made earlier (backups, exports, those of a migration) are not touched."""
        return self._writer.work(lambda connection: _forget(connection, person, self._path))

    def backup(self, path: Path) -> None:
        """See Journal."""
        with self._readers.lent() as connection:
            copy(connection, path)

    def close(self) -> None:
        """See Journal."""
        self._readers.close()
        self._writer.close()


def _proven_writer(path: Path, turn: Turn, *, patience_s: float) -> sqlite3.Connection:
    """Return the writing connection, having begun a transaction: a lock or a read-only file shows now."""
    with told_plainly(path), turn.taken():
        connection = writer(path, patience_s=patience_s)
        try:
            with transaction(connection):
                return connection
        except sqlite3.Error:
            connection.close()
            raise


def _rebuild(connection: sqlite3.Connection) -> None:
    with transaction(connection):
        derived.rebuild(connection)


def _forget(connection: sqlite3.Connection, person: str, path: Path) -> int:
    with transaction(connection):
        erased = connection.execute("DELETE FROM fact WHERE person = :person", {"person": person}).rowcount
        derived.forget(connection, person)
    # What was deleted still stands in the WAL until that is emptied.
    busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    if busy:
        raise JournalError(
            f"{path}: forgotten, but traces stay while another program reads the journal;"
            " close it and forget once more"
        )
    return erased
