"""Reads one content file into a Struct that forbids what it does not know."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from instep.library.compiled import compiled_value, parse
from instep.library.content.texts import SHOWN, TRANSLATED, translate
from instep.library.errors import BadContent, BadInput
from instep.library.limited_files import read_file

T = TypeVar("T", bound=msgspec.Struct)

_MOST_BYTES = 8_000_000


def content_root() -> Path:
    """Return the folder of the content that comes with Instep."""
    return Path(__file__).parents[2] / "content"


def source_of(root: Path) -> Path:
    """Return the content that a folder stands for: a language's folder of words for that around it."""
    return root.parents[1] if root.parent.name == "words" else root


def read_content(root: Path, name: str, shape: type[T]) -> T:
    """Return the file as the shape; raises BadContent naming the file and the place."""
    try:
        return msgspec.convert(read_tree(root, name), shape)
    except msgspec.ValidationError as problem:
        raise BadContent(f"{name}: {_one_line(problem)}") from problem


def read_tree(root: Path, name: str) -> dict[str, Any]:
    """Return the file, a mapping; raises BadContent where it is none.

    `root` is the folder of the content: all is in English. Or it is a language's folder of words below that:
    the texts that the language brings stand in the place of the English ones.
    """
    source = source_of(root)
    tree = _read_tree(source, name)
    if source != root and name in (shown := shown_fields(source)):
        translate(tree, name, shown[name], translated=translations(root))
    return tree


@cache
def shown_fields(root: Path) -> Mapping[str, frozenset[str]]:
    """Return by file the fields whose values are texts; raises BadContent."""
    return {file: frozenset(fields) for file, fields in _read_tree(root, SHOWN).items()}


@cache
def translations(language: Path) -> Mapping[str, str]:
    """Return the texts of a language's folder under their keys; none where it brings none."""
    if not (language / TRANSLATED).is_file():
        return {}
    return _read_tree(source_of(language), f"words/{language.name}/{TRANSLATED}")


def _read_tree(root: Path, name: str) -> dict[str, Any]:
    try:
        content = read_file(str(root / name), _MOST_BYTES)
        compiled = compiled_value(content)
        tree = parse(content, Path(name).suffix) if compiled is None else compiled
    except BadInput as problem:
        raise BadContent(f"{name}: {_why(problem)}") from problem
    except BadContent as problem:
        raise BadContent(f"{name}: {problem}") from problem
    if not isinstance(tree, dict):
        raise BadContent(f"{name}: holds no mapping of names to values")
    return tree


def _why(problem: BadInput) -> str:
    # The words that would say it may be the very file that is missing.
    if isinstance(problem.__cause__, OSError):
        return f"cannot be read ({problem.__cause__.strerror})"
    return str(problem.problem)


def _one_line(problem: Exception) -> str:
    return " ".join(str(problem).split())
