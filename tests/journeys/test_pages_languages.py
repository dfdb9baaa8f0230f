"""Every page in the browser's language: longer words are not cut, the other direction mirrors no foot."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from tests.journeys.page_walk import Visitor, visitor_in
from tests.journeys.test_pages_house import every_page, too_small, widths_that_overflow, with_everything_open
from tests.pseudo_languages import (
    LONGER,
    MIRRORED,
    SAYS,
    content_with_pseudo_languages,
    names_in,
    plain_english,
)

from instep.app import ME, Instep
from instep.facts.session import SessionStarted
from instep.library.library import Library

CUT = """() => [...document.querySelectorAll('main *, header *, footer *')]
  .filter(one => one.checkVisibility() && one.childElementCount === 0 && one.textContent.trim())
  .filter(one => getComputedStyle(one).overflow !== 'visible' && !one.closest('.unseen'))
  .filter(one => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
  .map(one => one.textContent.trim())"""
MIRRORED_FEET = """() => {
  const feet = side => [...document.querySelectorAll(`.foot[data-side=${side}]`)]
    .filter(one => one.checkVisibility()).map(one => [one.dataset.view, one.getBoundingClientRect()]);
  const beside = ([view, a], [other, b]) => view === other && Math.abs(a.y - b.y) < a.height / 4;
  const pairs = feet('left').flatMap(l => feet('right').filter(r => beside(l, r)).map(r => [l, r]));
  return [pairs.length, pairs.filter(([l, r]) => l[1].x >= r[1].x).length];
}"""
"""How many pairs of drawn feet stand side by side, and how many of them have the left foot on the right."""


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return Library(content_with_pseudo_languages(tmp_path_factory.mktemp("pseudo")))


def pages(chromium: Browser, address: str, instep: Instep, *, language: str) -> Iterator[tuple[str, Visitor]]:
    with visitor_in(chromium, address, locale=language) as visitor:
        visitor.reads = SAYS[language]
        for name in every_page(visitor, instep):
            with_everything_open(visitor)
            yield name, visitor
        started = instep.journal.latest(ME, SessionStarted)
        assert started is not None
        visitor.goes(f"/session/{started.body.session}")
        expect(visitor.page.locator("#main")).to_be_enabled(timeout=60_000)
        yield "session", visitor


def test_words_that_are_longer_are_nowhere_cut_and_none_is_left_in_english(
    chromium: Browser, address: str, instep: Instep
) -> None:
    english = {}
    for name, visitor in pages(chromium, address, instep, language=LONGER):
        assert visitor.page.evaluate("document.documentElement.lang") == LONGER
        assert too_small(visitor) == [], name
        assert list(widths_that_overflow(visitor)) == [], name
        assert visitor.page.evaluate(CUT) == [], name
        english[name] = plain_english(visitor.page.inner_text("body"), names_in(instep.library))
    assert {name: words for name, words in english.items() if words} == {}


def test_from_right_to_left_everything_has_its_place_and_no_foot_is_mirrored(
    chromium: Browser, address: str, instep: Instep
) -> None:
    pairs = 0
    for name, visitor in pages(chromium, address, instep, language=MIRRORED):
        assert visitor.page.evaluate("document.documentElement.dir") == "rtl", name
        assert list(widths_that_overflow(visitor)) == [], name
        found, mirrored = visitor.page.evaluate(MIRRORED_FEET)
        assert mirrored == 0, name
        pairs += found
    assert pairs > 0


def test_a_browser_that_wants_no_language_of_ours_is_answered_in_english(
    chromium: Browser, address: str
) -> None:
    with visitor_in(chromium, address, locale="fi-FI") as visitor:
        visitor.goes("/")
        assert visitor.page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == [
            "en",
            "ltr",
        ]
