"""Puts the words of the intended use together, in their order."""

from collections.abc import Iterator
from dataclasses import dataclass

from instep.session.words import Words

_ROOT = "intended_use"
_SECTIONS = f"{_ROOT}-sections-"


@dataclass(frozen=True, kw_only=True)
class UseSection:
    """One part, with what it lists; `name` is the same in every language."""

    name: str
    title: str
    about: str
    lines: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class IntendedUse:
    """The whole, in the order of its words."""

    title: str
    about: str
    sections: tuple[UseSection, ...]


def intended_use(words: Words) -> IntendedUse:
    """Return the intended use in the language of the words; raises KeyError where a title is missing."""
    names = dict.fromkeys(key.removeprefix(_SECTIONS).split("-")[0] for key in _under(_SECTIONS, words))
    return IntendedUse(
        title=words.say(f"{_ROOT}-title"),
        about=words.say(f"{_ROOT}-about"),
        sections=tuple(_section(name, words) for name in names),
    )


def _section(name: str, words: Words) -> UseSection:
    where = f"{_SECTIONS}{name}-"
    return UseSection(
        name=name,
        title=words.say(f"{where}title"),
        about=words.say(f"{where}about"),
        lines=tuple(words.say(key) for key in _under(f"{where}lines-", words)),
    )


def _under(prefix: str, words: Words) -> Iterator[str]:
    return (key for key in words.texts if key.startswith(prefix))
