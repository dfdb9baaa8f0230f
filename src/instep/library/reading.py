"""Reads one content file into a Struct that forbids what it does not know."""

from pathlib import Path
from typing import TypeVar

import msgspec
import yaml

from instep.library.errors import BadContent

T = TypeVar("T", bound=msgspec.Struct)


def content_root() -> Path:
    """Return the folder of the content that comes with Instep."""
    return Path(__file__).parent.parent / "content"


def read_content(root: Path, name: str, shape: type[T]) -> T:
    """Return the file as the shape; raises BadContent naming the file and the place."""
    try:
        raw = yaml.load((root / name).read_bytes(), Loader=yaml.CSafeLoader)  # noqa: S506  # the safe loader, in C
    except (OSError, yaml.YAMLError) as problem:
        raise BadContent(f"{name}: cannot be read ({_one_line(problem)})") from problem
    try:
        return msgspec.convert(raw, shape)
    except msgspec.ValidationError as problem:
        raise BadContent(f"{name}: {_one_line(problem)}") from problem


def _one_line(problem: Exception) -> str:
    return " ".join(str(problem).split())
