"""The plan that the dials would give, as a strip of time, a page or a document; nothing is written down."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from instep.coach.agreement.agreements import clearance_for
from instep.coach.feet.foot_check import said_answers
from instep.coach.session.interview import MODES
from instep.coach.session.start_session import preview
from instep.foot.anatomy import Side
from instep.library.content.evidence import evidence
from instep.library.errors import Message
from instep.safety.answers import Answer
from instep.session.phrases import length
from instep.session.timeline import Plan
from instep.session.wish import CannotPlan, NotToday, Wish
from instep.value import plain
from instep.web.errors import unprocessable
from instep.web.rendering import Site
from instep.web.requests import WebRequest, page
from instep.web.session.strip_chart import PlanDocument, bars, seconds_on
from instep.web.session.wish_form import read_wish


def routes() -> list[Route]:
    """The plan in its three forms."""
    return [page("/plan", plan_page), page("/plan/strip", plan_strip), page("/plan.json", plan_json)]


@dataclass(frozen=True, kw_only=True)
class FootTime:
    """How long one foot has, in words, with its sign."""

    side: Side
    sign: str
    words: str


def plan_page(request: WebRequest) -> Response:
    """The plan as a page of its own."""
    return request.page("plan.html", **_shown(request))


def plan_strip(request: WebRequest) -> Response:
    """The strip alone, for the first page."""
    return request.page("plan_strip.html", **_shown(request))


def plan_json(request: WebRequest) -> Response:
    """The document instep.plan/1, or 422 where there is no such plan."""
    plan = _planned(request)
    if isinstance(plan, CannotPlan):
        detail = Message("errors-problem", problem=plan.problem, remedy=plan.remedy)
        raise unprocessable(plan.place, detail)
    return JSONResponse(plain(plan))


def _shown(request: WebRequest) -> dict[str, Any]:
    wish = read_wish(request.query, request.instep.library.repertoire)
    plan = _planned(request)
    claim = _claim(request, wish)
    if isinstance(plan, CannotPlan):
        return {"plan": None, "cannot": plan, "claim": claim}
    document = plain(plan)
    return {"plan": document, "claim": claim, **strip_of(document, request.site)}


def strip_of(plan: PlanDocument, site: Site) -> dict[str, Any]:
    """What a strip shows: its bars, and the time of each foot in words."""
    return {"bars": list(bars(plan)), "feet": list(_feet(plan, site))}


def _feet(plan: PlanDocument, site: Site) -> Iterator[FootTime]:
    for side in Side:
        if worked := seconds_on(plan, side):
            words = site.say(
                "ui-plan-foot", foot=site.say(f"ui-side-{side}"), time=length(worked, site.words)
            )
            yield FootTime(side=side, sign=site.say(f"ui-side_sign-{side}"), words=words)


def _planned(request: WebRequest) -> Plan | CannotPlan:
    """The plan by what is known of the person already; today's own answers can only shorten it."""
    instep = request.instep
    wish = read_wish(request.query, instep.library.repertoire)
    known = said_answers(request.context)
    mode = Answer(value=MODES[wish.way])
    clearance = clearance_for(replace(known, given={**known.given, "mode": mode}), request.context)
    outcome = preview(wish, clearance, request.context)
    if isinstance(outcome, NotToday):
        problem, remedy = request.site.say("ui-plan-ask_first"), request.site.say("ui-plan-ask_first_remedy")
        return CannotPlan(place="answers", problem=problem, remedy=remedy)
    return outcome


def _claim(request: WebRequest, wish: Wish) -> Any:
    repertoire = request.instep.library.repertoire
    goal = repertoire.goals[wish.goal] if wish.goal else next(iter(repertoire.goals.values()))
    name = repertoire.routines[wish.routine].claim if wish.routine else goal.claim
    claim = evidence(request.instep.library.folder).claims[name]
    return claim if claim.safe_wording else None
