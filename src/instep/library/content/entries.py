"""Reads the entries of a content file into values: what an entry names is put in the place of the name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from instep.library.content.conditions import condition
from instep.library.content.reading import read_tree
from instep.library.content.review import Review
from instep.library.content.sources import ContactShape, Referrals, Sources, referrals, sources
from instep.library.errors import BadContent

T = TypeVar("T", bound=msgspec.Struct)


@dataclass(frozen=True)
class Entries:
    """Reads entries; `sources` and `referrals` are what they may name."""

    root: Path
    sources: Sources
    referrals: Referrals

    def raw(self, name: str, part: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield the place and the mapping of each entry of a list in a file, as it stands."""
        tree = read_tree(self.root, name)
        if not isinstance(tree.get(part), list):
            raise BadContent(f"{name}: holds no list {part!r}")
        for number, entry in enumerate(tree[part]):
            if not isinstance(entry, dict):
                raise BadContent(f"{name}, {part}[{number}]: is no mapping of names to values")
            yield f"{name}, {part.removeprefix('mode_').removesuffix('s')} {_name(entry, number)}", entry

    def named(self, name: str, part: str, key: str = "id") -> dict[str, dict[str, Any]]:
        """Return the entries of a list in a file by what each has under `key`; raises BadContent."""
        found: dict[str, dict[str, Any]] = {}
        for where, entry in self.raw(name, part):
            if not isinstance(entry.get(key), str):
                raise BadContent(f"{where}: has no {key}")
            found[entry[key]] = entry
        return found

    def every(self, name: str, part: str, *, kind: type[T]) -> Iterator[T]:
        """Yield each entry of a list in a file as a value; raises BadContent."""
        return (self.value(entry, kind, where) for where, entry in self.raw(name, part))

    def value(self, entry: Mapping[str, Any], kind: type[T], where: str) -> T:
        """Return an entry as a value; raises BadContent for what is unknown or does not fit, at `where`."""
        return _shaped(self._in_place(entry, where), kind, where)

    def _in_place(self, raw: Any, where: str) -> Any:
        if isinstance(raw, list):
            return [self._in_place(one, where) for one in raw]
        if isinstance(raw, dict):
            return {key: self._named(key, one, where) for key, one in raw.items()}
        return raw

    def _named(self, key: str, raw: Any, where: str) -> Any:
        match key:
            case "when" if not isinstance(raw, str):  # a text is no condition, but when something is done
                return condition(raw, where)
            case "sources" | "find":
                return self.sources.of(raw, where)
            case "contact":
                return self.referrals.of(_shaped(raw, ContactShape, where), where)
            case "review":
                return _shaped(raw, Review, where).state
            case _:
                return self._in_place(raw, where)


def _name(entry: Mapping[str, Any], number: int) -> str:
    return str(entry.get("id", entry.get("key", number)))


def entries(root: Path) -> Entries:
    """Return what reads the entries of this content."""
    return Entries(root=root, sources=sources(root), referrals=referrals(root))


def _shaped(raw: Any, kind: type[T], where: str) -> T:
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as problem:
        raise BadContent(f"{where}: {' '.join(str(problem).split())}") from problem
