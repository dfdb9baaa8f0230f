"""The touch test: the order, the waits, and what the answers mean; it can only add caution."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instep.foot.anatomy import Side
from instep.library.content.measuring import touch_test
from instep.library.content.reading import content_root
from instep.safety.clearance import RiskGroup
from instep.safety.touch_test import (
    Felt,
    Toe,
    ToeOf,
    TouchAnswers,
    TouchResult,
    is_due,
    judge,
    may_test,
    schedule,
    standing,
)

TEST = touch_test(content_root())
RULES = TEST.rules
TODAY = date(2026, 5, 9)
ANSWERS = st.builds(
    TouchAnswers,
    given=st.fixed_dictionaries({place: st.sampled_from(Felt) for place in RULES.order}),
    false_yes=st.integers(0, 4),
)


def answers(*felt: Felt, false_yes: int = 0) -> TouchAnswers:
    """The first touches came out so; every other toe was felt."""
    given = dict.fromkeys(RULES.order, Felt.FELT) | dict(zip(RULES.order, felt, strict=False))
    return TouchAnswers(given=given, false_yes=false_yes)


def test_the_toes_are_touched_in_the_order_of_the_leaflet() -> None:
    right, left = Side.RIGHT, Side.LEFT
    assert RULES.order == (
        ToeOf(right, Toe.BIG),
        ToeOf(right, Toe.LITTLE),
        ToeOf(left, Toe.BIG),
        ToeOf(left, Toe.LITTLE),
        ToeOf(right, Toe.MIDDLE),
        ToeOf(left, Toe.MIDDLE),
    )


@given(st.integers())
def test_each_toe_is_touched_once_after_two_to_five_seconds_and_has_three_for_the_answer(seed: int) -> None:
    touches = schedule(RULES, Random(seed))
    assert [touch.place for touch in touches] == list(RULES.order)
    assert [touch.number for touch in touches] == [1, 2, 3, 4, 5, 6]
    assert all(2000 <= touch.wait_ms <= 5000 for touch in touches)
    assert {touch.answer_ms for touch in touches} == {3000}
    assert touches == schedule(RULES, Random(seed))


def test_the_waits_cannot_be_guessed_from_one_another() -> None:
    waits = {touch.wait_ms for seed in range(40) for touch in schedule(RULES, Random(seed))}
    assert len(waits) > 200
    assert min(waits) < 2200
    assert max(waits) > 4800


@pytest.mark.parametrize(
    ("said", "result", "missed", "counts_as"),
    [
        (answers(), TouchResult.FELT_TODAY, 0, None),
        (answers(false_yes=1), TouchResult.FELT_TODAY, 0, None),
        (answers(Felt.NOT_FELT), TouchResult.UNCERTAIN, 1, 1),
        (answers(Felt.NOT_FELT, Felt.NOT_FELT), TouchResult.REDUCED, 2, 2),
        (answers(*[Felt.NOT_FELT] * 6), TouchResult.REDUCED, 6, 6),
        (answers(false_yes=2), TouchResult.UNUSABLE, 0, None),
        (answers(Felt.NOT_FELT, Felt.NOT_FELT, false_yes=2), TouchResult.UNUSABLE, 2, None),
        (answers(Felt.CANNOT_TOUCH), TouchResult.INCOMPLETE, 0, 2),
        (answers(Felt.CANNOT_TOUCH, Felt.NOT_FELT), TouchResult.INCOMPLETE, 1, 2),
        (answers(Felt.CANNOT_TOUCH, *[Felt.NOT_FELT] * 4), TouchResult.INCOMPLETE, 4, 4),
        (answers(Felt.CANNOT_TOUCH, false_yes=2), TouchResult.UNUSABLE, 0, 2),
    ],
)
def test_the_answers_mean_what_the_procedure_says(  # noqa: PLR0917  # a row of the table
    said: TouchAnswers, result: TouchResult, missed: int, counts_as: int | None
) -> None:
    outcome = judge(said, RULES)
    assert (outcome.result, outcome.missed, outcome.counts_as) == (result, missed, counts_as)


@given(ANSWERS, st.sampled_from(RULES.order))
def test_a_toe_without_an_answer_is_never_a_toe_that_was_felt(said: TouchAnswers, open_toe: ToeOf) -> None:
    given = {place: felt for place, felt in said.given.items() if place != open_toe}
    outcome = judge(TouchAnswers(given=given, false_yes=said.false_yes), RULES)
    assert outcome.result in {TouchResult.INCOMPLETE, TouchResult.UNUSABLE}
    assert outcome.counts_as is not None
    assert outcome.counts_as >= 2


@given(ANSWERS, st.sampled_from(RULES.order))
def test_one_more_toe_that_was_not_felt_never_means_less(said: TouchAnswers, place: ToeOf) -> None:
    worse = replace(said, given={**said.given, place: Felt.NOT_FELT})
    if said.given[place] is not Felt.CANNOT_TOUCH:
        assert (judge(worse, RULES).counts_as or 0) >= (judge(said, RULES).counts_as or 0)


@given(st.lists(ANSWERS, min_size=1))
def test_no_later_test_takes_away_what_an_earlier_one_added(tests: list[TouchAnswers]) -> None:
    outcomes = [judge(one, RULES) for one in tests]
    so_far = [standing(outcomes[:count]) or 0 for count in range(len(outcomes) + 1)]
    assert so_far == sorted(so_far)


def test_it_is_done_once_a_day_at_most() -> None:
    assert may_test(None, today=TODAY)
    assert may_test(TODAY - timedelta(days=1), today=TODAY)
    assert not may_test(TODAY, today=TODAY)


@pytest.mark.parametrize(
    ("days", "group", "due"),
    [
        (None, RiskGroup.B, True),
        (200, RiskGroup.B, True),
        (182, RiskGroup.B, True),
        (181, RiskGroup.B, False),
        (None, RiskGroup.A, False),
        (None, RiskGroup.C, False),
    ],
)
def test_it_is_offered_every_six_months_in_group_b(days: int | None, group: RiskGroup, *, due: bool) -> None:
    last = None if days is None else TODAY - timedelta(days=days)
    assert is_due(last, group, today=TODAY, rules=RULES) is due


def test_the_test_says_what_it_rests_on() -> None:
    assert TEST.sources
    assert TEST.review == "not yet reviewed"
    assert [one.sensitivity for one in TEST.accuracy] == [0.77, 0.783, 0.708]
