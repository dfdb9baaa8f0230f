"""The PDF: one page, tagged, named, a text for every picture, the same to the byte, never a blank."""

import io
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, BooleanObject, DictionaryObject, IndirectObject
from tests.coach.contexts import LIBRARY
from tests.export.a_month import BEGUN, DOT, Month, blister, lived, measured
from tests.export.test_report_page import REASSURING

from instep.export.report_pdf import Paper, report_pdf
from instep.foot.anatomy import Region, Side
from instep.safety.answers import Finding

MM = 72 / 25.4
YES = BooleanObject(value=True)


def printed(month: Month, *, more: bool = False, paper: Paper = Paper.A4, **chosen: Any) -> PdfReader:
    report = month.report(photos=frozenset({"photo-0001", "photo-0002"}), **chosen)
    return PdfReader(io.BytesIO(report_pdf(report, LIBRARY, more=more, paper=paper)))


@pytest.fixture(scope="module")
def pdf() -> PdfReader:
    return printed(measured(lived()), name="Ana Marin")


def crowded(findings: int) -> Month:
    """A month in which so many findings are open, each with a note, at places all over both feet."""
    month = Month()
    kinds = list(LIBRARY.rules.findings.values())
    found = [
        Finding(
            id=kinds[number % len(kinds)].id,
            sides=frozenset({list(Side)[number % 2]}),
            regions=(
                kinds[number % len(kinds)].regions[
                    number // len(kinds) % len(kinds[number % len(kinds)].regions)
                ],
            ),
            note="seen in the morning, a little red around it, no pain",
        )
        for number in range(findings)
    ]
    month.looks(1, *found)
    month.looks(2, *found, by="Ben")
    return month


def tags(pdf: PdfReader) -> Iterator[DictionaryObject]:
    """Every element of the tag tree, in reading order."""
    root: Any = pdf.trailer["/Root"]
    yield from _below(root["/StructTreeRoot"])


def _below(element: Any) -> Iterator[DictionaryObject]:
    element = element.get_object() if isinstance(element, IndirectObject) else element
    if isinstance(element, ArrayObject):
        for one in element:
            yield from _below(one)
    elif isinstance(element, DictionaryObject):
        if "/S" in element:
            yield element
        yield from _below(element.get("/K"))


def kinds(pdf: PdfReader) -> list[str]:
    return [str(tag["/S"]) for tag in tags(pdf)]


def letters(words: str) -> str:
    """The words without what a line's end may do to them."""
    return "".join(words.split()).replace("-", "").replace("\xad", "")


def text(pdf: PdfReader) -> str:
    whole = "\n".join(page.extract_text() for page in pdf.pages)
    return " ".join(whole.replace("-\n", "").split())


def test_it_is_one_page_of_a4_or_of_letter(pdf: PdfReader) -> None:
    assert len(pdf.pages) == 1
    assert [round(float(side) / MM) for side in pdf.pages[0].mediabox[2:]] == [210, 297]
    letter = printed(lived(), paper=Paper.LETTER)
    assert len(letter.pages) == 1
    assert [round(float(side) / MM) for side in letter.pages[0].mediabox[2:]] == [216, 279]


def test_it_is_tagged_has_a_language_and_shows_its_title(pdf: PdfReader) -> None:
    root: Any = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] == YES
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == YES
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Foot record of Ana Marin"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in bytes(root["/Metadata"].get_data())


def test_every_picture_has_its_text(pdf: PdfReader) -> None:
    alts = [str(tag.get("/Alt", "")) for tag in tags(pdf) if str(tag["/S"]) == "/Figure"]
    assert all(alts)
    assert sum("Left foot" in alt for alt in alts) == 5
    assert any(alt.startswith("Looks on 25 of 30 days.") for alt in alts)
    assert "Right foot, Heel, photographed on 3 May" in alts


def test_headings_go_down_one_step_at_a_time_and_begin_with_the_title(pdf: PdfReader) -> None:
    levels = [int(kind[2]) for kind in kinds(pdf) if kind[:2] == "/H" and kind[2:].isdigit()]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_has_a_header_for_every_column(pdf: PdfReader) -> None:
    found = [tag for tag in tags(pdf) if str(tag["/S"]) == "/Table"]
    assert len(found) == 5
    for table in found:
        inside = [str(tag["/S"]) for tag in _below(table.get("/K"))]
        first_row = inside[inside.index("/TR") + 1 :]
        headers = first_row[: first_row.index("/TR")].count("/TH") if "/TR" in first_row else 0
        assert headers == inside.count("/TH") > 1


