"""Who helps with what, how to check them there, and the words to say: all of it without a network."""

from typing import Any

from starlette.responses import Response
from starlette.routing import Route

from instep.library.errors import BadInput
from instep.safety.professionals import Chosen, Helping, Need, cited, words_to_say
from instep.web.emergency import told_country
from instep.web.requests import Form, WebRequest, page

NOWHERE = "none"
"""The choice of a person who would rather not say where."""


def routes() -> list[Route]:
    """The page, and the same page with the words filled in; a form that is posted stands in no address."""
    return [page("/find-help", find_help, "GET", "POST")]


def find_help(request: WebRequest) -> Response:
    """Show what a country and a need ask for; without a need, what can be chosen."""
    known = request.instep.library.professionals
    country, need = here(request), _need(request.wanted, request)
    chosen = _chosen(request.wanted, need, request) if need else {}
    helping = Helping(country=country, need=need, chosen=chosen)
    return request.page(
        "find_help.html",
        known=known,
        helping=helping,
        countries=request.instep.library.emergency.by_country,
        script=words_to_say(known.calls[need.call], chosen, country=country) if need else None,
        cited=cited,
        registry=request.instep.library.registry,
        **emergency_line_in(request, country),
    )


def here(request: WebRequest) -> str | None:
    """Where help is looked for: what this form says, else the country that the person once told."""
    said = request.wanted.one("country")
    if said == NOWHERE:
        return None
    if said is None:
        return told_country(request)
    if said not in request.instep.library.emergency.by_country:
        raise BadInput("any-no_country", place="country", written=repr(said[:20]))
    return said


def emergency_line_in(request: WebRequest, looked: str | None) -> dict[str, Any]:
    """The line at the foot of the page: of the country that was told, else of where help is looked for."""
    country = told_country(request) or looked
    return {"emergency": request.instep.library.emergency.number_for(country), "country": country}


def _need(form: Form, request: WebRequest) -> Need | None:
    name = form.one("need")
    needs = request.instep.library.professionals.needs
    if name is not None and name not in needs:
        raise BadInput("find_help-no_need", place="need", written=repr(name[:20]))
    return needs[name] if name else None


def _chosen(form: Form, need: Need, request: WebRequest) -> Chosen:
    """The options that were chosen; one that is not offered counts as none."""
    call = request.instep.library.professionals.calls[need.call]
    return {choice.id: form.every(choice.id) for choice in call.choices}
