"""Makes the OpenAPI 3.1 document of the JSON door from the shapes that it reads and writes.

Every answer that it names is called on a real server by `tests/web/test_openapi.py`.
"""

import json
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any

import msgspec

from instep import __version__
from instep.cli.serving import USUAL_PORT
from instep.foot.anatomy import Way
from instep.library.content.reading import content_root
from instep.library.library import Library
from instep.session.timeline import Talk
from instep.web.errors import PROBLEM, ProblemBody
from instep.web.facts_api import Batch, KeptIds
from instep.web.person_choice import FIELD
from instep.web.session.wish_form import SECOND

Tree = dict[str, Any]
JSON = "application/json"
SCHEMAS = "#/components/schemas/"

_COOKIE = (
    "Open the address that Instep prints once, with its `key`: it answers 303 with a cookie that lets in for"
    " seven days after its last use. Its name ends in the port. Where the system tells accounts apart, a"
    " process of another account of this machine is refused all the same."
)
_TROUBLES = {
    HTTPStatus.BAD_REQUEST: "It cannot be read.",
    HTTPStatus.UNAUTHORIZED: "No cookie of this journal came with it.",
    HTTPStatus.FORBIDDEN: "Another host, another site or another account of this machine.",
    HTTPStatus.CONFLICT: "The id in `place` is taken by another fact of this person; nothing is written.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "The body is over its limit.",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "The body is not said to be JSON.",
    HTTPStatus.MISDIRECTED_REQUEST: "This is another journal; keep the facts and ask again.",
    HTTPStatus.UNPROCESSABLE_ENTITY: "`place` names what does not fit; nothing is written.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "A fault of Instep; ask again later.",
    HTTPStatus.SERVICE_UNAVAILABLE: "The journal cannot be reached; ask again later.",
}
_OF_A_BODY = (HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
_OF_FACTS = (*_OF_A_BODY, HTTPStatus.CONFLICT, HTTPStatus.MISDIRECTED_REQUEST)


def openapi_document(library: Library) -> Tree:
    """Return the whole document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "The JSON door of Instep",
            "version": __version__,
            "summary": "What a program of this machine may hand in and ask for.",
            "license": {"name": "Apache License 2.0", "identifier": "Apache-2.0"},
        },
        "servers": [
            {
                "url": "http://127.0.0.1:{port}",
                "description": "This machine alone; Instep prints its port.",
                "variables": {"port": {"default": str(USUAL_PORT)}},
            }
        ],
        "security": [{"cookie": []}],
        "paths": {"/api/facts": {"post": _send_facts()}, "/plan.json": {"get": _show_plan(library)}},
        "components": {
            "securitySchemes": {
                "cookie": {
                    "type": "apiKey",
                    "in": "cookie",
                    "name": f"instep-{USUAL_PORT}",
                    "description": _COOKIE,
                }
            },
            "schemas": _schemas(),
        },
    }


def _send_facts() -> Tree:
    return {
        "operationId": "sendFacts",
        "summary": "Keep what happened without a server, each fact once by its id; all of them or none.",
        "requestBody": {"required": True, "content": _content(JSON, Batch.__name__)},
        "responses": _answers(KeptIds.__name__, "Every fact is on disk.", without=frozenset()),
    }


def _show_plan(library: Library) -> Tree:
    return {
        "operationId": "showPlan",
        "summary": "The session that these choices would give, by what is known already; nothing is written.",
        "parameters": list(_choices(library)),
        "responses": _answers("Plan", "The document `instep.plan/1`.", without=frozenset(_OF_FACTS)),
    }


def _answers(name: str, what: str, *, without: frozenset[HTTPStatus]) -> Tree:
    troubles = {
        str(status.value): {"description": text, "content": _content(PROBLEM, ProblemBody.__name__)}
        for status, text in _TROUBLES.items()
        if status not in without
    }
    return {"200": {"description": what, "content": _content(JSON, name)}, **troubles}


def _content(media_type: str, name: str) -> Tree:
    return {media_type: {"schema": {"$ref": SCHEMAS + name}}}


def _choices(library: Library) -> Iterator[Tree]:
    """Yield the fields of an address, as `web/session/wish_form.py` reads them."""
    made, dose = library.repertoire, library.repertoire.dose
    minutes = {"type": "integer", "minimum": dose.least_minutes, "maximum": dose.most_minutes}
    yield _choice("minutes", {**minutes, "default": dose.usual_minutes}, "How long.")
    yield _choice("way", {"enum": list(Way), "default": Way.HANDS}, "With what.")
    yield _choice("goal", {"enum": list(made.goals)}, "What for.")
    yield _choice("routine", {"enum": list(made.routines)}, "One routine in place of what suits the goal.")
    yield _choice("position", {"enum": list(made.positions)}, "How one sits, stands or lies.")
    yield _choice("talk", {"enum": list(Talk)}, "How much is said.")
    yield _choice("halves", {"enum": ["yes", SECOND]}, "Whether the giver has the other half.")
    yield _choice(FIELD, {"type": "string"}, "Whose feet, by their id; needed where several people are here.")
    score = {"type": "integer", "minimum": 0, "maximum": 10}
    sore = {"type": "object", "patternProperties": {"^sore-": score}}
    yield {
        **_choice("sore", sore, "Where it is sore, from 0 to 10: `sore-REGION@SIDE=4`."),
        "style": "form",
        "explode": True,
    }


def _choice(name: str, schema: Tree, description: str) -> Tree:
    return {"name": name, "in": "query", "description": description, "schema": schema}


def _schemas() -> Tree:
    _, made = msgspec.json.schema_components([Batch, KeptIds, ProblemBody], ref_template=SCHEMAS + "{name}")
    for name in ("facts", "plan"):
        _join(made, _published(name))
    return dict(sorted(made.items()))


def _published(name: str) -> Tree:
    """Return what `instep schema` prints as parts of one document; a test holds that to the shapes."""
    text = (content_root() / f"schemas/{name}.json").read_text(encoding="utf-8")
    whole = json.loads(text.replace('"#/$defs/', f'"{SCHEMAS}'))
    parts: Tree = whole.pop("$defs")
    # The plan's file only points to one of its own parts.
    return parts if "$ref" in whole else {**parts, name.capitalize(): _without_dialect(whole)}


def _without_dialect(schema: Tree) -> Tree:
    return {key: value for key, value in schema.items() if key != "$schema"}


def _join(made: Tree, more: Mapping[str, Any]) -> None:
    for name, schema in more.items():
        if made.setdefault(name, schema) != schema:
            raise LookupError(f"two shapes are called {name}")


def text_of(document: Tree) -> str:
    """Return the document as it stands in its file."""
    return json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
