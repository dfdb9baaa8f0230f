"""What the journeys through the pages share: a browser, and a household with a journal of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.journeys.page_walk import Visitor, visitor_in
from tests.journeys.session_stage import running_browser
from tests.web.serving import served

from instep.app import Instep
from instep.journal.sqlite import SqliteJournal
from instep.library.library import Library


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A real Chromium, one for each module."""
    with running_browser() as browser:
        yield browser


@pytest.fixture(scope="session")
def library() -> Library:
    return Library()


@pytest.fixture(scope="session")
def voice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Phrases are spoken once for all journeys, and kept beside their journals."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("INSTEP_CACHE", str(tmp_path_factory.getbasetemp() / "voice"))
        yield


@pytest.fixture
def instep(tmp_path: Path, library: Library, voice: None) -> Iterator[Instep]:  # noqa: ARG001  # set before it speaks
    """A household without a history."""
    made = Instep(journal=SqliteJournal(tmp_path / "journal.db"), library=library)
    yield made
    made.journal.close()


@pytest.fixture
def address(instep: Instep) -> Iterator[str]:
    """Where the household's pages are served."""
    with served(instep) as here:
        yield here


@pytest.fixture
def visitor(chromium: Browser, address: str) -> Iterator[Visitor]:
    """A person with a telephone; every complaint of the browser fails the test."""
    with visitor_in(chromium, address) as made:
        yield made
        assert made.problems == []


@pytest.fixture
def ana(chromium: Browser, house: Instep) -> Iterator[Visitor]:
    """Ana, with her telephone, at the test's own house; every complaint of the browser fails the test."""
    with served(house) as address, visitor_in(chromium, address) as made:
        yield made
        assert made.problems == []
