"""The kept pins in SQLite: brought up to date with each commit, or derived from the log again."""

import sqlite3
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from instep.journal.pins_from_facts import notes_in, pin_of, pin_text
from instep.record.pins import Pin

if TYPE_CHECKING:
    from instep.journal.derived import Owned

_FOR_EVER = "9999-12-31"
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


def add(connection: sqlite3.Connection, owned: Iterable["Owned"]) -> None:
    """Take what new facts note into the pins, inside the caller's transaction."""
    pins: dict[tuple[str, str], Pin] = {}
    for owner, fact in owned:
        for name, note in notes_in(fact):
            key = owner, name
            known = pins.get(key) or one(connection, *key)
            pins[key] = known.plus(note) if known else Pin.begun(name, note)
    for (person, _), pin in pins.items():
        connection.execute(_KEEP, _row(person, pin))


def _earliest(first: date, span: int) -> str:
    return date.fromordinal(max(1, first.toordinal() - 2**span)).isoformat()


def _row(person: str, pin: Pin) -> dict[str, str | int]:
    closed = pin.closed.day.isoformat() if pin.closed else _FOR_EVER
    span = (pin.closed.day - pin.first_day).days.bit_length() if pin.closed else _OPEN
    return {
        "person": person,
        "pin": pin.id,
        "opened": pin.first_day.isoformat(),
        "closed": closed,
        "span": span,
        "body": pin_text(pin),
    }
