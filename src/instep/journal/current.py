"""Current values in SQLite: which facts say one, and from which instant each of them is replaced.

A fact that says what a value is names the facts that it replaces. What nothing replaces stands, however many
those are: two devices that knew nothing of each other both stand until a later fact names both. A row keeps
the earliest instant of a replacement, so that the order in which facts arrive makes no difference, and so
that a fact dated after now replaces nothing until its time has come.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from instep.facts.body import FactBody, Settled
from instep.facts.fact import Fact
from instep.journal.record import Record, microseconds

if TYPE_CHECKING:
    from instep.journal.derived import Owned

NEVER = 2**63 - 1
"""Later than any instant: a value that nothing replaces."""

_SAYS = (
    "INSERT INTO current (person, kind, key, fact, says, replaced)"
    " VALUES (:person, :kind, :key, :fact, :says, :replaced) ON CONFLICT (person, kind, key, fact)"
    " DO UPDATE SET says = max(says, excluded.says), replaced = min(replaced, excluded.replaced)"
)
_STANDING = (
    "SELECT current.key, fact.id, fact.person, fact.kind, fact.at, fact.zone, fact.version, fact.body"
    " FROM current JOIN fact ON fact.owner = current.person AND fact.id = current.fact"
    " WHERE current.person = :person AND current.kind = :kind AND current.replaced > :now AND says"
    " ORDER BY fact.instant, fact.id"
)
_NAMED = "SELECT DISTINCT person FROM current WHERE kind = :kind ORDER BY person"


def add(connection: sqlite3.Connection, owned: Iterable["Owned"]) -> None:
    """Take in what new facts say and replace, inside the caller's transaction."""
    rows = [
        row for owner, fact in owned for settled in fact.body.settles() for row in _rows(owner, fact, settled)
    ]
    connection.executemany(_SAYS, rows)


def standing(
    connection: sqlite3.Connection, person: str, kind: str, *, now: datetime
) -> Iterator[tuple[str, Record]]:
    """Yield the key and the record of every fact that says a current value, in the one order of facts."""
    asked = {"person": person, "kind": kind, "now": microseconds(now)}
    return ((row[0], Record(*row[1:])) for row in connection.execute(_STANDING, asked))


def people(connection: sqlite3.Connection, kind: str) -> list[str]:
    """Return everybody of whom a value of this kind was ever said."""
    return [row[0] for row in connection.execute(_NAMED, {"kind": kind})]


def _rows(owner: str, fact: Fact[FactBody], settled: Settled) -> Iterator[dict[str, Any]]:
    row = {"person": owner, "kind": settled.kind, "key": settled.key}
    if settled.says:
        yield {**row, "fact": fact.id, "says": 1, "replaced": NEVER}
    since = settled.since or max(fact.at, settled.not_before or fact.at)
    replaced = {**row, "says": 0, "replaced": microseconds(since)}
    yield from ({**replaced, "fact": one} for one in settled.replaced)
