"""What is asked of the registry: a profession and a place, in its parameters, and nothing else."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from instep.library.content.registry import RegistryRules
from instep.library.errors import BadInput, Message
from instep.library.nearest import did_you_mean

_ZIP = re.compile(r"([0-9]{5})(?:-?[0-9]{4})?")
_LONGEST_CITY = 60
_WRITE = Message("errors-registry-to_write_place")


@dataclass(frozen=True)
class Zip:
    """The five digits of a ZIP code; the four that would say the street are never sent."""

    digits: str

    def __str__(self) -> str:
        """As the person wrote it."""
        return self.digits


@dataclass(frozen=True)
class City:
    """A city in a state, by the state's two letters."""

    name: str
    state: str

    def __str__(self) -> str:
        """As one writes it."""
        return f"{self.name}, {self.state}"


Place: TypeAlias = Zip | City


@dataclass(frozen=True, kw_only=True)
class Search:
    """A profession, a place, and people or practices alone where that was asked for."""

    profession: str
    place: Place
    kind: str | None = None


def read_search(profession: str, place: str, kind: str | None, rules: RegistryRules) -> Search:  # noqa: PLR0917  # three fields of one form
    """Return the search; raises BadInput naming the field, before anything is sent."""
    _known(profession, "search", rules.professions)
    if kind is not None:
        _known(kind, "kind", rules.kinds)
    return Search(profession=profession, place=read_place(place, rules.states), kind=kind)


def read_place(raw: str, states: Mapping[str, str]) -> Place:
    """Return the place in the USA; raises BadInput for a state alone, a place elsewhere, or no place."""
    text = " ".join(raw.split())
    digits = _ZIP.fullmatch(text)
    if digits:
        return Zip(digits[1])
    city, comma, state = (part.strip() for part in text.rpartition(","))
    if not comma:
        raise _no_place(text, states)
    code = _state(state, states)
    if code is None:
        raise BadInput("registry-no_state_of_usa", place="place", remedy=_WRITE, written=repr(state))
    if not _is_city(city):
        raise BadInput("registry-no_name_of_city", place="place", remedy=_WRITE, written=repr(city))
    return City(city, code)


def parameters(search: Search, rules: RegistryRules, *, skip: int) -> dict[str, str]:
    """Return all that is sent, in the words of version 2.1 of the registry's interface."""
    kind = {"enumeration_type": rules.kinds[search.kind]} if search.kind else {}
    return {
        "version": rules.version,
        **kind,
        "taxonomy_description": rules.professions[search.profession].send,
        "address_purpose": rules.address,
        **_where(search.place),
        "limit": str(rules.most_at_once),
        "skip": str(skip),
    }


def state_of(search: Search | None, rules: RegistryRules) -> str | None:
    """Return the name of the state that is searched in; None where no state was written."""
    return rules.states[search.place.state] if search and isinstance(search.place, City) else None


def _where(place: Place) -> dict[str, str]:
    match place:
        case Zip(digits):
            return {"postal_code": digits}
        case City(name, state):
            return {"city": name, "state": state}


def _known(name: str, place: str, known: Mapping[str, object]) -> None:
    if name not in known:
        raise BadInput(
            "any-not_known", place=place, remedy=did_you_mean(name[:60], known), written=repr(name[:60])
        )


def _state(text: str, states: Mapping[str, str]) -> str | None:
    if text.upper() in states:
        return text.upper()
    return next((code for code, name in states.items() if name.lower() == text.lower()), None)


def _is_city(text: str) -> bool:
    # A wildcard would ask for more than the person wrote.
    return 1 < len(text) <= _LONGEST_CITY and all(one.isalpha() or one in " .'-" for one in text)


def _no_place(text: str, states: Mapping[str, str]) -> BadInput:
    if _state(text, states):
        return BadInput("registry-state_alone", place="place", remedy=_WRITE, written=repr(text))
    key = "registry-no_place" if text else "registry-empty"
    return BadInput(key, place="place", remedy=_WRITE, written=repr(text[:60]))
