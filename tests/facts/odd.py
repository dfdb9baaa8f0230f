"""Odd facts: every realistic body with one place of it spoilt, whether or not it still fits its kind."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any, NamedTuple

from tests.facts.bodies import BODIES

from instep.facts.body import kind_of
from instep.facts.kinds import KINDS, UnfitBody, parse_body, plain
from instep.journal.fact_codec import BadFact, json_text

VERSIONS = {kind_of(type(body)): body.version for body in BODIES}
LONG = "x" * (1 << 20)
"""A megabyte of text; it is put in place of whole fields alone, which is slow enough."""
TEXTS = ("", "somebody-unknown", "nul\0", "\ud800")
TIMES = ("1900-01-01", "9999-12-31", "1900-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2199-12-31")
ODD: tuple[Any, ...] = (*TEXTS, *TIMES, None, 0, -1, 2**70, 1.5, True, [], {}, [None], {"": None})
"""What is put in place of anything."""

Path = tuple[str | int, ...]


class Spoilt(NamedTuple):
    """A body of a kind with something odd at one place of it."""

    kind: str
    path: Path
    odd: Any
    body: Any

    @property
    def version(self) -> int:
        """The version that its kind has now."""
        return VERSIONS[self.kind]

    @property
    def field(self) -> str:
        """The field of the body that it is in."""
        return str(self.path[0]) if self.path else ""

    @property
    def fits(self) -> bool:
        """Whether it is a fact all the same."""
        try:
            parse_body(self.kind, self.version, json_text(self.body))
        except (UnfitBody, BadFact):
            return False
        return True


def spoilt(kind: str) -> Iterator[Spoilt]:
    """Yield the body of this kind with each odd thing at each place, and each odd thing in place of it."""
    whole = plain(next(body for body in BODIES if type(body) is KINDS[kind]))
    for path in _places(whole):
        for odd in (*ODD, *((LONG,) if len(path) == 1 else ())):
            yield Spoilt(kind, path, odd, _with(whole, path, odd))


def unfit(kind: str) -> list[Spoilt]:
    """Return those that are no fact of their kind."""
    return [one for one in spoilt(kind) if not one.fits]


def fitting(kind: str) -> list[Spoilt]:
    """Return those that are facts, though nothing they name is known and their days are far away."""
    return [one for one in spoilt(kind) if one.fits]


def _places(tree: Any, at: Path = ()) -> Iterator[Path]:
    yield at
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in inner:
        yield from _places(value, (*at, key))


def _with(whole: Any, path: Path, odd: Any) -> Any:
    if not path:
        return odd
    tree = deepcopy(whole)
    inner = tree
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = odd
    return tree
