"""Two made-up languages, from the English messages: one longer and accented, one from right to left.

They find what a translator would: a sentence that is no message (it stays plain English), one that is cut
where its words are longer, one that is put together from pieces, a page that cannot be read from the right.
"""

import json
import re
import shutil
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from fluent.syntax import FluentParser, FluentSerializer, ast
from fluent.syntax.visitor import Transformer

from instep.library.content.professionals import SOURCES
from instep.library.content.reading import content_root
from instep.library.content.sources import read_sources, sources
from instep.library.content.texts import TRANSLATED
from instep.library.library import Library
from instep.library.lint.texts import english
from instep.safety.says_who import rule_footnotes

LONGER, MIRRORED = "en-XA", "ar-XB"
"""The tags that CLDR gives to such languages."""
_ACCENTED = str.maketrans("aceinouyACEINOUYsz", "áçéíñóúýÁÇÉÍÑÓÚÝšž")
_MORE = 0.4
"""How much longer than English a sentence becomes, as German or Finnish may be."""
_FROM_RIGHT, _BACK = "\N{RIGHT-TO-LEFT OVERRIDE}", "\N{POP DIRECTIONAL FORMATTING}"


def longer(text: str) -> str:
    """Return the text with accents and two fifths more of it."""
    more = round(len(text.strip()) * _MORE)
    return text.translate(_ACCENTED) + ("\N{MIDDLE DOT}" * more if more else "")


def mirrored(text: str) -> str:
    """Return the text as a script from the right would show it."""
    return f"{_FROM_RIGHT}{text.translate(_ACCENTED)}{_BACK}"


SAYS = {LONGER: longer, MIRRORED: mirrored}
"""What becomes of an English text in each of them."""


class _Texts(Transformer):
    def __init__(self, language: str) -> None:
        self.change = SAYS[language]

    def visit_TextElement(self, node: ast.TextElement) -> ast.TextElement:  # noqa: N802  # the name that Fluent calls
        node.value = self.change(node.value)
        return node


_PLACE = re.compile(r"(\{\w+\})")


def _domain(root: Path, language: str) -> dict[str, str]:
    change = SAYS[language]
    return {
        text.key: "".join(change(one) if one and not _PLACE.fullmatch(one) else one for one in parts)
        for _, _, text in english(root)
        for parts in [_PLACE.split(text.words)]
    }


def content_with_pseudo_languages(folder: Path) -> Path:
    """Return a copy of the content that has words in both as well."""
    root = Path(shutil.copytree(content_root(), folder / "content"))
    for language, direction in ((LONGER, "ltr"), (MIRRORED, "rtl")):
        made = root / "words" / language
        made.mkdir()
        for path in sorted((root / "words/en").glob("*.ftl")):
            read = FluentParser().parse(path.read_text())
            (made / path.name).write_text(FluentSerializer().serialize(_Texts(language).visit(read)))
        about = (root / "words/en/language.yaml").read_text()
        changed = about.replace(
            "language: en\ndirection: ltr", f"language: {language}\ndirection: {direction}"
        )
        (made / "language.yaml").write_text(changed)
        (made / TRANSLATED).write_text(json.dumps(_domain(root, language)))
    return root


_PLAIN = re.compile(r"(?<![^\W\d_])[A-Za-z]{3,}(?![^\W\d_])")
_WOULD_CHANGE = re.compile("[aceinouyACEINOUYsz]")


def plain_english(text: str, names: Iterable[str] = ()) -> list[str]:
    """Return the words of a page in one of these languages that are plain English, but for these names."""
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, " ")
    return [word for word in _PLAIN.findall(text) if _WOULD_CHANGE.search(word)]


_SIGNS = ("scale 0-21", "COR", "GEN")
"""What statistics are called where they are read and written."""


@cache
def names_in(library: Library) -> frozenset[str]:
    """What is called so in every language: sources and studies by their own titles, ids of rules."""
    citations = [study.citation for study in library.evidence.studies.values()]
    known = [sources(library.root), read_sources(library.root, SOURCES)]
    cited = [text for one in citations for text in (one.title, one.authors, one.journal, one.volume_pages)]
    return frozenset(
        [one.title for each in known for one in each.by_id.values()]
        + [text for text in cited if text]
        + [f"{one.authors.split()[0]} {one.year}" for one in citations]
        + [library.rules.version, *rule_footnotes(library.rules, library.session_rules), *_SIGNS]
    )
