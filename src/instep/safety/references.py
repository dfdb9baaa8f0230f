"""What conditions and rules refer to, so that every reference can be checked to resolve."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

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


@dataclass(frozen=True, kw_only=True)
class Reference:
    """One thing a condition names: its kind (item, choice, finding, stop or derived fact) and its name."""

    kind: str
    name: str
    item: str = ""


def references(test: Condition) -> Iterator[Reference]:
    """Everything that a condition names, its parts included."""
    match test:
        case All(parts) | Some(parts):
            yield from _each(parts)
        case Not(part):
            yield from references(part)
        case Derived(fact):
            yield Reference(kind="derived", name=fact)
        case StoppedBefore(names):
            yield from (Reference(kind="stop", name=name) for name in sorted(names))
        case FindingMarked(findings):
            yield from (Reference(kind="finding", name=finding) for finding in sorted(findings))
        case plain:
            yield from _of_item(plain)


def _each(parts: Iterable[Condition]) -> Iterator[Reference]:
    for part in parts:
        yield from references(part)


def _of_item(test: Always | AnyOf | NotEmpty | Between) -> Iterator[Reference]:
    match test:
        case AnyOf(item, values):
            yield Reference(kind="item", name=item)
            yield from (Reference(kind="choice", name=str(v), item=item) for v in sorted(map(str, values)))
        case NotEmpty(item) | Between(item):
            yield Reference(kind="item", name=item)
        case Always():
            return
