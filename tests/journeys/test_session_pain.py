"""It hurts: how much and where, by touch, in any order, on the smallest phones."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect, sync_playwright  # noqa: F401  # marks a module that drives a browser
from tests.journeys.session_house import NO_VOICE, House, new_folder
from tests.journeys.session_stage import Stage, running_browser, stage_in

from instep.facts.session import SessionEvent
from instep.foot.anatomy import Side
from instep.safety.answers import Answers
from instep.session.wish import Wish

WISH = Wish(minutes=10, routine="classic", start_pain=dict.fromkeys(Side, 1))
PHONES = ((320, 568), (390, 844))
NAMES = ("number first", "place first", "late", "again", "reach-320", "reach-390")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with running_browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(new_folder(tmp_path_factory.getbasetemp()), before=NO_VOICE)
    made.prepare(dict.fromkeys(NAMES, (WISH, Answers())))
    made.open()
    yield made
    made.kill()


def hurting(stage: Stage, house: House, name: str) -> Locator:
    """A session at its first move in which That hurts was tapped; the sheet that opened."""
    stage.open(house.url(name))
    stage.main.click()
    stage.sees_state("guiding")
    stage.page.keyboard.press("ArrowRight")
    stage.page.locator("#hurts").tap()
    stage.sees_state("easing")
    sheet = stage.page.get_by_role("dialog", name="How much does it hurt now?")
    expect(sheet).to_be_visible()
    expect(stage.caption).to_have_text("Hands off for a breath. How much does it hurt, from zero to ten?")
    return sheet


def number(sheet: Locator, pain: int) -> Locator:
    return sheet.locator(f"[data-pain='{pain}']")


def place(sheet: Locator, region: str) -> Locator:
    return sheet.locator(f".where-feet:visible [data-region='{region}']").first


def told(house: House, stage: Stage, name: str) -> list[Any]:
    """What the journal holds of the pain, once the session has been ended."""
    stage.page.keyboard.press("Escape")
    stage.sees_state("ended")
    expect(stage.page.locator("#ended-kept")).to_have_text("What happened is in your journal.")
    facts = house.facts(name, SessionEvent)
    return [(f.event, f.pain, f.side, f.region) for f in facts if "pain" in f.event or f.event == "hurts"]


def test_a_number_leaves_the_place_to_be_shown_and_both_are_kept(house: House, chromium: Browser) -> None:
    with stage_in(chromium, viewport={"width": 320, "height": 568}, has_touch=True) as stage:
        sheet = hurting(stage, house, "number first")
        number(sheet, 3).tap()
        expect(number(sheet, 3)).to_have_attribute("aria-pressed", "true")
        expect(sheet.get_by_role("button", name="Done")).to_be_visible()
        place(sheet, "heel_back").tap()
        expect(sheet).to_be_hidden()
        facts = told(house, stage, "number first")
    assert facts == [
        ("hurts", None, None, None),
        ("hurts", 3, "left", None),
        ("pain_place", None, "left", "heel_back"),
    ]


def test_a_place_leaves_the_number_to_be_given_and_goes_with_it(house: House, chromium: Browser) -> None:
    with stage_in(chromium, viewport={"width": 320, "height": 568}, has_touch=True) as stage:
        sheet = hurting(stage, house, "place first")
        place(sheet, "arch").tap()
        expect(sheet.get_by_text("Place: arch")).to_be_visible()
        number(sheet, 8).tap()
        expect(sheet).to_be_hidden()
        expect(stage.caption).to_contain_text("That foot is finished for today.")
        facts = told(house, stage, "place first")
    assert facts == [
        ("hurts", None, None, None),
        ("pain_place", None, "left", "arch"),
        ("hurts", 8, "left", "arch"),
    ]


def test_a_number_that_comes_when_hands_are_at_work_again_is_no_second_pain(
    house: House, chromium: Browser
) -> None:
    with stage_in(chromium, viewport={"width": 390, "height": 844}, has_touch=True) as stage:
        sheet = hurting(stage, house, "late")
        place(sheet, "arch").tap()
        stage.sees_state("guiding")
        expect(stage.caption).not_to_have_text("")
        expect(sheet).to_be_visible()
        number(sheet, 2).tap()
        expect(sheet).to_be_hidden()
        stage.sees_state("guiding")
        facts = told(house, stage, "late")
    assert [event for event, *_ in facts] == ["hurts", "pain_place", "pain_number"]


@pytest.mark.parametrize(("width", "height"), PHONES)
def test_pause_and_that_hurts_and_both_choices_are_in_reach_while_it_is_asked(
    house: House, chromium: Browser, *, width: int, height: int
) -> None:
    with stage_in(chromium, viewport={"width": width, "height": height}, has_touch=True) as stage:
        sheet = hurting(stage, house, f"reach-{width}")
        for one in (*sheet.get_by_role("button").all(), sheet.locator(".where-feet:visible")):
            if one.get_attribute("data-region") is None:
                assert in_view(one, width, height), one.inner_html()
        for button in sheet.locator(".pain-foot button").all():
            box = button.bounding_box()
            assert box is not None
            assert box["height"] >= 48
        number(sheet, 2).tap()
        sheet.get_by_role("button", name="That hurts").tap()
        expect(sheet).to_be_visible()
        expect(number(sheet, 2)).to_have_attribute("aria-pressed", "false")
        sheet.get_by_role("button", name="Pause").tap()
        stage.sees_state("paused")
        expect(sheet).to_be_hidden()


def in_view(one: Locator, width: int, height: int) -> bool:
    """Whether all of it is on the screen once the page is laid out, and nothing lies over its middle."""
    for _ in range(30):
        if _is_in_view(one, width, height):
            return True
        one.page.wait_for_timeout(100)
    return False


def _is_in_view(one: Locator, width: int, height: int) -> bool:
    box = one.bounding_box()
    assert box is not None
    middle = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
    inside = (
        box["x"] >= 0
        and box["y"] >= 0
        and box["x"] + box["width"] <= width
        and box["y"] + box["height"] <= height
    )
    at_its_middle = """(one, [x, y]) => {
      const at = document.elementFromPoint(x, y);
      return one.contains(at) || at.contains(one);
    }"""
    return inside and bool(one.evaluate(at_its_middle, middle))


def test_the_sheet_of_a_pause_stays_until_it_is_answered(house: House, chromium: Browser) -> None:
    with stage_in(chromium, viewport={"width": 390, "height": 844}, has_touch=True) as stage:
        stage.open(house.url("again"))
        stage.main.click()
        stage.page.keyboard.press("ArrowRight")
        stage.main.click()
        stage.sees_state("paused")
        stage.page.locator("#hurts").tap()
        sheet = stage.page.get_by_role("dialog", name="How much does it hurt now?")
        number(sheet, 2).tap()
        place(sheet, "heel_back").tap()
        expect(sheet).to_be_hidden()
        stage.sees_state("paused")
        stage.main.click()
        expect(stage.caption).to_contain_text("We carry on with what comes after.")
        facts = told(house, stage, "again")
    assert [event for event, *_ in facts] == ["hurts", "hurts", "pain_place"]
