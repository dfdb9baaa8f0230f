"""What stopped or alarmed before: asked first, in one line each, and closed only by what the person says."""

from typing import Any

from starlette.responses import Response

from instep.coach.agreement.agreements import clearance_for
from instep.coach.feet.foot_check import said_answers
from instep.coach.person.stops import OpenStop, close_stop, open_stops
from instep.library.files.days import chosen_day
from instep.safety.clearance import Clearance
from instep.web.forms.carrying import Carry
from instep.web.requests import WebRequest
from instep.words.answers import stop_line

CLOSE = "close"
"""The field that names the stop which a form closes."""

SHOWN = "stop"
"""The field that names each fact of it which the person was shown."""


def close_from(request: WebRequest) -> None:
    """Keep what a form says came of a stop; raises BadInput naming the field."""
    form = request.form
    name, how = form.one(CLOSE) or "", form.one("how") or ""
    on = chosen_day(form.one(f"on-{how}") or form.one("on"), place="on")
    close_stop(
        name,
        how,
        by=form.one("by") or "",
        on=on,
        context=request.context,
        shown=form.every(SHOWN),
    )


def ask_first(request: WebRequest, carry: Carry) -> Response | None:
    """Return the page that asks what came of what stopped; None where nothing is open."""
    found = open_stops(request.context)
    if not found:
        return None
    return request.page(
        "stops.html",
        stops=[stop_words(one, request) for one in found],
        carry=carry,
        today=request.context.now.date(),
    )


def shut_by_stops(request: WebRequest) -> Clearance | None:
    """Return the clearance where what is still open keeps every session shut; None where one may go on."""
    clearance = clearance_for(said_answers(request.context), request.context)
    stays = {rule.id for one in open_stops(request.context) for rule in one.rules}
    locks = request.instep.library.rules.may_start_up_to.rank
    shut = any(one.rule in stays and one.level.rank > locks for one in clearance.reasons)
    return clearance if shut else None


def stop_words(stop: OpenStop, request: WebRequest) -> dict[str, Any]:
    """One stop in a line: when, what, and what would close it."""
    referral = stop.worst.referral
    return {
        "name": stop.name,
        "facts": [fact.id for fact in stop.facts],
        "line": stop_line(stop, request.context),
        "hows": [how.value for how in stop.closes_by],
        "first": stop.last.astimezone(request.context.now.tzinfo).date(),
        "contact": referral.contact if referral else None,
    }
