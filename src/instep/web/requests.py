"""Turns an ASGI request into a value and runs the page in a worker thread."""

import gzip
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from instep.coach.context import Context
from instep.coach.person.people import add_somebody
from instep.journal.log import JournalError
from instep.library.content.age import rules_age
from instep.library.errors import BadInput, Message, said
from instep.library.extras import MissingExtra, missing_extra
from instep.web.emergency import emergency_line
from instep.web.errors import Problem, as_json, bad_request, unprocessable
from instep.web.person_choice import (
    COOKIE,
    FIELD,
    LASTS_S,
    NEW,
    OpenQuestionError,
    Whose,
    is_here,
    whose,
)
from instep.web.readable_request import not_utf8
from instep.web.rendering import Site

if TYPE_CHECKING:
    from instep.app import Instep

_MOST_FIELDS = 2000
_WORTH_PACKING = 600  # bytes; below it the gzip header eats the gain


@dataclass(frozen=True)
class Form:
    """The fields of a form or a query, in the order they came."""

    pairs: tuple[tuple[str, str], ...] = ()

    def one(self, name: str) -> str | None:
        """The last value of a field; None where it is missing or empty."""
        values = self.every(name)
        return values[-1] if values else None

    def every(self, name: str) -> tuple[str, ...]:
        """Every value of a field that is not empty."""
        return tuple(value for key, value in self.pairs if key == name and value)

    def starting(self, prefix: str) -> Iterator[tuple[str, str]]:
        """Every field whose name begins so, by the rest of its name; empty values are left out."""
        return ((key[len(prefix) :], value) for key, value in self.pairs if key.startswith(prefix) and value)


@dataclass(frozen=True, kw_only=True)
class WebRequest:
    """One request: the site it came to, its path's parts, query, form and languages."""

    site: Site
    method: str = "GET"
    path: str = "/"
    parts: Mapping[str, str] = field(default_factory=dict)
    query: Form = Form()
    body: bytes = b""
    media_type: str = ""
    languages: str = ""
    cookies: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def whose(self) -> Whose:
        """Whose feet this request is about."""
        anybody = self.instep.context()
        said = self._said(anybody)
        owner = anybody.journal.session_owner(self.parts["id"]) if self._is_of_session else None
        chosen = [name for name in (owner, said, self.cookies.get(COOKIE)) if name]
        return whose(chosen, anybody)

    @cached_property
    def context(self) -> Context:
        """What this request's deeds are done with: whose feet, and one instant for all of them.

        It writes only where something was posted: an address that is followed only looks. Raises
        OpenQuestionError where there are several people and nobody has said which.
        """
        if self.whose.person is None:
            raise OpenQuestionError
        context = self.instep.context(self.whose.person.id)
        return context if self.method == "POST" else replace(context, reads_only=True)

    @property
    def says_whose(self) -> bool:
        """Whether this very request says whose feet are meant."""
        return self.form.one(FIELD) is not None or self.query.one(FIELD) is not None

    def page(self, template: str, *, status: int = 200, **parts: Any) -> Response:
        """A whole page for the person of this request; their emergency number is at its foot."""
        foot = {**emergency_line(self), "old_rules": self._old_rules()}
        return self.site.page(template, whose=self.whose, status=status, **{**foot, **parts})

    def _old_rules(self) -> str | None:
        """Of which day the rules are, where that is long ago."""
        age = rules_age(self.instep.library.root)
        return self.site.day(age.as_of) if age.is_old(self.instep.now().date()) else None

    @property
    def _is_of_session(self) -> bool:
        return self.path.startswith("/session/") and "id" in self.parts

    def _said(self, anybody: Context) -> str | None:
        said = self._form_or_empty.one(FIELD) or self.query.one(FIELD)
        if said == NEW and self.method == "POST":
            form = self.form
            return add_somebody(form.one("name") or "", form.one("own") or "", anybody)
        if said and not is_here(said, anybody):
            # Never for the one whom this browser chose since: that would be somebody else's answer.
            raise BadInput("people-nobody_chosen", place=FIELD)
        return said

    @property
    def _form_or_empty(self) -> Form:
        """The posted fields; a body that is no form (JSON, parts of a file) names nobody."""
        posted = self.method == "POST" and self.media_type.startswith("application/x-www-form-urlencoded")
        return self.form if posted else Form()

    @property
    def instep(self) -> "Instep":
        """The joined parts of the product."""
        return self.site.instep

    @property
    def form(self) -> Form:
        """The posted fields; none where nothing was posted, whatever the address holds."""
        return read_form(self.body) if self.method == "POST" else Form()

    @property
    def wanted(self) -> Form:
        """The posted fields, else those of the address: what to show, and never what to write down."""
        return self.form if self.method == "POST" else self.query

    def json(self) -> Any:
        """The posted JSON; raises Problem 400 where it is broken."""
        try:
            return msgspec.json.decode(self.body)
        except msgspec.DecodeError as problem:
            raise bad_request("body", Message("errors-page-no_json", what=str(problem))) from problem


def read_form(body: bytes) -> Form:
    """The fields of an urlencoded body; raises Problem 400 where it is not one."""
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict")
    except UnicodeDecodeError as problem:
        raise not_utf8("body") from problem
    except ValueError as problem:
        raise bad_request("body", Message("errors-page-no_form", what=str(problem))) from problem
    return Form(tuple(pairs))


