"""What of one person cannot be read and may have said something that still counts.

The work does not grow with the history. Looked at are: what could not be read when it came, everything that
says a current value, and the newest fact of each kind. What damage did to any other fact, the doctor finds.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime

from instep.facts.body import EARLIEST, LATEST
from instep.facts.fact import Fact
from instep.facts.kinds import KINDS
from instep.facts.stop import Unread
from instep.journal.current import NEVER
from instep.journal.fact_codec import Record, is_name, microseconds, moment_of, set_aside

_COLUMNS = "id, person, kind, at, zone, version, body"
_OWNED = f"SELECT {_COLUMNS} FROM fact WHERE owner = :person"  # noqa: S608  # our own names
_WAITING = "SELECT fact FROM current WHERE person = :person AND replaced > :now"
_CURRENT = f"{_OWNED} AND id IN ({_WAITING})"
_NEWEST = f"{_OWNED} AND kind = :kind ORDER BY instant DESC, id DESC, person DESC LIMIT 1"
_CAME = (
    "INSERT INTO current (person, kind, key, fact, replaced) VALUES (:person, 'unread', '', :fact, :never)"
    " ON CONFLICT DO NOTHING"
)
_CLOSED = "SELECT fact FROM current WHERE person = :person AND kind = :name AND replaced <= :now"


def add(connection: sqlite3.Connection, records: Iterable[tuple[str, Record]]) -> None:
    """Take in what came and cannot be read, by whose it is, inside the caller's transaction."""
    rows = [{"person": owner, "fact": record.id, "never": NEVER} for owner, record in records]
    connection.executemany(_CAME, rows)


def standing(
    connection: sqlite3.Connection, person: str, name: str, *, now: datetime
) -> Iterator[Fact[Unread]]:
    """Yield what stands where a fact cannot be read, but for what is replaced under a name (see Settled)."""
    asked = {"person": person, "name": name, "now": microseconds(now)}
    closed = {fact for (fact,) in connection.execute(_CLOSED, asked)}
    found = {_id(aside.record): aside.record for aside in set_aside(_looked_at(connection, asked))}
    for fact, record in found.items():
        if fact not in closed:
            yield Fact(id=fact, person=person, at=_at(record), body=Unread())


def _looked_at(connection: sqlite3.Connection, asked: dict[str, object]) -> Iterator[Record]:
    yield from (Record(*row) for row in connection.execute(_CURRENT, asked))
    for kind in KINDS:
        yield from (Record(*row) for row in connection.execute(_NEWEST, {**asked, "kind": kind}))


def _id(record: Record) -> str:
    """What a closing can name it by, whatever damage made of its id."""
    if is_name(record.id):
        return record.id
    return f"unread-{hashlib.sha256(ascii(record.id).encode()).hexdigest()[:32]}"


def _at(record: Record) -> datetime:
    try:
        at = moment_of(record.at, record.zone)
    except (ValueError, TypeError, OverflowError, AttributeError):
        return EARLIEST
    return at if EARLIEST <= at < LATEST else EARLIEST
