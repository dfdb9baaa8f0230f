"""The pages of a fair test, over a real journal with a clock that is turned."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import httpx
import icalendar
import pytest
from tests.coach.trial_house import ZONE
from tests.web.serving import visited
from tests.web.turned import Turned

from instep.app import ME
from instep.coach.trial.trials import Trial, latest_trial, read_days
from instep.facts.person import GivenAnswer, ProfileAnswered
from instep.facts.trial import TrialRated
from instep.foot.anatomy import Side
from instep.journal.sqlite import SqliteJournal
from instep.library.library import Library

EVENING = datetime(2026, 3, 16, 20, tzinfo=ZONE)
DAYS = 14
NEVER = ("nan", "inf", "well done", "great", "streak", "keep it up", "healthy", "fine", "normal")


@dataclass(frozen=True)
class Household(Turned):
    """A household in the days of a trial."""

    def turns_to(self, day: int, hour: int = 20) -> None:
        """Turn the clock to an hour of a day of the trial, counted from 1."""
        self.clock.append((EVENING + timedelta(days=day - 1)).replace(hour=hour))


@pytest.fixture
def house(tmp_path: Path, library: Library) -> Iterator[Household]:
    made = Household(journal=SqliteJournal(tmp_path / "journal.db"), library=library, clock=[EVENING])
    yield made
    made.journal.close()


@pytest.fixture
def door(house: Household) -> Iterator[httpx.Client]:
    with visited(house) as client:
        client.headers["accept"] = "text/html"
        yield client


def begun(door: httpx.Client, house: Household, question: str = "massage-or-rest", **other: str) -> Trial:
    form = {"question": question, "measure": "stress", "days": str(DAYS)} | other
    assert door.post("/trial/new", data=form).headers["location"] == "/trial"
    found = latest_trial(house.context())
    assert found is not None
    return found


def rates(door: httpx.Client, trial: Trial, **form: str) -> httpx.Response:
    return door.post(f"/trial/{trial.id}/rate", data=form)


def words_of(page: str) -> str:
    bare = re.sub(r"<(style|script).*?</\1>|<[^>]+>", " ", page, flags=re.DOTALL)
    return " ".join(bare.split())


def test_every_question_is_offered_and_each_proposal_says_what_it_would_take(door: httpx.Client) -> None:
    page = door.get("/trial").text
    questions = re.findall(r'name="question" value="([^"]+)"', page)
    assert questions == ["evening-massage", "massage-or-rest", "roller-or-hands"]
    for question in questions:
        shown = words_of(door.get("/trial/new", params={"question": question}).text)
        assert "of 100" in shown
        assert "not yet with yours" in shown
        assert "drawn by chance" in shown
        assert "Begin today" in shown


def test_the_proposal_begins_the_very_days_that_it_showed(door: httpx.Client, house: Household) -> None:
    page = door.get("/trial/new", params={"question": "evening-massage", "measure": "energy"}).text
    shown = re.findall(r'class="unseen">Day \d+: ([a-z ]+), to come\.', page)
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page.split("<form")[1]))
    door.post("/trial/new", data=hidden)
    trial = latest_trial(house.context())
    assert trial is not None
    assert (trial.measure, trial.lower_is_better, trial.starts) == ("energy", False, EVENING.date())
    arms = [day.arm for day in read_days(trial, house.context())]
    assert [arm and arm.replace("-", " ") for arm in arms] == shown


@pytest.mark.parametrize(
    ("form", "place"),
    [
        ({"question": "nonsense"}, "question"),
        ({"measure": "weight"}, "measure"),
        ({"worth": "0"}, "worth"),
        ({"worth": "nan"}, "worth"),
        ({"worth": "many"}, "worth"),
        ({"days": "13"}, "days"),
        ({"days": "366"}, "days"),
        ({"days": "1e3"}, "days"),
        ({"order": "mine"}, "order"),
        ({"turn_days": "8"}, "turn_days"),
        ({"turn_days": "7", "wash_out_days": "7"}, "wash_out_days"),
        ({"turn_days": "1", "wash_out_days": "1"}, "days"),
        ({"baseline_days": "-1"}, "baseline_days"),
    ],
)
def test_a_wish_that_cannot_be_is_one_line_that_names_its_place_and_begins_nothing(
    door: httpx.Client, house: Household, *, form: dict[str, str], place: str
) -> None:
    door.headers["accept"] = "application/json"
    for method in ("GET", "POST"):
        sent = {"question": "massage-or-rest"} | form
        answer = door.request(
            method,
            "/trial/new",
            params=sent if method == "GET" else None,
            data=sent if method == "POST" else None,
        )
        assert answer.status_code == 422, method
        assert answer.json()["place"] == place
    assert latest_trial(house.context()) is None


def test_today_shows_its_arm_and_takes_a_number_with_one_tap(door: httpx.Client, house: Household) -> None:
    trial = begun(door, house)
    arm = read_days(trial, house.context())[0].arm
    page = door.get("/trial").text
    assert f"Today: {arm}" in words_of(page)
    assert page.count('name="moment" value="before"') == page.count('name="moment" value="outcome"') == 1
    answer = rates(door, trial, day="1", moment="before", value="6")
    assert answer.headers["location"] == "/trial#rate"
    rates(door, trial, day="1", moment="outcome", value="0")
    rates(door, trial, day="1", done="no")
    day = read_days(trial, house.context())[0]
    assert (day.before, day.outcome, day.done) == (6, 0, False)
    assert door.get("/trial").text.count('aria-pressed="true"') == 3


@pytest.mark.parametrize(
    ("form", "place"),
    [
        ({"day": "1", "moment": "outcome"}, "value"),
        ({"day": "1", "moment": "outcome", "value": "11"}, "value"),
        ({"day": "1", "moment": "outcome", "value": "six"}, "value"),
        ({"day": "1", "moment": "outcome", "value": "\uff16"}, "value"),
        ({"day": "1", "moment": "later", "value": "6"}, "moment"),
        ({"day": "1", "done": "perhaps"}, "done"),
        ({"moment": "outcome", "value": "6"}, "day"),
        ({"day": "2", "moment": "outcome", "value": "6"}, "day"),
        ({"day": "99", "moment": "outcome", "value": "6"}, "day"),
    ],
)
def test_a_rating_that_cannot_be_is_refused_and_nothing_is_kept(
    door: httpx.Client, house: Household, *, form: dict[str, str], place: str
) -> None:
    trial = begun(door, house)
    door.headers["accept"] = "application/json"
    answer = rates(door, trial, **form)
    assert answer.status_code == 422
    assert answer.json()["place"] == place
    assert house.journal.latest(ME, TrialRated) is None


def test_a_massage_day_goes_through_the_usual_doors_and_a_day_without_one_offers_none(
    door: httpx.Client, house: Household
) -> None:
    trial = begun(door, house)
    days = read_days(trial, house.context())
    for arm, offered in (("massage", 1), ("rest", 0)):
        house.turns_to(next(day.day for day in days if day.arm == arm))
        page = door.get("/trial").text
        assert page.count('<a class="button" href="/interview?way=hands">') == offered
        assert "would not allow this massage" not in page


def test_where_the_safety_questions_refuse_the_day_says_so_and_may_be_marked_as_not_done(
    door: httpx.Client, house: Household
) -> None:
    trial = begun(door, house)
    told = GivenAnswer(value="rest_pain", sides=(Side.LEFT,), at=EVENING)
    house.context().append(ProfileAnswered(answers={"circulation": told}))
    day = next(one for one in read_days(trial, house.context()) if one.arm == "massage")
    house.turns_to(day.day)
    page = door.get("/trial").text
    assert "would not allow this massage" in words_of(page)
    rates(door, trial, day=str(day.day), done="no")
    assert read_days(trial, house.context())[day.day - 1].done is False


def test_the_first_page_has_one_line_while_a_test_runs_and_none_otherwise(
    door: httpx.Client, house: Household
) -> None:
    assert 'href="/trial"' not in door.get("/").text
    trial = begun(door, house, baseline_days="1", days="14")
    assert "Your fair test today: rate only." in words_of(door.get("/").text)
    house.turns_to(2)
    arm = read_days(trial, house.context())[1].arm
    assert f"Your fair test today: {arm}. Then rate it." in words_of(door.get("/").text)
    door.post(f"/trial/{trial.id}/stop")
    assert 'href="/trial"' not in door.get("/").text


def test_stopping_is_asked_once_and_the_result_says_what_was_stopped(
    door: httpx.Client, house: Household
) -> None:
    trial = begun(door, house)
    for day in (1, 2, 3, 4):
        house.turns_to(day)
        rates(door, trial, day=str(day), moment="outcome", value=str(2 * day))
    assert "The ratings are kept" in words_of(door.get(f"/trial/{trial.id}/stop").text)
    assert door.post(f"/trial/{trial.id}/stop").headers["location"] == f"/trial/{trial.id}"
    page = words_of(door.get(f"/trial/{trial.id}").text)
    assert "Stopped on day 4 of 14." in page
    assert "Cannot tell yet: about 10 more days would." in page
    assert "chance that the difference" not in page
    assert f"/trial/{trial.id}" in door.get("/trial").text


def test_before_the_end_the_ratings_are_shown_and_no_verdict(door: httpx.Client, house: Household) -> None:
    trial = begun(door, house)
    for day in read_days(trial, house.context())[:9]:
        house.turns_to(day.day)
        rates(door, trial, day=str(day.day), moment="outcome", value="1" if day.arm == "massage" else "8")
        page = words_of(door.get(f"/trial/{trial.id}").text)
        assert f"Day {day.day} of 14: nothing is told before the end" in page
        for said in ("helps", "difference worth", "more days would", "chance that"):
            assert said not in page
    assert door.post(f"/trial/{trial.id}/finish").headers["location"] == "/trial"
    assert latest_trial(house.context()) == trial


def lived(door: httpx.Client, house: Household, values: dict[str, list[int | None]]) -> str:
    """The whole test with these ratings of each arm in turn, to the page of what its days told."""
    trial = begun(door, house)
    for day in read_days(trial, house.context()):
        house.turns_to(day.day)
        turns = values[day.arm or ""]
        value = turns[day.day % len(turns)]
        if value is not None:
            rates(door, trial, day=str(day.day), moment="outcome", value=str(value))
    door.post(f"/trial/{trial.id}/finish")
    return door.get(f"/trial/{trial.id}").text


@pytest.mark.parametrize(
    ("values", "told_first"),
    [
        ({"rest": [None], "massage": [None]}, "Cannot tell."),
        ({"rest": [4], "massage": [4]}, "Cannot tell."),
        ({"rest": [None], "massage": [3, 4, 6]}, "Cannot tell yet"),
        ({"rest": [8, 7, 8, 9], "massage": [3, 2, 3, 4]}, "It helps you by about"),
    ],
)
def test_every_end_is_told_without_a_number_that_is_none(
    door: httpx.Client, house: Household, *, values: dict[str, list[int | None]], told_first: str
) -> None:
    page = lived(door, house, values)
    heading = words_of(re.findall(r"<h1>.*?</h1>", page, re.DOTALL)[0])
    assert heading.startswith(told_first)
    words = words_of(page).lower()
    assert [one for one in NEVER if re.search(rf"\b{one}\b", words)] == []
    assert re.search(r'="-?(nan|inf)', page) is None
    assert "Call 112" in words_of(page) or "112" in page


def test_a_gap_is_a_gap_and_the_arms_differ_in_letter_and_shape(door: httpx.Client, house: Household) -> None:
    page = lived(door, house, {"rest": [8, None, None, 9], "massage": [3, None, 4]})
    chart = re.findall(r'<figure class="trial-chart">.*?</figure>', page, re.DOTALL)[-1]
    shown = chart.count('<circle class="arm-a"') + chart.count('<path class="arm-b"')
    assert shown == DAYS - chart.count('class="gap"')
    assert chart.count('class="gap"') > 0
    assert "<desc" in chart
    assert 'class="letter-a"' in page
    assert 'class="letter-b"' in page
    assert page.count("not rated</td>") >= chart.count('class="gap"')


def test_a_test_that_is_over_stays_as_it_is(door: httpx.Client, house: Household) -> None:
    lived(door, house, {"rest": [8], "massage": [3, 4]})
    trial = latest_trial(house.context())
    assert trial is not None
    assert rates(door, trial, day="14", moment="outcome", value="0").status_code == 422
    assert door.get(f"/trial/{trial.id}/stop").headers["location"] == f"/trial/{trial.id}"


def test_the_calendar_has_an_entry_with_an_alarm_for_every_day(door: httpx.Client, house: Household) -> None:
    trial = begun(door, house)
    answer = door.get(f"/trial/{trial.id}/calendar.ics", params={"at": "19:30"})
    assert answer.headers["content-type"].startswith("text/calendar")
    read = icalendar.Calendar.from_ical(answer.content)
    events = list(read.walk("VEVENT"))
    assert [one.decoded("dtstart").isoformat() for one in events][:2] == [
        "2026-03-16T19:30:00",
        "2026-03-17T19:30:00",
    ]
    assert len(events) == DAYS
    assert all(len(list(one.walk("VALARM"))) == 1 for one in events)
    arms = [day.arm for day in read_days(trial, house.context())]
    assert [str(one["summary"]).split(":")[0] for one in events] == arms
    assert len({str(one["uid"]) for one in events}) == DAYS
    door.headers["accept"] = "application/json"
    assert door.get(f"/trial/{trial.id}/calendar.ics", params={"at": "25:00"}).status_code == 422


@pytest.mark.parametrize("path", ["", "/stop", "/calendar.ics"])
def test_a_test_that_is_not_there_is_not_found(door: httpx.Client, path: str) -> None:
    assert door.get(f"/trial/nobody{path}").status_code == 404
