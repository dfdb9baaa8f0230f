"""The JSON door through which a browser hands in what happened while it needed no server."""

import asyncio
from http import HTTPStatus
from typing import Annotated, Any

import msgspec
from msgspec import UNSET, Meta
from starlette.responses import Response
from starlette.routing import Route

from instep.coach.record_facts import Id, record_facts_soon
from instep.journal.fact_codec import BadFact, FactConflict
from instep.library.errors import Message
from instep.web.errors import Problem, bad_request, unprocessable
from instep.web.requests import WebRequest, async_route


class Batch(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """What happened, and for which journal: one that is another answers 421 and writes nothing."""

    # Read by `coach.facts`, which names the fact and the field of what is wrong.
    facts: Annotated[Any, Meta(extra_json_schema={"$ref": "#/components/schemas/Facts"})]
    journal: Annotated[Any, Meta(extra_json_schema={"type": "string"})] = UNSET


class KeptIds(msgspec.Struct, frozen=True, kw_only=True):
    """The ids of every fact that was sent: each is on disk now."""

    kept: list[Id]


def routes() -> list[Route]:
    """POST /api/facts."""
    return [async_route("/api/facts", facts)]


async def facts(request: WebRequest) -> Response:
    """Keep each fact once and answer {"kept": [ids]}, once every one is on disk."""
    if request.media_type.partition(";")[0].strip() != "application/json":
        raise Problem(
            status=HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
            place="Content-Type",
            detail=Message("errors-page-send_json"),
        )
    sent, context = _facts(request.json(), request), request.instep.context()
    people = context.journal.people()
    # A page of an older version does not say whose its facts are: then there was only one person.
    context = context.of(people[0]) if len(people) == 1 else context
    try:
        writing = record_facts_soon(sent, context, people=people)
        kept = await asyncio.wrap_future(writing)
    except FactConflict as conflict:
        raise Problem(status=HTTPStatus.CONFLICT, place=conflict.id, detail=str(conflict)) from conflict
    except BadFact as bad:
        raise unprocessable("facts", str(bad)) from bad
    return Response(msgspec.json.encode(KeptIds(kept=kept)), media_type="application/json")


def _facts(document: Any, request: WebRequest) -> Any:
    try:
        batch = msgspec.convert(document, Batch)
    except msgspec.ValidationError:
        detail = Message("errors-page-another_body")
        raise bad_request("body", detail) from None
    if batch.journal is not UNSET and batch.journal != request.instep.journal.id:
        # What waited for one journal never goes into another: whoever holds it keeps it, and asks again.
        raise Problem(
            status=HTTPStatus.MISDIRECTED_REQUEST,
            place="journal",
            detail=Message("errors-page-another_journal"),
        )
    return batch.facts
