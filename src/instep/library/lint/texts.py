"""Whether each language says every text of the content, and nothing else."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from instep.library.content.reading import read_tree, shown_fields, translations
from instep.library.content.texts import SHOWN, SOURCE, TRANSLATED, Text, texts
from instep.library.content.words import languages
from instep.library.lint.content import Check
from instep.library.nearest import did_you_mean

_PLACE = re.compile(r"\{\w+\}")


def english(root: Path) -> Iterator[tuple[str, str, Text]]:
    """Yield the file, the field below which it stands, and every text of the content."""
    for file, fields in shown_fields(root).items():
        tree = read_tree(root, file)
        for field in sorted(fields):
            yield from ((file, field, text) for text in texts(tree, file, frozenset({field})))


def every_text_has_its_own_key(root: Path) -> Iterator[str]:
    """No two texts share a key, and every field that is named has a text."""
    found = list(english(root))
    for key, count in Counter(text.key for _, _, text in found).items():
        if count > 1:
            yield f"{SHOWN}: {key} stands for {count} texts; give their entries names of their own"
    there = {(file, field) for file, field, _ in found}
    for file, fields in shown_fields(root).items():
        yield from (
            f"{SHOWN}, {file}: no text below {field!r}; leave it out"
            for field in sorted(fields)
            if (file, field) not in there
        )


def every_language_says_every_text(root: Path) -> Iterator[str]:
    """A language that brings no text, or one too many, or other places to fill, is named with the key."""
    known = {text.key: text.words for _, _, text in english(root)}
    for language in languages(root):
        if language != SOURCE:
            said = translations(root / "words" / language)
            yield from (f"words/{language}/{TRANSLATED}, {line}" for line in _problems(known, said))


def _problems(known: Mapping[str, str], said: Mapping[str, str]) -> Iterator[str]:
    for key, text in known.items():
        if key not in said:
            yield f"{key}: is not there, so it is said in English; translate it"
        elif {*_PLACE.findall(text)} != {*_PLACE.findall(said[key])}:
            places = ", ".join(sorted({*_PLACE.findall(text)})) or "nothing"
            yield f"{key}: fills other places than the English; fill {places}"
    for key in said.keys() - known.keys():
        yield f"{key}: is no text of the content; {did_you_mean(key, known)}"


TEXTS: tuple[Check, ...] = (every_text_has_its_own_key, every_language_says_every_text)
"""The checks of the texts and their translations."""
