"""A fair test as its deeds and facts: rated day by day, read in any order, told nothing before its end."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from math import isfinite
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.coach.contexts import context_of
from tests.coach.trial_house import ARMS, DAYS, LIBRARY, RULES, ZONE, Person, a_trial, at, by_arm
from tests.journal.fresh import fresh_journal

from instep.coach.trial.run_trial import begin, can_finish, due_now
from instep.coach.trial.trial_result import find
from instep.coach.trial.trials import State, Trial, TrialDay, days_of, every_trial, read_days, running_trial
from instep.export.journal_file import export_journal, import_journal
from instep.facts.fact import Fact
from instep.facts.trial import RatingMoment, TrialRated
from instep.journal.log import Journal
from instep.journal.sqlite import SqliteJournal
from instep.library.errors import BadInput
from instep.outcomes.n_of_1.analysis import Coefficient, TrialResult, TrialVerdict, Why
from instep.outcomes.n_of_1.design import Phase


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    made = SqliteJournal(tmp_path / "journal.db")
    yield made
    made.close()


@pytest.fixture
def person(journal: Journal) -> Person:
    return Person(journal, a_trial())


def rated_fact(number: int, at_hour: int, **body: Any) -> Fact[TrialRated]:
    whole = {"trial": "trial-01", "day": 3, "moment": "outcome", "value": None, "done": None} | body
    said = msgspec.convert(whole, TrialRated)
    return Fact(
        id=f"fact-{number:08}",
        person="me",
        at=at(3) + timedelta(hours=at_hour),
        body=said,
    )


def test_what_was_begun_is_read_as_it_was_begun(journal: Journal) -> None:
    trial = a_trial(turn_days=2, wash_out_days=1, baseline_days=3)
    person = Person(journal, trial)
    assert person.now == trial
    assert [day.phase for day in person.days[:3]] == [Phase.BASELINE] * 3
    assert person.days[0].arm is None
    assert len(person.days) == DAYS + 3


def test_a_second_trial_waits_until_the_first_has_ended(person: Person) -> None:
    other = a_trial(trial="trial-02")
    with pytest.raises(BadInput, match="one is running already"):
        begin(other, person.context(at(4)))
    person.ends(at(5))
    begin(replace(other, starts=at(5).date()), person.context(at(5)))
    assert [one.id for one in every_trial(person.context())] == ["trial-02", "trial-01"]
    running = running_trial(person.context(at(6)))
    assert running is not None
    assert running.id == "trial-02"


def test_a_day_is_rated_in_the_evening_before_and_on_the_morning_after(person: Person) -> None:
    evening = due_now(person.now, person.days, at(3).date())
    asked = [(one.day, one.moment, one.late) for one in evening]
    assert asked == [
        (2, RatingMoment.OUTCOME, False),
        (3, RatingMoment.BEFORE, False),
        (1, RatingMoment.OUTCOME, True),
        (2, RatingMoment.BEFORE, True),
    ]


@pytest.mark.parametrize(
    ("day", "now", "line"),
    [
        (5, at(5), "still to come"),
        (6, at(5), "still to come"),
        (5, at(8), "too long ago"),
        (0, at(5), "not one of its days"),
        (DAYS + 1, at(5), "not one of its days"),
    ],
)
def test_a_day_to_come_or_long_gone_is_not_rated(
    person: Person, *, day: int, now: datetime, line: str
) -> None:
    with pytest.raises(BadInput, match=line):
        person.rates(day, 4, now=now)
    assert all(one.missing for one in person.days)


@pytest.mark.parametrize("value", [-1, 11, 10**9])
def test_a_number_beyond_the_scale_is_refused(person: Person, value: int) -> None:
    with pytest.raises(BadInput, match="from 0 to 10"):
        person.rates(3, value)


def test_a_number_given_the_day_after_is_kept_and_marked_as_late(person: Person) -> None:
    person.rates(3, 4, now=at(5, 8))
    person.rates(4, 5)
    assert (person.days[2].outcome, person.days[2].late) == (4, frozenset({RatingMoment.OUTCOME}))
    assert (person.days[3].outcome, person.days[3].late) == (5, frozenset())


def test_whether_it_was_done_is_kept_and_the_day_stays_in_its_arm(person: Person) -> None:
    arm = person.days[2].arm
    person.rates(3, done=False)
    person.rates(3, 6)
    assert (person.days[2].done, person.days[2].arm, person.days[2].outcome) == (False, arm, 6)
    assert person.days[1].done is None


def test_a_number_that_is_taken_back_is_missing_and_no_zero(person: Person) -> None:
    person.rates(3, 7)
    person.rates(3, None, now=at(4, 9))
    assert person.days[2].outcome is None


@given(order=st.permutations(range(6)))
def test_the_latest_correction_counts_in_whatever_order_the_facts_arrive(order: list[int]) -> None:
    facts = [
        rated_fact(1, 10, value=2),
        rated_fact(2, 11, value=9),
        rated_fact(3, 12, done="yes"),
        rated_fact(4, 13, value=4),
        rated_fact(5, 1, moment="before", value=5),
        rated_fact(6, 12, done="no"),
    ]
    days = days_of(a_trial(), [facts[place] for place in order])
    assert (days[2].outcome, days[2].before, days[2].done) == (4, 5, False)
    assert all(day.missing for day in days if day.day != 3)


@given(ratings=st.dictionaries(st.integers(1, DAYS), st.integers(0, 10)))
def test_a_missing_rating_never_becomes_a_number(ratings: dict[int, int]) -> None:
    facts = [rated_fact(day, 1, day=day, value=value) for day, value in ratings.items()]
    days = days_of(a_trial(), facts)
    assert {day.day: day.outcome for day in days} == {day.day: ratings.get(day.day) for day in days}


def rated(trial: Trial, values: list[int | None]) -> tuple[TrialDay, ...]:
    given = zip(days_of(trial, ()), values, strict=False)
    return tuple(replace(day, outcome=value) for day, value in given)


@given(
    values=st.lists(st.one_of(st.none(), st.integers(0, 10)), min_size=DAYS, max_size=DAYS),
    stopped=st.integers(1, DAYS - 1),
)
def test_nothing_is_told_before_the_end_whatever_was_rated(values: list[int | None], stopped: int) -> None:
    trial = a_trial()
    days = rated(trial, values)
    for day in range(1, DAYS + 2):
        assert find(trial, days, RULES, today=trial.date_of(day)) is None
    ended = replace(trial, ended="stopped", ended_on=trial.date_of(stopped))
    found = find(ended, days, RULES, today=trial.date_of(DAYS))
    assert found is not None
    assert found.verdict is TrialVerdict.CANNOT_TELL
    assert found.days == stopped


@given(values=st.lists(st.one_of(st.none(), st.integers(0, 10)), min_size=DAYS, max_size=DAYS))
def test_what_is_told_at_the_end_is_always_a_number_or_nothing(values: list[int | None]) -> None:
    trial = replace(a_trial(), ended="finished")
    found = find(trial, rated(trial, values), RULES, today=trial.last_due)
    assert found is not None
    assert all(isfinite(number) for number in numbers_of(found))


def numbers_of(found: TrialResult) -> Iterator[float]:
    for one in (found.difference, found.trend, found.carry_over):
        if isinstance(one, Coefficient):
            yield from (one.value, one.low, one.high)
    yield from (one for one in (found.probability_worth_having, found.autocorrelation) if one is not None)


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({}, Why.NO_RATINGS),
        ({"massage": 4}, Why.NEVER_CHANGED),
        ({"massage": 4, "no-massage": 4}, Why.NEVER_CHANGED),
    ],
)
def test_no_ratings_one_arm_or_always_the_same_is_told_as_cannot_tell(
    person: Person, *, values: dict[str, int], why: Why
) -> None:
    person.lives(by_arm(values))
    found = person.found(at(DAYS + 3))
    assert found is not None
    assert (found.verdict, found.why, found.difference) == (TrialVerdict.CANNOT_TELL, why, None)


def test_one_arm_alone_is_told_as_cannot_tell(person: Person) -> None:
    chance = Random(2)
    person.lives(lambda day: chance.randint(2, 8) if day.arm == "massage" else None)
    found = person.found(at(DAYS + 3))
    assert found is not None
    assert (found.verdict, found.why) == (TrialVerdict.CANNOT_TELL, Why.TOO_FEW_RATED)


def test_a_stopped_trial_tells_nothing_and_keeps_its_ratings(person: Person) -> None:
    person.lives(by_arm({"massage": 1, "no-massage": 8}), until=9)
    person.ends(at(10))
    found = person.found(at(10))
    assert found is not None
    assert (found.verdict, found.why) == (TrialVerdict.CANNOT_TELL, Why.TOO_FEW_DAYS)
    assert sum(not day.missing for day in person.days) == 9
    with pytest.raises(BadInput, match="has ended"):
        person.rates(9, 3, now=at(10, 9))


def test_a_trial_that_was_finished_cannot_be_stopped_or_rated_afterwards(person: Person) -> None:
    assert can_finish(person.now, at(DAYS + 1).date())
    person.ends(at(DAYS + 1))
    person.ends(at(DAYS + 2))
    assert (person.now.ended, person.now.state(at(DAYS + 2).date())) == ("finished", State.OVER)
    with pytest.raises(BadInput, match="has ended"):
        person.rates(DAYS, 3, now=at(DAYS + 1, 21))


def test_the_calendar_ends_a_trial_that_nobody_finished(person: Person) -> None:
    assert person.now.state(at(DAYS + 2).date()) is State.RUNNING
    assert person.now.state(at(DAYS + 3).date()) is State.OVER
    assert running_trial(person.context(at(DAYS + 3))) is None


def test_the_day_on_which_the_clocks_change_is_one_day(person: Person) -> None:
    # The 14th day ends and the 15th begins around the missing hour of 29 March 2026.
    person.rates(13, 3, now=datetime(2026, 3, 29, 0, 30, tzinfo=ZONE))
    person.rates(13, 5, now=datetime(2026, 3, 29, 23, 30, tzinfo=ZONE))
    person.rates(14, 6, now=datetime(2026, 3, 30, 0, 30, tzinfo=ZONE))
    assert person.now.date_of(14).isoformat() == "2026-03-29"
    assert [day.outcome for day in person.days[12:14]] == [5, 6]
    assert not any(day.late for day in person.days)


def test_days_of_wash_out_do_not_count(journal: Journal) -> None:
    person = Person(journal, a_trial(turn_days=3, wash_out_days=1))
    person.lives(lambda day: 10 if day.phase is Phase.WASH_OUT else 3 + day.day % 3)
    found = person.found(at(DAYS + 3))
    assert found is not None
    washed = sum(day.phase is Phase.WASH_OUT for day in person.days)
    assert washed > 0
    assert sum(found.rated) == DAYS - washed
    assert found.difference is not None
    assert abs(found.difference.value) < 2


def test_another_trials_ratings_on_the_same_days_are_left_alone(person: Person) -> None:
    person.rates(2, 4)
    other = rated_fact(99, 1, value=9, trial="trial-09")
    person.journal.append([other])
    assert [day.outcome for day in person.days[:3]] == [None, 4, None]


def test_a_trial_travels_with_the_journal_file(person: Person, tmp_path: Path) -> None:
    person.lives(by_arm({"massage": 2, "no-massage": 6}), until=6)
    person.ends(at(8))
    path = tmp_path / "journal.jsonl"
    export_journal(person.journal, path)
    with_it = fresh_journal()
    import_journal(with_it, path)
    assert every_trial(context_of(with_it, at(9))) == every_trial(person.context())
    assert read_days(person.now, context_of(with_it, at(9))) == person.days


def test_every_question_of_the_content_can_be_asked() -> None:
    for question in LIBRARY.trials.questions.values():
        assert set(question.ways) <= set(question.arms)
        assert f"ui-trial-questions-{question.id}-name" in LIBRARY.words.texts
        assert f"ui-trial-questions-{question.id}-about" in LIBRARY.words.texts
        for arm in question.arms:
            assert f"ui-trial-arms-{arm}" in LIBRARY.words.texts
            assert f"ui-trial-questions-{question.id}-todo-{arm}" in LIBRARY.words.texts
        assert {f"ui-trial-measures-{one}" for one in question.measures} <= LIBRARY.words.texts.keys()
    assert set(ARMS) == set(LIBRARY.trials.questions["evening-massage"].arms)
