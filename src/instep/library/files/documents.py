"""Reads a file that someone else wrote: YAML or JSON of a sane size, or one line why not."""

import json
import math
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

import yaml

from instep.library.errors import BadInput, Message
from instep.library.limited_files import read_file
from instep.library.nearest import did_you_mean

if TYPE_CHECKING:
    from instep.library.errors import Part

MOST_BYTES = 8_000_000
_MOST_VALUES = 400_000
_DEEPEST = 40
_LARGEST = 2**53  # beyond it a JSON number is not exact
_PLAIN = Message("errors-document-to_write_plain")


def read_document(name: str) -> Any:
    """Return what the file holds: mappings, lists, text, finite numbers, truth values, nothing else.

    Raises BadInput naming the file, and the line where there is one.
    """
    text = read_text(name)
    try:
        found = json.loads(text, object_pairs_hook=_pairs, parse_constant=_no_constant)
    except _Twice as problem:
        raise _twice(name, problem) from None
    except (ValueError, RecursionError):
        found = _yaml(name, text)
    _check(name, found)
    return found


def only_fields(tree: dict[Any, Any], known: Collection[str], *, file: str, place: str = "") -> None:
    """Raise BadInput for the first field of a mapping that is not known."""
    # Whoever hands it in meant something by it: in silence it would be lost.
    for key in tree:
        if key not in known:
            remedy = did_you_mean(str(key), known)
            raise _bad(file, place, "any-no_field", remedy=remedy, written=repr(key))


class _Twice(Exception):
    """A key that stands twice in one mapping: nobody can know which was meant."""


def read_text(name: str) -> str:
    """Return the text of a file; raises BadInput where it cannot be read, is too large or no UTF-8."""
    raw = read_file(name, MOST_BYTES)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _bad(name, "", "document-not_utf_8_text") from None


def _yaml(name: str, text: str) -> Any:
    try:
        # Composing YAML recurses in C, without a limit: what is too deep must be seen before.
        for problem in _too_much(text):
            raise _bad(name, problem, "document-not_plain", remedy=_PLAIN)
        return yaml.load(text, Loader=_Strict)  # noqa: S506  # a safe loader, made stricter
    except yaml.YAMLError as problem:
        raise _bad(name, _line(problem), "document-not_yaml", remedy=_PLAIN, problem=_why(problem)) from None
    except _Twice as problem:
        raise _twice(name, problem) from None
    except BadInput:
        raise
    except (ValueError, OverflowError) as problem:
        raise _bad(name, "", "document-unreadable_value", remedy=_PLAIN, problem=str(problem)) from None


def _too_much(text: str) -> Iterator[str | Message]:
    """Yield the line of the first alias, tag or too deep nesting."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        special = isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None)
        if special or getattr(event, "tag", None) or depth > _DEEPEST:
            yield _where(event.start_mark)


class _Strict(yaml.CSafeLoader):
    """A safe loader that refuses a key given twice."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002  # PyYAML's own
        known: set[str] = set()
        for key in (key for key, _ in node.value if isinstance(key.value, str)):
            if key.value in known:
                raise _Twice(key.value, key.start_mark.line + 1)
            known.add(key.value)
        found: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        return found


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise _Twice(next(name for name in names if names.count(name) > 1), None)
    return found


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _check(name: str, found: Any) -> None:
    """Refuse what would stumble later: numbers without an end, broken letters, too much of anything."""
    waiting: list[tuple[Any, int]] = [(found, 0)]
    seen = 0
    while waiting:
        value, depth = waiting.pop()
        seen += 1
        if seen > _MOST_VALUES or depth > _DEEPEST:
            raise _bad(name, "", "document-too_much")
        if isinstance(value, dict):
            waiting += [(part, depth + 1) for pair in value.items() for part in pair]
        elif isinstance(value, list):
            waiting += [(part, depth + 1) for part in value]
        elif trouble := _trouble(value):
            raise BadInput.of(trouble, _PLAIN, file=name)


def _trouble(value: Any) -> Message | None:
    if isinstance(value, float) and not math.isfinite(value):
        return Message("errors-document-no_number", value=str(value))
    if isinstance(value, int) and abs(value) > _LARGEST:
        return Message("errors-document-too_large_number")
    if isinstance(value, str) and not value.isascii() and any("\ud800" <= c <= "\udfff" for c in value):
        return Message("errors-document-half_letter")
    return None


def _line(problem: yaml.YAMLError) -> str | Message:
    return _where(getattr(problem, "problem_mark", None))


def _where(mark: Any) -> str | Message:
    return _in_line(mark.line + 1) if mark else ""


def _in_line(number: int) -> Message:
    return Message("errors-place-line", line=str(number))


def _why(problem: yaml.YAMLError) -> str | Message:
    reason = getattr(problem, "problem", None)
    return str(reason) if reason else Message("errors-document-unreadable_letters")


def _twice(name: str, problem: _Twice) -> BadInput:
    key, line = problem.args
    place = _in_line(line) if line else ""
    return _bad(name, place, "document-stands_twice", written=repr(key))


def _bad(
    name: str, place: str | Message, key: str, /, *, remedy: Message | None = None, **parts: "Part"
) -> BadInput:
    return BadInput(key, file=name, place=place, remedy=remedy, **parts)
