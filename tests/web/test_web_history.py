"""The history: what happened in plain words, a page at a time, and what can be taken out."""

import re
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from instep.journal.fact import Fact, FactKind

from instep.app import ME, Instep
from instep.coach.history import NAMED

NOON = datetime(2026, 5, 9, 12, tzinfo=UTC)


def ended(number: int, at: datetime, *, left_ms: int = 290_000, left: tuple[str, ...] = ()) -> Fact:
    body = {
        "session": f"session-{number}",
        "ended": "finished",
        "seconds_played": 600.0,
        "played_ms": {"left": left_ms, "right": 290_000},
        "left": list(left),
        "routine": "classic",
        "way": "hands",
    }
    return Fact(id=f"fact-{number:04}", person=ME, kind=FactKind.SESSION_ENDED, at=at, version=1, body=body)


def test_a_session_is_told_in_plain_words(door: httpx.Client, instep: Instep) -> None:
    instep.journal.append([ended(1, NOON, left_ms=125_000, left=("left",))])
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
    assert instep.journal.latest(instep.person, FactKind.PREFERENCE_SET) is None


def test_what_has_a_page_of_its_own_is_named_and_leads_there(door: httpx.Client) -> None:
    door.post("/next/chosen", data={"next": "early to bed"})
    page = door.get("/history").text
    assert re.search(r'<a href="/next">Chose one small next thing</a>', page)


@pytest.mark.parametrize("kind", sorted(set(NAMED) - {FactKind.CARE_TOLD, FactKind.TRIAL_BEGUN}))
def test_everything_that_is_only_named_has_words_and_an_address(
    kind: FactKind, door: httpx.Client, instep: Instep
) -> None:
    instep.journal.append([Fact(id="f1", person=ME, kind=kind, at=NOON, version=1, body={})])
    page = door.get("/history").text
    assert re.search(rf'class="entry entry-{kind}".*?<a href="/[^"]+">\w', page, re.DOTALL)
