"""The kept pins in SQLite: brought up to date with each commit, or derived from the log again."""

import json
import sqlite3
from collections.abc import Iterable
from datetime import date

from instep.journal.noted import NOTING, notes_in, pin_of, pin_text
from instep.journal.record import Record, fact_of
from instep.record.pins import Pin

_FOR_EVER = "9999-12-31"
_KINDS = frozenset(kind.value for kind in NOTING)
_NOTED = (
    "SELECT id, person, kind, at, zone, version, body FROM fact"
    " WHERE kind IN (SELECT value FROM json_each(:kinds)) ORDER BY person, seq"
)
_ONE = "SELECT body FROM pin WHERE person = :person AND pin = :pin"
_ON = (
    "SELECT body FROM pin WHERE person = :person AND span = :span"
    " AND opened BETWEEN :earliest AND :last AND closed >= :first"
)
_KEEP = (
    "INSERT INTO pin (person, pin, opened, closed, span, body)"
    " VALUES (:person, :pin, :opened, :closed, :span, :body)"
    " ON CONFLICT (person, pin) DO UPDATE"
    " SET opened = excluded.opened, closed = excluded.closed, span = excluded.span, body = excluded.body"
)
_OPEN = 99
"""The span of a pin that is open; of a closed one it is the binary digits of how many days it lasted."""
_SPANS = (*range(date.max.toordinal().bit_length() + 1), _OPEN)


def one(connection: sqlite3.Connection, person: str, pin: str) -> Pin | None:
    """Return a person's pin; None where there is none of this id."""
    row = connection.execute(_ONE, {"person": person, "pin": pin}).fetchone()
    return None if row is None else pin_of(row[0])


def between(connection: sqlite3.Connection, person: str, *, first: date, last: date) -> list[Pin]:
    """Return the pins that were open on any day from `first` to `last`."""
    # A pin of a span cannot have opened longer before `first` than the span lasts: of each span only so many
    # days are looked through, however many pins lie before and after them.
    asked = {"person": person, "first": first.isoformat(), "last": last.isoformat()}
    walks = ({**asked, "span": span, "earliest": _earliest(first, span)} for span in _SPANS)
    return [pin_of(body) for walk in walks for (body,) in connection.execute(_ON, walk)]


def add(connection: sqlite3.Connection, records: Iterable[Record]) -> None:
    """Take what the new records note into the pins, inside the caller's transaction."""
    pins: dict[tuple[str, str], Pin] = {}
    for record in records:
        for bare, note in notes_in(fact_of(record)) if record.kind in _KINDS else ():
            key = record.person, bare.id
            pins[key] = (pins.get(key) or one(connection, *key) or bare).plus(note)
    for (person, _), pin in pins.items():
        connection.execute(_KEEP, _row(person, pin))


def rebuild(connection: sqlite3.Connection) -> None:
    """Derive every pin from the log again, inside the caller's transaction."""
    connection.execute("DELETE FROM pin")
    kinds = json.dumps(sorted(_KINDS))
    add(connection, map(Record._make, connection.execute(_NOTED, {"kinds": kinds})))


def _earliest(first: date, span: int) -> str:
    return date.fromordinal(max(1, first.toordinal() - 2**span)).isoformat()


def _row(person: str, pin: Pin) -> dict[str, str | int]:
    # A pin of which only looks have arrived so far is on no map yet.
    opened = pin.first_day.isoformat() if pin.first_day else _FOR_EVER
    closed = pin.closed.day.isoformat() if pin.closed else _FOR_EVER
    span = (pin.closed.day - pin.first_day).days.bit_length() if pin.closed and pin.first_day else _OPEN
    return {
        "person": person,
        "pin": pin.id,
        "opened": opened,
        "closed": closed,
        "span": span,
        "body": pin_text(pin),
    }
