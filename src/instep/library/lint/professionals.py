"""Says what in the content about professionals does not hold together."""

import re
from collections.abc import Iterator
from pathlib import Path

from instep.library.content.emergency import emergency_numbers
from instep.library.content.professionals import professionals
from instep.library.content.registry import registry_rules
from instep.library.lint.content import Check
from instep.library.nearest import did_you_mean
from instep.safety.professionals import Call

_PLACE = re.compile(r"\{(\w*)\}")


def places_of_a_call_are_choices(root: Path) -> Iterator[str]:
    """Every place in a sentence of a call can be chosen, and has a blank until it is."""
    for call in professionals(root).calls.values():
        where = f"professionals/calling.yaml, call {call.id}"
        known = [choice.id for choice in call.choices]
        for name in _named(call):
            if name not in known:
                yield f"{where}: no choice {name!r}; {did_you_mean(name, known)}"
        for choice in call.choices:
            if not choice.many and not choice.blank:
                yield f"{where}: choice {choice.id!r} has no blank; write what stands there at first"
            if choice.id not in _named(call):
                yield f"{where}: choice {choice.id!r} stands in no sentence; use it or take it away"


def _named(call: Call) -> list[str]:
    return [name for line in (*call.say, *call.ask) for name in _PLACE.findall(line.text)]


def countries_and_searches_exist(root: Path) -> Iterator[str]:
    """Every country has an emergency number, and every search is one that the registry takes."""
    known, rules = professionals(root), registry_rules(root)
    countries = emergency_numbers(root).by_country
    for code in (*known.by_country, rules.country):
        if code not in countries:
            yield f"professionals/countries.yaml: no country {code!r}; {did_you_mean(code, countries)}"
    for need in known.needs.values():
        if need.search and need.search not in rules.professions:
            remedy = did_you_mean(need.search, rules.professions)
            yield f"professionals/professionals.yaml, need {need.id}: no search for {need.search!r}; {remedy}"


PROFESSIONALS: tuple[Check, ...] = (
    places_of_a_call_are_choices,
    countries_and_searches_exist,
)
"""The checks of finding help."""
