"""A web door over a real journal in a folder of its own, served on this machine, asked by a plain client."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.fixed_day import fix_the_day
from tests.web.other_account import OtherAccount
from tests.web.serving import visited

from instep.app import Instep
from instep.journal.sqlite import SqliteJournal
from instep.library.library import Library


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    fix_the_day(monkeypatch)


@pytest.fixture(scope="session")
def library() -> Library:
    return Library()


@pytest.fixture
def instep(tmp_path: Path, library: Library) -> Iterator[Instep]:
    made = Instep(journal=SqliteJournal(tmp_path / "journal.db"), library=library)
    yield made
    made.journal.close()


@pytest.fixture
def other_account() -> OtherAccount:
    """Somebody else who is logged in on this machine; without root on Linux these tests are left out."""
    return OtherAccount()


@pytest.fixture
def door(instep: Instep) -> Iterator[httpx.Client]:
    with visited(instep) as client:
        client.headers["accept"] = "text/html"
        yield client
