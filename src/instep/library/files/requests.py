"""The request that a person hands to a clinician: who and which page, and nothing about their health."""

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import msgspec

from instep.foot.anatomy import Pressure, Region, Side, Way
from instep.library.content.agreements import CodeSigns, Terms
from instep.library.errors import BadInput, Message
from instep.library.files.documents import only_fields, read_document
from instep.library.library import Library
from instep.safety.rules import Rules

SCHEMA = "instep.request/1"
PAGE_SIGNS, _PERSON_SIGNS = 4, 8
_FIELDS = frozenset({"schema", "person", "nonce", "made", "until", "code", "a_reply_may_use"})
_REMEDY = Message("errors-request-to_give_file")


@dataclass(frozen=True, kw_only=True)
class Request:
    """One request: `person` names whoever asked, `nonce` this one page; answers are taken until `until`."""

    person: str
    nonce: str
    made: date
    until: date

    def code(self, signs: CodeSigns) -> str:
        """The signs on the page that a short code begins with; another page has others."""
        return signs_of(f"{self.person} {self.nonce}", PAGE_SIGNS, signs)


class _Shape(msgspec.Struct, kw_only=True):
    """What a reply needs of a request; the rest of the file is there to be read by people."""

    schema: Literal["instep.request/1"]
    person: str
    nonce: str
    made: date
    until: date


def new_request(chance: str, person: str | None, *, today: date, terms: Terms) -> Request:
    """Return a request made of `chance`, which nobody can guess; a person keeps the name they have."""
    nonce = hashlib.sha256(f"nonce {chance}".encode()).hexdigest()[:32]
    name = person or signs_of(f"person {chance}", _PERSON_SIGNS, terms.code)
    return Request(person=name, nonce=nonce, made=today, until=today + terms.request_lasts)


def signs_of(text: str, many: int, signs: CodeSigns) -> str:
    """Return so many signs of the alphabet that follow from the text."""
    number = int.from_bytes(hashlib.sha256(text.encode()).digest())
    base = len(signs.alphabet)
    return "".join(signs.alphabet[number // base**place % base] for place in range(many))


def request_json(request: Request, library: Library) -> dict[str, Any]:
    """Return the request as a document, with every word that a reply may use."""
    return {
        "schema": SCHEMA,
        "person": request.person,
        "nonce": request.nonce,
        "made": request.made.isoformat(),
        "until": request.until.isoformat(),
        "code": request.code(library.terms.code),
        "a_reply_may_use": {
            "sides": list(Side),
            "regions": list(Region),
            "pressures": [Pressure.LIGHT, Pressure.MODERATE],
            "most_minutes_per_foot": library.terms.minutes.most,
            "ways_off": list(Way),
            "features_off": list(features(library.rules)),
            "agrees": {rule.id: rule.reason for rule in library.rules.rules if rule.with_clinician_ok},
        },
    }


def features(rules: Rules) -> tuple[str, ...]:
    """The features of a device, any of which a reply may take away."""
    return tuple(option.value for option in rules.items["device_features"].options)


def read_request(name: str) -> Request:
    """Return the request of a file; raises BadInput naming it."""
    return parse_request(read_document(name), name)


def parse_request(tree: Any, name: str) -> Request:
    """Return the request that a file held; raises BadInput naming the file."""
    try:
        shape = msgspec.convert(tree, _Shape)
    except msgspec.ValidationError as problem:
        what, _, where = str(problem).partition(" - at `$")
        place = where.rstrip("`").lstrip(".")
        raise BadInput("request-no_request", file=name, place=place, remedy=_REMEDY, what=what) from None
    only_fields(tree, _FIELDS, file=name)
    return Request(person=shape.person, nonce=shape.nonce, made=shape.made, until=shape.until)
