"""One small next thing after a massage: chosen in the person's own words, and asked after once, next time."""

from starlette.responses import Response
from starlette.routing import Route

from instep.coach.session.next_thing import (
    LONGEST,
    NextThing,
    choose_next_thing,
    read_next_thing,
    tell_next_thing,
)
from instep.library.errors import BadInput
from instep.library.nearest import did_you_mean
from instep.web.redirects import see_other
from instep.web.requests import WebRequest, page

_ANSWERS = {"yes": True, "no": False}


def routes() -> list[Route]:
    """The page of the next small thing, and the two things that are posted to it."""
    return [
        page("/next", next_thing),
        page("/next/chosen", chosen, "POST"),
        page("/next/told", told, "POST"),
    ]


def next_thing(request: WebRequest) -> Response:
    """What was chosen last, whether it was done, and room for another."""
    last: NextThing | None = read_next_thing(request.context)
    return request.page("next_thing.html", last=last, longest=LONGEST, day=request.site.day)


def chosen(request: WebRequest) -> Response:
    """Keep what was chosen."""
    words = request.form.one("next") or ""
    choose_next_thing(words, request.context)
    return see_other("/next")


def told(request: WebRequest) -> Response:
    """Keep whether it was done."""
    answer = request.form.one("done") or ""
    if answer not in _ANSWERS:
        remedy = did_you_mean(answer, _ANSWERS)
        raise BadInput("next-no_answer", place="done", remedy=remedy, written=repr(answer[:40]))
    tell_next_thing(request.context, done=_ANSWERS[answer])
    return see_other("/next")
