"""Reads a file of Fluent messages: each pattern as it was written, under the name of its message."""

from collections.abc import Iterator
from typing import Any

from fluent.syntax import FluentParser, ast, visitor

from instep.library.errors import BadContent


def parse_fluent(content: bytes) -> dict[str, str]:
    """Return each pattern under the name of its message, an attribute's under `message.attribute`.

    What holds no placeable but quoted text comes as the text itself: most messages need no Fluent any more.
    Raises BadContent, naming the line, where the file does not hold together: what is no message, a name that
    stands twice, a reference to another message or a term (a sentence is translated whole).
    """
    source = content.decode()
    patterns: dict[str, str] = {}
    for entry in FluentParser().parse(source).body:
        for name, pattern in _patterns(entry, source):
            if name in patterns:
                raise _bad(entry, source, f"{name} stands twice; give it another name")
            patterns[name] = _text(pattern, source)
    return patterns


def _patterns(entry: ast.EntryType, source: str) -> Iterator[tuple[str, ast.Pattern]]:
    if isinstance(entry, ast.Junk):
        raise _bad(entry, source, f"is no message of Fluent ({entry.annotations[0].message})")
    if isinstance(entry, ast.Term):
        raise _bad(entry, source, "is a term; write its text where it is used")
    if isinstance(entry, ast.Message):
        if entry.value is not None:
            yield entry.id.name, entry.value
        yield from ((f"{entry.id.name}.{one.id.name}", one.value) for one in entry.attributes)


def _text(pattern: ast.Pattern, source: str) -> str:
    fixed = [_fixed(element) for element in pattern.elements]
    if all(text is not None and "{" not in text for text in fixed):
        return "".join(text or "" for text in fixed)
    found = _References()
    found.visit(pattern)
    if found.names:
        raise _bad(pattern, source, f"refers to {found.names[0]}; write the whole sentence out")
    return source[pattern.span.start : pattern.span.end] if pattern.span else ""


def _fixed(element: ast.TextElement | ast.Placeable) -> str | None:
    if isinstance(element, ast.TextElement):
        return element.value
    quoted = element.expression
    return str(quoted.parse()["value"]) if isinstance(quoted, ast.StringLiteral) else None


class _References(visitor.Visitor):
    """Collects the names of other messages and terms."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def visit_MessageReference(self, node: Any) -> None:  # noqa: N802  # the name that Fluent calls
        self.names.append(node.id.name)

    visit_TermReference = visit_MessageReference  # noqa: N815  # likewise


def _bad(node: ast.SyntaxNode, source: str, problem: str) -> BadContent:
    line = source.count("\n", 0, node.span.start if node.span else 0) + 1
    return BadContent(f"line {line}: {problem}")
