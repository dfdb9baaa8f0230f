"""What facts of an older version replaced: settled once, from the order of the journal that they come from.

Before version 2 of their kinds, a profile, a preference or a setting did not say what it replaces. Such a
fact replaced those that both stood before it in its journal and happened before it; where the two orders
disagree, nobody knows which was meant, and both stand until a person says otherwise.
"""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC
from typing import cast, get_args

from instep.facts.body import CurrentValue, FactBody
from instep.facts.fact import Fact
from instep.facts.kinds import KINDS, plain
from instep.facts.settled import Older, OrderSettled, Replacement
from instep.journal.fact_codec import Record, json_text, read_record, record_of

_WHOLE = "profile_answered"
_KINDS = frozenset(get_args(Older))


def settled(records: Iterable[Record]) -> list[Record]:
    """Return for each person one record that says what their older facts replaced; the same every time."""
    found: dict[str, list[Replacement]] = {}
    for person, facts in _older(records).items():
        found[person] = list(_replacements(facts))
    return [_record(person, replaced) for person, replaced in found.items() if replaced]


def _older(records: Iterable[Record]) -> dict[str, list[Fact[FactBody]]]:
    older: dict[str, list[Fact[FactBody]]] = {}
    for record in records:
        if record.kind in _KINDS and record.version < KINDS[record.kind].version:
            read = read_record(record)
            if isinstance(read, Fact):
                older.setdefault(record.person, []).append(read)
    return older


def _replacements(facts: list[Fact[FactBody]]) -> Iterator[Replacement]:
    # From the last to the first: of all that come later in both orders, the earliest replaces.
    later: dict[tuple[str, str], list[Fact[FactBody]]] = {}
    for fact in reversed(facts):
        for says in fact.body.settles():
            known = later.get(_what(says), ())
            since = min((one.order for one in known if one.order > fact.order), default=None)
            if since is not None:
                yield Replacement(
                    kind=cast("Older", says.kind), key=says.key, earlier=fact.id, since=since.instant
                )
        for what in {_what(says) for says in fact.body.settles()}:
            later.setdefault(what, []).append(fact)


def _what(says: CurrentValue) -> tuple[str, str]:
    """What is replaced as one: a profile of version 1 was whole, without what was to be asked again."""
    return says.kind, "" if says.kind == _WHOLE else says.key


def _record(person: str, replaced: list[Replacement]) -> Record:
    replacements = tuple(sorted(replaced, key=lambda one: (one.kind, one.key, one.earlier)))
    body = OrderSettled(replacements=replacements)
    name = hashlib.sha256(json_text(plain(body)).encode()).hexdigest()[:32]
    at = max(one.since for one in replacements).astimezone(UTC)
    return record_of(Fact(id=f"settled-{name}", person=person, at=at, body=body))
