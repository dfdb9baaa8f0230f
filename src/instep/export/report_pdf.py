"""The page for the podiatrist as a tagged, accessible PDF, made of data and one template."""

import json
import re
from enum import StrEnum
from functools import cache
from typing import Any
from unicodedata import name

from instep.coach.report import Report
from instep.export.report_page import report_page
from instep.library.reading import content_root
from instep.session.words import Words

_TEMPLATE = "report/page.typ"
_COUNTED = ("foot", "findings", "sessions", "refused", "touch", "temperatures", "photo")
_ROOMS = (
    (42, 40, 20, 6, 4, 18, 40),
    (41, 40, 14, 6, 4, 12, 36),
    (39, 20, 10, 5, 4, 12, 34),
    (38, 16, 8, 4, 2, 6, 30),
    (37, 14, 6, 3, 2, 6, 28),
    (36, 12, 4, 2, 1, 6, 26),
    (35, 12, 3, 2, 1, 6, 24),
    (34, 12, 2, 1, 1, 6, 22),
    (32, 12, 1, 1, 1, 6, 20),
    (30, 12, 1, 1, 1, 2, 18),
    (30, 12, 1, 1, 1, 1, 14),
    (27, 12, 1, 1, 1, 1, 10),
    (30, 9, 1, 1, 1, 2, 18),
    (28, 6, 1, 1, 1, 2, 16),
    (26, 4, 1, 1, 1, 1, 14),
    (24, 2, 1, 1, 1, 1, 12),
    (22, 1, 1, 1, 1, 1, 10),
)
"""Rows of each table, and how tall drawings are in mm, where the page must be one; the roomiest first."""

_UNSHOWN = re.compile(r'the text `"(.)[^`]*` could not be displayed', re.DOTALL)
_UNKNOWN = "\ufffd"


class Paper(StrEnum):
    """The sheet it is printed on."""

    A4 = "a4"
    LETTER = "us-letter"


def report_pdf(report: Report, words: Words, *, more: bool = False, paper: Paper = Paper.A4) -> bytes:
    """Return the PDF: one page, or as many as everything needs. The same report gives the same bytes."""
    page = report_page(report, words, brief=not more)
    return _compiled(
        {
            "page": json.dumps(page, ensure_ascii=False),
            "rooms": json.dumps([dict(zip(_COUNTED, room, strict=True)) for room in _ROOMS]),
            "pages": "more" if more else "one",
            "paper": paper.value,
        },
        at=int(report.made.timestamp()),
    )


def _compiled(inputs: dict[str, str], *, at: int) -> bytes:
    """Print with the house's own fonts; what they cannot show by the machine's, and last by a sign for it."""
    page, machine = inputs["page"], False
    while True:
        printed, letter = _tried(inputs | {"page": page}, at=at, machine=machine)
        if printed is not None:
            return printed
        if machine:
            page = _without_script_of(letter, page)
        machine = True


def _tried(inputs: dict[str, str], *, at: int, machine: bool) -> tuple[bytes | None, str]:
    """Return the PDF, or None and a letter that no font here can show: a tagged page may not hold a blank."""
    import typst  # noqa: PLC0415  # only who prints pays for it

    # A compiler of its own for each page: it takes one caller at a time, and a house may print two at once.
    # The fonts of the machine come in only where they must: the page looks the same everywhere.
    compiler = typst.Compiler(_template(), ignore_system_fonts=not machine, sys_inputs=inputs)
    try:
        made: Any = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=at)
    except RuntimeError as problem:
        unshown = _UNSHOWN.search(str(problem))
        if unshown is None:
            raise
        return None, unshown[1]
    return bytes(made), ""


@cache
def _template() -> bytes:
    return (content_root() / _TEMPLATE).read_bytes()


def _without_script_of(letter: str, page: str) -> str:
    script = _script(letter)
    # What is plain ASCII is the page's own punctuation, too, and every font has it.
    return "".join(_UNKNOWN if not one.isascii() and _script(one) == script else one for one in page)


def _script(letter: str) -> str:
    """The first word of a letter's name, which is its script's: CJK, HIRAGANA, THAI."""
    return name(letter, letter).partition(" ")[0]
