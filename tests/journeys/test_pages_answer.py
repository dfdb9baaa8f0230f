"""An answer in a real browser: a file accepted with the keyboard alone, and the next plan leaves the heel."""

from datetime import timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect
from tests.coach.foot_team import Podiatrist
from tests.journeys.page_walk import Visitor, visitor_in
from tests.journeys.test_pages_house import too_small, widths_that_overflow

from instep.app import ME, Instep
from instep.coach.agreement.requests import open_requests
from instep.facts.agreement import AgreementAccepted
from instep.facts.session import SessionStarted
from instep.foot.anatomy import Region, Side

HERE = "/feet/answer"
ANA = Podiatrist()
MOST_TABS = 40


def asks(visitor: Visitor, instep: Instep, folder: Path) -> str:
    """Make a request on the page; return the file with which the podiatrist answers it."""
    visitor.goes(HERE)
    # A page that is still loading takes the focus back when it jumps to its fragment.
    with visitor.page.expect_navigation():
        visitor.page.get_by_role("button", name="Make a request").press("Enter")
    expect(visitor.page.get_by_role("heading", name="The request to hand over")).to_be_visible()
    (request,) = open_requests(instep.context())
    until = request.made + timedelta(days=20)
    raw = ANA.replies(request, given=request.made.isoformat(), until=until.isoformat())
    (folder / "reply.json").write_bytes(raw)
    return str(folder / "reply.json")


def tabs_to(visitor: Visitor, name: str) -> None:
    """Reach something by the Tab key alone, by the name that a screen reader says."""
    for _ in range(MOST_TABS):
        visitor.page.keyboard.press("Tab")
        said = visitor.page.evaluate(
            "(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()"
        )
        if str(said).startswith(name):
            return
    raise AssertionError(f"the keyboard does not reach {name!r}")


def test_a_file_is_accepted_by_keyboard_alone_and_the_next_plan_leaves_the_heel(
    visitor: Visitor, instep: Instep, tmp_path: Path
) -> None:
    file = asks(visitor, instep, tmp_path)
    tabs_to(visitor, "The file they sent")
    with visitor.page.expect_file_chooser() as chooser:
        visitor.page.keyboard.press("Space")
    chooser.value.set_files(file)
    tabs_to(visitor, "See it in words")
    with visitor.page.expect_navigation():
        visitor.page.keyboard.press("Enter")
    expect(visitor.page.locator("h1")).to_have_text("This is what it says")
    expect(visitor.page.locator("main")).to_contain_text("Leave alone: heel, left foot.")
    assert visitor.page.locator(".fingerprint li").all_inner_texts() == list(ANA.words)
    tabs_to(visitor, "I compared the eight words")
    visitor.page.keyboard.press("Space")
    tabs_to(visitor, "I accept this")
    with visitor.page.expect_navigation():
        visitor.page.keyboard.press("Enter")
    expect(visitor.page.locator("main")).to_contain_text("Signed; the signature was checked.")
    visitor.goes("/interview")
    visitor.answers_all()
    assert visitor.page.url.endswith("/ready")
    expect(visitor.page.locator(".limits")).to_contain_text("Left foot, left alone: heel.")
    expect(visitor.page.locator(".reasons")).to_contain_text("Ana Reis, podiatrist")
    expect(visitor.page.locator(".advice")).to_contain_text("if it opens")
    started = instep.journal.latest(ME, SessionStarted)
    assert started is not None
    left = [one for one in started.body.plan.segments if one.foot is Side.LEFT]
    assert left
    assert not any(Region.HEEL_SOLE in one.regions for one in left)


def test_nothing_is_accepted_before_the_words_were_compared(
    visitor: Visitor, instep: Instep, tmp_path: Path
) -> None:
    file = asks(visitor, instep, tmp_path)
    visitor.page.set_input_files("#file", file)
    visitor.taps_on("form:has(#file) button")
    visitor.page.get_by_role("button", name="I accept this").click()
    assert visitor.title == "This is what it says"
    assert instep.journal.latest(ME, AgreementAccepted) is None


def test_a_podiatrist_makes_a_key_and_an_answer_in_her_browser_and_the_person_accepts_it(
    visitor: Visitor, instep: Instep, tmp_path: Path
) -> None:
    page = visitor.page
    asks(visitor, instep, tmp_path)
    saved(visitor, "The request as a file", tmp_path / "request.json")
    visitor.goes("/feet/reply")
    page.get_by_text("Make a key to sign with").click()
    for label, text in (
        ("Your name", "Ana Reis"),
        ("What you are", "podiatrist"),
        ("How to reach you", "020"),
    ):
        page.get_by_label(label).fill(text)
    page.get_by_role("button", name="Make the key").click()
    words = page.locator(".fingerprint li").all_inner_texts()
    saved(visitor, "Save the key", tmp_path / "key.json")
    visitor.goes("/feet/reply")
    page.set_input_files("#request", str(tmp_path / "request.json"))
    page.set_input_files("#key", str(tmp_path / "key.json"))
    page.locator("input[name=leave][value='right:ball']").check()
    page.get_by_label("The last day it holds").fill((instep.now() + timedelta(days=9)).date().isoformat())
    visitor.taps_on("form:has(#key) button.primary")
    assert page.locator(".fingerprint li").all_inner_texts() == words
    saved(visitor, "Save the signed file", tmp_path / "signed.json")
    visitor.goes(HERE)
    page.set_input_files("#file", str(tmp_path / "signed.json"))
    visitor.taps_on("form:has(#file) button")
    assert page.locator(".fingerprint li").all_inner_texts() == words
    expect(page.locator("main")).to_contain_text("Leave alone: ball of the foot, right foot.")
    page.get_by_label("I compared the eight words").check()
    visitor.taps_on("button.primary")
    expect(page.locator("main")).to_contain_text("Ana Reis, podiatrist")


def saved(visitor: Visitor, link: str, path: Path) -> None:
    """Save what a link holds, as a person does."""
    with visitor.page.expect_download() as download:
        visitor.page.get_by_role("link", name=link).click()
    download.value.save_as(path)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(
    chromium: Browser, address: str, *, instep: Instep, tmp_path: Path, scheme: str
) -> None:
    axe = Axe()
    with visitor_in(chromium, address, color_scheme=scheme) as visitor:
        file = asks(visitor, instep, tmp_path)
        for page in ("asked", "refused", "words", "accepted", "writing", "code"):
            if page == "refused":
                visitor.page.locator("#code").fill("nonsense")
                visitor.taps_on("form:has(#code) button")
            if page == "words":
                visitor.page.set_input_files("#file", file)
                visitor.taps_on("form:has(#file) button")
            if page == "accepted":
                visitor.page.get_by_label("I compared the eight words").check()
                visitor.taps_on("button.primary")
            if page == "writing":
                visitor.goes("/feet/reply")
            if page == "code":
                visitor.page.locator("#page").fill("7GSB")
                visitor.page.locator("#call").fill("if it opens")
                visitor.page.locator("#until").fill((instep.now() + timedelta(days=9)).date().isoformat())
                visitor.taps_on("form:has(#key) button.primary")
                expect(visitor.page.locator(".short-code")).to_contain_text("7GSB")
            visitor.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            found = axe.run(visitor.page)
            assert found.violations_count == 0, f"{page}, {scheme}: {found.generate_report()}"
            assert too_small(visitor) == [], page
            assert list(widths_that_overflow(visitor)) == [], page
        assert visitor.hosts == {address.removeprefix("http://")}
