"""A person's way from the first page to the session, by tap, by key, with and without scripts."""

import re

import pytest
from playwright.sync_api import Browser, expect
from tests.journeys.page_walk import HEALTHY, Visitor, visitor_in

from instep.app import ME, Instep
from instep.facts.body import kind_of
from instep.facts.feet import FootChecked
from instep.facts.session import Rated, SessionRefused, SessionStarted
from instep.session.timeline import StartPain

RUB = "button[value=rub]"


def test_a_healthy_adult_needs_few_taps_the_first_time_and_four_on_later_days(
    visitor: Visitor, instep: Instep
) -> None:
    visitor.goes("/")
    visitor.taps_on(RUB)
    visitor.answers_all()
    assert "/session/" in visitor.page.url
    # One more tap begins: it stands on the session's own page.
    assert visitor.taps + 1 <= 10

    visitor.goes("/")
    before = visitor.taps
    visitor.taps_on(RUB)
    door = visitor.taps
    visitor.answers_all()
    assert "/session/" in visitor.page.url
    assert visitor.taps - door == 4
    assert door - before == 1
    kinds = [fact.kind for fact in instep.journal.log().records]
    assert kinds.count(kind_of(SessionStarted)) == 2
    assert kinds.count(kind_of(FootChecked)) == 2


def test_an_emergency_shows_the_number_first_and_nothing_else_to_do(visitor: Visitor, instep: Instep) -> None:
    visitor.goes("/country")
    visitor.page.get_by_label("Country").select_option("GB")
    visitor.taps_on("button.primary")
    visitor.goes("/interview")
    visitor.taps_on("text=Chest pain")
    page = visitor.page
    offered = page.locator("a, button, input, select, summary, [tabindex], [role=button]")
    assert offered.count() == 1
    assert offered.get_attribute("href") == "tel:999"
    assert page.locator("body").inner_text().split("\n")[:2] == ["Call now", "999"]
    sizes = page.eval_on_selector_all(
        "main *", "all => all.map(e => [parseFloat(getComputedStyle(e).fontSize), e.textContent])"
    )
    assert max(sizes)[1] == "999"
    assert instep.journal.latest(ME, SessionStarted) is None


def test_without_a_country_the_number_says_that_none_is_set(visitor: Visitor) -> None:
    visitor.goes("/interview")
    visitor.taps_on("text=Chest pain")
    expect(visitor.page.locator("h1")).to_contain_text("112")
    expect(visitor.page.locator("main")).to_contain_text("No country is set")


def test_a_sign_in_one_leg_ends_in_a_refusal_that_says_who_and_when(visitor: Visitor, instep: Instep) -> None:
    visitor.goes("/interview")
    visitor.answers_all(["One calf is swollen or clearly bigger"], {**HEALTHY, "Which foot": "left"})
    expect(visitor.page.locator("h1")).to_contain_text("Not today")
    expect(visitor.page.locator(".who")).to_contain_text("same day")
    visitor.page.get_by_text("Where this comes from").first.click()
    assert visitor.page.locator(".why a").first.is_visible()
    refused = instep.journal.latest(ME, SessionRefused)
    assert refused is not None
    assert refused.body.level == "stop-urgent-care"
    assert instep.journal.latest(ME, SessionStarted) is None


def test_a_way_that_is_refused_offers_the_other_one_as_a_button(visitor: Visitor) -> None:
    visitor.goes("/")
    visitor.page.get_by_label("A roller or ball").check()
    visitor.taps_on(RUB)
    visitor.answers_all(["Very thin skin or skin that tears easily"])
    expect(visitor.page.locator("h1")).to_have_text("Not this way today")
    visitor.taps_on("button.primary")
    visitor.answers_all()
    assert re.search(r"/session/[0-9a-f-]+/ready$", visitor.page.url)
    expect(visitor.page.locator(".limits")).to_contain_text("at most light")
    visitor.taps_on("a.primary")
    assert re.search(r"/session/[0-9a-f-]+$", visitor.page.url)


