"""What a test would take is reckoned with one's own ratings where there are enough, and never drawn twice."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from statistics import stdev

import pytest
from tests.coach.contexts import context_of
from tests.coach.trial_house import LIBRARY, Person, a_trial, at

from instep.coach.context import Context
from instep.coach.trial.safety import clearance_today, measures_for
from instep.coach.trial.wish import TrialWish, own_ratings, propose_trial
from instep.facts.person import GivenAnswer, ProfileAnswered
from instep.facts.session import Rated
from instep.foot.anatomy import Side, Way
from instep.journal.log import Journal
from instep.journal.sqlite import SqliteJournal
from instep.library.errors import BadInput
from instep.outcomes.n_of_1.design import ArmOrder, schedule
from instep.outcomes.sitting import Moment

TRIALS = LIBRARY.trials
QUESTION = TRIALS.questions["evening-massage"]
ids = (f"fact-{number:08}" for number in count(1))


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    made = SqliteJournal(tmp_path / "journal.db")
    yield made
    made.close()


def wish(**other: object) -> TrialWish:
    plain = TrialWish(
        question=QUESTION,
        measure="stress",
        worth=1.0,
        days=None,
        order=ArmOrder.BLOCKS,
        turn_days=1,
        wash_out_days=0,
        baseline_days=0,
    )
    return replace(plain, **other)  # type: ignore[arg-type]  # each test names fields that exist


def before_a_session(journal: Journal, now: datetime, **values: int) -> None:
    rated = Rated(session="session-01", moment=Moment.BEFORE, values=values)
    context_of(journal, now, new_id=lambda: next(ids)).append(rated)


def on_the_first_day(journal: Journal) -> Context:
    return context_of(journal, at(1), new_id=lambda: next(ids))


def ago(days: int, hour: int = 20) -> datetime:
    return at(1, hour) - timedelta(days=days)


def test_without_ratings_of_ones_own_the_usual_swing_stands_in_and_is_said_to(journal: Journal) -> None:
    found = propose_trial(wish(), on_the_first_day(journal))
    assert (found.own, found.rated, found.deviation) == (False, 0, TRIALS.planning.deviation)
    assert [one.days for one in found.powers] == list(TRIALS.planning.lengths)
    assert found.design.days in TRIALS.planning.lengths


def test_with_ratings_on_enough_days_they_are_the_ones_reckoned_with(journal: Journal) -> None:
    given = [4, 6, 3, 5, 7, 4, 5, 6]
    for days, stress in enumerate(given, start=1):
        before_a_session(journal, ago(days), stress=stress)
    found = propose_trial(wish(), on_the_first_day(journal))
    assert (found.own, found.rated) == (True, 8)
    assert found.deviation == pytest.approx(stdev(given))


def test_the_first_rating_of_a_day_counts_of_pain_the_worse_foots(journal: Journal) -> None:
    before_a_session(journal, ago(2, 8), pain_left=2, pain_right=6)
    before_a_session(journal, ago(2, 20), pain_left=9, pain_right=9)
    before_a_session(journal, ago(1), pain_right=0)
    before_a_session(journal, ago(TRIALS.planning.most_baseline + 1), pain_left=8)
    ratings = own_ratings("pain", on_the_first_day(journal))
    assert [rating for _, rating in ratings] == [6.0, 0.0]
    assert ratings[1][0] - ratings[0][0] == 1
    assert own_ratings("energy", on_the_first_day(journal)) == []


def test_looking_again_draws_no_other_order_and_a_new_trial_does(journal: Journal) -> None:
    first, again = (propose_trial(wish(days=28), on_the_first_day(journal)) for _ in range(2))
    assert first == again
    Person(journal, a_trial()).ends(at(2))
    later = propose_trial(wish(days=28), on_the_first_day(journal))
    assert schedule(later.design) != schedule(first.design)


def test_days_that_leave_nothing_to_compare_are_refused_in_one_line(journal: Journal) -> None:
    with pytest.raises(BadInput, match="hold no turn of 8 days for each arm"):
        propose_trial(wish(days=14, turn_days=8), on_the_first_day(journal))


def test_where_feeling_is_dulled_ache_is_not_offered_and_the_rest_is(journal: Journal) -> None:
    def offered() -> tuple[str, ...]:
        clearance = clearance_today(Way.HANDS, on_the_first_day(journal))
        return measures_for(QUESTION, clearance)

    assert offered() == QUESTION.measures
    dulled = GivenAnswer(value="reduced", sides=tuple(Side), at=at(1))
    on_the_first_day(journal).append(ProfileAnswered(answers={"numbness": dulled}))
    assert offered() == ("stress", "fatigue", "energy")
