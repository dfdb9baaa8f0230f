"""The page for the podiatrist as a value: what is on it, in which order, and what never is."""

from datetime import date, timedelta

import pytest
from tests.coach.contexts import LIBRARY
from tests.export.a_month import Month, blister, callus, lived, measured, on

from instep.coach.report.choice import every_day, read_days, read_without, usual_days
from instep.coach.report.model import Report, ReportSection
from instep.coach.report.reader import deciding
from instep.foot.anatomy import Region, Side
from instep.library.errors import BadInput
from instep.outcomes.sitting import Moment
from instep.safety.answers import Answer, Finding
from instep.safety.clearance import Level, RiskGroup
from instep.words.report import given_answer, refusal_reasons, unplaced

TODAY = date(2026, 5, 10)


@pytest.fixture(scope="module")
def report() -> Report:
    return measured(lived()).report(photos=frozenset({"photo-0001"}), name="Ana")


def test_open_findings_come_first_and_keep_their_numbers_on_the_map(report: Report) -> None:
    told = [(found.pin.finding, found.pin.closed is None) for found in report.findings]
    assert told == [("blister", True), ("callus_plain", False)]


def test_the_most_urgent_finding_is_number_one_however_late_it_was_found() -> None:
    month = Month()
    month.looks(1, callus())
    month.looks(2, callus(), Finding(id="black_tissue", sides=frozenset({Side.LEFT}), regions=(Region.TOES,)))
    findings = month.report().findings
    assert [found.pin.finding for found in findings] == ["black_tissue", "callus_plain"]
    ranks = [found.action.level.rank for found in findings]
    assert ranks == sorted(ranks, reverse=True)


def test_a_finding_tells_what_was_done_about_it_and_one_that_is_gone_asks_for_nobody(report: Report) -> None:
    first, gone = report.findings
    assert [str(note.care) for note in first.pin.notes if note.care] == ["booked", "seen"]
    assert first.contact is not None
    assert gone.contact is None


def test_a_stranger_is_in_the_highest_group_and_every_answer_is_missing() -> None:
    report = Month().report()
    assert report.group is RiskGroup.C
    assert report.answers == tuple((item, None) for item in deciding(LIBRARY.rules))


def test_the_answers_behind_the_group_are_those_that_were_said_with_their_day(report: Report) -> None:
    said = {item.id: (given_answer(item, one), one.at.date()) for item, one in report.answers if one}
    assert said["diabetes"] == ("yes", date(2026, 4, 11))
    assert said["numbness"] == ("Less feeling in parts", date(2026, 4, 11))
    missing = {item.id for item, one in report.answers if one is None}
    assert "dialysis" in missing
    assert "past_ulcer" not in missing | said.keys()


def test_every_deciding_item_has_a_short_name_on_the_page() -> None:
    names = {key for key in LIBRARY.words.texts if key.startswith("report-answers-items-")}
    assert names == {f"report-answers-items-{item.id}" for item in deciding(LIBRARY.rules)}


def test_a_refusal_tells_its_rules_in_the_words_of_that_day(report: Report) -> None:
    ((refused, screened),) = report.refused
    assert refused.body.level is Level.STOP_URGENT_CARE
    reasons = refusal_reasons(refused.body, screened, LIBRARY)
    assert reasons[0][0] == "FC:blister"
    assert reasons[0][1].startswith("Blister.")
    assert all(text for _, text in reasons)


def test_ratings_are_paired_by_session_and_a_missing_number_stays_missing(report: Report) -> None:
    _, second = report.ratings.values()
    values = {moment: rated.body.values for moment, rated in second.items()}
    assert values == {Moment.BEFORE: {"pain_left": 5}, Moment.AFTER: {"pain_left": 0, "energy": 5}}


def test_a_day_without_a_look_is_a_gap(report: Report) -> None:
    looks = {day.day: day.looks for day in report.days}
    assert [looks[on(day).date()] for day in (8, 9, 10, 11)] == [1, 0, 0, 1]