@pytest.mark.parametrize("go_back", ["browser", "page"])
def test_back_shows_the_question_before(visitor: Visitor, go_back: str) -> None:
    visitor.goes("/interview")
    first = visitor.title
    visitor.answers()
    assert visitor.title != first
    if go_back == "browser":
        visitor.page.go_back()
    else:
        visitor.taps_on("button[name=back]")
    assert visitor.title == first


def test_a_question_about_right_now_comes_again_until_it_is_answered(visitor: Visitor) -> None:
    visitor.goes("/interview")
    first = visitor.title
    visitor.taps_on("button[name=go]")
    assert visitor.title == first
    assert visitor.page.get_by_role("alert").is_visible()
    visitor.page.get_by_label("One whole leg is swollen").check()
    visitor.taps_on("button[value=none]")
    assert visitor.title == first
    assert visitor.page.get_by_label("One whole leg is swollen").is_checked()


def test_keys_alone_reach_the_session(visitor: Visitor) -> None:
    visitor.goes("/")
    keys_to(visitor, RUB)
    for _ in range(20):
        if "/session/" in visitor.page.url:
            break
        keys_to(visitor, "button[value=none], button[value=adult_18_64]")
    assert "/session/" in visitor.page.url
    assert visitor.page.evaluate("sessionStorage.getItem('taps')") is not None  # keys press buttons too


def keys_to(visitor: Visitor, selector: str) -> None:
    for _ in range(80):
        visitor.page.keyboard.press("Tab")
        if visitor.page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            outline = visitor.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none"
            with visitor.page.expect_navigation():
                visitor.page.keyboard.press("Enter")
            return
    raise AssertionError(f"no key leads to {selector}")


def test_without_scripts_the_questions_the_look_and_what_comes_after_work(
    chromium: Browser, address: str, instep: Instep
) -> None:
    with visitor_in(chromium, address, java_script_enabled=False) as visitor:
        visitor.goes("/")
        visitor.taps_on(RUB)
        visitor.answers_all()
        started = instep.journal.latest(ME, SessionStarted)
        assert started is not None
        visitor.goes(f"/session/{started.body.session}/after")
        visitor.page.locator("input[name=after-pain_left][value='3']").check()
        visitor.taps_on("button.primary")
        rated = instep.journal.latest(ME, Rated)
        assert rated is not None
        assert rated.body.values == {"pain_left": 3}

        visitor.goes("/look")
        visitor.page.locator(".place-list summary").click()
        visitor.taps_on("button[value='right:toe_webs']")
        visitor.taps_on("button[value=athletes_foot]")
        visitor.taps_on("button[name=done]")
        checked = instep.journal.latest(ME, FootChecked)
        assert checked is not None
        assert [found.finding for found in checked.body.findings] == ["athletes_foot"]


def test_a_change_of_two_is_called_noticeable_and_a_change_of_one_is_not(
    visitor: Visitor, instep: Instep
) -> None:
    visitor.goes("/interview")
    visitor.answers()
    visitor.answers()
    for side, pain in (("left", 3), ("right", 3)):
        visitor.page.locator(f"input[name=number-{side}][value='{pain}']").check()
    visitor.page.locator("input[name=before-stress][value='7']").check()
    visitor.taps_on("button[name=go]")
    visitor.answers_all(picks={**HEALTHY, "If there is pain": "ache"})
    started = instep.journal.latest(ME, SessionStarted)
    assert started is not None
    assert started.body.plan.start_pain == StartPain(left=3, right=3)
    visitor.goes(f"/session/{started.body.session}/after")
    for name, now in (("pain_left", 1), ("pain_right", 2), ("stress", 9)):
        visitor.page.locator(f"input[name=after-{name}][value='{now}']").check()
    visitor.taps_on("button.primary")
    assert visitor.page.locator(".told-lines").inner_text().split("\n") == [
        "Pain in the left foot",
        "3 before, 1 after: noticeably less, by 2.",
        "Pain in the right foot",
        "3 before, 2 after.",
        "Stress right now",
        "7 before, 9 after: noticeably more, by 2.",
    ]
