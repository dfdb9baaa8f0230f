"""Says what a misspelt name may have meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A remedy: the nearest known name, or the known names where none is near."""
    names = sorted(map(str, known))
    near = get_close_matches(name, names, n=1)
    return f"did you mean {near[0]!r}?" if near else f"one of: {', '.join(names)}"
