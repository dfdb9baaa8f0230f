"""Says what a misspelt name may have meant."""

from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, TypeVar

from instep.library.errors import BadContent, BadInput, Message

if TYPE_CHECKING:
    from instep.library.errors import Part

Entry = TypeVar("Entry")


def did_you_mean(name: str, known: Iterable[str]) -> Message:
    """A remedy: the nearest known name, or the known names where none is near."""
    names = sorted(map(str, known))
    near = get_close_matches(name, names, n=1)
    return Message("errors-did_you_mean", name=repr(near[0])) if near else one_of(names)


def one_of(names: Iterable[str]) -> Message:
    """A remedy: the names that there are."""
    return Message("errors-one_of", names=", ".join(names))


def check_known(
    name: str | None, known: Collection[str], key: str, /, *, file: str = "", place: str = "", **parts: "Part"
) -> str:
    """Return the name; raises the error of this key, with what may have been meant, where it is unknown."""
    if name is None or name not in known:
        remedy = did_you_mean(str(name), known)
        raise BadInput(key, file=file, place=place, remedy=remedy, written=repr(name), **parts)
    return name


def known_as(name: str, known: Mapping[str, Entry], where: str, *, kind: str) -> Entry:
    """Return the entry of this name; raises BadContent naming the nearest where there is none."""
    if name not in known:
        raise BadContent(f"{where}: no {kind} {name!r}; {did_you_mean(str(name), known)}")
    return known[name]
