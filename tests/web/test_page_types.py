"""The types of the page's modules are those of its documents: fresh, and true of real ones."""

from typing import Any

import httpx
import msgspec
import pytest
from tests.web import page_documents as documents
from tests.web.household import eva_and_mum, living
from tests.web.page_types import FILE, declarations, type_of

from instep.app import Instep
from instep.coach.session.sessions import Started
from instep.session.guards import CHECKS
from instep.session.wish import Wish


def test_the_generated_types_are_fresh() -> None:
    assert FILE.read_text() == declarations(), "run python -m tests.web.page_types"


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
    assert msgspec.json.decode(answer.content, type=documents.Recorded).kept == []


def read(door: httpx.Client, path: str, shape: type[Any]) -> None:
    """Raises where the document holds more, less or other than its shape."""
    msgspec.json.decode(door.get(path).content, type=shape)


def test_a_guard_may_name_every_condition_that_is_known_and_no_other() -> None:
    conditions = {field.encode_name for field in msgspec.structs.fields(documents.Conditions)}
    assert conditions == CHECKS.keys()


def test_a_schema_that_says_something_unheard_of_gets_no_type() -> None:
    with pytest.raises(ValueError, match="no type is known"):
        type_of({"type": "array", "contains": {"type": "string"}})
