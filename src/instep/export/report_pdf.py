"""The page for the podiatrist as a tagged, accessible PDF, made of data and one template."""

import json
from enum import StrEnum
from functools import cache

from instep.coach.report.model import Report
from instep.deadline import apart
from instep.export.report_page import report_page
from instep.export.typst_print import print_pdf
from instep.library.content.heavy import heavy_deeds
from instep.library.content.reading import content_root
from instep.library.library import Library

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


class Paper(StrEnum):
    """The sheet it is printed on."""

    A4 = "a4"
    LETTER = "us-letter"


def report_pdf(report: Report, library: Library, *, more: bool = False, paper: Paper = Paper.A4) -> bytes:
    """Return the PDF: one page, or as many as everything needs. The same report gives the same bytes.

    Raise Ended, in one line, where it takes longer than heavy.yaml allows.
    """
    page = report_page(report, library, brief=not more)
    inputs = {
        "page": json.dumps(page, ensure_ascii=False),
        "rooms": json.dumps([dict(zip(_COUNTED, room, strict=True)) for room in _ROOMS]),
        "pages": "more" if more else "one",
        "paper": paper.value,
    }
    allowed = heavy_deeds(content_root()).report
    return apart("report", allowed, print_pdf, _template(), inputs, at=int(report.made.timestamp()))


@cache
def _template() -> bytes:
    return (content_root() / _TEMPLATE).read_bytes()
