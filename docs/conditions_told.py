"""Tells the conditions of rules in words: those of the questions, their choices and the findings."""

from collections.abc import Iterable
from math import inf

from instep.library.content.reading import read_tree
from instep.library.library import Library
from instep.safety.conditions import (
    All,
    Always,
    AnyOf,
    Between,
    Condition,
    Derived,
    FindingMarked,
    Not,
    NotEmpty,
    Some,
    StoppedBefore,
)


class Told:
    """Every condition of a library in words."""

    def __init__(self, library: Library) -> None:
        derived = read_tree(library.root, "screening/derived.yaml")["derived"]
        self._rules = library.rules
        self._facts = {one["id"]: one["means"] for one in derived}

    def fact(self, name: str) -> str:
        """Return what a fact that follows from several answers means."""
        return self._facts[name]

    def when(self, condition: Condition) -> str:
        """Return when the condition holds."""
        match condition:
            case All(parts):
                return " **and** ".join(self._part(part) for part in parts)
            case Some(parts):
                return " **or** ".join(self._part(part) for part in parts)
            case Not(part):
                return f"**not** ({self.when(part)})"
            case Derived(fact):
                return self._facts[fact]
            case plain:
                return self._plain(plain)

    def _part(self, part: Condition) -> str:
        told = self.when(part)
        return f"({told})" if isinstance(part, (All, Some)) else told

    def _plain(self, condition: Condition) -> str:
        match condition:
            case FindingMarked(findings):
                return "marked: " + _listed(self._rules.findings[one].name for one in sorted(findings))
            case StoppedBefore(names):
                return "happened: " + _listed(one.replace("_", " ") for one in sorted(names))
            case AnyOf(item, values):
                return self._answered(item, values)
            case NotEmpty(item):
                return f"{_name(item)}: any"
            case Between(item, least, most):
                return f"{_name(item)}: {_between(least, most)}"
            case Always():
                return "always"
        raise AssertionError(condition)

    def _answered(self, item: str, values: Iterable[str | int]) -> str:
        """A choice has words of its own; a yes is told with its question."""
        asked = self._rules.items[item]
        labels = {option.value: option.label for option in asked.options}
        chosen = sorted(map(str, values), reverse=True)
        told = _listed(labels.get(one, one.replace("_", " ")) for one in chosen)
        return f"{_name(item)}: {told}" if labels else f"{asked.question} ({told})"


def _name(item: str) -> str:
    return item.replace("_", " ")


def _between(least: float, most: float) -> str:
    if most == inf:
        return f"{least:g} or more"
    return f"{most:g} or less" if least == -inf else f"{least:g} to {most:g}"


def _listed(words: Iterable[str]) -> str:
    return " / ".join(words)