def test_the_page_says_what_it_must(pdf: PdfReader) -> None:
    told = text(pdf)
    for sentence in (
        "Foot record of Ana Marin",
        "11 April 2026 to 10 May 2026",
        "It is no diagnosis, and no clinician has reviewed it.",
        "Group C, high, by the answers of the person.",
        "Blister: skin behind the heel, right foot",
        "30 Apr: seen by somebody: cleaned and covered",
        "After is not the same as because of it.",
        "Feeling is reduced",
        "29.4",
        "Bea Roth, podiatrist",
        "Answers to it are taken until",
        LIBRARY.rules.version,
    ):
        assert letters(sentence) in letters(told), sentence
    assert REASSURING.search(told) is None


def test_a_photo_goes_in_whole_as_the_file_it_is() -> None:
    report = measured(lived()).report(photos=frozenset({"photo-0001"}))
    assert DOT in report_pdf(report, LIBRARY)


def test_the_same_record_gives_the_same_bytes() -> None:
    report = measured(lived()).report()
    assert report_pdf(report, LIBRARY) == report_pdf(report, LIBRARY)


def test_a_house_may_print_several_pages_at_once() -> None:
    report = measured(lived()).report()
    with ThreadPoolExecutor(4) as house:
        printed = list(house.map(lambda _: report_pdf(report, LIBRARY), range(8)))
    assert set(printed) == {report_pdf(report, LIBRARY)}


def test_twelve_findings_fit_one_page_each_with_its_row() -> None:
    pdf = printed(crowded(12))
    assert len(pdf.pages) == 1
    table = letters(text(pdf)).split("Whatwasdone")[1].split("Massages,andnumbers")[0]
    names = {letters(found.kind.name) for found in crowded(12).report().findings}
    assert len(names) == 12
    assert [name for name in names if name not in table] == []
    assert "moreintherecord" not in table


@pytest.mark.parametrize("findings", [0, 1, 30, 60])
def test_however_much_there_is_it_stays_one_page_and_counts_what_is_left(findings: int) -> None:
    pdf = printed(crowded(findings))
    assert len(pdf.pages) == 1
    assert ("more in the record" in text(pdf)) is (findings > 12)


def test_all_of_it_goes_on_as_many_pages_as_it_needs() -> None:
    pdf = printed(crowded(60), more=True)
    assert len(pdf.pages) > 1
    assert "more in the record" not in text(pdf)
    assert {"/Figure", "/TH", "/H1"} <= set(kinds(pdf))


@pytest.mark.parametrize(
    "note",
    [
        "李雷 刮伤",
        "ขวัญ",
        "😀 red",
        "a\x01b\x1b[0m",
        "#set text(9pt) $x$ `y` <tag> @ref",
        "עקב יבש",
        "\\ \" '",
    ],
)
def test_any_letters_can_be_printed_and_none_is_taken_for_a_command(note: str) -> None:
    month = Month()
    month.looks(1, blister(note))
    pdf = printed(month, name=note.replace("\x01", ""))
    assert len(pdf.pages) == 1
    if note.startswith("#"):
        assert letters(note) in letters(text(pdf))


def test_a_letter_that_no_font_has_takes_nothing_else_with_it() -> None:
    month = Month()
    month.looks(1, blister("ขวัญ, then dry"))
    assert "then dry" in text(printed(month))


def test_the_pins_are_numbers_whose_shape_tells_what_is_gone() -> None:
    from instep.export.foot_print import PrintMark, foot_print  # noqa: PLC0415  # one use
    from instep.foot.views import View  # noqa: PLC0415  # likewise

    here = PrintMark(number=3, region=Region.HEEL_SOLE, gone=False)
    gone = PrintMark(number=12, region=Region.BALL, gone=True)
    svg = foot_print(View.SOLE, Side.LEFT, [here, gone])
    assert svg.count("<circle") == 2
    assert 'fill="#1a1a1a" stroke="#ffffff"' in svg  # black, for what is there
    assert 'fill="#ffffff" stroke="#1a1a1a" stroke-width="5" stroke-dasharray' in svg  # white and broken
    assert foot_print(View.TOP, Side.LEFT, [here, gone]).count("<circle") == 0


def test_the_month_begins_where_the_story_says() -> None:
    assert BEGUN.isoformat() == "2026-04-11T07:30:00+02:00"
