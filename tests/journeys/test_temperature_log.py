"""The temperature log in a real browser: turned on, written by keyboard alone, and seen in every light."""

from datetime import timedelta

import pytest
from playwright.sync_api import Browser, expect
from tests.coach.contexts import context_of
from tests.journeys.page_walk import Visitor, looks_right, visitor_in

from instep.app import ME, Instep
from instep.coach.feet.taking_temperatures import record_temperatures
from instep.coach.feet.temperatures import LogSetting, Shown, set_log
from instep.facts.feet import TemperaturesTaken
from instep.safety.temperature import Unit

HOME = "/feet/temperatures"


def is_on(instep: Instep) -> None:
    set_log(LogSetting(on=True), instep.context())


def days_before(instep: Instep, *days: int) -> None:
    foot = dict.fromkeys(instep.library.temperature_log.rules.sites, "30.0")
    for day in days:
        record_temperatures(
            Shown(unit=Unit.C, left=foot | {"heel": "32.4"} if day == 1 else foot, right=foot),
            context_of(instep.journal, instep.now() - timedelta(days=day)),
        )


def test_a_reading_is_turned_on_and_written_by_keyboard_alone(visitor: Visitor, instep: Instep) -> None:
    page = visitor.page
    visitor.goes(HOME)
    page.get_by_label("My foot team asked me").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.get_by_role("button", name="None of these. Turn the log on").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.get_by_role("link", name="Write down this morning's temperatures").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_label("Big toe pad").first).to_be_focused()
    numbers = ["31,2", "31.0", "30.9", "31.1", "29.8", "88"] + ["30.1"] * 6
    for typed in numbers[:-1]:
        page.keyboard.type(typed)
        page.keyboard.press("Enter")
    page.keyboard.type(numbers[-1])
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Left foot, heel: 88 looks like degrees Fahrenheit")
    expect(page.get_by_label("Heel").first).to_be_focused()
    expect(page.get_by_label("Big toe pad").first).to_have_value("31,2")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("32.3")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator(".log-found")).to_contain_text("Heel: left warmer by 2.2 °C")
    fact = instep.journal.latest(ME, TemperaturesTaken)
    assert fact is not None
    assert (fact.body.left["big_toe"], fact.body.left["heel"]) == ("31,2", "32.3")
    assert [one.finding for one in fact.body.findings] == ["hotspot_day1"]
    # The number that was refused is the only thing the browser may complain of.
    assert all("422" in problem for problem in visitor.problems)
    visitor.problems.clear()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_overflows(
    chromium: Browser, address: str, *, instep: Instep, scheme: str
) -> None:
    with visitor_in(chromium, address, color_scheme=scheme) as visitor:
        page = visitor.page
        visitor.goes(HOME)
        looks_right(page)
        is_on(instep)
        visitor.goes(HOME)
        looks_right(page)
        days_before(instep, 12, 11, 10, 6, 5, 1)
        visitor.goes(HOME)
        looks_right(page)
        visitor.goes(f"{HOME}/new")
        looks_right(page)
        assert visitor.problems == []
        page.get_by_role("button", name="Keep this reading").click()
        expect(page.get_by_role("alert")).to_contain_text("Left foot, big toe pad: no temperature yet")
        looks_right(page)


def test_without_script_a_reading_is_kept(chromium: Browser, address: str, instep: Instep) -> None:
    is_on(instep)
    with visitor_in(chromium, address, java_script_enabled=False) as visitor:
        page = visitor.page
        visitor.goes(f"{HOME}/new")
        for field in page.locator(".degrees input").all():
            field.fill("30.5")
        page.get_by_role("button", name="Keep this reading").click()
        expect(page.locator("h1")).to_have_text("Temperature log")
        expect(page.locator(".log-found")).to_have_count(0)
    assert instep.journal.latest(ME, TemperaturesTaken) is not None


def test_the_lines_can_be_told_apart_in_forced_colours_and_from_right_to_left(
    chromium: Browser, address: str, instep: Instep
) -> None:
    is_on(instep)
    days_before(instep, 5, 4, 3)
    with visitor_in(chromium, address, forced_colors="active") as visitor:
        page = visitor.page
        visitor.goes(HOME)
        dashes = page.locator(".chart .line-right").first.evaluate("e => getComputedStyle(e).strokeDasharray")
        assert dashes != "none"
        page.evaluate("document.documentElement.dir = 'rtl'")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