def test_days_before_and_after_the_chosen_ones_are_not_on_the_page() -> None:
    month = lived()
    report = month.report(first=on(4).date(), last=on(13).date())
    assert [one.at.date() for one in report.sessions] == [on(5).date()]
    assert report.refused == ()
    blister_then = next(found for found in report.findings if found.pin.finding == "blister")
    assert blister_then.pin.changed is None
    assert [note for note in blister_then.pin.notes if note.care] == []
    assert (blister_then.looks, blister_then.last_look) == (None, on(13))


def test_what_was_marked_without_a_place_is_told_although_no_pin_stands_for_it() -> None:
    month = Month()
    month.looks(1, Finding(id="bad_smell_new", sides=frozenset({Side.LEFT}), note="since yesterday"))
    (look,) = month.report().looks
    assert [(one.finding, one.sides, one.note) for _, one in unplaced(look.body, LIBRARY)] == [
        ("bad_smell_new", (Side.LEFT,), "since yesterday")
    ]


@pytest.mark.parametrize("section", ReportSection)
def test_a_section_that_is_left_out_leaves_nothing_behind(section: ReportSection) -> None:
    whole = measured(lived()).report(photos=frozenset({"photo-0001"}))
    without = measured(lived()).report(photos=frozenset({"photo-0001"}), without=frozenset({section}))
    if section is ReportSection.MAP:  # the findings are still told, in their table
        assert without.findings == whole.findings
        return
    assert without != whole
    emptied = {
        ReportSection.ANSWERS: without.group or without.answers,
        ReportSection.STRIP: without.days,
        ReportSection.FINDINGS: without.looks,
        ReportSection.RATINGS: without.ratings,
        ReportSection.REFUSED: without.refused,
        ReportSection.SESSIONS: without.sessions,
        ReportSection.TOUCH: without.touch,
        ReportSection.TEMPERATURES: without.temperatures,
        ReportSection.PLAN: without.in_force or without.agreed,
        ReportSection.REQUEST: without.request,
    }
    assert not emptied[section]


def test_only_photos_that_were_chosen_go_in(report: Report) -> None:
    assert [photo.id for photo in report.photos] == ["photo-0001"]
    assert lived().report().photos == ()


def test_two_records_are_never_taken_for_one_although_everybody_is_called_me() -> None:
    one, other = Month(), Month()
    other.new_id()
    for month in (one, other):
        month.answers({"diabetes": Answer(value="no")})
    assert one.report().record != other.report().record


def test_the_record_names_itself_the_same_whatever_was_added_later() -> None:
    month = Month()
    month.looks(1, blister())
    before = month.report().record
    month.looks(2, blister())
    assert month.report().record == before


def test_without_days_the_page_is_of_thirty_days_and_a_last_day_alone_moves_them() -> None:
    usual = usual_days(TODAY)
    assert read_days(None, None, usual=usual) == (TODAY - timedelta(days=29), TODAY)
    assert read_days(None, "2026-03-31", usual=usual) == (date(2026, 3, 2), date(2026, 3, 31))
    assert read_days(None, "2026-03-31", usual=every_day(TODAY)) == (date.min, date(2026, 3, 31))


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("yesterday", None, "from: 'yesterday' is no day; write the day as year-month-day"),
        (None, "2026-02-30", "to: '2026-02-30' is no day"),
        ("2026-05-09", "2026-05-08", "from: 2026-05-09 lies after 2026-05-08; give the earlier day first"),
    ],
)
def test_a_day_that_is_none_is_one_clear_line(first: str | None, last: str | None, told: str) -> None:
    with pytest.raises(BadInput) as raised:
        read_days(first, last, usual=usual_days(TODAY))
    assert str(raised.value).startswith(told)


def test_a_section_that_does_not_exist_is_told_with_the_nearest() -> None:
    with pytest.raises(BadInput, match="without: no section 'answer'"):
        read_without(["answer"])
