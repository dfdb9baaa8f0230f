"""Conditions of rules, and whether they hold: yes, no, or not known because a question was skipped."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from msgspec import Struct

from instep.safety.answers import FINDINGS, Answer, Answers

Truth: TypeAlias = bool | None
"""None: not known, because a question it needs was skipped."""


class Always(Struct, frozen=True, tag=True):
    """True for everyone."""


class AnyOf(Struct, frozen=True, tag=True):
    """The answer is, or holds, one of these values."""

    item: str
    values: frozenset[str | int]


class NotEmpty(Struct, frozen=True, tag=True):
    """At least one choice was made."""

    item: str


class Between(Struct, frozen=True, tag=True):
    """The answer is a number within these bounds, both included."""

    item: str
    least: float
    most: float


class FindingMarked(Struct, frozen=True, tag=True):
    """One of these findings is marked today."""

    findings: frozenset[str]


class StoppedBefore(Struct, frozen=True, tag=True):
    """One of these happened before, and nobody has said what came of it."""

    names: frozenset[str]


class Derived(Struct, frozen=True, tag=True):
    """A named fact that follows from several answers."""

    fact: str


class All(Struct, frozen=True, tag=True):
    """Every part holds."""

    parts: tuple["Condition", ...]


class Some(Struct, frozen=True, tag=True):
    """One part holds."""

    parts: tuple["Condition", ...]


class Not(Struct, frozen=True, tag=True):
    """The part does not hold."""

    part: "Condition"


Plain: TypeAlias = Always | AnyOf | NotEmpty | Between | FindingMarked | StoppedBefore
Condition: TypeAlias = Plain | Derived | All | Some | Not


@dataclass(frozen=True, kw_only=True)
class Facts:
    """The answers with their defaults, and the conditions of the derived facts."""

    answers: Answers
    defaults: Mapping[str, Answer]
    derived: Mapping[str, Condition]

    def answer(self, item: str) -> Answer | None:
        """The answer or the item's default; None where the question was skipped."""
        if item in self.answers.skipped:
            return None
        return self.answers.given.get(item) or self.defaults[item]


def holds(condition: Condition, facts: Facts) -> Truth:
    """Whether the condition holds."""
    match condition:
        case All(parts):
            return _every(holds(part, facts) for part in parts)
        case Some(parts):
            return _some(holds(part, facts) for part in parts)
        case Not(part):
            return _opposite(holds(part, facts))
        case Derived(fact):
            return holds(facts.derived[fact], facts)
        case plain:
            return _holds_plainly(plain, facts)


def _holds_plainly(condition: Plain, facts: Facts) -> Truth:
    match condition:
        case Always():
            return True
        case FindingMarked(findings):
            return _found(findings, facts)
        case StoppedBefore(names):
            return any(one.name in names for one in facts.answers.standing)
        case AnyOf() | NotEmpty() | Between():
            return _said(condition, facts)


def _every(truths: Iterable[Truth]) -> Truth:
    """False as soon as one is false; otherwise not known as soon as one is not known."""
    unknown = False
    for truth in truths:
        if truth is False:
            return False
        unknown |= truth is None
    return None if unknown else True


def _some(truths: Iterable[Truth]) -> Truth:
    """True as soon as one is true; otherwise not known as soon as one is not known."""
    unknown = False
    for truth in truths:
        if truth:
            return True
        unknown |= truth is None
    return None if unknown else False


def _opposite(truth: Truth) -> Truth:
    return None if truth is None else not truth


def _found(findings: frozenset[str], facts: Facts) -> Truth:
    return any(found.id in findings for found in facts.answers.found) or (
        None if FINDINGS in facts.answers.skipped else False
    )


def _said(test: AnyOf | NotEmpty | Between, facts: Facts) -> Truth:
    """Whether the test holds for what was said, or for what was measured beside it."""
    measured = facts.answers.measured.answers.get(test.item)
    answers = [facts.answer(test.item), *([measured] if measured else [])]
    return _some(_passes(test, answer) if answer else None for answer in answers)


def _passes(test: AnyOf | NotEmpty | Between, answer: Answer) -> bool:
    chosen = answer.value if isinstance(answer.value, tuple) else (answer.value,)
    match test:
        case AnyOf(_, values):
            return not values.isdisjoint(chosen)
        case NotEmpty():
            return bool(chosen)
        case Between(_, least, most):
            return isinstance(answer.value, int) and least <= answer.value <= most
