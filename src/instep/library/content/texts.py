"""The texts of the content files: each has a key, and a language may bring it under that key."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

SOURCE = "en"
"""The language in which the content files themselves are written."""
SHOWN, TRANSLATED = "words/texts.yaml", "domain.yaml"
"""Which fields are texts; and a language's own, in its folder of words."""
_WORD = re.compile(r"[^\W\d_]{2}")
_NAMES = ("id", "key", "code", "professional", "language", "study", "item", "value")
"""What an entry of a list goes by: the first of these that it has."""


class Text(NamedTuple):
    """A text: its key, and where it stands, to be read and to be replaced."""

    key: str
    holder: Any
    at: str | int

    @property
    def words(self) -> str:
        """What it says."""
        return str(self.holder[self.at])


def texts(tree: dict[str, Any], file: str, fields: frozenset[str]) -> Iterator[Text]:
    """Yield every text of a file that has been read; `fields` are those whose values are texts."""
    stem = file.rpartition("/")[2].partition(".")[0]
    for part, value in tree.items():
        way = (part,) if isinstance(value, list) and _names(value)[:1] not in ([], ["1"]) else (stem, part)
        yield from _texts(Text("", tree, part), way, fields, shown=False)


def translate(
    tree: dict[str, Any], file: str, fields: frozenset[str], *, translated: Mapping[str, str]
) -> None:
    """Put the texts that are translated in the place of the English ones."""
    for text in texts(tree, file, fields):
        text.holder[text.at] = translated.get(text.key, text.words)


def _texts(at: Text, way: tuple[str, ...], fields: frozenset[str], *, shown: bool) -> Iterator[Text]:
    node, shown = at.holder[at.at], shown or at.at in fields
    match node:
        case str() if shown and _WORD.search(node):
            yield Text("-".join(way).replace(" ", "_"), at.holder, at.at)
        case dict():
            for name in node:
                yield from _texts(Text("", node, name), (*way, str(name)), fields, shown=shown)
        case list():
            for number, name in enumerate(_names(node)):
                yield from _texts(Text("", node, number), (*way, name), fields, shown=shown)


def _names(entries: list[Any]) -> list[str]:
    """What each entry of a list goes by; their numbers where they do not all have a name of their own."""
    named = [_name(entry) for entry in entries]
    if None in named or len({*named}) < len(named):
        return [str(number) for number in range(1, len(entries) + 1)]
    return [str(name) for name in named]


def _name(entry: Any) -> str | None:
    names = (entry[name] for name in _NAMES if name in entry) if isinstance(entry, dict) else ()
    return next((name for name in names if isinstance(name, str)), None)
