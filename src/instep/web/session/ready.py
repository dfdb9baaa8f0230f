"""Before a session that something limits: what is limited, why, and the plan that keeps to it."""

import msgspec
from starlette.responses import Response
from starlette.routing import Route

from instep.coach.session.start_session import find_plan
from instep.library.errors import Message
from instep.safety.clearance import Clearance
from instep.web.errors import not_found
from instep.web.requests import WebRequest, page
from instep.web.session.plan_preview import strip_of
from instep.words.clearance import limit_lines


def routes() -> list[Route]:
    """The page between the last question and the first touch."""
    return [page("/session/{id}/ready", ready)]


def ready(request: WebRequest) -> Response:
    """Every limit with its reason; begin is the first thing on the page."""
    session = request.parts["id"]
    plan = find_plan(session, request.context)
    if plan is None:
        raise not_found(request.path, Message("errors-page-no_session"))
    clearance = msgspec.convert(plan["clearance"], Clearance)
    return request.page(
        "ready.html",
        session=session,
        plan=plan,
        clearance=clearance,
        limits=list(limit_lines(clearance.limits, request.site.words, way=clearance.way.asked)),
        **strip_of(plan, request.site),
    )
