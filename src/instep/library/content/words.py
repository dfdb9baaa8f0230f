"""Reads the message catalogues of one language into Words; Fluent fills the messages with their parts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from instep.library.content.reading import read_content, read_tree
from instep.session.speech_time import SpeechRate
from instep.session.words import Part, Words

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle


class Language(msgspec.Struct, forbid_unknown_fields=True):
    """What holds for every message of a language: `words/<language>/language.yaml`."""

    version: int
    language: str
    direction: Literal["ltr", "rtl"]
    review: dict[str, str]
    command_words: tuple[str, ...]
    """The voice commands, which no spoken line may hold that is not listed below."""
    lines_with_command_words: frozenset[str]


class _Rate(msgspec.Struct):
    rate: dict[str, float]


@cache
def words(root: Path, language: str = "en") -> Words:
    """Return all words of a language; raises BadContent where a catalogue cannot be read."""
    folder = root / "words" / language
    texts = {key: text for path in sorted(folder.glob("*.ftl")) for key, text in messages(root, path)}
    fill = _Filling(language, texts).fill
    return Words(
        language=language,
        direction=read_language(root, language).direction,
        texts=texts,
        fill=fill,
        rate=speech_rate(root),
    )


@cache
def languages(root: Path) -> tuple[str, ...]:
    """Return every language that has words."""
    return tuple(sorted(path.name for path in (root / "words").iterdir() if path.is_dir()))


def language_for(accepted: str, root: Path, *, otherwise: str) -> str:
    """Return the first language of an Accept-Language header that there are words in, by its preferences."""
    known = {language.lower(): language for language in languages(root)}
    for tag in by_preference(accepted):
        for wanted in (tag, tag.partition("-")[0]):
            if wanted in known:
                return known[wanted]
    return otherwise


def by_preference(accepted: str) -> list[str]:
    """Return the tags of an Accept-Language header in small letters, the most wanted first."""
    weighed = [one.partition(";q=") for one in accepted.lower().replace(" ", "").split(",")]
    return [tag for tag, _, weight in sorted(weighed, key=lambda one: -_weight(one[2])) if _weight(weight)]


def _weight(written: str) -> float:
    try:
        return float(written or 1)
    except ValueError:
        return 0.0


def read_language(root: Path, language: str) -> Language:
    """Return what holds for every message of a language."""
    return read_content(root, f"words/{language}/language.yaml", Language)


def speech_rate(root: Path) -> SpeechRate:
    """Return the measured pace of the offline voice."""
    return SpeechRate(**read_content(root, "sound/speech_rate.yaml", _Rate).rate)


def messages(root: Path, path: Path) -> Iterator[tuple[str, str]]:
    """Yield the key and the text of every message of one file."""
    yield from read_tree(root, path.relative_to(root).as_posix()).items()


@dataclass(frozen=True)
class _Filling:
    """One language's messages, each given to Fluent when it is first filled: all take half a second."""

    language: str
    texts: Mapping[str, str]

    def fill(self, key: str, parts: Mapping[str, Part]) -> str:
        """Return the message with its parts; raises KeyError for a part that it wants and does not get."""
        name = key.replace(".", "-of-")  # an attribute is a message of its own here
        if not self._bundle.has_message(name):
            self._add(name, self.texts[key])
        pattern = self._bundle.get_message(name).value
        if pattern is None:
            raise KeyError(key)
        text, problems = self._bundle.format_pattern(pattern, dict(parts))
        if problems:
            raise KeyError(f"{key}: {problems[0]}")
        return str(text)

    def _add(self, name: str, text: str) -> None:
        from fluent.runtime import FluentResource  # noqa: PLC0415  # a tenth of a second, for what has parts

        self._bundle.add_resource(FluentResource(f"{name} =\n    {text}\n"))

    @cached_property
    def _bundle(self) -> "FluentBundle":
        from fluent.runtime import FluentBundle  # noqa: PLC0415  # likewise

        # Marks that isolate a part in running text would be read out by a voice, counted by a terminal.
        return FluentBundle([self.language, "en"], use_isolating=False)
