"""What every FHIR resource is made of: stable ids, times, texts and references that any reader accepts."""

import base64
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from instep.foot.anatomy import Region, Side
from instep.library.content.codes import Coding
from instep.library.library import Library
from instep.session.phrases import place
from instep.session.words import Words
from instep.words.letters import written

OURS = uuid5(NAMESPACE_OID, "instep.fhir/1")
"""Under it every id is made, and the codes of the foot check and of the ratings are our own."""

_WIDEST = timedelta(hours=14)  # FHIR knows no offset beyond it
Resource = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class FhirRecord:
    """One record on its way out: what names it, the content it is said with, the resources made so far.

    `authors` holds for each resource the names of those who noted it, "" for the person.
    """

    record: str
    library: Library
    resources: list[Resource] = field(default_factory=list)
    authors: dict[str, frozenset[str]] = field(default_factory=dict)

    @property
    def words(self) -> Words:
        """Every message of the language that it is said in."""
        return self.library.words

    def say(self, key: str, **parts: object) -> str:
        """Return the sentence of the report under a key."""
        return self.words.say(f"report-{key}", **{name: str(part) for name, part in parts.items()})

    def id(self, kind: str, name: str) -> str:
        """Return the id of a thing in this record: always the same, and nobody else's."""
        return str(uuid5(OURS, f"{self.record}\n{kind}\n{name}".encode(errors="backslashreplace").decode()))

    def reference(self, kind: str, name: str) -> Resource:
        """Return a reference to a thing in this record."""
        return {"reference": urn(self.id(kind, name)), "type": kind}

    @property
    def patient(self) -> Resource:
        """The person whose feet they are."""
        return self.reference("Patient", self.record)

    def author(self, by: str) -> Resource:
        """Return whoever noted something: the person, or a helper by name."""
        return self.reference("RelatedPerson", by) if by else self.patient

    def add(self, kind: str, thing: str, /, *, by: Iterable[str] = ("",), **parts: Any) -> None:
        """Add a resource; parts without a value are left out, as FHIR wants it."""
        made = {"resourceType": kind, "id": self.id(kind, thing), **parts}
        self.resources.append({key: value for key, value in made.items() if value not in (None, [], {}, "")})
        self.authors[urn(made["id"])] = frozenset(by)

    def place(self, side: Side, region: Region) -> Resource:
        """Return a place on a foot: coded as exactly as there are codes, and said in words."""
        codes = self.library.codes.places[side, region]
        return {"coding": [coding(one) for one in codes], "text": place(side, region, self.words)}

    def foot(self, side: Side, words: str = "") -> Resource:
        """Return a whole foot as a place."""
        return {
            "coding": [coding(self.library.codes.feet[side])],
            "text": words or self.words.say(f"ui-side-{side}"),
        }


def urn(id_: str) -> str:
    """Return the address of a resource that stands in no server."""
    return f"urn:uuid:{id_}"


def coding(one: Coding) -> Resource:
    """Return a code of a standard terminology."""
    return {"system": one.system, "code": one.code, "display": one.display}


def own_code(name: str, words: str, standard: Coding | None = None) -> Resource:
    """Return what something is: the standard's code where there is one, our own, and the words."""
    own = {"system": urn(str(OURS)), "code": name}
    return {"coding": [*([coding(standard)] if standard else []), own], "text": words}


def instant(at: datetime) -> str:
    """Return a time as FHIR writes it: to the millisecond, with an offset of whole minutes."""
    offset = at.utcoffset() or timedelta()
    plain = abs(offset) <= _WIDEST and not offset.total_seconds() % 60
    return (at if plain else at.astimezone(UTC)).isoformat(timespec="milliseconds")


def day(on: date) -> str:
    """Return a day as FHIR writes it."""
    return on.isoformat()


def text(words: str) -> str:
    """Return the words without what no FHIR string may hold; "" where nothing is left."""
    return written(words).strip()


def data(content: bytes) -> str:
    """Return a file's content as FHIR carries it."""
    return base64.b64encode(content).decode()
