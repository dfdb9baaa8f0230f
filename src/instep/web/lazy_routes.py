"""Routes that are imported when somebody first asks for one of them."""

from collections.abc import Callable, Sequence
from threading import Lock

from starlette.concurrency import run_in_threadpool
from starlette.routing import BaseRoute, Match, Router
from starlette.types import Receive, Scope, Send


class Later(BaseRoute):
    """Every address with one first part; which of its routes is meant is known once they are imported."""

    def __init__(self, first: str, routes: Callable[[], Sequence[BaseRoute]]) -> None:
        """Take `/first` and all below it; `routes` is called once."""
        self.first = first
        self._routes = routes
        self._router: Router | None = None
        self._importing = Lock()

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Whether the address begins so."""
        path: str = scope["path"]
        mine = scope["type"] == "http" and path[1:].partition("/")[0] == self.first
        return (Match.FULL if mine else Match.NONE), {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer by the route that is meant; 404 and 405 as if all of them had been there from the start."""
        # In a thread: what is imported takes a while, and other answers go on meanwhile.
        router = await run_in_threadpool(self._imported) if self._router is None else self._router
        await router(scope, receive, send)

    def _imported(self) -> Router:
        with self._importing:
            if self._router is None:
                self._router = Router(self._routes(), redirect_slashes=False)
            return self._router
