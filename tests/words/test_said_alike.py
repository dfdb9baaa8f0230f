"""What happened, a fair test, a trend and a report are said on the page as in the terminal and on paper."""

import csv
import io
from datetime import timedelta
from html import unescape

import httpx
import pytest
from tests.coach.contexts import LIBRARY
from tests.coach.living import Living
from tests.export.a_month import lived, measured

from instep.app import Instep
from instep.cli.commands.journal import history_lines
from instep.cli.own_trial import own_trial_lines
from instep.coach.session.history import read_history
from instep.coach.trial.run_trial import DayRating, begin, end, rate
from instep.coach.trial.trial_result import find
from instep.coach.trial.trials import Trial, latest_trial, read_days
from instep.export.csv_tables import csv_tables
from instep.export.fhir import fhir_bundle
from instep.export.report_json import report_json
from instep.export.report_page import report_page
from instep.facts.body import FactBody
from instep.facts.feet import FootChecked, FoundToday, TouchTested
from instep.facts.session import ContactToAsk, SessionEnded, SessionRefused
from instep.facts.trial import RatingMoment
from instep.foot.anatomy import Region, Side
from instep.outcomes.n_of_1.design import ArmOrder, Design
from instep.safety.clearance import Level
from instep.safety.touch_test import TouchResult

BLISTER = FoundToday(finding="blister", sides=(Side.LEFT,), regions=(Region.ARCH,), note="since the walk")
HAPPENED: dict[str, tuple[FactBody, tuple[str, ...]]] = {
    "a session that was left early": (
        SessionEnded(
            session="s",
            ended="stopped",
            seconds_played=61.0,
            played_ms={Side.LEFT: 30_000, Side.RIGHT: 31_000},
            left=(Side.LEFT,),
            routine="classic",
            way="hands",
        ),
        (
            "Classic, ended after 1 min 1 s",
            "Left foot 30 s, right foot 31 s",
            "Left foot was left early",
        ),
    ),
    "a look": (
        FootChecked(findings=(BLISTER,), looked="sight", pins=()),
        ("Looked at both feet: 1 marked", "Blister. arch, left foot. since the walk"),
    ),
    "a refusal": (
        SessionRefused(
            session="s",
            level=Level.STOP_URGENT_CARE,
            contact=ContactToAsk(who="your GP", within="same day"),
            rules=(),
        ),
        ("Not today; this is a reason to have it looked at", "Ask: your GP. When: same day"),
    ),
    "something with a page of its own": (
        TouchTested(
            answers=(),
            missed=0,
            false_yes=0,
            result=TouchResult.FELT_TODAY,
            counts_as=None,
            rules_version="1",
        ),
        ("Touched the toes",),
    ),
}


@pytest.fixture
def who(instep: Instep) -> Living:
    return Living(now=instep.now(), person=instep.context().person, journal=instep.journal)


@pytest.mark.parametrize("happened", HAPPENED)
def test_what_happened_is_said_in_the_terminal_as_on_the_page(
    door: httpx.Client, who: Living, happened: str
) -> None:
    body, sentences = HAPPENED[happened]
    who.writes(body)
    page = unescape(door.get("/history").text)
    terminal = "\n".join(history_lines(read_history(who.context), LIBRARY))
    assert [one for one in sentences if one not in page or one not in terminal] == []


def begun(who: Living) -> Trial:
    """A test of twenty-one days that was begun ten days ago."""
    before = who.later(timedelta(days=-10)).context
    trial = Trial(
        id="trial-01",
        question="evening-massage",
        design=Design(arms=("no-massage", "massage"), order=ArmOrder.BLOCKS, days=21, seed=5),
        measure="stress",
        lower_is_better=True,
        rated="afterwards",
        worth=1.0,
        starts=before.now.date(),
    )
    begin(trial, before)
    return trial


def terminal_of(who: Living) -> str:
    trial = latest_trial(who.context)
    assert trial is not None
    days = read_days(trial, who.context)
    found = find(trial, days, LIBRARY.trials.verdict, today=who.now.date())
    return "\n".join(own_trial_lines(trial, days, found, context=who.context))


def test_what_a_day_of_a_test_asks_for_is_said_in_the_terminal_as_on_the_page(
    door: httpx.Client, who: Living
) -> None:
    trial = begun(who)
    today = read_days(trial, who.context)[10]
    asked = LIBRARY.words.texts[f"ui-trial-questions-evening-massage-todo-{today.arm}"]
    assert asked in unescape(door.get("/trial").text)
    assert asked in terminal_of(who)


def test_a_test_that_was_stopped_early_tells_no_difference_at_any_door(
    door: httpx.Client, who: Living
) -> None:
    trial = begun(who)
    for day in range(1, 11):
        then = who.later(timedelta(days=day - 11)).context
        number = 2 if read_days(trial, then)[day - 1].arm == "massage" else 7
        if day != 4:
            rate(DayRating(day=day, moment=RatingMoment.OUTCOME, value=number, done=None), trial, then)
    end(trial, who.context)
    page, terminal = unescape(door.get(f"/trial/{trial.id}").text), terminal_of(who)
    for said in (page, terminal):
        assert "Stopped on day 11 of 21." in said
        assert "Cannot tell" in said
        assert "in 100." not in said
        assert "2 of 11 days are not rated." in said


def test_a_report_calls_toes_and_rules_alike_on_page_in_tables_in_fhir_and_in_json() -> None:
    report = measured(lived()).report()
    page = report_page(report, LIBRARY, brief=False)
    table = next(one for one in page["tables"] if one["key"] == "touch")
    (row,) = csv.DictReader(io.StringIO(csv_tables(report, LIBRARY)["touch"], newline=""))
    (test,) = report_json(report, LIBRARY)["touch"]
    (found,) = (
        one["resource"]
        for one in fhir_bundle(report, LIBRARY)["entry"]
        if one["resource"].get("code", {}).get("coding", [{}])[0].get("code") == "touch_test"
    )
    assert table["rows"][0][2:] == ("Feeling is reduced", "big toe", "little toe")
    assert (row["result"], row["left_not_felt"], row["right_not_felt"]) == table["rows"][0][2:]
    assert (test["result"], test["missed"]) == (
        "Feeling is reduced",
        {"left": ["big toe"], "right": ["little toe"]},
    )
    assert found["valueString"] == "Feeling is reduced"
    assert [part["valueString"] for part in found["component"]] == ["big toe", "little toe"]
