"""Leaves out what needs a browser, or root, where there is none; in CI that is a failure, not an omission."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tests.examples import load_profile
from tests.journal.fresh import closed_afterwards
from tests.journeys.browser import chromium_path, close_browsers
from tests.order import place_of
from tests.web.other_account import can_be_another

LEFT_OUT: list[str] = []

load_profile()


@pytest.fixture(autouse=True)
def journals_are_closed() -> Iterator[None]:
    """No test leaves a journal open for those after it."""
    with closed_afterwards():
        yield


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put long files first; deselect what needs a browser where there is none, or root elsewhere."""
    items.sort(key=lambda item: place_of(item.nodeid))
    try:
        chromium_path()
    except LookupError as missing:
        _leave_out(config, items, of=_drives_a_browser, why=f"browser tests: {missing}")
    if not can_be_another():
        _leave_out(
            config, items, of=_is_another, why="tests by another account: only root on Linux can be one"
        )


def _leave_out(
    config: pytest.Config, items: list[pytest.Item], *, of: Callable[[pytest.Item], bool], why: str
) -> None:
    out = [item for item in items if of(item)]
    if out and os.environ.get("CI"):
        raise pytest.UsageError(why)
    LEFT_OUT.extend([f"{len(out)} not run of the {why}"] if out else [])
    config.hook.pytest_deselected(items=out)
    items[:] = [item for item in items if item not in out]


def _is_another(item: pytest.Item) -> bool:
    return "other_account" in getattr(item, "fixturenames", ())


def _drives_a_browser(item: pytest.Item) -> bool:
    module = getattr(item, "module", None)
    fixtures = set(getattr(item, "fixturenames", ()))
    return hasattr(module, "sync_playwright") or bool(fixtures & {"browser", "page", "chromium", "context"})


def pytest_sessionfinish(session: pytest.Session) -> None:
    """End the browser; hand what was left out to the process that prints the summary."""
    close_browsers()
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["left_out"] = LEFT_OUT


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take in what one of those processes left out; each of them leaves out the same."""
    LEFT_OUT.extend(
        line for line in getattr(node, "workeroutput", {}).get("left_out", ()) if line not in LEFT_OUT
    )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line each what was not run."""
    for line in LEFT_OUT:
        terminalreporter.write_line(line)
