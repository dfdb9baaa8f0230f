"""A plan's document comes back as the plan it was, for every routine, way and limit."""

import json
import random
from typing import Any

import pytest
from hypothesis import given
from tests.examples import examples
from tests.session.making import plans
from tests.session.stories import SEED, plan_documents

from instep.library.errors import BadInput
from instep.library.files.plan_files import parse_plan
from instep.session.timeline import Plan
from instep.value import plain


@examples(80)
@given(made=plans())
def test_every_composed_plan_is_read_back_as_it_was(made: Plan) -> None:
    document = plain(made)
    again = parse_plan(json.loads(json.dumps(document)), "plan.json")
    assert again.hash == made.hash
    assert plain(again) == document
    assert (again.segments, again.cues, again.left_out) == (made.segments, made.cues, made.left_out)
    assert again.clearance == made.clearance


def test_a_number_written_another_way_is_the_same_plan() -> None:
    document = next(plan_documents(random.Random(SEED)))
    rounded = json.loads(json.dumps(document), parse_float=_short)
    assert parse_plan(rounded, "plan.json").hash == document["hash"]


def _short(text: str) -> Any:
    """As a JSON writer does that knows one kind of number: 60 for 60.0."""
    return int(text.removesuffix(".0")) if text.endswith(".0") else float(text)


@pytest.mark.parametrize("tree", [None, 5, "plan", [], {}, {"schema": "instep.plan/1"}])
def test_what_is_no_plan_is_refused_by_name(tree: Any) -> None:
    with pytest.raises(BadInput, match=r"^plan\.json: "):
        parse_plan(tree, "plan.json")
