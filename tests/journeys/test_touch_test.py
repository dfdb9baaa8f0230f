"""The touch test in a real browser: the page waits, says when to touch, and a keyboard is enough."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.journeys.page_walk import Visitor, looks_right, visitor_in

from instep.app import ME, Instep
from instep.facts.feet import TouchTested


@pytest.fixture
def visitor(chromium: Browser, address: str) -> Iterator[Visitor]:
    """A helper whose page's clock the test moves by hand."""
    with visitor_in(chromium, address) as made:
        made.stops_the_clock()
        yield made
        assert made.problems == []


def waits(page: Page) -> list[int]:
    found: list[int] = page.eval_on_selector_all(
        "fieldset.toe", "all => all.map(one => Number(one.dataset.wait))"
    )
    return found


def presses(page: Page, name: str) -> None:
    """Reach a button with the tab key alone, and press it."""
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement?.textContent?.trim()") == name:
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"no key leads to {name!r}")


def test_six_touches_by_keyboard_alone_end_in_a_result(visitor: Visitor, instep: Instep) -> None:
    page = visitor.page
    visitor.goes("/feet/touch/test")
    planned = waits(page)
    said = page.locator("#stage-say")
    expect(page.locator("#touches")).to_be_hidden()
    presses(page, "The eyes are closed")
    for number, wait in enumerate(planned, 1):
        expect(page.locator("#stage-step")).to_have_text(f"Touch {number} of 6")
        expect(said).to_have_text("Wait")
        expect(page.locator("#stage-answers")).to_be_hidden()
        page.clock.run_for(wait - 100)
        expect(said).to_have_text("Wait")
        page.clock.run_for(200)
        expect(said).to_contain_text("now")
        if number == 1:
            expect(said).to_have_text("Touch the right big toe now")
            expect(page.locator("#stage-hint")).to_have_text("As light as a feather, 1 to 2 seconds.")
        presses(page, "Nothing" if number in {1, 4} else "Said yes")
    expect(page.locator("#stage")).to_be_hidden()
    assert page.locator("#touches input:checked").count() == 7
    presses(page, "Keep these answers")
    expect(page.locator("h1")).to_have_text("Feeling is reduced")
    fact = instep.journal.latest(ME, TouchTested)
    assert fact is not None
    missed = [(one.foot, one.toe) for one in fact.body.answers if one.answer == "not_felt"]
    assert missed == [("right", "big"), ("left", "little")]
    assert fact.body.false_yes == 0


def test_no_answer_is_written_down_by_itself_and_a_late_one_is_named(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes("/feet/touch/test")
    page.get_by_role("button", name="The eyes are closed").click()
    page.clock.run_for(waits(page)[0] + 2_050)
    expect(page.locator("#stage-say")).to_have_text("Hand away, and listen")
    page.clock.run_for(3_050)
    expect(page.locator("#stage-hint")).to_have_text("No yes until now? Tap Nothing.")
    page.clock.run_for(600_000)
    expect(page.locator("#stage-step")).to_have_text("Touch 1 of 6")
    assert page.locator("#touches input:checked").count() == 0


def test_a_yes_without_a_touch_is_counted_and_two_make_the_test_unusable(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes("/feet/touch/test")
    planned = waits(page)
    page.get_by_role("button", name="The eyes are closed").click()
    for number, wait in enumerate(planned):
        if number in {1, 2}:
            page.get_by_role("button", name="Said yes without a touch").click()
        page.clock.run_for(wait + 100)
        page.get_by_role("button", name="Said yes", exact=True).click()
    expect(page.locator("input[name=false_yes][value='2']")).to_be_checked()
    visitor.taps_on("#touches button")
    expect(page.locator("h1")).to_have_text("This test cannot be used")


def test_a_missing_toe_is_passed_over_at_once(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goes("/feet/touch/test")
    page.get_by_role("button", name="The eyes are closed").click()
    page.get_by_role("button", name="Toe is missing or cannot be touched").click()
    expect(page.locator("#stage-step")).to_have_text("Touch 2 of 6")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(
    chromium: Browser, address: str, scheme: str
) -> None:
    with visitor_in(chromium, address, color_scheme=scheme) as visitor:
        page = visitor.page
        for path in ("/feet/touch", "/feet/touch/test"):
            visitor.goes(path)
            looks_right(page)
        page.get_by_role("button", name="The eyes are closed").click()
        looks_right(page)
        while not page.locator("#touches").is_visible():
            page.get_by_role("button", name="Toe is missing or cannot be touched").click()
        looks_right(page)
        visitor.taps_on("#touches button")
        looks_right(page)
        assert visitor.problems == []


def test_without_script_the_test_is_a_plain_form(chromium: Browser, address: str, instep: Instep) -> None:
    with visitor_in(chromium, address, java_script_enabled=False) as visitor:
        page = visitor.page
        visitor.goes("/feet/touch/test")
        expect(page.locator("#stage")).to_be_hidden()
        for toe in page.locator("fieldset.toe").all():
            toe.locator("label:has(input[value=felt])").click()
        page.locator("label:has(input[name=false_yes][value='0'])").click()
        page.locator("#touches button").click()
        expect(page.locator("h1")).to_have_text("All six touches were felt today")
    assert instep.journal.latest(ME, TouchTested) is not None
