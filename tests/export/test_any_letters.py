"""Whatever letters stand in names and notes, the page for the podiatrist is printed, and says the rest."""

import json
import time

import msgspec
import pytest
from tests.coach.contexts import LIBRARY
from tests.export.a_month import Month, blister, callus
from tests.export.test_report_pdf import letters, printed, text

from instep.deadline import Ended
from instep.export.report_pdf import report_pdf
from instep.export.signs import UNKNOWN, odd_signs, signs, without
from instep.export.typst_print import print_pdf
from instep.library.content.heavy import Allowance
from instep.library.errors import BadInput

FAMILY, RAINBOW, KEYCAP = "👨‍👩‍👧", "🏳️‍🌈", "1️⃣"
HOSTILE = {
    "a tone of skin": "better 👍🏽",
    "a family": FAMILY,
    "a flag of joined signs": RAINBOW,
    "a keycap": KEYCAP,
    "every keycap": "".join(f"{sign}\ufe0f\u20e3" for sign in "0123456789#*"),
    "flags of countries": "🇩🇪🇫🇷🇯🇵 🇩",
    "a flag of tags": "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "from right to left": "עקב יבש \u202eabc\u202c \u2067كعب\u2069",
    "many marks": "e" + "\u0301\u0323\u0335\u20dd" * 200,
    "a mark on nothing": "\u0301\u20e3",
    "joiners alone": "\u200d\u200d \ufe0f\u200d",
    "a word of a thousand letters": "w" * 1000,
    "a thousand wide letters": "漢" * 1000,
    "private letters": "\ue000\uf8ff\U0010fffd",
    "no letters": "\ufffe\uffff\U0001fffe",
    "control letters": "a\x01\x07\x7f\x85b",
    "one of every script": "Aא ب ก あ ア 한 अ ক ਅ અ ଅ அ అ ಅ അ අ ກ ༀ က Ⴀ አ ᐁ ក ᠠ ⴰ ꀀ 𐀀 𐎀 𒀀 𓀀 𝄞 🀀",
    "one of every picture": "".join(map(chr, range(0x1F300, 0x1F650))),
}
HURRIED = Allowance(seconds=0.05, megabytes=2000, at_once=1, patience_s=5)
HURRY = 20.0
"""Seconds within which any page is printed; a plain one takes half of one."""


def month_with(note: str) -> Month:
    """A month in which one note of many holds it, between plain ones."""
    month = Month()
    for day in range(1, 29):
        month.looks(day, blister(f"soon dry {note} and red" if day % 9 == 1 else "plain"), callus())
    return month


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_month_with_any_letters_in_names_and_notes_is_printed_in_time(kind: str) -> None:
    note = HOSTILE[kind]
    began = time.monotonic()
    pdf = printed(month_with(note), name=f"Ana {note}"[:200])
    assert time.monotonic() - began < HURRY
    assert len(pdf.pages) == 1
    assert "soondry" in letters(text(pdf))


def test_all_of_them_in_one_record_are_printed_on_as_many_pages_as_it_needs() -> None:
    month = Month()
    for day, note in enumerate(HOSTILE.values(), 1):
        month.looks(day, blister(f"before {note}"))
    began = time.monotonic()
    pdf = printed(month, more=True)
    assert time.monotonic() - began < HURRY
    assert "before" in letters(text(pdf))


def test_a_sign_is_what_a_reader_takes_for_one() -> None:
    assert list(signs(f"a{FAMILY}{RAINBOW}{KEYCAP}🇩🇪🇫🇷e\u0301")) == [
        "a",
        FAMILY,
        RAINBOW,
        KEYCAP,
        "🇩🇪",
        "🇫🇷",
        "e\u0301",
    ]


def test_one_sign_stands_for_one_that_cannot_be_shown_and_pictures_stay_as_they_are() -> None:
    page = {"note": f"a {FAMILY} b", "svg": f"<svg>{FAMILY}</svg>", "rows": [["plain", KEYCAP]]}
    assert odd_signs(page) == {FAMILY, KEYCAP}
    assert without({FAMILY, KEYCAP}, page) == {
        "note": f"a {UNKNOWN} b",
        "svg": f"<svg>{FAMILY}</svg>",
        "rows": [["plain", UNKNOWN]],
    }


def test_a_page_that_no_font_can_print_is_refused_in_one_line() -> None:
    # The template itself holds what nobody's font has: no change of the page's words can help.
    template = '#set document(title: "x")\n#set text(lang: "en")\n\uf8ff'.encode()
    with pytest.raises(BadInput, match="no font here can show") as refused:
        print_pdf(template, {"page": json.dumps({"note": "é"})}, at=0)
    assert "\n" not in str(refused.value)


def test_a_page_that_takes_too_long_is_ended_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    report = month_with("").report()
    deeds = msgspec.structs.replace(LIBRARY.heavy, report=HURRIED)
    monkeypatch.setattr("instep.export.report_pdf.heavy_deeds", lambda _root: deeds)
    with pytest.raises(Ended, match=r"report: was ended after 0\.05 seconds"):
        report_pdf(report, LIBRARY)
