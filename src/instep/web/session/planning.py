"""The plan that the dials would give, as a strip of time, a page or a document; nothing is written down."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from instep.coach.agreement.agreements import clearance_for
from instep.coach.feet.foot_check import said_answers
from instep.coach.session.interview import MODES
from instep.coach.session.sessions import preview
from instep.foot.anatomy import Side
from instep.library.content.evidence import evidence
from instep.safety.answers import Answer
from instep.session.plan_json import as_json
from instep.session.timeline import Plan
from instep.session.wish import CannotPlan, NotToday, Wish
from instep.web.errors import unprocessable
from instep.web.rendering import Site
from instep.web.requests import Asked, page
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


def plan_page(asked: Asked) -> Response:
    """The plan as a page of its own."""
    return asked.page("plan.html", **_shown(asked))


def plan_strip(asked: Asked) -> Response:
    """The strip alone, for the first page."""
    return asked.page("plan_strip.html", **_shown(asked))


def plan_json(asked: Asked) -> Response:
    """The document instep.plan/1, or 422 where there is no such plan."""
    plan = _planned(asked)
    if isinstance(plan, CannotPlan):
        raise unprocessable(plan.place, f"{plan.problem}; {plan.remedy}")
    return JSONResponse(as_json(plan))


def _shown(asked: Asked) -> dict[str, Any]:
    wish = read_wish(asked.query, asked.instep.library.repertoire)
    plan = _planned(asked)
    claim = _claim(asked, wish)
    if isinstance(plan, CannotPlan):
        return {"plan": None, "cannot": plan, "claim": claim}
    document = as_json(plan)
    return {"plan": document, "claim": claim, **strip_of(document, asked.site)}


def strip_of(plan: PlanDocument, site: Site) -> dict[str, Any]:
    """What a strip shows: its bars, and the time of each foot in words."""
    return {"bars": list(bars(plan)), "feet": list(_feet(plan, site))}


def _feet(plan: PlanDocument, site: Site) -> Iterator[FootTime]:
    for side in Side:
        if worked := seconds_on(plan, side):
            words = site.say("ui.plan.foot", foot=site.say(f"ui.side.{side}"), time=site.clock(worked))
            yield FootTime(side=side, sign=site.say(f"ui.side_sign.{side}"), words=words)


def _planned(asked: Asked) -> Plan | CannotPlan:
    """The plan by what is known of the person already; today's own answers can only shorten it."""
    instep = asked.instep
    wish = read_wish(asked.query, instep.library.repertoire)
    known = said_answers(asked.context)
    mode = Answer(value=MODES[wish.way])
    clearance = clearance_for(replace(known, given={**known.given, "mode": mode}), asked.context)
    outcome = preview(wish, clearance, asked.context)
    if isinstance(outcome, NotToday):
        problem, remedy = asked.site.say("ui.plan.ask_first"), asked.site.say("ui.plan.ask_first_remedy")
        return CannotPlan(place="answers", problem=problem, remedy=remedy)
    return outcome


def _claim(asked: Asked, wish: Wish) -> Any:
    repertoire = asked.instep.library.repertoire
    goal = repertoire.goals[wish.goal] if wish.goal else next(iter(repertoire.goals.values()))
    name = repertoire.routines[wish.routine].claim if wish.routine else goal.claim
    claim = evidence(asked.instep.library.root).claims[name]
    return claim if claim.safe_wording else None
