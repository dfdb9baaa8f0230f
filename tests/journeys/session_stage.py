"""The browser in which sessions are played, and how a test reads the screen."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from tests.journeys import browser
from tests.web.serving import way_in

FASTEST = 16  # the highest playback rate that Chromium knows
PATIENCE_MS = 30_000


@contextmanager
def running_browser(*arguments: str) -> Iterator[Browser]:
    """The browser for these arguments, asked with the patience of these tests."""
    expect.set_options(timeout=PATIENCE_MS)  # on a machine with much to do a page may take its time
    with browser.running_browser(*arguments) as running:
        yield running


def let_in(context: BrowserContext, url: str) -> None:
    """Let a browser in to the server of this page, once, as the command does."""
    if not context.cookies(url):
        context.request.get(way_in(url))


@dataclass
class Stage:
    """A session's page, seen as a person sees it. `problems` holds what the browser complained of."""

    page: Page
    problems: list[str]

    def open(self, url: str) -> None:
        """Load the page and wait until the session can begin or go on."""
        let_in(self.page.context, url)
        self.page.goto(url)
        self.main.and_(self.page.locator(":enabled")).wait_for(timeout=PATIENCE_MS)

    def begin(self, rate: float = 1) -> None:
        """Press the big button, and let the track run at this rate: it stays the clock."""
        self.main.click()
        self.at_rate(rate)

    def at_rate(self, rate: float) -> None:
        """Let time run faster in the sound itself."""
        self.page.evaluate(
            "rate => { const a = document.querySelector('audio'); a.preservesPitch = false;"
            " a.defaultPlaybackRate = rate; a.playbackRate = rate }",
            rate,
        )

    @property
    def main(self) -> Locator:
        """The big button that begins, pauses and goes on."""
        return self.page.locator("#main")

    @property
    def caption(self) -> Locator:
        """The line that is read from a metre away."""
        return self.page.locator("#caption")

    def sees_state(self, state: str) -> None:
        """Wait until the session is in this state."""
        expect(self.page.locator("#session")).to_have_attribute("data-state", state, timeout=PATIENCE_MS)

    def sees_move(self, move: str, rate: float = FASTEST) -> None:
        """Let time run until this move is shown, and then as it always does."""
        self.at_rate(rate)
        expect(self.page.locator("#move")).to_have_text(move, timeout=PATIENCE_MS)
        self.at_rate(1)

    def sound(self, what: str) -> Any:
        """A property of the track's audio element."""
        return self.page.evaluate("what => document.querySelector('audio')[what]", what)

    def is_silent(self) -> bool:
        """Whether the track stands still."""
        return bool(self.sound("paused"))


StageOf = Callable[..., Stage]


@contextmanager
def stage_in(browser: Browser, **context: Any) -> Iterator[Stage]:
    """A fresh browser profile, in which every complaint is kept."""
    made = browser.new_context(**context)
    page = made.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda line: problems.append(line.text) if line.type == "error" else None)
    try:
        yield Stage(page=page, problems=problems)
    finally:
        made.close()  # a page that is left open plays on beside every test that follows
