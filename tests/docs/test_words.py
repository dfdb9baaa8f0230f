"""One word per thing: no two public classes share a name, and no name is a participle used as a noun."""

import ast
from collections import defaultdict
from collections.abc import Iterator

from instep.library.content.reading import content_root

SRC = content_root().parent
NO_NOUNS = {"told", "kept", "asked", "said"}
"""What such a name means must be found out by reading: a sentence, a response, a list, a fact."""


def classes() -> Iterator[tuple[str, str]]:
    """Every public class and the file that defines it."""
    for path in sorted(SRC.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                yield node.name, path.relative_to(SRC).as_posix()


def test_a_public_class_shares_its_name_with_no_other() -> None:
    where: dict[str, list[str]] = defaultdict(list)
    for name, file in classes():
        where[name].append(file)
    assert {name: files for name, files in where.items() if len(files) > 1} == {}


def test_no_class_and_no_file_is_named_by_a_participle() -> None:
    named = [(name.lower(), file) for name, file in classes()]
    files = [(word, path.name) for path in SRC.rglob("*.py") for word in path.stem.split("_")]
    assert [(word, file) for word, file in (*named, *files) if word in NO_NOUNS] == []
