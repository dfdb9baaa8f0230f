"""The JSON door through which a browser hands in what happened while it needed no server."""

from http import HTTPStatus
from typing import Any

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from instep.coach.facts import record_facts
from instep.journal.record import BadFact, FactConflict
from instep.web.asking import Asked, page
from instep.web.errors import Problem, bad_request, unprocessable


def routes() -> list[Route]:
    """POST /api/facts."""
    return [page("/api/facts", facts, "POST")]


def facts(asked: Asked) -> Response:
    """Keep each fact once and answer {"kept": [ids]}, once every one is on disk."""
    if asked.media_type.partition(";")[0].strip() != "application/json":
        raise Problem(
            status=HTTPStatus.UNSUPPORTED_MEDIA_TYPE, place="Content-Type", detail="Send application/json."
        )
    sent = _facts(asked.json())
    try:
        kept = record_facts(sent, person=asked.instep.person, journal=asked.instep.journal)
    except FactConflict as conflict:
        raise Problem(status=HTTPStatus.CONFLICT, place=conflict.id, detail=str(conflict)) from conflict
    except BadFact as bad:
        raise unprocessable("facts", str(bad)) from bad
    return JSONResponse({"kept": kept}, headers={"cache-control": "no-store"})


def _facts(document: Any) -> Any:
    if not isinstance(document, dict) or document.keys() != {"facts"}:
        raise bad_request("body", 'The body is {"facts": [...]} and nothing else.')
    return document["facts"]
