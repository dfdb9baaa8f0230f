"""The look: a touch on the drawn foot, what can be found there, and what it asks for."""

import re

from playwright.sync_api import expect
from tests.journeys.page_walk import Visitor

from instep.app import ME, Instep
from instep.facts.feet import FootChecked, FoundToday
from instep.foot.anatomy import Region, Side
from instep.library.library import Library

HEEL = ".view-sole .foot[data-side=left] [data-region=heel_sole]"


def test_a_touch_on_the_drawn_foot_offers_only_what_occurs_there(
    visitor: Visitor, library: Library, instep: Instep
) -> None:
    visitor.goes("/look")
    visitor.taps_on(HEEL)
    expect(visitor.page.locator("h1")).to_have_text("What is there: heel, left foot?")
    offered = visitor.page.locator("button[name=finding]").evaluate_all("all => all.map(b => b.value)")
    occurs = [kind for kind in library.rules.findings.values() if Region.HEEL_SOLE in kind.regions]
    usual_first = sorted(occurs, key=lambda kind: Region.HEEL_SOLE not in kind.usual)
    assert offered == [kind.id for kind in usual_first]
    visitor.page.get_by_label("A note").fill("since the walk")
    visitor.taps_on("button[value=blister]")
    assert visitor.page.locator(".foot-pin").count() > 0
    expect(visitor.page.locator(".marks")).to_contain_text("since the walk")
    visitor.taps_on("button[name=done]")
    kind = library.rules.findings["blister"]
    expect(visitor.page.locator(".findings")).to_contain_text(kind.name)
    checked = instep.journal.latest(ME, FootChecked)
    assert checked is not None
    assert checked.body.findings == (
        FoundToday(finding="blister", sides=(Side.LEFT,), regions=(Region.HEEL_SOLE,), note="since the walk"),
    )


def test_a_key_marks_a_place_as_a_finger_does(visitor: Visitor) -> None:
    visitor.goes("/look")
    visitor.page.locator(HEEL).focus()
    with visitor.page.expect_navigation():
        visitor.page.keyboard.press("Enter")
    expect(visitor.page.locator("h1")).to_contain_text("heel, left foot")


def test_a_mark_can_be_taken_away_again(visitor: Visitor) -> None:
    visitor.goes("/look")
    visitor.taps_on(HEEL)
    visitor.taps_on("button[value=blister]")
    visitor.taps_on("button[name=remove]")
    assert visitor.page.locator(".foot-pin").count() == 0
    expect(visitor.page.locator("button[value=none]")).to_have_text("Nothing marked today")


def test_the_empty_result_says_what_was_marked_and_never_that_feet_are_well(visitor: Visitor) -> None:
    visitor.goes("/look")
    visitor.page.get_by_label("By touch and smell").check()
    assert visitor.page.locator("ol.steps-touch").is_visible()
    assert not visitor.page.locator("ol.steps-sight").is_visible()
    visitor.taps_on("button[value=none]")
    expect(visitor.page.locator("h1")).to_have_text("Nothing marked today")
    said = visitor.page.locator("main").inner_text().lower()
    for word in ("fine", "healthy", "nothing found", "all good", "no problem"):
        assert word not in said


def test_how_it_was_looked_at_is_kept(visitor: Visitor, instep: Instep) -> None:
    visitor.goes("/look")
    visitor.page.get_by_label("With a mirror").check()
    visitor.taps_on("button[value=none]")
    checked = instep.journal.latest(ME, FootChecked)
    assert checked is not None
    assert checked.body.looked == "mirror"


def test_a_mark_inside_the_questions_limits_the_session(visitor: Visitor) -> None:
    visitor.goes("/interview")
    while not visitor.page.locator("#look").count():
        visitor.answers()
    visitor.taps_on(".view-sole .foot[data-side=right] [data-region=ball]")
    visitor.taps_on("button[value=blister]")
    visitor.taps_on("button[name=done]")
    assert visitor.page.url.endswith("/ready")
    expect(visitor.page.locator(".limits")).to_contain_text("Right foot, left alone")
    expect(visitor.page.locator(".limits")).to_contain_text("ball of the foot")
    says_who = visitor.page.locator(".left-out li", has_text="ball of the foot").locator("a.says-who")
    expect(says_who.first).to_have_attribute("href", re.compile("^/why/rule/"))
    visitor.goes(str(says_who.first.get_attribute("href")))
    expect(visitor.page.locator("main")).to_contain_text("not yet reviewed")
