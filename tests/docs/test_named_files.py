"""Every file and module of the code that a page names is there, so that whoever follows a name finds it."""

import re
from pathlib import Path

import pytest
from tests.docs.naming import ROOT

from instep.library.content.reading import content_root

SRC = content_root().parent
BASES = (ROOT, SRC, SRC / "content", SRC.parent)
"""Where a path of a page begins."""
WHAT_WAS = {"CHANGELOG.md"}
PAGES = sorted(
    one for one in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")] if one.name not in WHAT_WAS
)
CODE = r"(?:css|ftl|html|js|py|sh|toml|ts|yaml)"
FOLDERS = [ROOT / name for name in ("bench", "docs", "src", "tests", "voice")]
NAMES = {path.name for folder in FOLDERS for path in folder.rglob("*.*")} | {
    path.name for path in ROOT.iterdir()
}
ROOMS = {path.stem for path in SRC.iterdir()} | {"voice"}
SOMEBODYS = {"me.yaml"}
"""A file that whoever reads the page makes."""
PERSONS = ("db", "photos", "secret")
"""How the files beside a journal end."""


def paths(text: str) -> list[str]:
    """Every path of code with a folder, in a sentence or a command; the address of a page is none.

    A part in capitals stands for any name.
    """
    found = re.findall(rf"(?<![\w./<-])(?:[\w-]+/)+[\w-]+\.{CODE}\b", text)
    return [path for path in found if not re.search(r"\b[A-Z]+\b", path)]


def inline(text: str) -> list[str]:
    """Every word that is set as code in a sentence."""
    spans = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE))
    return [word for span in spans for word in span.split()]


def is_there(path: str) -> bool:
    return any((base / path).exists() for base in BASES)


def is_module(name: str) -> bool:
    """Whether the longest part of it that is a module or a room holds what the rest names."""
    parts = name.removeprefix("instep.").split(".")
    for many in range(len(parts), 0, -1):
        for base in (SRC, ROOT, ROOT / "bench"):
            place = base.joinpath(*parts[:many])
            module = place.with_suffix(".py") if place.with_suffix(".py").is_file() else place / "__init__.py"
            if module.is_file():
                return many == len(parts) or bool(re.search(rf"\b{parts[many]}\b", module.read_text()))
    return False


def missing(page: Path) -> list[str]:
    text, words = page.read_text(encoding="utf-8"), inline(page.read_text(encoding="utf-8"))
    bare = [word for word in words if re.fullmatch(rf"[\w-]+\.{CODE}", word)]
    slashed = [word for word in words if re.fullmatch(r"(?:[a-z_]+/)+(?:[a-z_]+)?", word)]
    folders = [word for word in slashed if is_there(word.split("/")[0])]
    dotted = [word for word in words if re.fullmatch(r"[a-z_]+(?:\.\w+)+", word) and word not in bare]
    modules = [
        word
        for word in dotted
        if word.split(".")[0] in {*ROOMS, "instep"} and word.split(".")[-1] not in PERSONS
    ]
    return [
        *(path for path in (*paths(text), *folders) if not is_there(path)),
        *(name for name in bare if name not in NAMES | SOMEBODYS),
        *(name for name in modules if not is_module(name)),
    ]


@pytest.mark.parametrize("document", PAGES, ids=lambda one: one.relative_to(ROOT).as_posix())
def test_every_file_and_module_that_a_page_names_is_there(document: Path) -> None:
    assert missing(document) == []


@pytest.mark.parametrize(
    "text",
    [
        "see `web/nowhere.py`",
        "`nowhere.py` holds it",
        "`coach/nowhere/`",
        "`safety.screening.nowhere`",
        "`instep.nowhere`",
        "```\npython docs/nowhere.py\n```",
    ],
)
def test_what_is_not_there_is_named(text: str, tmp_path: Path) -> None:
    (page := tmp_path / "page.md").write_text(text)
    assert len(missing(page)) == 1
