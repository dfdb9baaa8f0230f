"""Whose feet are looked after here: people with names, added, put right and put away."""

from collections.abc import Callable

from starlette.responses import Response
from starlette.routing import Route

from instep.coach.context import Context
from instep.coach.person.people import (
    COLOURS,
    bring_back,
    give_session,
    join_people,
    name_person,
    put_away,
    read_people,
)
from instep.library.errors import BadInput
from instep.library.nearest import check_known
from instep.web.person_choice import is_here
from instep.web.redirects import see_other
from instep.web.requests import Form, WebRequest, page

HOME = "/people"


def routes() -> list[Route]:
    """The people, and whose a session was."""
    return [page(HOME, people, "GET", "POST"), page("/session/{id}/whose", session, "GET", "POST")]


def people(request: WebRequest) -> Response:
    """Show everybody, or do one thing with one of them; to add somebody is to name them in any form."""
    if request.method == "POST":
        _do(request)
        return see_other(_on(request.form))
    everybody = read_people(request.instep.context(), hidden=True)
    return request.page(
        "people.html",
        shown=[one for one in everybody if not one.hidden] or request.whose.people,
        away=[one for one in everybody if one.hidden],
        colours=COLOURS,
    )


def session(request: WebRequest) -> Response:
    """Ask whose session it was, or give it to whom it belongs."""
    name = request.parts["id"]
    if request.method == "POST":
        give_session(name, request.form.one("to") or "", request.context)
        return see_other("/history")
    others = [one for one in request.whose.people if one != request.whose.person]
    return request.page("session_whose.html", session=name, others=others)


def _do(request: WebRequest) -> None:
    """Do what the form says; whoever is new has been added by then."""
    form, what = request.form, request.form.one("do")
    if what is None:
        _ = request.whose
        return
    check_known(what, _DEEDS, "any-cannot", place="do")
    _DEEDS[what](form, request.instep.context())


def _rename(form: Form, context: Context) -> None:
    person = form.one("person") or ""
    if not is_here(person, context):
        raise BadInput("people-nobody_to_name", place="person")
    name_person(form.one("name") or "", context, colour=form.one("colour") or "", person=person)


_DEEDS: dict[str, Callable[[Form, Context], None]] = {
    "name": _rename,
    "away": lambda form, context: put_away(form.one("person") or "", context),
    "back": lambda form, context: bring_back(form.one("person") or "", context),
    "join": lambda form, context: join_people(form.one("person") or "", form.one("into") or "", context),
}


def _on(form: Form) -> str:
    """Where to go on: a page of ours, or the people."""
    then = form.one("then") or HOME
    return then if then.startswith("/") and not then.startswith(("//", "/\\")) else HOME
