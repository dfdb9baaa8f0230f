"""Reads an answer of the registry; what does not fit is left out and counted, never guessed."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import msgspec

from instep.library.content.registry import RegistryRules
from instep.registry.results import Block, Entry, Licence, Listing, NoAnswer, NotShown, Silence
from instep.registry.search import City, Place, Search, Zip

_LONGEST = 160  # letters of a field that are kept
_IN_SECONDS_BELOW = 100_000_000_000  # older answers count seconds, newer ones milliseconds
_NUMBER = re.compile(r"[0-9]{10}")
_NOTHING = frozenset({"--", "---"})  # how the registry writes that there is nothing

Text = str | int | None


class _Basic(msgspec.Struct):
    status: Text = None
    first_name: Text = None
    last_name: Text = None
    organization_name: Text = None
    credential: Text = None


class _Address(msgspec.Struct):
    address_purpose: Text = None
    address_1: Text = None
    address_2: Text = None
    city: Text = None
    state: Text = None
    postal_code: Text = None
    telephone_number: Text = None


class _Taxonomy(msgspec.Struct):
    code: Text = None
    primary: bool = False
    state: Text = None
    license: Text = None


class _Record(msgspec.Struct):
    number: int | str
    basic: _Basic
    taxonomies: list[_Taxonomy]
    addresses: list[_Address]
    enumeration_type: Text = None
    practice_locations: list[_Address] | None = msgspec.field(name="practiceLocations", default=None)
    last_updated_epoch: int | float | str | None = None


def read_answer(body: bytes, search: Search, rules: RegistryRules) -> Block | NoAnswer:
    """Return every entry in its order, or that there is no answer in it."""
    try:
        raw = msgspec.json.decode(body)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return NoAnswer(Silence.UNCLEAR)
    if isinstance(raw, dict) and raw.get("Errors"):
        return NoAnswer(Silence.REFUSED, _refusal(raw["Errors"]))
    if not isinstance(raw, dict) or not isinstance(raw.get("results"), list):
        return NoAnswer(Silence.UNCLEAR)
    # More than was asked for is not an answer to the question.
    return tuple(_once(_entry(one, search, rules) for one in raw["results"][: rules.most_at_once]))


def _entry(raw: Any, search: Search, rules: RegistryRules) -> Entry:
    try:
        record = msgspec.convert(raw, _Record)
        return _listing(record, search, rules)
    except (msgspec.ValidationError, ValueError, OverflowError):
        return NotShown.UNREADABLE


def _listing(record: _Record, search: Search, rules: RegistryRules) -> Entry:
    number, name = _text(record.number), _name(record.basic)
    if not _NUMBER.fullmatch(number) or not name:
        return NotShown.UNREADABLE
    if _text(record.basic.status) != rules.active:
        return NotShown.NOT_ACTIVE
    taxonomy = _wanted(record.taxonomies, rules.professions[search.profession].code_begins)
    if taxonomy is None:
        return NotShown.OTHER_PROFESSION
    address = _practice(record, search.place, rules.address)
    if address is None:
        return NotShown.NO_PRACTICE_ADDRESS
    return Listing(
        number=number,
        kind=next((kind for kind, code in rules.kinds.items() if code == record.enumeration_type), ""),
        name=name,
        credential=_text(record.basic.credential),
        label=rules.labels.get(_text(taxonomy.code), ""),
        street=tuple(line for line in map(_text, (address.address_1, address.address_2)) if line),
        city=_text(address.city),
        state=_text(address.state),
        postal_code=_text(address.postal_code)[:5],
        telephone=_text(address.telephone_number),
        licence=_licence(taxonomy),
        changed=_day(record.last_updated_epoch),
    )


def _once(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Keep the first entry of each number."""
    seen: set[str] = set()
    for entry in entries:
        if isinstance(entry, Listing) and entry.number in seen:
            yield NotShown.TWICE
            continue
        if isinstance(entry, Listing):
            seen.add(entry.number)
        yield entry


def _name(basic: _Basic) -> str:
    person = " ".join(part for part in (_text(basic.first_name), _text(basic.last_name)) if part)
    return person or _text(basic.organization_name)


def _wanted(taxonomies: Iterable[_Taxonomy], begins: str) -> _Taxonomy | None:
    """The taxonomy that makes this a member of the profession; the primary one where there are several."""
    family = [one for one in taxonomies if _text(one.code).startswith(begins)]
    return next((one for one in family if one.primary), family[0] if family else None)


def _practice(record: _Record, place: Place, purpose: str) -> _Address | None:
    """The practice in the place that was asked for; where none is there, the first."""
    first = [one for one in record.addresses if one.address_purpose == purpose]
    practices = [*first, *(record.practice_locations or ())]
    return next((one for one in practices if _is_in(one, place)), practices[0] if practices else None)


def _is_in(address: _Address, place: Place) -> bool:
    match place:
        case Zip(digits):
            return _text(address.postal_code).startswith(digits)
        case City(name, state):
            return (_text(address.city).lower(), _text(address.state)) == (name.lower(), state)


def _licence(taxonomy: _Taxonomy) -> Licence | None:
    number = _text(taxonomy.license)
    return Licence(number=number, state=_text(taxonomy.state)) if number else None


def _day(epoch: float | str | None) -> date | None:
    if epoch is None:
        return None
    seconds = float(epoch)
    if seconds >= _IN_SECONDS_BELOW:
        seconds /= 1000
    return datetime.fromtimestamp(seconds, UTC).date()


def _text(value: Text) -> str:
    """A field on one line: no control character, nothing that turns the writing round, no endless name."""
    shown = "".join(one if one.isprintable() else " " for one in str(value if value is not None else ""))
    short = " ".join(shown.split())[:_LONGEST]
    return "" if short in _NOTHING else short


def _refusal(errors: Any) -> str:
    """The registry's own reasons, as far as they are text."""
    listed = errors if isinstance(errors, list) else []
    said = [one.get("description") for one in listed if isinstance(one, dict)]
    return _text("; ".join(one for one in said if isinstance(one, str)))
