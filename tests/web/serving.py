"""A server in a thread of the test's own process: the real door over whatever journal it is given."""

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager

import httpx
import uvicorn

from instep.app import Instep
from instep.web.server import HERE, build, listener

PATIENCE_S = 120
"""An answer is late on a machine that is shared; that is no fault of the page."""


@contextmanager
def visited(instep: Instep) -> Iterator[httpx.Client]:
    """A client of that server."""
    with (
        served(instep) as address,
        httpx.Client(base_url=address, trust_env=False, timeout=PATIENCE_S) as client,
    ):
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
