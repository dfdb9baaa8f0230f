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


MAPPINGS = ("pressure_on", "ways_off_on")
"""Their keys are feet; one that is not there has no limit of its own."""
MAY_LACK = {"note"}


def without_one_field(document: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str, Any]]:
    """Yield the name of every field that a document has anywhere, and the document without it."""
    here = document.items() if isinstance(document, dict) else enumerate(document)
    for name, value in list(here):
        if isinstance(name, str) and at[-1:] not in [(one,) for one in MAPPINGS]:
            yield name, {key: one for key, one in document.items() if key != name}
        if isinstance(value, dict | list):
            for field, part in without_one_field(value, (*at, name)):
                whole = dict(document) if isinstance(document, dict) else list(document)
                whole[name] = part
                yield field, whole


@pytest.mark.parametrize(("field", "value"), [("clearance", Clearance), ("plan", Plan)])
def test_a_field_that_is_left_out_anywhere_is_missed_by_its_name(field: str, value: type[Value]) -> None:
    short = next(one for one in documents(field))
    if "cues" in short:
        short = {**short, "cues": short["cues"][:2], "segments": short["segments"][:2]}
    names = set()
    for name, document in without_one_field(short):
        if name in MAY_LACK:
            continue
        names.add(name)
        with pytest.raises(msgspec.ValidationError, match=f"missing required field `{name}`"):
            msgspec.convert(document, value)
    assert {"schema", "limits", "trust_pain", "rule", "sources"} <= names


@pytest.mark.parametrize("field", ["trust_pain", "adult_present", "device_regions_off", "avoid"])
def test_a_document_that_leaves_a_limit_out_is_refused_and_not_read_as_a_permission(field: str) -> None:
    document = next(documents("clearance"))
    limits = {name: value for name, value in document["limits"].items() if name != field}
    with pytest.raises(msgspec.ValidationError, match=field):
        msgspec.convert({**document, "limits": limits}, Clearance)
