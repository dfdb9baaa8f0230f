"""A server in a thread of the test's own process: the real door over whatever journal it is given."""

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager

import uvicorn

from instep.app import Instep
from instep.web.server import HERE, build, listener


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
