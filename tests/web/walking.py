"""Every page of the product, asked for one after another without a script."""

import re

import httpx
from starlette.routing import Route
from tests.facts.bodies import SESSION

from instep.app import Instep
from instep.web.routes import every_page
from instep.web.server import build

NAMED = {
    "/session/{id}": SESSION,
    "/feet/finding/{pin}": "pin-1",
    "/feet/photos/{photo}": "photo-1",
    "/trial/{id}": "trial-1",
    "/answers/{item}": "diabetes",
}
"""What the facts of `tests.facts.bodies` are called, by the addresses that name one."""
_SLOW = (".wav", "masks.json", "play.json")
"""Sound is made from the plan and a voice, which takes minutes; the plan itself is on other pages."""


def every_address() -> list[str]:
    """Return where every page is that needs no name, and those of what the test's facts are about."""
    every = [route.path for route in every_page() if _is_shown(route)]
    plain = [path for path in every if "{" not in path]
    named = [
        path.replace(of[of.index("{") :], name)
        for path in every
        for of, name in NAMED.items()
        if path.startswith(of)
    ]
    return [*plain, *(path for path in named if "{" not in path)]


def every_route(instep: Instep) -> list[str]:
    """Return the address of every route, sound and files too, by the names of what the facts are about."""
    static = [route for route in build(instep).routes if isinstance(route, Route)]
    return [_named(route.path) for route in (*every_page(), *static)]


def _named(path: str) -> str:
    known = next((of for of in NAMED if path.startswith(of)), None)
    if known:
        path = path.replace(known[known.index("{") :], NAMED[known])
    return re.sub(r"\{[^}]+\}", "nothing", path)


def _is_shown(route: Route) -> bool:
    return "GET" in (route.methods or ()) and not route.path.endswith(_SLOW)


def broken(door: httpx.Client) -> dict[str, int]:
    """Ask for every page; return those that are a fault of ours."""
    found = {path: door.get(path).status_code for path in every_address()}
    return {path: status for path, status in found.items() if status >= httpx.codes.INTERNAL_SERVER_ERROR}


def rows(instep: Instep) -> list[object]:
    """Return everything that the journal holds, as it was written down."""
    return list(instep.journal.log(limit=1000).records)
