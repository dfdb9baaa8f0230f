"""Reading the log: pages by keyset, each on a connection that cannot write."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from heapq import merge
from itertools import islice
from pathlib import Path
from queue import Empty, LifoQueue

from instep.journal.fact import Fact, FactKind
from instep.journal.file import reader
from instep.journal.log import Cursor, Page
from instep.journal.record import Record, fact_of
from instep.journal.trouble import no_longer_open, told_plainly

Row = tuple[int, str, str, str, str, str | None, int, str]

_KEPT_OPEN = 4
_END = 2**63 - 1  # above every sequence number that SQLite can give
_COLUMNS = "SELECT seq, id, person, kind, at, zone, version, body FROM fact"

EVERYONE = f"{_COLUMNS} WHERE seq > :after ORDER BY seq LIMIT :limit"
_OF_PERSON = {
    False: f"{_COLUMNS} WHERE person = :person AND seq > :after ORDER BY seq LIMIT :limit",
    True: f"{_COLUMNS} WHERE person = :person AND seq < :after ORDER BY seq DESC LIMIT :limit",
}
_DAY = 10  # letters of an ISO day
_OF_DAYS = (
    f"{_COLUMNS} WHERE person = :person AND kind = :kind"
    f" AND substr(at, 1, {_DAY}) BETWEEN :first AND :last ORDER BY substr(at, 1, {_DAY}), seq"
)
_OF_KIND = {
    newest: text.replace("person = :person", "person = :person AND kind = :kind")
    for newest, text in _OF_PERSON.items()
}


class Readers:
    """A few open connections, lent one caller at a time."""

    def __init__(self, path: Path, *, patience_s: float) -> None:
        """Open none yet."""
        self._path = path
        self._patience_s = patience_s
        self._idle: LifoQueue[sqlite3.Connection] = LifoQueue(_KEPT_OPEN)
        self._open = True

    @contextmanager
    def lent(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection inside one read transaction: everything read is of one moment."""
        if not self._open:
            raise no_longer_open(self._path)
        with told_plainly(self._path):
            connection = self._taken()
            try:
                connection.execute("BEGIN")
                yield connection
            finally:
                self._give_back(connection)

    def close(self) -> None:
        """Close the idle ones; one that is lent is closed when it comes back."""
        self._open = False
        while not self._idle.empty():
            self._idle.get().close()

    def _taken(self) -> sqlite3.Connection:
        try:
            return self._idle.get_nowait()
        except Empty:
            return reader(self._path, patience_s=self._patience_s)

    def _give_back(self, connection: sqlite3.Connection) -> None:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if self._open and not self._idle.full():
            self._idle.put(connection)
        else:
            connection.close()


def of_person(
    connection: sqlite3.Connection,
    person: str,
    kinds: Collection[FactKind] | None,
    *,
    after: Cursor | None,
    limit: int,
    newest_first: bool,
) -> Page:
    """Return a page of one person's facts; the work is bounded by the limit, not by the history."""
    start = after if after is not None else _END if newest_first else 0
    asked = {"person": person, "after": start, "limit": limit + 1}
    if kinds is None:
        return page_of(connection.execute(_OF_PERSON[newest_first], asked), after=after, limit=limit)
    # One walk along the index per kind, merged: a rare kind is found without reading the common ones.
    walks = [connection.execute(_OF_KIND[newest_first], {**asked, "kind": kind}) for kind in set(kinds)]
    rows = merge(*walks, key=lambda row: row[0], reverse=newest_first)
    return page_of(rows, after=after, limit=limit)


def of_days(  # as its journal is asked
    connection: sqlite3.Connection, person: str, kinds: Collection[FactKind], *, first: date, last: date
) -> tuple[Fact, ...]:
    """Return one person's facts of these kinds and local days: by day, then as they were written down."""
    asked = {"person": person, "first": first.isoformat(), "last": last.isoformat()}
    walks = [connection.execute(_OF_DAYS, {**asked, "kind": kind}) for kind in set(kinds)]
    rows = merge(*walks, key=lambda row: (row[4][:_DAY], row[0]))
    return tuple(fact_of(Record(*row[1:])) for row in rows)


def page_of(rows: Iterable[Row], *, after: Cursor | None, limit: int) -> Page:
    """Return the first `limit` rows as a page, and whether there was one more."""
    found = list(islice(rows, limit + 1))
    shown = found[:limit]
    return Page(
        facts=tuple(fact_of(Record(*row[1:])) for row in shown),
        cursor=Cursor(shown[-1][0]) if shown else after,
        more=len(found) > limit,
    )
