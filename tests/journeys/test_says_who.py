"""Who says so, met on the way: a footnote in each sentence's block, and why of the move that is played."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect
from tests.journeys.page_walk import Visitor, visitor_in
from tests.journeys.test_pages_house import every_page, widths_that_overflow

from instep.app import Instep
from instep.library.content.footnotes import footnotes
from instep.library.content.reading import content_root
from instep.library.library import Library

LIBRARY = Library()
NOTES = footnotes(content_root())
PAGES = (
    "/why",
    "/why/stress",
    "/why/endorphins",
    "/why/healing_tissue",
    "/why/study/spain_hta_2021",
    "/why/study/taheri_2019",
    "/why/rule/LO01",
    "/why/rule/MR01",
    "/why/rule/FC:blister",
    "/why/rule/no-massage-today",
    "/why/rule/S03",
    "/why/doses",
)

UNFOOTED = """notes => {
  const bare = [], met = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode.textContent.trim();
    // An option reads as name and what it is about; a link is a footnote itself.
    const note = notes.find(([told]) => text === told || text.endsWith(` · ${told}`));
    if (!note || walk.currentNode.parentElement.closest("a")) continue;
    met.push(note[0]);
    const block = walk.currentNode.parentElement.closest("li, tr, section, details, dialog, p, form.sheet");
    if (![...block.querySelectorAll("a")].some(a => a.getAttribute("href") === note[1])) bare.push(text);
  }
  return [bare, met];
}"""


def told_on(visitor: Visitor) -> tuple[list[str], list[str]]:
    """The sentences that have no footnote in their own block, and all that were met."""
    notes = [[LIBRARY.words.texts[key], note.address] for key, note in NOTES.by_key.items()]
    bare, met = visitor.page.evaluate(UNFOOTED, notes)
    return bare, met


def test_each_sentence_that_claims_something_has_its_footnote_in_the_same_block(
    chromium: Browser, address: str, instep: Instep
) -> None:
    seen: set[str] = set()
    with visitor_in(chromium, address) as visitor:
        for name in every_page(visitor, instep):
            bare, met = told_on(visitor)
            assert bare == [], name
            seen |= set(met)
    wanted = {
        LIBRARY.words.texts[key]
        for key in NOTES.by_key
        if not key.startswith(("player-", "ui-checked", "ui-photo"))
    }
    assert wanted <= seen


def test_the_search_for_bare_sentences_can_fail(visitor: Visitor) -> None:
    visitor.goes("/")
    visitor.page.evaluate("document.querySelectorAll('a.says-who').forEach(link => link.remove())")
    bare, _ = told_on(visitor)
    assert "Ease aching feet" in bare


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page_that_says_who(chromium: Browser, address: str, scheme: str) -> None:
    axe = Axe()
    with visitor_in(chromium, address, color_scheme=scheme) as visitor:
        for path in PAGES:
            visitor.goes(path)
            visitor.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            found = axe.run(visitor.page)
            assert found.violations_count == 0, f"{path}, {scheme}: {found.generate_report()}"
            if scheme == "light":
                assert list(widths_that_overflow(visitor)) == [], path


def footnote_names(visitor: Visitor) -> Iterator[str]:
    yield from visitor.page.locator("a.says-who").evaluate_all(
        "all => all.map(one => one.textContent.trim())"
    )


def test_every_footnote_has_a_name_that_says_what_it_is_about(visitor: Visitor) -> None:
    visitor.goes("/")
    visitor.page.locator(".strip").wait_for()
    names = list(footnote_names(visitor))
    assert len(names) > 8
    assert all(name.startswith("Says who?") and len(name) > len("Says who?") + 5 for name in names)


def test_a_footnote_is_reached_and_read_with_the_keyboard_alone(visitor: Visitor) -> None:
    visitor.goes("/")
    page = visitor.page
    page.locator(".says-whose a").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("It feels good; that is reason enough.")
    expect(page.get_by_text("Nobody: no study of it was found.")).to_be_visible()


def test_why_tells_the_move_that_is_played_without_a_network(chromium: Browser, address: str) -> None:
    with visitor_in(chromium, address) as visitor:
        visitor.goes("/")
        visitor.taps_on("button[value=rub]")
        visitor.answers_all()
        page = visitor.page
        if "/ready" in page.url:
            visitor.taps_on("a.primary")
        page.locator("#main:not([disabled])").wait_for(timeout=120_000)
        page.context.set_offline(True)
        page.locator("#main").click()
        session, sheet = page.locator("#session"), page.locator("#why-sheet")
        expect(session).to_have_attribute("data-runs", "true")
        page.keyboard.press("ArrowRight")
        expect(session).to_have_attribute("data-kind", "move")
        page.keyboard.press("w")
        expect(sheet).to_contain_text("Why this move: The heel cord")
        shown = sheet.locator(".why-move:visible")
        expect(shown).to_contain_text("A comfortable start to the routine.")
        expect(shown).to_contain_text("Research knows very little about this.")
        expect(shown.locator("a.says-who")).to_have_attribute("href", "/why/achilles_pinch")
        expect(page.locator("#caption")).to_have_text(LIBRARY.words.say("footnotes-achilles_pinch"))
        assert visitor.page.evaluate("document.querySelectorAll('.why-move:not([hidden])').length") == 1
