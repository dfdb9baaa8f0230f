"""Two made-up languages, from the English messages: one longer and accented, one from right to left.

They find what a translator would: a sentence that is no message (it stays plain English), one that is cut
where its words are longer, one that is put together from pieces, a page that cannot be read from the right.
"""

import shutil
from pathlib import Path

from fluent.syntax import FluentParser, FluentSerializer, ast
from fluent.syntax.visitor import Transformer

from instep.library.content.reading import content_root

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


class _Texts(Transformer):
    def __init__(self, language: str) -> None:
        self.change = {LONGER: longer, MIRRORED: mirrored}[language]

    def visit_TextElement(self, node: ast.TextElement) -> ast.TextElement:  # noqa: N802  # the name that Fluent calls
        node.value = self.change(node.value)
        return node


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
    return root
