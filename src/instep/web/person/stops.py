"""What stopped or alarmed before: asked first, in one line each, and closed only by what the person says."""

from typing import Any

from starlette.responses import Response

from instep.coach.agreement.agreements import clearance_for
from instep.coach.feet.foot_check import said_answers
from instep.coach.person.stops import OpenStop, close_stop, open_stops
from instep.library.files.days import chosen_day
from instep.safety.clearance import Clearance
from instep.web.emergency import emergency_line
from instep.web.forms.carrying import Carry
from instep.web.requests import Asked

CLOSE = "close"
"""The field that names the stop which a form closes."""

SHOWN = "stop"
"""The field that names each fact of it which the person was shown."""


def close_from(asked: Asked) -> None:
    """Keep what a form says came of a stop; raises BadInput naming the field."""
    form = asked.form
    name, how = form.one(CLOSE) or "", form.one("how") or ""
    on = chosen_day(form.one(f"on-{how}") or form.one("on"), place="on")
    close_stop(
        name,
        how,
        by=form.one("by") or "",
        on=on,
        context=asked.context,
        shown=form.every(SHOWN),
    )


def ask_first(asked: Asked, carry: Carry) -> Response | None:
    """Return the page that asks what came of what stopped; None where nothing is open."""
    found = open_stops(asked.context)
    if not found:
        return None
    return asked.page(
        "stops.html",
        stops=[stop_words(one, asked) for one in found],
        carry=carry,
        today=asked.context.now.date(),
        **emergency_line(asked),
    )


def shut_by_stops(asked: Asked) -> Clearance | None:
    """Return the clearance where what is still open keeps every session shut; None where one may go on."""
    clearance = clearance_for(said_answers(asked.context), asked.context)
    stays = {rule.id for one in open_stops(asked.context) for rule in one.rules}
    locks = asked.instep.library.rules.may_start_up_to.rank
    shut = any(one.rule in stays and one.level.rank > locks for one in clearance.reasons)
    return clearance if shut else None


def stop_words(stop: OpenStop, asked: Asked) -> dict[str, Any]:
    """One stop in a line: when, what, and what would close it."""
    site, at = asked.site, stop.last.astimezone(asked.context.now.tzinfo)
    worst = max(stop.rules, key=lambda rule: rule.level.rank)
    return {
        "name": stop.name,
        "facts": [fact.id for fact in stop.facts],
        "line": site.say("ui.stops.line", day=site.day(at.date()), what=worst.reason),
        "hows": [how.value for how in stop.closes_by],
        "first": at.date(),
        "contact": worst.referral.contact if worst.referral else None,
    }
