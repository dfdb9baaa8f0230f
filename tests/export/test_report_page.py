"""The page in words: nothing reassures, nothing is guessed, and what is cut is seen to be cut."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from msgspec.structs import replace
from tests.coach.contexts import LIBRARY
from tests.export.a_month import Month, blister, lived, on

from instep.coach.report.model import ReportSection
from instep.export.report_page import report_page
from instep.foot.anatomy import Region, Side
from instep.safety.answers import Answer, Finding

WORDS = LIBRARY.words
REASSURING = re.compile(
    r"\b(fine|healthy|normal|all clear|clear of|nothing found|no findings|all good|in order|good news"
    r"|well done|no change|no problem|safe|ok|okay|low risk|streak|worry|symptom-free)\b",
    re.IGNORECASE,
)
DASH = WORDS.say("report-missing")
OF_THE_PRODUCT = [text for key, text in WORDS.texts.items() if key.startswith("report-")]


def page(month: Month, *, brief: bool = True, **chosen: Any) -> dict[str, Any]:
    return report_page(month.report(**chosen), LIBRARY, brief=brief)


def table(told: dict[str, Any], key: str) -> dict[str, Any]:
    return next(one for one in told["tables"] if one["key"] == key)


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from texts(part) if key not in {"svg", "address"} else ()
    elif isinstance(value, list | tuple):
        for part in value:
            yield from texts(part)


@pytest.mark.parametrize("text", OF_THE_PRODUCT)
def test_no_sentence_of_the_page_reassures(text: str) -> None:
    assert REASSURING.search(text) is None


@pytest.mark.parametrize("month", [Month(), lived()], ids=["a stranger", "a month"])
def test_no_page_reassures_whether_anything_was_marked_or_not(month: Month) -> None:
    assert [text for text in texts(page(month, brief=False)) if REASSURING.search(text)] == []


def test_an_empty_page_says_what_was_marked_and_not_how_feet_are() -> None:
    told = table(page(Month()), "findings")
    assert told["rows"] == ()
    assert told["none"].startswith("Nothing was marked on these days. That says what was marked")


def test_the_page_says_that_a_person_made_it_and_that_it_is_no_diagnosis() -> None:
    told = page(Month())
    assert "Made by the person whose feet they are" in told["what"]
    assert "no diagnosis, and no clinician has reviewed it" in told["what"]
    assert LIBRARY.rules.version in told["small"][0]


def test_a_name_is_on_the_page_where_one_was_typed_and_nowhere_else() -> None:
    assert page(Month(), name="Ana Marin")["title"] == "Foot record of Ana Marin"
    assert page(Month())["title"] == "Foot record"


def test_a_finding_is_told_in_one_row_with_its_days_change_contact_and_care() -> None:
    row = table(page(lived(), brief=False), "findings")["rows"][0]
    assert row[:3] == ("1", "Blister: skin behind the heel, right foot", "13 Apr to 10 May, 25 looks")
    assert row[3] == "13 Apr: new shoes; 25 Apr: the roof has broken"
    assert row[4].endswith("same day")
    assert row[5] == (
        "26 Apr: appointment on 30 Apr: the clinic rang back; 30 Apr: seen by somebody: cleaned and covered"
    )


def test_a_page_of_earlier_days_tells_nothing_that_was_seen_later() -> None:
    then = table(page(lived(), first=on(0).date(), last=on(10).date()), "findings")["rows"][0]
    assert then[2] == "13 Apr to 19 Apr"
    assert then[5] == "not said yet"


def test_a_finding_that_asks_and_was_not_spoken_of_says_so() -> None:
    month = Month()
    month.looks(1, blister())
    assert table(page(month), "findings")["rows"][0][5] == "not said yet"


def test_a_skipped_number_is_a_dash_and_never_a_zero() -> None:
    rows = table(page(lived()), "sessions")["rows"]
    newest = rows[0]
    assert newest[0] == "16 Apr"
    assert newest[3:] == ("5 → 0", DASH, DASH, DASH, f"{DASH} → 5")


def test_an_unanswered_question_is_told_as_not_answered() -> None:
    told = page(lived())["answers"]
    assert "Dialysis" in told["missing"]
    assert "Diabetes: yes (11 Apr)" in told["said"]


def test_a_long_note_is_cut_on_the_one_page_and_whole_where_there_is_room() -> None:
    month = Month()
    month.looks(1, blister("a long walk " * 30))
    short, long = (table(page(month, brief=brief), "findings")["rows"][0][3] for brief in (True, False))
    assert short.endswith(" …")
    assert len(short) < 120 < len(long)


def test_letters_that_no_page_can_show_become_spaces() -> None:
    month = Month()
    month.looks(1, blister("a\x01b\x1b[31m \u202edrow"))
    assert table(page(month, brief=False), "findings")["rows"][0][3].startswith("12 Apr: a b [31m")


def test_a_year_is_said_where_it_is_another() -> None:
    month = Month()
    month.looks(-400, blister())
    month.looks(1, blister())
    assert table(page(month), "findings")["rows"][0][2] == "7 Mar 2025 to 12 Apr, 2 looks"


def test_what_was_marked_without_a_place_stands_under_the_table() -> None:
    month = Month()
    month.looks(1, Finding(id="bad_smell_new", sides=frozenset({Side.LEFT})))
    told = table(page(month), "findings")
    assert told["about"] == ("Marked without a place: 12 Apr: New bad smell, Left foot",)
    assert told["none"] == ""


@pytest.mark.parametrize(
    "section",
    [
        ReportSection.MAP,
        ReportSection.STRIP,
        ReportSection.ANSWERS,
        ReportSection.PLAN,
        ReportSection.REQUEST,
    ],
)
def test_a_part_that_is_left_out_is_not_on_the_page(section: ReportSection) -> None:
    assert page(lived(), without=frozenset({section}))[section.value] is None


def test_massages_without_numbers_and_numbers_without_massages_have_their_own_tables() -> None:
    alone = table(page(lived(), without=frozenset({ReportSection.RATINGS})), "sessions")
    assert alone["head"] == ("Day", "Massage", "Left / right")
    numbers = table(page(lived(), without=frozenset({ReportSection.SESSIONS})), "sessions")
    assert numbers["head"][:2] == ("Day", "Pain left")


def test_every_drawing_says_in_words_which_numbers_stand_on_it() -> None:
    left, right = page(lived())["map"]["sides"]
    alts = {(side["side"], view["view"]): view["alt"] for side in (left, right) for view in side["views"]}
    assert alts["right", "heel"] == "Right foot, Heel: number 1, skin behind the heel, right foot."
    assert alts["left", "sole"] == "Left foot, Sole: number 2, gone, ball of the foot, left foot."
    assert alts["left", "top"] == "Left foot, Top: no number here."


def test_the_strip_says_in_words_what_it_shows() -> None:
    alt = page(lived())["strip"]["alt"]
    assert alt.startswith("Looks on 25 of 30 days. 13 Apr: 2 opened.")
    assert "25 Apr: 1 changed." in alt
    assert "5 May: 1 gone." in alt


def test_a_stop_says_no_limits_and_a_screening_that_may_start_says_them() -> None:
    assert page(lived())["plan"]["lines"] == ["By the answers of 25 Apr: no massage; care soon."]
    month = Month()
    month.answers({"diabetes": Answer(value="no")})
    month.is_refused(2)
    lines = page(month)["plan"]["lines"]
    assert any(line.startswith("Pressure: at most") for line in lines)


def test_the_page_of_a_whole_record_begins_with_the_first_thing_that_is_known() -> None:
    month = Month()
    month.looks(3, Finding(id="blister", sides=frozenset({Side.LEFT}), regions=(Region.TOES,)))
    report = month.report()
    whole = replace(report, chosen=replace(report.chosen, first=datetime(1, 1, 1, tzinfo=UTC).date()))
    assert report_page(whole, LIBRARY, brief=True)["days"] == "14 April 2026 to 10 May 2026"
    assert on(3).date().isoformat() == "2026-04-14"
