"""A person finds help: by keyboard alone and by thumb, with a registry that answers and one that does not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect
from tests.journeys.page_walk import Visitor, visitor_in
from tests.journeys.test_pages_house import too_small, widths_that_overflow, with_everything_open
from tests.registry.content import Asking, asking_here
from tests.registry.stand_in import StandIn, many, says

from instep.app import Instep
from instep.journal.sqlite import SqliteJournal


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asking]:
    with asking_here(tmp_path_factory.mktemp("asking")) as made:
        yield made


@pytest.fixture
def stand_in(asking: Asking) -> StandIn:
    return asking.fresh()


@pytest.fixture
def instep(tmp_path: Path, asking: Asking) -> Iterator[Instep]:
    made = Instep(journal=SqliteJournal(tmp_path / "journal.db"), library=asking.library)
    yield made
    made.journal.close()


def reach(visitor: Visitor, name: str) -> None:
    """Go on with the tab key until something of this name has the focus."""
    focused = """() => { const e = document.activeElement;
        return (e.labels?.[0]?.textContent ?? e.textContent).trim() }"""
    for _ in range(60):
        visitor.page.keyboard.press("Tab")
        if str(visitor.page.evaluate(focused)).startswith(name):
            return
    raise AssertionError(f"the tab key never reaches {name!r}")


def press(visitor: Visitor, key: str = "Enter") -> None:
    """Press a key and wait for the page that follows."""
    with visitor.page.expect_navigation():
        visitor.page.keyboard.press(key)


def test_with_the_keyboard_alone_from_a_need_to_a_podiatrist_and_to_the_words(
    chromium: Browser, address: str, *, stand_in: StandIn, instep: Instep
) -> None:
    stand_in.records = many(25)
    with visitor_in(chromium, address) as visitor:
        walk(visitor, stand_in)
        # The browser asked nobody but us, and complained of nothing but the place that was none.
        assert visitor.hosts == {address.removeprefix("http://")}
        assert all("422" in problem for problem in visitor.problems)
    # One question was sent, by the server; nothing was written down.
    assert len(stand_in.asked) == 1
    assert instep.journal.log().records == ()


def walk(visitor: Visitor, stand_in: StandIn) -> None:
    """From a need to the entries and to the words, by keys alone."""
    visitor.goes("/find-help")
    reach(visitor, "Where do you look for help?")
    visitor.page.keyboard.type("United States")
    reach(visitor, "I want to relax")
    visitor.page.keyboard.press("ArrowDown")
    reach(visitor, "Show me")
    press(visitor)
    reach(visitor, "ZIP code, or city and state")
    visitor.page.keyboard.type("TX")
    press(visitor)
    expect(visitor.page.locator("#place-trouble")).to_contain_text("'TX' is a state alone")
    reach(visitor, "ZIP code, or city and state")
    visitor.page.keyboard.type("Austin, TX")
    press(visitor)
    expect(visitor.page.get_by_text("This sends only: podiatrist, Austin, TX")).to_be_visible()
    assert stand_in.asked == []
    reach(visitor, "Send it")
    press(visitor)
    assert visitor.title == "Podiatrist: Austin, TX"
    expect(visitor.page.locator(".listings li")).to_have_count(20)
    reach(visitor, "More entries")
    press(visitor)
    expect(visitor.page.locator(".listings li")).to_have_count(5)
    reach(visitor, "What to say")
    press(visitor)
    reach(visitor, "Fill in the words")
    visitor.page.keyboard.press("Enter")
    reach(visitor, "I have diabetes")
    visitor.page.keyboard.press("Space")
    reach(visitor, "Put it into the words")
    press(visitor)
    expect(visitor.page.locator(".script").first).to_contain_text("I have diabetes.")


def every_page(visitor: Visitor, stand_in: StandIn) -> Iterator[str]:
    """Show each page of finding help; the name of each is given when it is shown."""
    page = visitor.page
    visitor.goes("/find-help")
    yield "choosing"
    for need in ("relax", "changed", "treated"):
        visitor.goes(f"/find-help?country=US&need={need}")
        yield need
    page.fill("#place", "nowhere")
    visitor.taps_on("#search button")
    yield "no place"
    page.fill("#place", "78701")
    visitor.taps_on("form[action='/find-help/search'] button")
    yield "what is sent"
    stand_in.fault = says(b'{"Errors": [{"description": "Something is odd"}]}')
    visitor.taps_on("button.primary")
    yield "no answer"
    stand_in.fault, stand_in.records = None, many(21, code="225700000X")
    visitor.taps_on("text=Try again")
    yield "found"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(
    chromium: Browser, address: str, *, stand_in: StandIn, scheme: str
) -> None:
    axe = Axe()
    with visitor_in(chromium, address, color_scheme=scheme) as visitor:
        for name in every_page(visitor, stand_in):
            with_everything_open(visitor)
            found = axe.run(visitor.page)
            assert found.violations_count == 0, f"{name}, {scheme}: {found.generate_report()}"
            assert too_small(visitor) == [], name
            assert list(widths_that_overflow(visitor)) == [], name


def test_from_right_to_left_nothing_runs_over_the_edge(chromium: Browser, address: str) -> None:
    with visitor_in(chromium, address) as visitor:
        visitor.goes("/find-help?country=US&need=relax")
        visitor.page.evaluate("document.documentElement.dir = 'rtl'")
        with_everything_open(visitor)
        assert list(widths_that_overflow(visitor)) == []


def test_what_is_printed_holds_the_words_and_no_form(visitor: Visitor) -> None:
    visitor.goes("/find-help?country=US&need=relax")
    visitor.page.emulate_media(media="print")
    expect(visitor.page.locator(".script").first).to_be_visible()
    expect(visitor.page.get_by_text("ABMP and AMTA are memberships.").first).to_be_visible()
    for form in visitor.page.locator("form").all():
        expect(form).not_to_be_visible()
