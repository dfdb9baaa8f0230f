"""A web door over a real journal in a folder of its own, served on this machine, asked by a plain client."""

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn

from instep.app import Instep
from instep.journal.sqlite import SqliteJournal
from instep.library.shelf import Library
from instep.web.server import HERE, build, listener


@pytest.fixture(scope="session")
def library() -> Library:
    return Library()


@pytest.fixture
def instep(tmp_path: Path, library: Library) -> Iterator[Instep]:
    made = Instep(journal=SqliteJournal(tmp_path / "journal.db"), library=library)
    yield made
    made.journal.close()


@pytest.fixture
def door(instep: Instep) -> Iterator[httpx.Client]:
    with served(instep) as address, httpx.Client(base_url=address, trust_env=False) as client:
        client.headers["accept"] = "text/html"
        yield client


@contextmanager
def served(instep: Instep) -> Iterator[str]:
    """The address of a server in a thread of this process."""
    with closing(listener(0)) as here:
        server = uvicorn.Server(uvicorn.Config(build(instep), log_level="critical", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [here]})
        thread.start()
        yield f"http://{HERE}:{here.getsockname()[1]}"
        server.should_exit = True
        thread.join()
