"""The JSON door through which a browser hands in what happened while it needed no server."""

import asyncio
from http import HTTPStatus
from typing import Any

import msgspec
from starlette.responses import Response
from starlette.routing import Route

from instep.coach.facts import record_facts_soon
from instep.journal.record import BadFact, FactConflict
from instep.web.asking import Asked, deed
from instep.web.errors import Problem, bad_request, unprocessable


def routes() -> list[Route]:
    """POST /api/facts."""
    return [deed("/api/facts", facts)]


async def facts(asked: Asked) -> Response:
    """Keep each fact once and answer {"kept": [ids]}, once every one is on disk."""
    if asked.media_type.partition(";")[0].strip() != "application/json":
        raise Problem(
            status=HTTPStatus.UNSUPPORTED_MEDIA_TYPE, place="Content-Type", detail="Send application/json."
        )
    sent = _facts(asked.json())
    try:
        writing = record_facts_soon(sent, asked.context)
        kept = await asyncio.wrap_future(writing)
    except FactConflict as conflict:
        raise Problem(status=HTTPStatus.CONFLICT, place=conflict.id, detail=str(conflict)) from conflict
    except BadFact as bad:
        raise unprocessable("facts", str(bad)) from bad
    body = msgspec.json.encode({"kept": kept})
    return Response(body, media_type="application/json", headers={"cache-control": "no-store"})


def _facts(document: Any) -> Any:
    if not isinstance(document, dict) or document.keys() != {"facts"}:
        raise bad_request("body", 'The body is {"facts": [...]} and nothing else.')
    return document["facts"]
