"""The documents that version 0.1.0 wrote are read as the values of today, and written again alike."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from instep.safety.clearance import Clearance
from instep.session.plan_json import content_hash
from instep.session.timeline import Plan
from instep.value import Value, plain

JOURNAL = Path(__file__).parents[1] / "journal" / "old" / "journal-0.1.0.jsonl"


def documents(field: str) -> Iterator[Any]:
    for line in JOURNAL.read_text(encoding="utf-8").splitlines()[1:]:
        body = json.loads(line)["body"]
        if isinstance(body.get(field), dict):
            yield body[field]


@pytest.mark.parametrize(("field", "value"), [("clearance", Clearance), ("plan", Plan)])
def test_a_document_of_before_is_the_same_after_it_was_read(field: str, value: type[Value]) -> None:
    found = list(documents(field))
    assert len(found) > 5
    for document in found:
        assert plain(msgspec.convert(document, value)) == document


def test_a_plan_of_before_still_has_the_hash_that_it_was_given() -> None:
    for document in documents("plan"):
        assert content_hash(plain(msgspec.convert(document, Plan))) == document["hash"]


@pytest.mark.parametrize("field", ["trust_pain", "adult_present", "device_regions_off", "avoid"])
def test_a_document_that_leaves_a_limit_out_is_refused_and_not_read_as_a_permission(field: str) -> None:
    document = next(documents("clearance"))
    limits = {name: value for name, value in document["limits"].items() if name != field}
    with pytest.raises(msgspec.ValidationError, match=field):
        msgspec.convert({**document, "limits": limits}, Clearance)
