"""The daily look in a real browser: by keys alone, by voice alone, and what was there before."""

from datetime import timedelta

from playwright.sync_api import expect
from tests.coach.contexts import context_of
from tests.journeys.page_walk import Visitor, visitor_in

from instep.app import ME, Instep
from instep.coach.feet.foot_check import Look, record_foot_check
from instep.coach.feet.foot_findings import Seen
from instep.facts.feet import FootChecked
from instep.foot.anatomy import Region, Side
from instep.record.pins import PinStep
from instep.safety.answers import Finding

STOPS = 12
BLISTER = Finding(id="blister", sides=frozenset({Side.LEFT}), regions=(Region.HEEL_BACK,), note="new shoes")


def shown(visitor: Visitor) -> str | None:
    return visitor.page.locator(".stop:visible").get_attribute("data-stop")


def noted(instep: Instep) -> str:
    """A blister of yesterday; its pin."""
    now = instep.now()
    record_foot_check(
        Look(how="sight", seen=Seen(findings=(BLISTER,))), context_of(instep.journal, now - timedelta(days=1))
    )
    return instep.journal.pins(ME, first=now.date(), last=now.date())[0].id


def test_twelve_times_enter_is_a_whole_look(visitor: Visitor, instep: Instep) -> None:
    visitor.goes("/feet/check")
    visitor.page.get_by_role("button", name="No change").focus()
    for _ in range(STOPS - 1):
        visitor.page.keyboard.press("Enter")
    with visitor.page.expect_navigation():
        visitor.page.keyboard.press("Enter")
    expect(visitor.page.locator("h1")).to_have_text("Nothing marked today")
    checked = instep.journal.latest(ME, FootChecked)
    assert checked is not None
    assert list(checked.body.stops.values()) == ["same"] * STOPS


def test_a_stop_can_be_taken_again_and_what_was_not_looked_at_stays_open(
    visitor: Visitor, instep: Instep
) -> None:
    visitor.goes("/feet/check")
    visitor.page.get_by_role("button", name="No change").click()
    visitor.page.get_by_role("button", name="One stop back").click()
    assert shown(visitor) == "left:top"
    visitor.page.get_by_role("button", name="I could not look").click()
    visitor.page.get_by_role("button", name="No change").click()
    visitor.taps_on("#finish")
    checked = instep.journal.latest(ME, FootChecked)
    assert checked is not None
    assert checked.body.stops == {"left:top": "unseen", "left:sole": "same"}


def test_what_was_there_before_is_asked_about_where_it_is(visitor: Visitor, instep: Instep) -> None:
    pin = noted(instep)
    visitor.goes("/feet/check")
    for _ in range(2):
        visitor.page.get_by_role("button", name="No change").click()
    assert shown(visitor) == "left:heel"
    expect(visitor.page.locator(".known:visible")).to_contain_text("Blister")
    visitor.page.get_by_role("button", name="Something is different").click()
    visitor.page.locator(".pin-said:visible").get_by_label("Not there any more").check()
    visitor.page.get_by_role("button", name="Something is different").click()
    visitor.taps_on("#finish")
    visitor.taps_on("button[value=none]")
    kept = instep.journal.pin(ME, pin)
    assert kept is not None
    assert kept.notes[-1].step is PinStep.CLOSED


def test_without_a_script_every_stop_is_on_one_page(instep: Instep, address: str, visitor: Visitor) -> None:
    browser = visitor.page.context.browser
    assert browser is not None
    with visitor_in(browser, address, java_script_enabled=False) as plain:
        plain.page.goto(f"{address}/feet/check")
        assert plain.page.locator(".stop:visible").count() == STOPS
        plain.page.get_by_label("No change").first.check()
        plain.page.get_by_role("button", name="Done").click()
        expect(plain.page.locator("h1")).to_have_text("Nothing marked today")
    assert instep.journal.latest(ME, FootChecked) is not None
