"""The document of a foot check says how much of a foot is left alone."""

import json

import pytest

from instep.foot.anatomy import Region, Side
from instep.safety.answers import Answer, Answers, Finding
from instep.safety.rules import Rules
from instep.safety.triage import triage
from instep.value import plain

DIABETES = Answers(given={"diabetes": Answer(value="yes"), "foot_risk_told": Answer(value="low")})


@pytest.mark.parametrize(
    ("finding", "left"),
    [
        ("dry_skin", None),
        ("blister", "marked"),
        ("ingrown_quiet", "regions"),
        ("open_sore", "foot"),
        ("hot_swollen_foot", "both"),
    ],
)
def test_the_document_of_a_check_says_how_much_is_left_alone(
    finding: str, left: str | None, rules: Rules
) -> None:
    assert leave(finding, Answers(), rules) == left


def test_with_diabetes_a_blister_leaves_both_feet_alone(rules: Rules) -> None:
    assert leave("blister", DIABETES, rules) == "both"


def leave(finding: str, who: Answers, rules: Rules) -> str | None:
    seen = Finding(id=finding, sides=frozenset({Side.LEFT}), regions=(Region.TOES,))
    document = json.loads(json.dumps(plain(triage((seen,), who, rules))))
    (found,) = document["findings"]
    return str(found["leave"]) if found["leave"] is not None else None
