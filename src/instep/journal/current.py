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

from instep.facts.body import CurrentValue, FactBody
from instep.facts.fact import Fact
from instep.journal.fact_codec import Record, microseconds, read_record

if TYPE_CHECKING:
    from instep.journal.derived import Owned

NEVER = 2**63 - 1
"""Later than any instant: a value that nothing replaces."""

_SET = (
    "INSERT INTO current (person, kind, key, fact, replaced) VALUES (:person, :kind, :key, :fact, :replaced)"
    " ON CONFLICT (person, kind, key, fact) DO UPDATE SET replaced = min(replaced, excluded.replaced)"
)
_STANDING = (
    "SELECT current.key, fact.id, fact.person, fact.kind, fact.at, fact.zone, fact.version, fact.body"
    # In this order alone: from what stands to its few facts, and not through every fact of the person.
    " FROM current CROSS JOIN fact ON fact.owner = current.person AND fact.id = current.fact"
    " WHERE current.person = :person AND current.kind = :kind AND current.replaced > :now"
    " ORDER BY fact.instant, fact.id, fact.person"
)


def add(connection: sqlite3.Connection, owned: Iterable["Owned"]) -> None:
    """Take in what new facts say and replace, inside the caller's transaction."""
    rows = [
        row for owner, fact in owned for settled in fact.body.settles() for row in _rows(owner, fact, settled)
    ]
    connection.executemany(_SET, rows)


def standing(
    connection: sqlite3.Connection, person: str, kind: str, *, now: datetime
) -> Iterator[tuple[str, Fact[FactBody]]]:
    """Yield the key and the fact of every current value, in the one order of facts."""
    asked = {"person": person, "kind": kind, "now": microseconds(now)}
    for key, *columns in connection.execute(_STANDING, asked):
        fact = read_record(Record(*columns))
        # A fact of this id need not be the one that says it: it may be somebody else's who was joined, or
        # what was replaced may never have been a value of this key.
        if isinstance(fact, Fact) and _says(fact, kind, key):
            yield key, fact


def _says(fact: Fact[FactBody], kind: str, key: str) -> bool:
    return any(one.says and (one.kind, one.key) == (kind, key) for one in fact.body.settles())


def _rows(owner: str, fact: Fact[FactBody], settled: CurrentValue) -> Iterator[dict[str, Any]]:
    row = {"person": owner, "kind": settled.kind, "key": settled.key}
    if settled.says:
        yield {**row, "fact": fact.id, "replaced": NEVER}
    since = settled.since or max(fact.at, settled.not_before or fact.at)
    replaced = {**row, "replaced": microseconds(since)}
    yield from ({**replaced, "fact": one} for one in settled.replaced)
