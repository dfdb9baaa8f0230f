"""What happened under the thumbs counts in the next plan, whether its session ended or its tab was closed."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect
from tests.journeys.page_walk import Visitor, visitor_in
from tests.journeys.session_house import NO_VOICE, B, House, new_folder
from tests.journeys.session_stage import PATIENCE_MS, Stage

from instep.app import ME
from instep.facts.session import SessionEnded, SessionEvent, SessionStarted
from instep.facts.stop import StopClosed
from instep.foot.anatomy import Pressure
from instep.journal.sqlite import SqliteJournal
from instep.value import plain

RUB = "button[value=rub]"


@pytest.fixture
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(new_folder(tmp_path_factory.getbasetemp()), before=NO_VOICE)
    made.open()
    yield made
    made.kill()


@pytest.fixture
def visitor(chromium: Browser, house: House) -> Iterator[Visitor]:
    """A person with a telephone in this house."""
    with visitor_in(chromium, house.address.rstrip("/"), has_touch=True) as made:
        yield made
        # That there is no voice is the only thing that may be complained of.
        assert all("404" in problem for problem in made.problems)


def begins(visitor: Visitor) -> Stage:
    """From the first page to a session that runs, with nothing to tell, and no tap too many."""
    visitor.goes("/")
    visitor.taps_on(RUB)
    visitor.answers_all()
    stage = Stage(page=visitor.page, problems=visitor.problems)
    stage.main.and_(visitor.page.locator(":enabled")).wait_for(timeout=PATIENCE_MS)
    stage.main.click()
    stage.sees_state("guiding")
    return stage


def hurts(stage: Stage, moves: int, move: str) -> Locator:
    """Go on by so many moves, and tap That hurts; the sheet that opens."""
    for _ in range(moves):
        stage.page.keyboard.press("ArrowRight")
    expect(stage.page.locator("#move")).to_have_text(move)
    stage.page.locator("#hurts").tap()
    return stage.page.get_by_role("dialog", name="How much does it hurt now?")


def shows(sheet: Locator, region: str) -> None:
    sheet.locator(f".where-feet:visible [data-region='{region}']").first.tap()


def told(house: House, kind: type[B]) -> list[B]:
    """Everything of a kind that the journal holds, oldest first."""
    journal = SqliteJournal(house.journal)
    found = [fact.body for fact in journal.every(ME, kind)]
    journal.close()
    return found


def at_place(plan: dict[str, Any], foot: str, region: str) -> list[dict[str, Any]]:
    """Every part of a plan that works at this place."""
    return [one for one in plan["segments"] if one["foot"] == foot and region in one["regions"]]


def test_a_healthy_adult_taps_ten_times_to_the_running_session_and_six_times_later(visitor: Visitor) -> None:
    begins(visitor)
    first = visitor.taps
    assert first <= 10
    begins(visitor)
    assert visitor.taps - first <= 6


@pytest.mark.parametrize("region", ["heel_back", "ball"])
def test_after_a_sharp_pain_the_place_that_was_shown_is_not_planned_in_the_next_minute(
    visitor: Visitor, house: House, region: str
) -> None:
    sheet = hurts(begins(visitor), 1, "The heel cord")
    shows(sheet, region)
    sheet.get_by_role("button", name="Sharp pain").tap()
    expect(visitor.page.locator("#ended-kept")).to_have_text("What happened is in your journal.")

    is_asked_first(visitor)
    visitor.taps_on("text=Not yet")
    visitor.answers_all()
    expect(visitor.page.locator(".limits")).to_contain_text("Left foot, left alone:")
    is_asked_first(visitor)
    visitor.page.get_by_text("It has gone").click()
    visitor.taps_on("button[value=gone]")
    visitor.answers_all()
    before, *after = [plain(started.plan) for started in told(house, SessionStarted)]
    assert at_place(before, "left", region)
    assert [at_place(plan, "left", region) for plan in after] == [[], []]
    assert all(at_place(plan, "right", region) for plan in after)
    (closed,) = told(house, StopClosed)
    assert (closed.key, closed.how) == ("sharp_pain", "gone")


def is_asked_first(visitor: Visitor) -> None:
    visitor.goes("/")
    visitor.taps_on(RUB)
    expect(visitor.page.locator("h1")).to_have_text("First, what came of this?")


def test_pain_told_in_a_tab_that_was_closed_makes_the_next_plan_light_at_that_place(
    visitor: Visitor, house: House
) -> None:
    sheet = hurts(begins(visitor), 2, "Thumb circles")
    sheet.locator("[data-pain='8']").tap()
    shows(sheet, "arch")
    expect(sheet).to_be_hidden()
    profile = visitor.page.context
    visitor.page.close()

    visitor.page = profile.new_page()
    begins(visitor)
    assert told(house, SessionEnded) == []
    said = [(one.event, one.pain, one.side, one.region) for one in told(house, SessionEvent)]
    assert ("hurts", 8, "left", None) in said
    assert ("pain_place", None, "left", "arch") in said
    before, after = [plain(started.plan) for started in told(house, SessionStarted)]
    assert deepest(before, "left", "arch") > Pressure.LIGHT.rank
    assert deepest(after, "left", "arch") <= Pressure.LIGHT.rank
    assert deepest(after, "right", "arch") == deepest(before, "right", "arch")


def deepest(plan: dict[str, Any], foot: str, region: str) -> int:
    """The deepest pressure that a plan allows at a place, and that it names there."""
    found = at_place(plan, foot, region)
    assert found
    return max(Pressure(one[depth]).rank for one in found for depth in ("pressure", "ceiling"))