TROUBLES = (Problem, BadInput, JournalError, ModuleNotFoundError)
_SAY_THEIR_REMEDY = {HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.NOT_IMPLEMENTED}
Page = Callable[[WebRequest], Response]


def page(path: str, answer: Page, *methods: str, name: str | None = None) -> Route:
    """A route whose page is a plain function; it runs in a thread, so that it may read the journal."""

    async def endpoint(request: Request) -> Response:
        body = await request.body()
        return await run_in_threadpool(answered, answer, _web_request(request, body), request.headers)

    return Route(path, endpoint, methods=list(methods or ("GET",)), name=name or path)


AsyncPage = Callable[[WebRequest], Awaitable[Response]]


def async_route(path: str, answer: AsyncPage) -> Route:
    """A route that is posted to, whose deed waits for the disk without holding a thread."""

    async def endpoint(request: Request) -> Response:
        web_request = _web_request(request, await request.body())
        try:
            return await answer(web_request)
        except TROUBLES as trouble:
            return refused(trouble, web_request, request.headers)

    return Route(path, endpoint, methods=["POST"], name=path)


def _web_request(request: Request, body: bytes) -> WebRequest:
    return WebRequest(
        site=site_for(request),
        method="POST" if request.method == "POST" else "GET",
        path=request.url.path,
        parts=dict(request.path_params),
        query=Form(tuple(request.query_params.multi_items())),
        body=body,
        media_type=request.headers.get("content-type", ""),
        languages=request.headers.get("accept-language", ""),
        cookies=request.cookies,
    )


def site_for(request: Request) -> Site:
    """The site in the language that the browser asks for, as far as there are words in it."""
    site: Site = request.app.state.site
    return site.in_language(request.headers.get("accept-language", ""))


def answered(answer: Page, request: WebRequest, headers: Mapping[str, str]) -> Response:
    """The page's answer, or the problem it met, in the form that the client reads."""
    try:
        response = answer(request)
    except OpenQuestionError:
        response = _ask_whose(request)
    except TROUBLES as trouble:
        response = refused(trouble, request, headers)
    _remember(request, response)
    return _packed(response, headers)


def _ask_whose(request: WebRequest) -> Response:
    """Ask whose feet are meant, and go on where the person wanted to go; nothing that was posted is done."""
    if request.path.endswith(".json"):
        problem = unprocessable(FIELD, Message("errors-page-several_people"))
        return as_json(problem, request.site.instep.library.words)
    posted = request.method == "POST"
    fields = () if posted else tuple(pair for pair in request.query.pairs if pair[0] != FIELD)
    here = "/" if posted else request.path
    return request.page("whose.html", method="get", here=here, fields=fields)


def _remember(request: WebRequest, response: Response) -> None:
    """Keep the choice in this browser for half an hour; with one person there is nothing to choose."""
    said = request.__dict__.get("whose")
    if isinstance(said, Whose) and said.several and said.person:
        response.set_cookie(
            COOKIE, said.person.id, max_age=LASTS_S, path="/", httponly=True, samesite="strict"
        )


def refused(trouble: Exception, request: WebRequest, headers: Mapping[str, str]) -> Response:
    """What a client is told of a trouble that was foreseen."""
    if isinstance(trouble, ModuleNotFoundError):
        trouble = missing_extra(trouble)
    problem = _problem(trouble) if isinstance(trouble, BadInput | JournalError) else trouble
    if not isinstance(problem, Problem):
        raise trouble
    return problem_response(problem, request.site, request.path, headers)


def problem_response(problem: Problem, site: Site, path: str, headers: Mapping[str, str]) -> Response:  # noqa: PLR0917  # one value each
    """The problem as a calm page for a browser that asks for one, as problem+json for everything else."""
    if not wants_page(path, headers):
        return as_json(problem, site.instep.library.words)
    # A wrong answer and a missing extra name their remedy; all else is in the words of the content alone.
    told = problem.detail if problem.status in _SAY_THEIR_REMEDY else ""
    place, detail = (said(text, site.instep.library.words) for text in (problem.place, told))
    return site.page("error.html", status=problem.status.value, kind=problem.kind, place=place, detail=detail)


def wants_page(path: str, headers: Mapping[str, str]) -> bool:
    """Whether somebody looks at the answer, and not a program."""
    return (
        "text/html" in headers.get("accept", "")
        and not path.startswith("/api/")
        and not path.endswith(".json")
    )


def _problem(trouble: BadInput | JournalError) -> Problem:
    if isinstance(trouble, BadInput):
        missing = isinstance(trouble, MissingExtra)
        status = HTTPStatus.NOT_IMPLEMENTED if missing else HTTPStatus.UNPROCESSABLE_ENTITY
        return Problem(status=status, place=trouble.place, detail=trouble.message)
    return Problem(status=HTTPStatus.SERVICE_UNAVAILABLE, place="journal", detail=trouble.told.line)


def _packed(response: Response, headers: Mapping[str, str]) -> Response:
    body = bytes(response.body)
    if "gzip" not in headers.get("accept-encoding", "") or len(body) < _WORTH_PACKING:
        return response
    if "content-encoding" in response.headers or not response.media_type:
        return response
    response.body = gzip.compress(body, 6, mtime=0)
    response.headers["content-length"] = str(len(response.body))
    response.headers["content-encoding"] = "gzip"
    response.headers["vary"] = "accept-encoding"
    return response
