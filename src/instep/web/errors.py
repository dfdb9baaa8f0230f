"""What goes wrong with a request: one JSON shape for programs, one calm page for people, never a trace."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

import msgspec
from msgspec import Meta
from starlette.responses import Response

from instep.library.errors import Message, said
from instep.session.words import Words

PROBLEM = "application/problem+json"


@dataclass(frozen=True, kw_only=True)
class Problem(Exception):
    """A request that cannot be met: which status, what is wrong, where in the request, and the remedy."""

    status: HTTPStatus
    detail: str | Message
    place: str | Message = ""

    @property
    def kind(self) -> str:
        """A word for the kind of problem: not-found, content-too-large."""
        return self.status.name.lower().replace("_", "-")


class ProblemBody(msgspec.Struct, frozen=True, kw_only=True):
    """Why a request was not met, as RFC 9457 has it, and where in the request the trouble is."""

    type: Annotated[str, Meta(pattern="^urn:instep:problem:[a-z-]+$")]
    title: str
    status: Annotated[int, Meta(ge=400, le=599)]
    detail: str
    place: Annotated[str, Meta(description="A header, `facts[0].at`, an id that is taken; may be empty.")]


def as_json(problem: Problem, words: Words) -> Response:
    """The problem as application/problem+json: type, title, status, detail and place, in these words."""
    body = ProblemBody(
        type=f"urn:instep:problem:{problem.kind}",
        title=problem.status.phrase,
        status=problem.status.value,
        detail=said(problem.detail, words),
        place=said(problem.place, words),
    )
    return Response(msgspec.json.encode(body), problem.status.value, media_type=PROBLEM)


def bad_request(place: str, detail: str | Message) -> Problem:
    """400: the request cannot be read."""
    return Problem(status=HTTPStatus.BAD_REQUEST, place=place, detail=detail)


def not_found(place: str, detail: str | Message) -> Problem:
    """404: there is no such thing."""
    return Problem(status=HTTPStatus.NOT_FOUND, place=place, detail=detail)


def unprocessable(place: str, detail: str | Message) -> Problem:
    """422: it can be read, and means nothing here."""
    return Problem(status=HTTPStatus.UNPROCESSABLE_ENTITY, place=place, detail=detail)
