"""What a journal keeps of a clearance: keys, from which content says the same sentences again."""

import json

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from tests.safety.agreeing_people import AGREEMENTS, NOON
from tests.safety.people import FEW, RULES, any_answers

from instep.safety.agreed_screening import screen_with_agreements
from instep.safety.agreement import Agreement
from instep.safety.answers import Answer, Answers, Finding
from instep.safety.clearance import Clearance, Contact
from instep.safety.clearance_keys import ClearanceKeys, clearance_of, contact_of, keys_of, without_texts
from instep.safety.screening import screen
from instep.value import plain


def kept(clearance: Clearance) -> ClearanceKeys:
    return without_texts(keys_of(clearance), RULES)


@given(any_answers(), st.lists(AGREEMENTS, max_size=1))
@FEW
def test_the_same_clearance_is_said_again_from_its_keys_and_what_a_clinician_asked_as_it_was_told(
    answers: Answers, agreements: list[Agreement]
) -> None:
    clearance = screen_with_agreements(answers, RULES, agreements, now=NOON)
    assert clearance_of(kept(clearance), RULES) == clearance


@given(any_answers())
@FEW
def test_no_sentence_of_content_is_kept(answers: Answers) -> None:
    clearance = screen(answers, RULES)
    text = json.dumps(plain(kept(clearance)), ensure_ascii=False)
    assert "told" not in text
    said = [one.text for one in clearance.reasons] + [one.text for one in clearance.way.reasons]
    said += [one.text for one in clearance.advice]
    assert not any(one in text for one in said)


@given(any_answers())
@FEW
def test_what_was_told_is_read_as_it_was_where_content_knows_none_of_it_any_more(answers: Answers) -> None:
    clearance = screen(answers, RULES)
    empty = structs.replace(RULES, rules=(), mode_rules=(), findings={}, advice=())
    assert clearance_of(keys_of(clearance), empty) == clearance


def test_a_sentence_that_was_put_better_is_said_as_it_is_now_and_what_was_decided_stays() -> None:
    clearance = screen(Answers(given={"now_chest_breath": Answer(value="yes")}), RULES)
    rules = tuple(
        structs.replace(one, reason="Put better.", referral=None) if one.id == "EM01" else one
        for one in RULES.rules
    )
    for keys in (keys_of(clearance), kept(clearance)):
        now = clearance_of(keys, structs.replace(RULES, rules=rules))
        (reason,) = [one for one in now.reasons if one.rule == "EM01"]
        assert reason.text == "Put better."
        assert (now.level, now.limits) == (clearance.level, clearance.limits)


def test_the_contact_of_a_finding_is_that_of_the_risk_group_it_was_found_in() -> None:
    sore = Answers(given={"diabetes": Answer(value="yes")}, findings=(Finding(id="open_sore"),))
    clearance = screen(sore, RULES)
    assert kept(clearance).contact == "FC:open_sore"
    assert contact_of("FC:open_sore", clearance.risk_group, RULES) == Contact(
        who="diabetes foot team, podiatrist or GP; out-of-hours line if closed",
        within="1 working day, call today",
    )


def test_a_rule_that_nothing_has_words_for_is_named_and_changes_no_decision() -> None:
    clearance = screen(Answers(given={"now_chest_breath": Answer(value="yes")}), RULES)
    empty = structs.replace(RULES, rules=(), mode_rules=(), findings={}, advice=())
    read = clearance_of(kept(clearance), empty)
    assert [(one.rule, one.text, one.level) for one in read.reasons] == [
        (one.rule, one.rule, one.level) for one in clearance.reasons
    ]
    assert (read.level, read.may_start, read.limits) == (clearance.level, False, clearance.limits)
