"""The search of the public registry: shown exactly before anything is sent, and kept nowhere."""

from http import HTTPStatus
from typing import Any

from starlette.responses import Response
from starlette.routing import Route

from instep.library.errors import BadInput
from instep.registry.results import NoAnswer
from instep.registry.search import Search, read_search, state_of
from instep.safety.professionals import Need, cited
from instep.web.forms.numbers import whole
from instep.web.help.find_help import emergency_line_in
from instep.web.requests import WebRequest, page
from instep.words.help import left_out_line, listing_lines

SEND = "send"


def routes() -> list[Route]:
    """The search is posted: its place stands in no address, and following a link can never send it."""
    return [page("/find-help/search", search, "POST")]


def search(request: WebRequest) -> Response:
    """Ask again where the place is none; say what would be sent; send it only from there."""
    form = request.form
    try:
        wanted = read_search(
            form.one("profession") or "",
            form.one("place") or "",
            form.one("kind"),
            rules=request.instep.library.registry,
        )
    except BadInput as problem:
        return _again(request, problem)
    if form.one("step") != SEND:
        return _private(request, "help_sending.html", wanted)
    return _sent(request, wanted, _start(request))


def _again(request: WebRequest, problem: BadInput) -> Response:
    say, place = request.site.say, f"ui-find_help-search-{problem.place}"
    trouble = say(
        "ui-find_help-search-cannot",
        place=say(place) if request.site.has(place) else problem.place,
        problem=request.site.told(problem.problem),
        remedy=request.site.told(problem.remedy),
    )
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    return _private(request, "help_search.html", None, status=status, trouble=trouble)


def _start(request: WebRequest) -> int:
    reach = request.instep.library.registry.reach
    start = whole(request.form.one("start") or "0")
    if start is None or start >= reach:
        raise BadInput("find_help-no_place", place="start", reach=str(reach - 1))
    return start


def _sent(request: WebRequest, wanted: Search, start: int) -> Response:
    words = request.site.words
    outcome = request.instep.registry.find(wanted, start=start)
    today = request.site.day(request.instep.now().date())
    if isinstance(outcome, NoAnswer):
        return _private(request, "help_silent.html", wanted, outcome=outcome, today=today, start=start)
    return _private(
        request,
        "help_found.html",
        wanted,
        outcome=outcome,
        listings=[listing_lines(one, words) for one in outcome.listings],
        left_out=left_out_line(outcome, words),
        today=today,
        start=start,
    )


def _private(
    request: WebRequest, template: str, wanted: Search | None, *, status: int = HTTPStatus.OK, **parts: Any
) -> Response:
    """A page about a search."""
    library = request.instep.library
    need = _need(request, wanted)
    return request.page(
        template,
        status=status,
        search=wanted,
        form=request.form,
        need=need,
        registry=library.registry,
        cited=cited,
        known=library.professionals,
        check=library.professionals.check(
            wanted.profession if wanted else need.ask[0],
            library.registry.country,
            state=state_of(wanted, library.registry),
        ),
        **emergency_line_in(request, library.registry.country),
        **parts,
    )


def _need(request: WebRequest, wanted: Search | None) -> Need:
    """The need that led here; for a search that came without one, the first that asks for it."""
    needs = request.instep.library.professionals.needs
    said = needs.get(request.form.one("need") or "")
    if said and said.search:
        return said
    return next(
        one for one in needs.values() if one.search and (not wanted or one.search == wanted.profession)
    )
