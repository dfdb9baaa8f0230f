"""Joins the pages into one application and serves it on this machine alone."""

import socket
from collections.abc import Callable
from contextlib import closing
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from instep.web.assets import ASK_AGAIN, FOR_EVER, Assets, read_assets
from instep.web.entry_key import Entrance
from instep.web.errors import Problem
from instep.web.rendering import Site
from instep.web.requests import problem_response, site_for
from instep.web.routes import pages_when_asked_for
from instep.web.secret import read_secret
from instep.web.security import STRICT, Guard

if TYPE_CHECKING:
    from instep.app import Instep

HERE = "127.0.0.1"
STATIC = Path(__file__).parent
# Longer than a browser keeps a connection that nothing runs over (Chromium: 300 s). Were the server first to
# close it, a request that is sent at that very moment would be lost, and the person would see an error page.
KEEP_ALIVE_S = 330
_PORTS_TO_TRY = 50


def build(instep: "Instep", entrance: Entrance | None = None) -> Starlette:
    """The whole web door. Only the static files and the secret are read before a page asks for more."""
    site = Site(instep, _shipped_assets())
    entrance = entrance or entrance_of(instep)
    app = Starlette(
        routes=[Route("/static/{version}/{name:path}", static), *pages_when_asked_for()],
        middleware=[Middleware(Guard, entrance=entrance)],
        exception_handlers={
            HTTPStatus.NOT_FOUND: _missing,
            HTTPStatus.METHOD_NOT_ALLOWED: _missing,
            Exception: _broken,
        },
    )
    app.router.redirect_slashes = False  # an address is right or it is not there
    app.state.site = site
    app.state.entrance = entrance
    return app


@cache
def _shipped_assets() -> Assets:
    """The files that came with this program: they are the same, and are packed once, as long as it runs."""
    return read_assets(STATIC)


def entrance_of(instep: "Instep") -> Entrance:
    """The way in to this journal. Raises BadInput where its secret cannot be kept."""
    return Entrance(secret=read_secret(instep.secret), journal=instep.journal.id, now=instep.now)


def serve(instep: "Instep", port: int, *, ready: Callable[[str], None] = lambda _address: None) -> None:
    """Serve until interrupted. `ready` gets the address that lets a browser in, on the first free port.

    Raise OSError where none of the ports from `port` on is free, BadInput where the secret cannot be kept.
    """
    entrance = entrance_of(instep)
    with closing(listener(port)) as here:
        config = uvicorn.Config(
            build(instep, entrance),
            log_level="warning",
            access_log=False,
            server_header=False,
            lifespan="off",
            timeout_graceful_shutdown=1,
            timeout_keep_alive=KEEP_ALIVE_S,
        )
        ready(entrance.way_in(f"http://{HERE}:{here.getsockname()[1]}/"))
        uvicorn.Server(config).run(sockets=[here])


def listener(port: int) -> socket.socket:
    """A socket that listens on this machine alone, on `port` or the next free one (0: any free one)."""
    last: OSError | None = None
    for candidate in range(port, port + _PORTS_TO_TRY):
        try:
            return _bound(candidate)
        except OSError as taken:
            last = taken
    raise OSError(f"ports {port} to {port + _PORTS_TO_TRY - 1} are all taken") from last


def _bound(port: int) -> socket.socket:
    # The protocol must be named: asyncio sets TCP_NODELAY only where it can see that this is TCP.
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((HERE, port))
        made.listen(128)
    except OSError:
        made.close()
        raise
    return made


async def static(request: Request) -> Response:
    """A static file: for ever under its own version, asked again under an older one."""
    site = site_for(request)
    asset = site.assets.files.get(request.path_params["name"])
    if asset is None:
        return problem_response(_no_such_page(request.url.path), site, request.url.path, request.headers)
    current = request.path_params["version"] == site.assets.version
    headers = {"cache-control": FOR_EVER if current else ASK_AGAIN, "vary": "accept-encoding"}
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(asset.body, media_type=asset.media_type, headers=headers)
    packed = headers | {"content-encoding": "gzip"}
    return Response(asset.packed, media_type=asset.media_type, headers=packed)


async def _missing(request: Request, problem: Exception) -> Response:
    status = HTTPStatus(getattr(problem, "status_code", HTTPStatus.NOT_FOUND))
    found = _no_such_page(request.url.path, status)
    return problem_response(found, site_for(request), request.url.path, request.headers)


def _no_such_page(path: str, status: HTTPStatus = HTTPStatus.NOT_FOUND) -> Problem:
    return Problem(status=status, place=path, detail=status.description)


async def _broken(request: Request, _problem: Exception) -> Response:
    """A fault of ours: said plainly, without a trace; the trace goes to the log on standard error."""
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    broken = Problem(status=status, place=request.url.path, detail=status.description)
    answer = problem_response(broken, site_for(request), request.url.path, request.headers)
    answer.headers.update(STRICT)  # it is answered outside the guard, which puts them on everything else
    answer.headers["connection"] = "close"  # the server drops it after a fault; the client should know
    return answer
