"""What a clinician said to the person: one rule, by whom, when and until when, written down as a fact."""

from http import HTTPStatus

from starlette.responses import Response
from starlette.routing import Route

from instep.coach.agreement.spoken import keep_spoken, last_day
from instep.library.errors import BadInput, Message
from instep.library.files.days import chosen_day
from instep.safety.agreement import openable
from instep.web.errors import not_found
from instep.web.redirects import see_other
from instep.web.requests import Form, WebRequest, page

_ANSWERS = "/feet/answer"


def routes() -> list[Route]:
    """The page of one rule that a clinician's word opens."""
    return [page("/agreed/{rule}", spoken, "GET", "POST")]


def spoken(request: WebRequest) -> Response:
    """Ask who agreed, when, and until when it holds; keep it, or say in a line what is wrong with it."""
    if request.parts["rule"] not in openable(request.instep.library.rules):
        raise not_found(request.path, Message("ui-spoken-none"))
    if request.method != "POST":
        return _form(request, Form())
    try:
        _keep(request)
    except BadInput as problem:
        return _form(request, request.form, problem=problem)
    return see_other(_ANSWERS)


def _keep(request: WebRequest) -> None:
    form = request.form
    keep_spoken(
        request.parts["rule"],
        name=form.one("name") or "",
        role=form.one("role") or "",
        said=chosen_day(form.one("said"), place="said"),
        until=chosen_day(form.one("until"), place="until"),
        context=request.context,
    )


def _form(request: WebRequest, typed: Form, *, problem: BadInput | None = None) -> Response:
    context = request.context
    today = context.now.date()
    rule = next(one for one in request.instep.library.rules.rules if one.id == request.parts["rule"])
    return request.page(
        "spoken.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK,
        problem=request.site.told(problem.line) if problem else "",
        rule=rule,
        typed={field: typed.one(field) or "" for field in ("name", "role", "said", "until")},
        today=today,
        latest=last_day(today, context),
    )
