"""The types of the page's modules are those of its documents: fresh, true of real ones, without `any`."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest
from tests.web import page_documents as documents
from tests.web.household import eva_and_mum, living
from tests.web.page_types import FILE, declarations, type_of

import instep.web
from instep.app import Instep
from instep.coach.session.start_session import Started
from instep.session.guards import CHECKS
from instep.session.wish import Wish
from instep.web.facts_api import KeptIds

MODULES = sorted(Path(instep.web.__file__).parent.rglob("*.js"))
FEW = 10


def test_the_generated_types_are_fresh() -> None:
    assert FILE.read_text() == declarations(), "run python -m tests.web.page_types"


def test_fewer_than_ten_types_of_the_page_are_any() -> None:
    found = [
        path.name for path in MODULES for written in jsdoc_types(path.read_text()) for _ in anys(written)
    ]
    assert len(found) < FEW, found


def test_any_is_counted_in_types_alone_however_deep_it_stands() -> None:
    text = (
        "/** Is any left? @param {Map<string, any>} a any {any}\n * @type {{b: {c: any},\n * d: any}} */ any"
    )
    assert [len(list(anys(written))) for written in jsdoc_types(text)] == [1, 2]


def jsdoc_types(text: str) -> Iterator[str]:
    """Yield what stands in the braces after each tag of a JSDoc comment."""
    for comment in re.findall(r"/\*\*.*?\*/", text, re.DOTALL):
        for tag in re.finditer(r"@\w+\s*\{", comment):
            yield _to_the_closing_brace(comment[tag.end() :])


def _to_the_closing_brace(text: str) -> str:
    depth = 1
    for at, letter in enumerate(text):
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if not depth:
            return text[:at]
    return text


def anys(written: str) -> list[str]:
    return re.findall(r"\bany\b", written)


def test_what_a_session_is_sent_has_the_shape_of_its_types(door: httpx.Client, instep: Instep) -> None:
    eva, _ = eva_and_mum(instep)
    started = living(instep, eva.person).starts(wish=Wish(minutes=10))
    assert isinstance(started, Started)
    read(door, f"/session/{started.id}/play.json", documents.Play)
    read(door, f"/session/{started.id}/hearing.json", documents.SessionHearing)


@pytest.mark.parametrize("path", ["/numbers/hearing.json", "/feet/check/hearing.json"])
def test_what_a_page_of_questions_is_sent_has_the_shape_of_its_types(door: httpx.Client, path: str) -> None:
    read(door, path, documents.PageHearing)


def test_the_answer_to_facts_has_the_shape_of_its_type(door: httpx.Client) -> None:
    answer = door.post("/api/facts", json={"facts": []})
    assert msgspec.json.decode(answer.content, type=KeptIds).kept == []
    assert answer.json().keys() == {"kept"}


def read(door: httpx.Client, path: str, shape: type[Any]) -> None:
    """Raises where the document holds more, less or other than its shape."""
    msgspec.json.decode(door.get(path).content, type=shape)


def test_a_guard_may_name_every_condition_that_is_known_and_no_other() -> None:
    conditions = {field.encode_name for field in msgspec.structs.fields(documents.Conditions)}
    assert conditions == CHECKS.keys()


def test_a_schema_that_says_something_unheard_of_gets_no_type() -> None:
    with pytest.raises(ValueError, match="no type is known"):
        type_of({"type": "array", "contains": {"type": "string"}})
