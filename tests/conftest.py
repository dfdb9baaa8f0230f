"""Leaves out what needs a browser where there is none; in CI that is a failure, not an omission."""

import os
from collections.abc import Iterator

import pytest
from tests.examples import load_profile
from tests.journal.fresh import closed_afterwards
from tests.journeys.browser import chromium_path

LEFT_OUT: list[str] = []

load_profile()


@pytest.fixture(autouse=True)
def journals_are_closed() -> Iterator[None]:
    """No test leaves a journal open for those after it."""
    with closed_afterwards():
        yield


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect the tests that drive a browser where no Chromium is found."""
    try:
        chromium_path()
    except LookupError as missing:
        if os.environ.get("CI"):
            raise pytest.UsageError(str(missing)) from missing
        driving = [item for item in items if _drives_a_browser(item)]
        LEFT_OUT.extend(item.nodeid for item in driving)
        config.hook.pytest_deselected(items=driving)
        items[:] = [item for item in items if item not in driving]


def _drives_a_browser(item: pytest.Item) -> bool:
    module = getattr(item, "module", None)
    fixtures = set(getattr(item, "fixturenames", ()))
    return hasattr(module, "sync_playwright") or bool(fixtures & {"browser", "page", "chromium", "context"})


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line what was not run."""
    if LEFT_OUT:
        terminalreporter.write_line(
            f"{len(LEFT_OUT)} browser tests were not run: no Chromium; install Debian's package chromium"
        )
