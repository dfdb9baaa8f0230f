"""A server in a thread of the test's own process: the real door over whatever journal it is given."""

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from urllib.parse import urlsplit

import httpx
import uvicorn
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from starlette.applications import Starlette

from instep.app import Instep, clock
from instep.web.entry_key import Entrance
from instep.web.server import HERE, KEEP_ALIVE_S, build, entrance_of, listener

PATIENCE_S = 120
"""An answer is late on a machine that is shared; that is no fault of the page."""

_WAYS_IN: dict[str, str] = {}
"""The addresses that servers of these tests printed, by host and port."""


class Compiled(BytecodeCache):
    """Templates as code, for every server of these tests; one whose text has changed is compiled again."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.bytecode_to_string()


_COMPILED = Compiled()


def printed(way_in: str) -> str:
    """Take note of the address that a server printed; return it without its key."""
    _WAYS_IN[urlsplit(way_in).netloc] = way_in
    return way_in.partition("?")[0]


def way_in(address: str) -> str:
    """Return the address that lets a browser in to the server of any of its pages."""
    return _WAYS_IN[urlsplit(address).netloc]


@contextmanager
def visited(instep: Instep) -> Iterator[httpx.Client]:
    """A client of that server which has been let in."""
    with served(instep) as address, client_of(address) as client:
        assert client.get(way_in(address)).is_redirect
        yield client


def client_of(address: str) -> httpx.Client:
    """A client that is not let in yet."""
    # Nothing is encrypted on the way to one's own machine: no certificates are read for it.
    return httpx.Client(base_url=address, trust_env=False, timeout=PATIENCE_S, verify=False)


@contextmanager
def served(instep: Instep, entrance: Entrance | None = None) -> Iterator[str]:
    """The address of a server in a thread of this process."""
    with closing(listener(0)) as here:
        # A test may turn the household's clock by months; its browser stays let in.
        app = build(instep, entrance or replace(entrance_of(instep), now=clock))
        app.state.site.environment.bytecode_cache = _COMPILED
        server = uvicorn.Server(
            uvicorn.Config(app, log_level="critical", lifespan="off", timeout_keep_alive=KEEP_ALIVE_S)
        )
        thread = threading.Thread(target=server.run, kwargs={"sockets": [here]})
        thread.start()
        yield printed(_way_in(app, here.getsockname()[1])).rstrip("/")
        server.should_exit = True
        thread.join()


def _way_in(app: Starlette, port: int) -> str:
    entrance: Entrance = app.state.entrance
    return entrance.way_in(f"http://{HERE}:{port}/")
