"""What a journal's file holds, told before anything of it is written, and the note that it was taken in."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import file_digest
from pathlib import Path
from typing import Any

from instep.facts.agreement import AgreementAccepted, AgreementSpoken
from instep.facts.body import FactBody, kind_of
from instep.facts.fact import Fact
from instep.facts.imported import FactsImported
from instep.facts.person import PersonNamed
from instep.journal.fact_codec import Record, microseconds, moment_of, readable
from instep.journal.log import Journal

_OPENING = frozenset({kind_of(AgreementAccepted), kind_of(AgreementSpoken)})
_LONGEST_NAME = 120


@dataclass(frozen=True, kw_only=True)
class Held:
    """What a file holds of one person; `name` is the last that it gives them, or none."""

    person: str
    name: str
    kinds: Mapping[str, int]
    first: datetime
    last: datetime

    @property
    def facts(self) -> int:
        """How many there are."""
        return sum(self.kinds.values())


def held_in(records: Iterable[Record]) -> tuple[Held, ...]:
    """Return what the records hold of each person, in the order in which a file names them first."""
    of: dict[str, list[Record]] = {}
    for record in records:
        of.setdefault(record.person, []).append(record)
    return tuple(_held(person, those) for person, those in of.items())


def held_json(held: Iterable[Held]) -> list[dict[str, Any]]:
    """Return the same as plain JSON."""
    return [
        {
            "person": one.person,
            "name": one.name or None,
            "facts": one.facts,
            "kinds": dict(one.kinds),
            "first": one.first.isoformat(),
            "last": one.last.isoformat(),
        }
        for one in held
    ]


def imports(
    held: Iterable[Held], records: Iterable[Record], path: Path, *, known: Journal
) -> Iterator[tuple[str, FactsImported]]:
    """Yield for each person the note that these records came from this file."""
    accepted = [record for record in records if record.kind in _OPENING]
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    for one in held:
        there = {fact.id for fact in known.every(one.person, AgreementAccepted, AgreementSpoken)}
        yield (
            one.person,
            FactsImported(
                file=path.name.encode(errors="replace").decode()[:_LONGEST_NAME],
                digest=digest,
                facts=one.facts,
                first=one.first,
                last=one.last,
                agreements=tuple(
                    record.id for record in accepted if record.person == one.person and record.id not in there
                ),
            ),
        )


def _held(person: str, records: list[Record]) -> Held:
    times = sorted((moment_of(record.at, record.zone) for record in records), key=microseconds)
    kinds = Counter(record.kind for record in records)
    return Held(
        person=person,
        name=_name(readable(record for record in records if record.kind == kind_of(PersonNamed))),
        kinds=dict(sorted(kinds.items())),
        first=times[0],
        last=times[-1],
    )


def _name(facts: Iterable[Fact[FactBody]]) -> str:
    named = sorted(facts, key=lambda fact: fact.order)
    return next((fact.body.name for fact in reversed(named) if isinstance(fact.body, PersonNamed)), "")
