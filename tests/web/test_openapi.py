"""The document of the JSON door says what a real server answers, each operation with each status."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from tests.facts.bodies import BODIES
from tests.web.test_web_guard import FACT

from instep.app import Instep
from instep.coach.record_facts import TAKEN
from instep.facts.body import FactBody, kind_of
from instep.web.routes import every_page
from instep.web.security import MOST_BODY

REFERENCE = Path(__file__).parents[2] / "docs/reference"
DOCUMENT = json.loads((REFERENCE / "openapi.json").read_text(encoding="utf-8"))
OPERATIONS = {
    one["operationId"]: (method.upper(), path, one)
    for path, methods in DOCUMENT["paths"].items()
    for method, one in methods.items()
}
PLAN = OPERATIONS["showPlan"][2]["parameters"]
CHOICES = {one["name"]: one["schema"].get("enum", ()) for one in PLAN}
TAKEN_BODIES = [body for body in BODIES if type(body) in TAKEN]
TO_JSON = {"content-type": "application/json"}
AS_TEXT = {"content-type": "text/plain"}
FOREIGN = {"host": "evil.example"}
Call = Callable[[httpx.Client, Instep, pytest.MonkeyPatch], httpx.Response]


def post(door: httpx.Client, facts: object = (FACT,), **more: Any) -> httpx.Response:
    return door.post("/api/facts", json={"facts": facts, **more.pop("beside", {})}, **more)


def plan(door: httpx.Client, query: str = "minutes=10", **more: Any) -> httpx.Response:
    return door.get(f"/plan.json?{query}", **more)


def conflicting(door: httpx.Client) -> httpx.Response:
    post(door)
    return post(door, [{**FACT, "body": {"name": "minutes", "value": "20"}}])


def locked_out(door: httpx.Client) -> httpx.Client:
    door.cookies.clear()
    return door


def without_a_journal(door: httpx.Client, instep: Instep) -> httpx.Client:
    instep.journal.close()
    return door


def broken(door: httpx.Client, patch: pytest.MonkeyPatch, name: str) -> httpx.Client:
    def fault(*_: object, **__: object) -> None:
        raise RuntimeError("a fault")

    patch.setattr(f"instep.web.{name}", fault)
    return door


CALLS: Mapping[str, Mapping[str, Call]] = {
    "sendFacts": {
        "200": lambda door, instep, _: post(door, beside={"journal": instep.journal.id}),
        "400": lambda door, *_: door.post("/api/facts", content=b"{", headers=TO_JSON),
        "401": lambda door, *_: post(locked_out(door)),
        "403": lambda door, *_: post(door, headers=FOREIGN),
        "409": lambda door, *_: conflicting(door),
        "413": lambda door, *_: door.post("/api/facts", content=b" " * (MOST_BODY + 1), headers=TO_JSON),
        "415": lambda door, *_: door.post("/api/facts", content=b"{}", headers=AS_TEXT),
        "421": lambda door, *_: post(door, beside={"journal": "another"}),
        "422": lambda door, *_: post(door, [{**FACT, "kind": "screened"}]),
        "500": lambda door, _, patch: post(broken(door, patch, "facts_api.record_facts_soon")),
        "503": lambda door, instep, _: post(without_a_journal(door, instep)),
    },
    "showPlan": {
        "200": lambda door, *_: plan(door, "minutes=10&sore-arch@left=4&talk=short"),
        "400": lambda door, *_: plan(door, "goal=%ff"),
        "401": lambda door, *_: plan(locked_out(door)),
        "403": lambda door, *_: plan(door, headers=FOREIGN),
        "422": lambda door, *_: plan(door, "minutes=0"),
        "500": lambda door, _, patch: plan(broken(door, patch, "session.plan_preview.preview")),
        "503": lambda door, instep, _: plan(without_a_journal(door, instep)),
    },
}
"""How each answer of each operation comes about."""


def unfit(schema: Mapping[str, Any], value: object) -> list[str]:
    """What does not fit, by the document's own schemas."""
    whole = {**schema, "components": DOCUMENT["components"]}
    return [error.message for error in Draft202012Validator(whole).iter_errors(value)]


def test_it_is_an_openapi_document() -> None:
    assert DOCUMENT["openapi"].startswith("3.1.")
    validate(DOCUMENT)


def test_every_operation_is_called_for_every_answer_that_it_names() -> None:
    named = {name: set(one["responses"]) for name, (_, _, one) in OPERATIONS.items()}
    assert {name: set(calls) for name, calls in CALLS.items()} == named


@pytest.mark.parametrize("called", [(name, status) for name in CALLS for status in CALLS[name]], ids="-".join)
def test_a_call_is_answered_as_the_document_says(  # noqa: PLR0917  # a fixture each
    door: httpx.Client, instep: Instep, monkeypatch: pytest.MonkeyPatch, called: tuple[str, str]
) -> None:
    name, status = called
    method, path, operation = OPERATIONS[name]
    answer = CALLS[name][status](door, instep, monkeypatch)
    assert (answer.request.method, answer.request.url.path) == (method, path)
    assert answer.status_code == int(status)
    content = operation["responses"][status]["content"]
    assert list(content) == [answer.headers["content-type"]]
    assert unfit(content[answer.headers["content-type"]]["schema"], answer.json()) == []


@pytest.mark.parametrize("body", TAKEN_BODIES, ids=lambda body: kind_of(type(body)))
def test_a_body_that_fits_the_document_is_taken_and_one_that_does_not_is_refused(
    door: httpx.Client, body: FactBody
) -> None:
    schema = OPERATIONS["sendFacts"][2]["requestBody"]["content"]["application/json"]["schema"]
    tree = json.loads(msgspec.json.encode(body))
    fact = {**FACT, "kind": tree.pop("kind"), "version": type(body).version, "body": tree}
    assert unfit(schema, {"facts": [fact]}) == []
    assert post(door, [fact]).json() == {"kept": [FACT["id"]]}
    for odd in ({**fact, "body": {}}, {**fact, "at": 7}, {**fact, "version": 99}, {**fact, "more": 1}):
        assert unfit(schema, {"facts": [odd]})
        assert post(door, [odd]).status_code == 422


@pytest.mark.parametrize("name", [*sorted(CHOICES.keys() - {"halves", "sore"}), "sore-arch@left"])
def test_a_choice_outside_the_document_is_refused_by_its_name(door: httpx.Client, name: str) -> None:
    answer = plan(door, f"{name}=nothing-like-it")
    assert (answer.status_code, answer.json()["place"]) == (422, name)


@pytest.mark.parametrize("choice", [f"{name}={value}" for name in CHOICES for value in CHOICES[name]])
def test_a_choice_of_the_document_is_read(door: httpx.Client, choice: str) -> None:
    answer = plan(door, choice)
    # Two choices may not go together; then the plan says so, and not the choice.
    assert answer.status_code == 200 or "no " not in answer.json()["detail"]


def test_no_address_that_answers_json_is_left_out() -> None:
    page = (REFERENCE / "api.md").read_text(encoding="utf-8")
    there = {route.path: (route.methods or set()) - {"HEAD"} for route in every_page()}
    documented = {path: {method.upper() for method in methods} for path, methods in DOCUMENT["paths"].items()}
    assert {path: there[path] for path in documented} == documented
    others = there.keys() - documented.keys()
    assert [path for path in others if path.startswith("/api")] == []
    assert [path for path in others if path.endswith(".json") and f"`{path}`" not in page] == []
