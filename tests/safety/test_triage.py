"""A foot check alone: what each finding asks for, and by when."""

import json

import pytest

from instep.foot.anatomy import Region, Side
from instep.safety.answers import Answer, Answers, Finding
from instep.safety.clearance import Level
from instep.safety.rules import LeaveWhat, Rules
from instep.safety.triage import triage
from instep.value import plain

BLISTER = Finding(id="blister", sides=frozenset({Side.RIGHT}), regions=(Region.HEEL_BACK,), note="new shoes")
DIABETES = Answers(given={"diabetes": Answer(value="yes"), "foot_risk_told": Answer(value="low")})


def test_nothing_marked_is_said_as_nothing_marked_today_and_never_as_well(rules: Rules) -> None:
    result = triage((), Answers(), rules)
    assert result.result is not None
    assert result.result.text == "Nothing marked today"
    assert result.level is Level.CLEAR
    assert result.contact is None


def test_a_blister_is_a_local_matter_for_one_person_and_a_call_today_for_another(rules: Rules) -> None:
    general, raised = triage((BLISTER,), Answers(), rules), triage((BLISTER,), DIABETES, rules)
    assert (general.level, general.contact) == (Level.AVOID_AREA, None)
    assert general.findings[0].leave is LeaveWhat.MARKED
    assert raised.level is Level.STOP_URGENT_CARE
    assert raised.contact is not None
    assert raised.contact.within == "1 working day, call today"
    assert raised.findings[0].leave is LeaveWhat.BOTH


def test_the_advice_keeps_the_foot_the_place_and_the_note(rules: Rules) -> None:
    advice = triage((BLISTER,), Answers(), rules).findings[0]
    assert (advice.sides, advice.regions, advice.note) == (tuple(BLISTER.sides), BLISTER.regions, "new shoes")
    assert advice.sources
    assert advice.review == "not yet reviewed"


def test_rules_that_findings_fire_together_with_the_answers_are_not_missed(rules: Rules) -> None:
    sore = Finding(id="open_sore", sides=frozenset({Side.LEFT}))
    feverish = Answers(given={**DIABETES.given, "fever": Answer(value="yes")})
    result = triage((sore,), feverish, rules)
    assert result.level is Level.STOP_EMERGENCY
    assert "EM08" in {reason.rule for reason in result.reasons}
    assert "CA01" not in {reason.rule for reason in result.reasons}


@pytest.mark.parametrize("flare", [Side.LEFT, Side.RIGHT])
def test_a_hot_foot_is_a_matter_of_today_whatever_flare_is_known(flare: Side, rules: Rules) -> None:
    hot = Finding(id="hot_swollen_foot", sides=frozenset({Side.LEFT}))
    known = Answers(given={"joint_flare": Answer(value="known_flare", sides=frozenset({flare}))})
    result = triage((hot,), known, rules)
    assert result.level is Level.STOP_URGENT_CARE
    assert result.contact is not None
    assert result.contact.within == "same day"


def test_the_document_of_a_check_names_foot_place_and_what_to_do(rules: Rules) -> None:
    document = json.loads(json.dumps(plain(triage((BLISTER,), DIABETES, rules))))
    assert document["schema"] == "instep.check/1"
    assert (document["level"], document["risk_group"], document["result"]) == ("stop-urgent-care", "B", None)
    finding = document["findings"][0]
    assert (finding["finding"], finding["sides"], finding["regions"]) == ("blister", ["right"], ["heel_back"])
    assert finding["contact"]["within"] == "1 working day, call today"
    assert finding["sources"]


def test_the_document_of_an_empty_check_says_nothing_marked_today(rules: Rules) -> None:
    assert plain(triage((), Answers(), rules))["result"]["text"] == "Nothing marked today"
