"""Every page of the product, one module each, in its subject's room."""

from starlette.routing import Route

from instep.web import facts_door
from instep.web.agreement import clinician_reply, replying, spoken
from instep.web.evidence import pooling, why
from instep.web.feet import finding, hub, look, ritual, temperatures, touch
from instep.web.help import find_help, help_search
from instep.web.home import home
from instep.web.person import country, own_answers, people
from instep.web.photo import pairs, photos, taking
from instep.web.report import report, taking_out
from instep.web.session import (
    about_you,
    after,
    history,
    interview,
    next_thing,
    numbers,
    pages,
    planning,
    ready,
)
from instep.web.trend import trend
from instep.web.trial import calendar, proposal, result, running


def every_page() -> list[Route]:
    """The routes of all pages, in the order a person meets them."""
    return [
        *home.routes(),
        *interview.routes(),
        *look.routes(),
        *hub.routes(),
        *ritual.routes(),
        *finding.routes(),
        *about_you.routes(),
        *taking.routes(),
        *pairs.routes(),
        *photos.routes(),
        *ready.routes(),
        *numbers.routes(),
        *after.routes(),
        *next_thing.routes(),
        *history.routes(),
        *trend.routes(),
        *clinician_reply.routes(),
        *spoken.routes(),
        *replying.routes(),
        *planning.routes(),
        *touch.routes(),
        *temperatures.routes(),
        *proposal.routes(),
        *running.routes(),
        *calendar.routes(),
        *result.routes(),
        *country.routes(),
        *people.routes(),
        *own_answers.routes(),
        *report.routes(),
        *taking_out.routes(),
        *why.routes(),
        *pooling.routes(),
        *find_help.routes(),
        *help_search.routes(),
        *facts_door.routes(),
        *pages.routes(),
    ]
