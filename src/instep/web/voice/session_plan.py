"""The plan of the session that a page asks for, and where its interjections lie."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from instep.coach.session.start_session import find_plan
from instep.library.errors import Message
from instep.web.errors import not_found
from instep.web.requests import WebRequest
from instep.web.voice.sound import clip_keys, sprite

if TYPE_CHECKING:
    from instep.app import Instep

Plan = Mapping[str, Any]


def plan_of(request: WebRequest) -> Plan:
    """Return the plan document; raise Problem 404 where there is no such session."""
    session = request.parts["id"]
    plan = find_plan(session, request.context)
    if plan is None:
        raise not_found(f"/session/{session}", Message("errors-page-no_session"))
    return plan


def clip_spans(plan: Plan, instep: "Instep") -> dict[str, list[int]]:
    """Where each interjection of a plan lies in clips.wav, in ms; empty where there is no voice."""
    made = sprite(instep, clip_keys(plan, instep))
    return {key: [span.start_ms, span.end_ms] for key, span in made.spans.items()} if made else {}
