"""Says what a misspelt name may have meant."""

from collections.abc import Iterable
from difflib import get_close_matches

from instep.library.errors import Message


def did_you_mean(name: str, known: Iterable[str]) -> Message:
    """A remedy: the nearest known name, or the known names where none is near."""
    names = sorted(map(str, known))
    near = get_close_matches(name, names, n=1)
    return Message("errors-did_you_mean", name=repr(near[0])) if near else one_of(names)


def one_of(names: Iterable[str]) -> Message:
    """A remedy: the names that there are."""
    return Message("errors-one_of", names=", ".join(names))
