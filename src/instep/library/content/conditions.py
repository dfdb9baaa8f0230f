"""Reads the conditions of rules, and names the place of what it does not know."""

from typing import Any

from instep.library.errors import BadContent
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

_TESTS = "is, any_of, has_any, has_finding, not_empty, gte or lte"


def condition(raw: Any, where: str) -> Condition:
    """The condition as a value; `where` names the file and entry for a message."""
    match raw:
        case {"item": str(item), **rest} if len(rest) == 1:
            test = next((key, value) for key, value in raw.items() if key != "item")
            return _test(item, test, where=where)
        case dict() if len(raw) == 1:
            return _single(next(iter(raw.items())), where)
    raise _unreadable(raw, where)


def _single(entry: tuple[Any, Any], where: str) -> Condition:
    match entry:
        case "all" | "any" as word, list(parts):
            read = tuple(condition(part, where) for part in parts)
            return All(read) if word == "all" else Some(read)
        case "not", part:
            return Not(condition(part, where))
        case "derived", str(fact):
            return Derived(fact)
        case "stopped", list(names):
            return StoppedBefore(frozenset(names))
        case "always", True:
            return Always()
    raise _unreadable(dict([entry]), where)


def _unreadable(raw: Any, where: str) -> BadContent:
    return BadContent(
        f"{where}: cannot read the condition {raw!r}; write all, any, not, derived, stopped or an item's test"
    )


def _test(item: str, test: tuple[str, Any], *, where: str) -> Condition:
    match test:
        case "is", str() | int() as value:
            return AnyOf(item, frozenset({value}))
        case "any_of" | "has_any", list(values):
            return AnyOf(item, frozenset(values))
        case "has_finding", list(findings) if item == "skin_today":
            return FindingMarked(frozenset(findings))
        case "not_empty", True:
            return NotEmpty(item)
        case "gte", int(least):
            return Between(item, least, float("inf"))
        case "lte", int(most):
            return Between(item, float("-inf"), most)
    raise BadContent(f"{where}: no test {test[0]!r} of {item}; write {_TESTS}")
