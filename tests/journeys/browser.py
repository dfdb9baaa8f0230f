"""The browser that journeys run in: found once, started once for each process of the tests."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from playwright.sync_api import Browser, Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
# Without a graphics card Debian's Chromium plays one: a third of an axe test's CPU, a tenth of others'.
_WITHOUT_A_CARD = ("--disable-gpu", "--disable-gpu-rasterization", "--disable-software-rasterizer")


def chromium_path() -> str:
    """Return the path of a Chromium on this machine; raises LookupError naming the remedy."""
    for name in (os.environ.get("INSTEP_CHROMIUM", ""), *NAMES):
        found = shutil.which(name) if name else None
        if found:
            return found
    raise LookupError("no Chromium found; install Debian's package chromium, or name one in INSTEP_CHROMIUM")


@contextmanager
def running_browser(*arguments: str) -> Iterator[Browser]:
    """A real Chromium without a window; without arguments of its own it is the one that all share.

    What one test leaves in it, no other sees: each has a profile of its own (`Browser.new_context`).
    """
    if not arguments:
        yield _shared()
        return
    browser = _launched(*arguments)
    yield browser
    browser.close()


def close_browsers() -> None:
    """End what was started, if anything was."""
    if _playwright.cache_info().currsize:
        _playwright().stop()
    _shared.cache_clear()
    _playwright.cache_clear()


@cache
def _shared() -> Browser:
    return _launched()


def _launched(*arguments: str) -> Browser:
    return _playwright().chromium.launch(
        executable_path=chromium_path(), args=["--no-sandbox", *_WITHOUT_A_CARD, *arguments]
    )


@cache
def _playwright() -> Playwright:
    return sync_playwright().start()
