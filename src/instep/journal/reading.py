"""Reading the log: pages by keyset, each on a connection that cannot write."""

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from heapq import merge
from pathlib import Path
from queue import Empty, LifoQueue
from typing import Any, NamedTuple

from instep.facts.body import FactBody, kind_of
from instep.journal.fact_codec import Record, microseconds
from instep.journal.file import reader
from instep.journal.log import Cursor, LogPage
from instep.journal.sqlite_errors import as_journal_error, no_longer_open

_KEPT_OPEN = 4
_DAY = 10  # letters of an ISO day
_COLUMNS = "seq, instant, id, person, kind, at, zone, version, body"

_FACTS = f"SELECT {_COLUMNS} FROM fact"  # noqa: S608  # our own names

_LOG = f"{_FACTS} WHERE seq > :after AND (:owner IS NULL OR owner = :owner) ORDER BY seq LIMIT :limit"
_BEYOND = (
    " AND (instant, id, person) {sign}"
    " (SELECT instant, id, person FROM fact WHERE seq = :after AND owner = :person)"
)
_OF_KIND = (
    f"{_FACTS} WHERE owner = :person AND kind = :kind{{beyond}}"
    " ORDER BY instant{down}, id{down}, person{down}"
)
_BETWEEN = (
    f"{_FACTS} WHERE owner = :person AND kind = :kind"
    " AND instant BETWEEN :since AND :until ORDER BY instant, id, person"
)
_OF_DAYS = (
    f"{_FACTS} WHERE owner = :person AND kind = :kind"
    f" AND substr(at, 1, {_DAY}) BETWEEN :first AND :last ORDER BY substr(at, 1, {_DAY}), instant, id, person"
)
_OF_SESSION = f"{_FACTS} WHERE owner = :person AND session = :session ORDER BY instant, id, person"
_OWNER_OF = "SELECT owner FROM fact WHERE owner = :person AND session = :session LIMIT 1"
_PEOPLE = (  # from one owner to the next along the index, past all their facts
    "WITH RECURSIVE one(owner) AS (SELECT min(owner) FROM fact"
    " UNION ALL SELECT (SELECT min(owner) FROM fact WHERE owner > one.owner) FROM one"
    " WHERE one.owner IS NOT NULL)"
    " SELECT owner FROM one WHERE owner IS NOT NULL"
)


class StoredRecord(NamedTuple):
    """A record with its place in the log and in the one order."""

    seq: int
    instant: int
    record: Record

    @property
    def order(self) -> tuple[int, str, str]:
        """Where it stands among all facts; two people who are one may each have a fact of one id."""
        return self.instant, self.record.id, self.record.person


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
        with as_journal_error(self._path):
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


def of_kinds(
    connection: sqlite3.Connection,
    person: str,
    kinds: Collection[type[FactBody]],
    *,
    after: Cursor | None,
    newest_first: bool,
) -> Iterator[StoredRecord]:
    """Yield one person's records of these kinds in the one order, from a place on."""
    text = _of_kind(beyond=after is not None, newest_first=newest_first)
    # One walk along the index per kind, merged: a rare kind is found without reading the common ones.
    asked = {"person": person, "after": after}
    walks = [_rows(connection, text, {**asked, "kind": kind_of(kind)}) for kind in set(kinds)]
    return merge(*walks, key=lambda row: row.order, reverse=newest_first)


def between(  # as its journal is asked
    connection: sqlite3.Connection,
    person: str,
    kinds: Collection[type[FactBody]],
    *,
    since: datetime,
    until: datetime,
) -> Iterator[StoredRecord]:
    """Yield one person's records of these kinds between two instants, in the one order."""
    asked = {"person": person, "since": microseconds(since), "until": microseconds(until)}
    walks = [_rows(connection, _BETWEEN, {**asked, "kind": kind_of(kind)}) for kind in set(kinds)]
    return merge(*walks, key=lambda row: row.order)


def of_days(  # as its journal is asked
    connection: sqlite3.Connection,
    person: str,
    kinds: Collection[type[FactBody]],
    *,
    first: date,
    last: date,
) -> Iterator[StoredRecord]:
    """Yield one person's records of these kinds and local days: by day, then in the one order."""
    asked = {"person": person, "first": first.isoformat(), "last": last.isoformat()}
    walks = [_rows(connection, _OF_DAYS, {**asked, "kind": kind_of(kind)}) for kind in set(kinds)]
    return merge(*walks, key=lambda row: (row.record.at[:_DAY], *row.order))


def of_session(connection: sqlite3.Connection, person: str, session: str) -> Iterator[StoredRecord]:
    """Yield everything that belongs to one session, in the one order."""
    return _rows(connection, _OF_SESSION, {"person": person, "session": session})


def session_owner(connection: sqlite3.Connection, session: str) -> str | None:
    """Return whose a session is; looks along the index, once for each person."""
    asked = ({"person": one, "session": session} for one in people(connection))
    found = (row[0] for one in asked for row in connection.execute(_OWNER_OF, one))
    return next(found, None)


def log_page(
    connection: sqlite3.Connection, *, owner: str | None, after: Cursor | None, limit: int
) -> LogPage:
    """Return a stretch of the log as it was written down."""
    asked = {"after": after or 0, "owner": owner, "limit": limit + 1}
    found = list(_rows(connection, _LOG, asked))
    shown = found[:limit]
    return LogPage(
        records=tuple(row.record for row in shown),
        cursor=Cursor(shown[-1].seq) if shown else after,
        more=len(found) > limit,
    )


def people(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return everybody who owns a fact."""
    return tuple(owner for (owner,) in connection.execute(_PEOPLE))


def _of_kind(*, beyond: bool, newest_first: bool) -> str:
    place = _BEYOND.format(sign="<" if newest_first else ">") if beyond else ""
    return _OF_KIND.format(beyond=place, down=" DESC" if newest_first else "")


def _rows(connection: sqlite3.Connection, text: str, asked: dict[str, Any]) -> Iterator[StoredRecord]:
    return (StoredRecord(row[0], row[1], Record(*row[2:])) for row in connection.execute(text, asked))
