"""The history: what happened in plain words, a page at a time, and what can be taken out."""

import re
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from instep.app import ME, Instep
from instep.coach.session.history import NAMED
from instep.facts.agreement import AgreementAccepted, AgreementWithdrawn, Narrowed
from instep.facts.body import FactBody, kind_of
from instep.facts.fact import Fact
from instep.facts.feet import CareTold, TemperaturesTaken, TouchTested
from instep.facts.next_thing import NextThingChosen
from instep.facts.person import PreferenceSet
from instep.facts.photo import PhotoDeleted, PhotoKept
from instep.facts.session import SessionEnded
from instep.facts.stop import StopClosed
from instep.facts.trial import TrialBegun, TrialEnded
from instep.foot.anatomy import Side, Way
from instep.foot.views import View
from instep.outcomes.n_of_1.design import ArmOrder
from instep.safety.rules import Closing
from instep.safety.temperature import Unit
from instep.safety.touch_test import TouchResult

NOON = datetime(2026, 5, 9, 12, tzinfo=UTC)

TODAY = NOON.date()
ONLY_NAMED: tuple[FactBody, ...] = (
    StopClosed(stop="f0", of="session_event", key="sharp_pain", how=Closing.LOOKED_AT, on=TODAY),
    CareTold(pins=()),
    TouchTested(
        answers=(), missed=0, false_yes=0, result=TouchResult.INCOMPLETE, counts_as=None, rules_version="1"
    ),
    TemperaturesTaken(unit=Unit.C, left={}, right={}, thermometer=1, findings=()),
    AgreementAccepted(
        agreement="a1",
        person="p1",
        nonce="n1",
        by=None,
        key=None,
        given=TODAY,
        until=TODAY,
        limits=Narrowed(),
        call_if=None,
        rule=None,
        text="",
    ),
    AgreementWithdrawn(agreement="a1"),
    PhotoKept(
        photo="p1",
        side=Side.LEFT,
        view=View.SOLE,
        taken_on=TODAY,
        size=(3, 2),
        bytes=6,
        encrypted=False,
        frame=(3, 2),
        crop=(0, 0, 3, 2),
        refused=(),
    ),
    PhotoDeleted(photo="p1"),
    TrialBegun(
        trial="t1",
        question="massage-or-rest",
        arms=("massage", "rest"),
        order=ArmOrder.BLOCKS,
        seed=1,
        days=14,
        turn_days=1,
        wash_out_days=0,
        baseline_days=0,
        measure="stress",
        lower_is_better=True,
        rated="evening",
        worth=1,
        starts=TODAY,
    ),
    TrialEnded(trial="t1", why="stopped"),
    NextThingChosen(words="early to bed"),
)


def ended(
    number: int, at: datetime, *, left_ms: int = 290_000, left: tuple[Side, ...] = ()
) -> Fact[SessionEnded]:
    body = SessionEnded(
        session=f"session-{number}",
        ended="finished",
        seconds_played=600,
        played_ms={Side.LEFT: left_ms, Side.RIGHT: 290_000},
        left=left,
        routine="classic",
        way=Way.HANDS,
    )
    return Fact(id=f"fact-{number:04}", person=ME, at=at, body=body)


def test_a_session_is_told_in_plain_words(door: httpx.Client, instep: Instep) -> None:
    instep.journal.append([ended(1, NOON, left_ms=125_000, left=(Side.LEFT,))])
    page = door.get("/history").text
    assert "Classic, 10 min" in page
    assert "Left foot 2 min 5 s, right foot 4 min 50 s" in page
    assert "Left foot was left early" in page
    assert "9 May 2026, 12:00" in page


def test_a_long_history_comes_page_by_page_newest_first_each_entry_once(
    door: httpx.Client, instep: Instep
) -> None:
    instep.journal.append([ended(number, NOON + timedelta(hours=number)) for number in range(45)])
    seen: list[str] = []
    path, sizes = "/history", []
    while path:
        page = door.get(path).text
        found = re.findall(r"/session/session-(\d+)/kept", page)
        sizes.append(len(found))
        seen += found
        older = re.search(r'href="(/history\?after=\d+)"', page)
        path = older.group(1) if older else ""
    assert sizes == [20, 20, 5]
    assert seen == [str(number) for number in reversed(range(45))]


def test_thirty_days_are_drawn_with_a_table_beside_them(door: httpx.Client, instep: Instep) -> None:
    today = instep.now()
    instep.journal.append([ended(1, today), ended(2, today), ended(3, today - timedelta(days=40))])
    page = door.get("/history").text
    assert page.count('class="day-session"') == 2  # one day, and the key
    assert "<title" in page
    assert re.search(r'<td data-label="Massage">2</td>', page)


def test_an_empty_history_says_so_without_a_word_about_streaks(door: httpx.Client) -> None:
    page = door.get("/history").text
    assert "Nothing here yet." in page
    assert "streak" not in page.lower()


def test_everything_can_be_taken_out_as_one_open_file_and_as_a_journal(
    door: httpx.Client, instep: Instep
) -> None:
    instep.journal.append([ended(1, NOON)])
    lines = door.get("/export").text.splitlines()
    assert '"instep.journal/1"' in lines[0]
    assert '"fact-0001"' in lines[1]
    copy = door.get("/backup").content
    assert copy.startswith(b"SQLite format 3\0")


def test_what_it_would_have_cost_is_shown_only_where_a_price_is_set(
    door: httpx.Client, instep: Instep
) -> None:
    instep.journal.append([ended(number, NOON + timedelta(hours=number)) for number in range(3)])
    assert "professional, at" not in door.get("/history").text
    kept = door.post("/history/cost", data={"amount": "45", "currency": "EUR"}, follow_redirects=True)
    assert "3 massages by a professional, at 45 EUR each: 135 EUR" in kept.text
    gone = door.post("/history/cost", data={"amount": "", "currency": ""}, follow_redirects=True)
    assert "professional, at" not in gone.text


@pytest.mark.parametrize(
    "form", [{"amount": "x"}, {"amount": "0"}, {"amount": "-3"}, {"amount": "45", "currency": "x" * 9}]
)
def test_a_price_that_is_none_is_refused_and_nothing_is_written(
    door: httpx.Client, instep: Instep, form: dict[str, str]
) -> None:
    assert door.post("/history/cost", data=form).status_code == 422
    assert instep.journal.latest(ME, PreferenceSet) is None


def test_what_has_a_page_of_its_own_is_named_and_leads_there(door: httpx.Client) -> None:
    door.post("/next/chosen", data={"next": "early to bed"})
    page = door.get("/history").text
    assert re.search(r'<a href="/next">Chose one small next thing</a>', page)


def test_every_kind_that_is_only_named_is_among_the_examples() -> None:
    assert {type(body) for body in ONLY_NAMED} == set(NAMED)


@pytest.mark.parametrize("body", ONLY_NAMED, ids=lambda body: kind_of(type(body)))
def test_everything_that_is_only_named_has_words_and_an_address(
    body: FactBody, door: httpx.Client, instep: Instep
) -> None:
    instep.journal.append([Fact(id="f1", person=ME, at=NOON, body=body)])
    page = door.get("/history").text
    kind = kind_of(type(body))
    assert re.search(rf'class="entry entry-{kind}".*?<a href="/[^"]+">\w', page, re.DOTALL)
