"""The page for the podiatrist says what was measured, and asks for an answer where one was asked for."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from tests.coach.contexts import context_of

from instep.coach.agreement.requests import make_request
from instep.coach.feet.taking_temperatures import record_temperatures
from instep.coach.feet.temperatures import Shown
from instep.coach.feet.touch import record_touch_test
from instep.coach.report.model import Chosen, Report, ReportSection
from instep.coach.report.reader import read_report
from instep.export.report_json import report_json
from instep.foot.anatomy import Side
from instep.journal.sqlite import SqliteJournal
from instep.library.library import Library
from instep.safety.temperature import Unit
from instep.safety.touch_test import Felt, Toe, ToeOf, TouchAnswers
from instep.words.report import site_degrees, toes_not_felt, touch_result

LIBRARY = Library()
NOON = datetime(2026, 5, 9, 12, tzinfo=UTC)
ME = "me"
SITES = LIBRARY.temperature_log.rules.sites
NUMBERS = count(1)


def new_id() -> str:
    return f"fact-{next(NUMBERS):08}"


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[SqliteJournal]:
    made = SqliteJournal(tmp_path / "journal.db")
    with closing(made):
        yield made


def read(journal: SqliteJournal, *without: ReportSection, days: int = 30) -> Report:
    today = NOON.date()
    chosen = Chosen(first=today - timedelta(days=days), last=today, without=frozenset(without))
    return read_report(chosen, context_of(journal, NOON))


def touched(journal: SqliteJournal, days: int = 0) -> None:
    given = {ToeOf(side, toe): Felt.FELT for side in Side for toe in Toe}
    given[ToeOf(Side.LEFT, Toe.BIG)] = Felt.NOT_FELT
    record_touch_test(
        TouchAnswers(given=given, false_yes=0),
        context_of(journal, NOON - timedelta(days=days), new_id=new_id),
    )


def test_a_touch_test_of_these_days_is_told_with_the_toes_that_were_not_felt(journal: SqliteJournal) -> None:
    touched(journal, days=40)
    touched(journal, days=2)
    (test,) = read(journal).touch
    assert touch_result(test, LIBRARY.words) == "The test is uncertain"
    missed = {side: toes_not_felt(test, side, LIBRARY.words) for side in Side}
    assert missed == {Side.LEFT: ("big toe",), Side.RIGHT: ()}
    assert len(read(journal, days=50).touch) == 2
    assert read(journal, ReportSection.TOUCH).touch == ()


def test_temperatures_are_told_in_celsius_by_the_names_of_their_sites(journal: SqliteJournal) -> None:
    feet = dict.fromkeys(SITES, "86.0")
    record_temperatures(Shown(unit=Unit.F, left=feet, right=feet), context_of(journal, NOON, new_id=new_id))
    (taken,) = read(journal).temperatures
    names = LIBRARY.temperature_log.names.values()
    assert site_degrees(taken, Side.LEFT, LIBRARY) == {name: pytest.approx(30.0) for name in names}
    assert read(journal, ReportSection.TEMPERATURES).temperatures == ()


def test_an_open_hot_spot_is_in_the_temperatures_and_is_no_finding(journal: SqliteJournal) -> None:
    warm, cool = dict.fromkeys(SITES, "34.0"), dict.fromkeys(SITES, "30.0")
    for days in (2, 1, 0):
        at = NOON - timedelta(days=days)
        shown = Shown(unit=Unit.C, left=warm, right=cool)
        record_temperatures(shown, context_of(journal, at, new_id=new_id))
    assert len(read(journal).temperatures) == 3
    assert read(journal).findings == ()


def test_a_request_that_is_open_is_printed_with_its_code_and_none_is_made_by_looking(
    journal: SqliteJournal,
) -> None:
    assert read(journal).request is None
    made = make_request(context_of(journal, NOON, new_id=new_id))
    assert read(journal).request == made
    request = report_json(read(journal), LIBRARY)["request"]
    assert request["code"] == made.code(LIBRARY.terms.code)
    assert request["code"] in request["lines"][0]
    assert read(journal, ReportSection.REQUEST).request is None
