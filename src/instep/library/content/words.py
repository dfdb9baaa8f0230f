"""Reads the message catalogues of one language into Words, and the marks that lint needs."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from instep.library.content.reading import read_content, read_tree
from instep.session.speech_time import SpeechRate
from instep.session.words import Words

_HEAD = ("version", "language", "review", "command_words")


class _Catalogue(msgspec.Struct):
    """A catalogue is free below its head: keys are checked by lint against those that are used."""

    version: int
    language: str
    review: dict[str, str]


class _Rate(msgspec.Struct):
    rate: dict[str, float]


@cache
def words(root: Path, language: str = "en") -> Words:
    """Return all words of a language; raises BadContent where a catalogue cannot be read."""
    texts: dict[str, str] = {}
    for path in sorted((root / "words" / language).glob("*.yaml")):
        texts.update({key: text for key, text, _ in entries(root, path)})
    return Words(language=language, texts=texts, rate=speech_rate(root))


def speech_rate(root: Path) -> SpeechRate:
    """Return the measured pace of the offline voice."""
    return SpeechRate(**read_content(root, "sound/speech_rate.yaml", _Rate).rate)


def entries(root: Path, path: Path) -> Iterator[tuple[str, str, bool]]:
    """Yield key, text and whether the line is marked as holding a command word."""
    tree = _tree(root, path)
    yield from _flatten({k: v for k, v in tree.items() if k not in _HEAD}, "")


def command_words(root: Path, language: str = "en") -> tuple[str, ...]:
    """Return the voice commands, which no unmarked spoken line may hold."""
    return tuple(_tree(root, root / "words" / language / "spoken.yaml")["command_words"])


def _tree(root: Path, path: Path) -> dict[str, Any]:
    name = path.relative_to(root).as_posix()
    read_content(root, name, _Catalogue)
    return read_tree(root, name)


def _flatten(tree: dict[Any, Any], prefix: str) -> Iterator[tuple[str, str, bool]]:
    for name, value in tree.items():
        key = f"{prefix}{name}"
        if isinstance(value, str):
            yield key, value, False
        elif "text" in value:
            yield key, value["text"], bool(value.get("command", False))
        else:
            yield from _flatten(value, f"{key}.")
