"""The tables: one for each thing, as documented, and nothing in them that a spreadsheet would run."""

import csv
import io
import zipfile
from dataclasses import replace as replaced
from fractions import Fraction
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given
from msgspec.structs import replace
from tests.coach.contexts import LIBRARY
from tests.coach.trial_house import a_trial
from tests.export.a_month import Month, blister, lived, measured

from instep.coach.report.model import Report
from instep.coach.trial.trials import days_of
from instep.export.csv_tables import csv_archive, csv_tables
from instep.facts.trial import RatingMoment

COLUMNS = LIBRARY.tables


@pytest.fixture(scope="module")
def report() -> Report:
    return measured(lived()).report()


def rows(report: Report, table: str) -> list[dict[str, str]]:
    text = csv_tables(report, LIBRARY)[table]
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_archive_holds_every_documented_table_with_its_documented_columns(report: Report) -> None:
    with zipfile.ZipFile(io.BytesIO(csv_archive(report, LIBRARY))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [f"{name}.csv" for name in COLUMNS]
        for name, columns in COLUMNS.items():
            text = archive.read(f"{name}.csv").decode()
            assert text.split("\r\n")[0].split(",") == list(columns)


def test_a_finding_its_history_and_its_care_are_rows_that_belong_together(report: Report) -> None:
    first, gone = rows(report, "findings")
    assert (first["finding"], first["side"], first["region"]) == ("blister", "right", "heel_back")
    assert (first["opened"], first["closed"], first["looks"]) == ("2026-04-13", "", "24")
    assert (gone["closed"], gone["contact"]) == ("2026-05-05", "")
    told = [(row["step"], row["words"]) for row in rows(report, "history") if row["pin"] == first["pin"]]
    assert told == [("opened", "new shoes"), ("changed", "the roof has broken")]
    care = [(row["care"], row["on"]) for row in rows(report, "care")]
    assert care == [("booked", "2026-04-30"), ("seen", "")]


def test_a_missing_number_is_an_empty_cell_and_a_zero_is_a_zero(report: Report) -> None:
    after = rows(report, "ratings")[3]
    assert (after["moment"], after["pain_left"], after["pain_right"], after["energy"]) == (
        "after",
        "0",
        "",
        "5",
    )


def test_massages_refusals_looks_touch_and_temperatures_have_their_rows(report: Report) -> None:
    assert [row["left_seconds"] for row in rows(report, "sessions")] == ["290.0", "290.0"]
    (refused,) = rows(report, "refused")
    assert refused["rules"].startswith("FC:blister")
    assert len(rows(report, "looks")) == 26
    (touched,) = rows(report, "touch")
    assert touched["left_not_felt"] == "big toe"
    (warm,) = rows(report, "temperatures")
    assert (warm["side"], warm["site"], warm["celsius"]) == ("left", "heel", "29.4")


def test_a_table_without_a_row_is_its_header(report: Report) -> None:
    assert rows(report, "touch") != []
    assert csv_tables(Month().report(), LIBRARY)["touch"].count("\r\n") == 1


@pytest.mark.parametrize(
    "words", ["=1+1", "+41 79", "-2", "@SUM(A1)", "\t=1", " =1", "\uff1d1", '=HYPERLINK("x")', "\r=1"]
)
def test_words_that_a_spreadsheet_would_calculate_are_words(words: str) -> None:
    month = Month()
    month.looks(1, blister(words))
    (row,) = rows(month.report(), "history")
    assert row["words"].startswith("'")
    assert row["words"][1:].strip() == words.strip().replace("\r", " ").strip()


def test_a_number_below_zero_stays_a_number() -> None:
    report = measured(Month()).report()
    taken = report.temperatures[0]
    cold = replaced(taken, reading=replaced(taken.reading, left={"heel": Fraction(-3, 2)}))
    (row,) = rows(replace(report, temperatures=(cold,)), "temperatures")
    assert row["celsius"] == "-1.5"


@given(
    words=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=30)
)
def test_any_words_come_back_from_the_table_as_one_cell(words: str) -> None:
    month = Month()
    month.looks(1, blister(words))
    (row,) = rows(month.report(), "history")
    assert not row["words"].startswith(("=", "+", "-", "@", "\t", "\r"))
    assert None not in row  # no cell more than there are columns
    assert set(row) == set(COLUMNS["history"])


def test_the_same_report_gives_the_same_archive(report: Report) -> None:
    assert csv_archive(report, LIBRARY) == csv_archive(report, LIBRARY)


def test_the_documentation_says_what_every_column_holds() -> None:
    told = (Path(__file__).parents[2] / "docs/reference/tables.md").read_text()
    named = [column for columns in COLUMNS.values() for column in columns]
    assert [name for name in named if f"`{name}`" not in told] == []


def test_a_trials_days_are_rows_and_what_is_missing_is_an_empty_cell() -> None:
    trial = a_trial()
    first, second, *_ = days_of(trial, ())
    told = replaced(first, outcome=0, done=False, late=frozenset({RatingMoment.OUTCOME}))
    report = replace(Month().report(), trials=((trial, told), (trial, second)))
    rated, empty = rows(report, "trials")
    assert (rated["outcome"], rated["before"], rated["done"], rated["late"]) == ("0", "", "no", "outcome")
    assert (rated["arm"], rated["date"]) == (first.arm, trial.starts.isoformat())
    assert (empty["day"], empty["outcome"], empty["done"], empty["late"]) == ("2", "", "", "")
