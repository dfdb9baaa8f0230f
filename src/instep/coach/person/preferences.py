"""Preferences as they were left: each a fact that names the one it replaces."""

from collections.abc import Iterable, Mapping

from instep.coach.context import Context
from instep.facts.person import PreferenceSet

COUNTRY = "country"
"""The preference that says which emergency number is shown."""


def read_dials(context: Context) -> dict[str, str]:
    """Return the value of each preference: of those that nothing replaces, the last."""
    current = context.journal.current(context.person, PreferenceSet, now=context.now)
    return {name: facts[-1].body.value for name, facts in current.items()}


def set_dials(values: Mapping[str, str], context: Context) -> None:
    """Write down the preferences that changed, and nothing where none did."""
    current = context.journal.current(context.person, PreferenceSet, now=context.now)
    changed = [
        PreferenceSet(name=name, value=value, replaces=tuple(fact.id for fact in current.get(name, ())))
        for name, value in values.items()
        if name not in current or current[name][-1].body.value != value
    ]
    if changed:
        context.append(*changed)


def read_country(person: str | None, people: Iterable[str], context: Context) -> str | None:
    """Return the country that the person chose, else the one that anybody of these people chose last."""
    own = read_dial_here(COUNTRY, [person], context) if person else None
    return own or read_dial_here(COUNTRY, people, context)


def read_dial_here(name: str, people: Iterable[str], context: Context) -> str | None:
    """Return what anybody of these people set last: it holds for a place, as the country does."""
    said = [
        fact
        for person in people
        for fact in context.journal.current(person, PreferenceSet, now=context.now).get(name, ())
    ]
    return max(said, key=lambda fact: fact.order).body.value if said else None
