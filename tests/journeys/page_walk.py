"""A person on their way through the pages: what they tap, and what the browser had to say about it."""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from tests.journeys.session_stage import PATIENCE_MS, let_in

TWELVE = datetime(2026, 3, 1, 12, tzinfo=UTC)
PHONE = {"width": 390, "height": 844}
NONE = "button[value=none]"
HEALTHY: Mapping[str, str] = {"How old": "adult_18_64"}
MOST_PAGES = 30

# Taps are counted by the page itself, so that nothing a test does on the way can be forgotten.
COUNTING = """
addEventListener("click", (event) => {
  if (event.isTrusted) sessionStorage.setItem("taps", Number(sessionStorage.getItem("taps") ?? 0) + 1);
}, true);
"""


@dataclass
class Visitor:
    """One browser profile on its way."""

    page: Page
    address: str
    problems: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)
    reads: Callable[[str], str] = str
    """What an English text of a page is on the pages that are shown."""

    def goes(self, path: str) -> None:
        """Open a page by its address."""
        self.page.goto(f"{self.address}{path}")

    def stops_the_clock(self) -> None:
        """Time passes only where the test moves it: a slow machine's seconds are not the page's."""
        self.page.clock.install(time=TWELVE)
        self.page.clock.pause_at(TWELVE + timedelta(hours=1))

    @property
    def title(self) -> str:
        """The heading of the page."""
        return self.page.locator("h1").inner_text()

    @property
    def taps(self) -> int:
        """How often the person has tapped since they came."""
        return int(self.page.evaluate("Number(sessionStorage.getItem('taps') ?? 0)"))

    def taps_on(self, selector: str) -> None:
        """Tap something and wait for the page that follows."""
        with self.page.expect_navigation():
            self.page.locator(selector).first.click()

    def answers(self, marks: Collection[str] = (), picks: Mapping[str, str] = HEALTHY) -> None:
        """Answer the page that is shown: what is marked where it is asked, else the deliberate none."""
        marks = [self.reads(mark) for mark in marks]
        here = [mark for mark in marks if self.page.get_by_label(mark, exact=True).count()]
        for mark in here:
            self.page.get_by_label(mark, exact=True).check()
        pick = next((value for title, value in picks.items() if self.is_asked(title)), None)
        if pick:
            self.taps_on(f"button[value='{pick}']")
        else:
            self.taps_on("button[name=go]" if here else NONE)

    def is_asked(self, begins: str) -> bool:
        """Whether the heading begins so; what a made-up language adds to a text stands at its end."""
        return self.title.startswith(
            self.reads(begins).rstrip("\N{MIDDLE DOT}\N{POP DIRECTIONAL FORMATTING}")
        )

    def answers_all(self, marks: Collection[str] = (), picks: Mapping[str, str] = HEALTHY) -> None:
        """Answer every question until something else than a question is shown."""
        for _ in range(MOST_PAGES):
            if not self.page.locator("form[action='/interview'] input[name=page]").count():
                return
            self.answers(marks, picks)
        raise AssertionError(f"the questions do not end: {self.title}")


@contextmanager
def visitor_in(browser: Browser, address: str, **context: Any) -> Iterator[Visitor]:
    """A fresh profile on a telephone, unless the context says otherwise."""
    made = browser.new_context(**{"viewport": PHONE, **context})
    made.add_init_script(COUNTING)
    made.set_default_timeout(PATIENCE_MS)
    let_in(made, address)
    page = made.new_page()
    visitor = Visitor(page=page, address=address)
    page.on("pageerror", lambda error: visitor.problems.append(str(error)))
    page.on("console", lambda line: visitor.problems.append(line.text) if line.type == "error" else None)
    page.on("request", lambda request: visitor.hosts.add(request.url.split("/")[2]))
    yield visitor
    made.close()


def looks_right(page: Page) -> None:
    """axe has nothing to say with everything open, and nothing reaches over an edge, however wide."""
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    for width, text in ((320, 100), (390, 200), (1280, 100), (390, 100)):
        page.set_viewport_size({"width": width, "height": 844})
        page.evaluate("text => { document.documentElement.style.fontSize = text + '%' }", text)
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert over <= 0, (page.url, width, text)
    page.evaluate("document.documentElement.style.fontSize = ''")
