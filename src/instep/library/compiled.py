"""Content files as the build has read them: each file's value, found by the digest of the file's bytes.

To parse a file of YAML or Fluent takes a hundred times as long as to look its value up. The digest makes that
safe: a file that changed since has another digest and is parsed, whatever folder it stands in.
"""

import hashlib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from instep.library.errors import BadContent

FILE = Path(__file__).parent.parent / "content.msgpack"
"""Written by `hatch_build.py` with every installation. Without it all content is parsed."""
_DATE = 1


def compiled_value(content: bytes) -> Any | None:
    """Return what a content file of these bytes says; None where the build has not seen it."""
    raw = _values().get(_name(content))
    return None if raw is None else msgspec.msgpack.decode(raw, ext_hook=_as_date)


def compile_content(root: Path) -> bytes:
    """Return the compiled form of every YAML and Fluent file below a folder; equal files give equal bytes."""
    files = sorted({(path.read_bytes(), path.suffix) for path in content_files(root)})
    return msgspec.msgpack.encode(
        {_name(content): _without_dates(parse(content, suffix)) for content, suffix in files}
    )


def content_files(root: Path) -> list[Path]:
    """Return every file below a folder that says something: YAML and Fluent, in the order of their names."""
    return sorted(path for path in root.rglob("*") if path.suffix in _PARSERS)


def parse(content: bytes, suffix: str) -> Any:
    """Return what a content file says; raises BadContent, in one line, where it cannot be read."""
    return _PARSERS[suffix](content)


def _parse_yaml(content: bytes) -> Any:
    import yaml  # noqa: PLC0415  # only a file that the build has not seen needs it

    try:
        return yaml.load(content, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as problem:
        raise BadContent(f"cannot be read ({' '.join(str(problem).split())})") from problem


def _parse_fluent(content: bytes) -> dict[str, str]:
    from instep.library.fluent_files import parse_fluent  # noqa: PLC0415  # as for YAML

    return parse_fluent(content)


_PARSERS = {".yaml": _parse_yaml, ".ftl": _parse_fluent}


@cache
def _values() -> Mapping[str, msgspec.Raw]:
    try:
        return msgspec.msgpack.decode(FILE.read_bytes(), type=dict[str, msgspec.Raw])
    except (OSError, msgspec.DecodeError):
        return {}


def _name(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _without_dates(tree: Any) -> Any:
    """Mark the days: MessagePack has none, and they must not come back as text."""
    if isinstance(tree, dict):
        return {key: _without_dates(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_without_dates(value) for value in tree]
    if isinstance(tree, date):
        return msgspec.msgpack.Ext(_DATE, tree.isoformat().encode())
    return tree


def _as_date(_code: int, day: memoryview) -> date:
    return date.fromisoformat(bytes(day).decode())
