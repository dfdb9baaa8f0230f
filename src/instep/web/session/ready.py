"""Before a session that something limits: what is limited, why, and the plan that keeps to it."""

from collections.abc import Iterator, Mapping
from typing import Any

from starlette.responses import Response
from starlette.routing import Route

from instep.coach.session.start_session import find_plan
from instep.foot.anatomy import Side
from instep.library.errors import Message
from instep.web.errors import not_found
from instep.web.rendering import Site
from instep.web.requests import WebRequest, page
from instep.web.session.plan_preview import strip_of

_SAID_WHEN = {
    "heat": False,
    "trust_pain": False,
    "seated_only": True,
    "look_after_each_foot": True,
    "adult_present": True,
}
"""The limits that are yes or no, and which of the two is said."""


def routes() -> list[Route]:
    """The page between the last question and the first touch."""
    return [page("/session/{id}/ready", ready)]


def ready(request: WebRequest) -> Response:
    """Every limit with its reason; begin is the first thing on the page."""
    session = request.parts["id"]
    plan = find_plan(session, request.context)
    if plan is None:
        raise not_found(request.path, Message("errors-page-no_session"))
    clearance = plan["clearance"]
    return request.page(
        "ready.html",
        session=session,
        plan=plan,
        clearance=clearance,
        limits=list(_limits(clearance["limits"], request.site)),
        **strip_of(plan, request.site),
    )


def _limits(limits: Mapping[str, Any], site: Site) -> Iterator[str]:
    yield site.say("ui-limit-pressure", depth=site.say(f"ui-depth-{limits['pressure']}"))
    yield site.say("ui-limit-minutes", minutes=f"{limits['minutes_per_foot']:g}")
    yield from _left_alone(limits["avoid"], site)
    yield from (site.say(f"ui-limit-{name}") for name, said in _SAID_WHEN.items() if limits[name] is said)


def _left_alone(avoid: list[Mapping[str, Any]], site: Site) -> Iterator[str]:
    for side in Side:
        regions = dict.fromkeys(one["region"] for one in avoid if one["side"] == side.value)
        if regions:
            names = ", ".join(site.say(f"regions-{region}") for region in regions)
            yield site.say("ui-limit-avoid", foot=site.say(f"ui-side-{side}"), regions=names)
