"""The clearance as a document that other programs rely on."""

import json

from msgspec import structs

from instep.foot.anatomy import Region, Side
from instep.safety.answers import Answer, Answers, Finding
from instep.safety.rules import Rules
from instep.safety.screening import screen
from instep.value import plain

RUTH = Answers(
    given={
        "mode": Answer(value="roller"),
        "diabetes": Answer(value="yes"),
        "foot_risk_told": Answer(value="moderate"),
        "numbness": Answer(value="reduced"),
        "numbness_known": Answer(value="yes"),
    }
)


def test_the_document_has_every_field_that_was_promised(rules: Rules) -> None:
    document = plain(screen(RUTH, rules))
    assert document["schema"] == "instep.clearance/1"
    assert (document["level"], document["may_start"], document["risk_group"]) == ("light-only", False, "B")
    way = document["way"]
    assert (way["asked"], way["allowed"], way["rules"]) == ("roller", False, ["MR01"])
    assert way["instead"]
    limits = document["limits"]
    assert (limits["pressure"], limits["minutes_per_foot"], limits["heat"]) == ("light", 5, False)
    assert limits["trust_pain"] is False
    assert "percussive" in limits["features_off"]
    reason = next(one for one in document["reasons"] if one["rule"] == "LO01")
    assert reason["level"] == "light-only"
    assert reason["sources"][0].keys() >= {"title", "url", "status"}
    assert all(advice.keys() == {"key", "text"} for advice in document["advice"])


def test_places_to_leave_alone_name_foot_region_rule_and_margin(rules: Rules) -> None:
    blister = Finding(id="blister", sides=frozenset({Side.RIGHT}), regions=(Region.HEEL_BACK,))
    avoid = plain(screen(Answers(findings=(blister,)), rules))["limits"]["avoid"]
    assert {"side": "right", "region": "heel_back", "rule": "FC:blister", "margin": False} in avoid
    assert {"side": "right", "region": "heel_sole", "rule": "FC:blister", "margin": True} in avoid


def test_equal_answers_give_equal_documents_that_survive_json(rules: Rules) -> None:
    first, second = plain(screen(RUTH, rules)), plain(screen(RUTH, rules))
    assert json.dumps(first) == json.dumps(second)
    assert json.loads(json.dumps(first)) == first


def test_whole_minutes_are_written_whole_however_they_were_reckoned(rules: Rules) -> None:
    found = screen(RUTH, rules)
    for minutes in (5, 5.0):
        limits = structs.replace(found.limits, minutes_per_foot=minutes)
        assert '"minutes_per_foot": 5,' in json.dumps(plain(structs.replace(found, limits=limits)))
    assert '"minutes_per_foot": 5,' in json.dumps(plain(found))


def test_nobody_to_ask_is_null(rules: Rules) -> None:
    assert plain(screen(Answers(), rules))["contact"] is None
