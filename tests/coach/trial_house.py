"""A person with a fair test: a real journal, a clock that is turned, and the deeds on both."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from tests.coach.contexts import context_of

from instep.coach.context import Context
from instep.coach.trial.run_trial import DayRating, begin, end, rate
from instep.coach.trial.trial_result import find
from instep.coach.trial.trials import NEXT_MORNING, Trial, TrialDay, find_trial, read_days
from instep.facts.trial import RatingMoment
from instep.journal.log import Journal
from instep.library.library import Library
from instep.outcomes.n_of_1.analysis import TrialResult
from instep.outcomes.n_of_1.design import ArmOrder, Design

LIBRARY = Library()
RULES = LIBRARY.trials.verdict
ZONE = ZoneInfo("Europe/Paris")
STARTS = date(2026, 3, 16)
"""The clocks go forward on 29 March 2026, in the middle of the trial."""
ARMS = ("no-massage", "massage")
DAYS = 21


def a_trial(
    *, trial: str = "trial-01", rated: str = NEXT_MORNING, worth: float = 1.0, **design: int
) -> Trial:
    whole = {"days": DAYS, "seed": 5} | design
    return Trial(
        id=trial,
        question="evening-massage",
        design=Design(arms=ARMS, order=ArmOrder.BLOCKS, **whole),
        measure="pain",
        lower_is_better=True,
        rated=rated,
        worth=worth,
        starts=STARTS,
    )


def at(day: int, hour: int = 20, minute: int = 0) -> datetime:
    """A time on a day of the trial, counted from 1, by the person's own clock."""
    return datetime.combine(STARTS + timedelta(days=day - 1), datetime.min.time(), ZONE).replace(
        hour=hour, minute=minute
    )


class Person:
    """Somebody with a trial in this journal."""

    def __init__(self, journal: Journal, trial: Trial) -> None:
        self.journal = journal
        self.trial = trial
        self.numbers = count(1)
        self.clock = at(1, 9)
        begin(trial, self.context())

    def new_id(self) -> str:
        return f"fact-{next(self.numbers):08}"

    def context(self, now: datetime | None = None) -> Context:
        """The clock stays where it was turned last."""
        self.clock = now or self.clock
        return context_of(self.journal, self.clock, new_id=self.new_id)

    def rates(
        self,
        day: int,
        value: int | None = None,
        *,
        moment: RatingMoment = RatingMoment.OUTCOME,
        done: bool | None = None,
        now: datetime | None = None,
    ) -> None:
        """Rate on its own day, or whenever `now` says."""
        usual = at(day + 1, 8) if moment is RatingMoment.OUTCOME and value is not None else at(day)
        rating = DayRating(day=day, moment=moment, value=value, done=done)
        rate(rating, self.now, self.context(now or usual))

    def ends(self, now: datetime) -> None:
        end(self.now, self.context(now))

    @property
    def now(self) -> Trial:
        found = find_trial(self.trial.id, self.context())
        assert found is not None
        return found

    @property
    def days(self) -> tuple[TrialDay, ...]:
        return read_days(self.now, self.context())

    def lives(self, outcome: Callable[[TrialDay], int | None], *, until: int = DAYS) -> None:
        """Rate every morning up to a day; None is a morning that was missed."""
        for day in self.days[:until]:
            value = outcome(day)
            if value is not None:
                self.rates(day.day, value)

    def found(self, now: datetime) -> TrialResult | None:
        return find(self.now, self.days, RULES, today=now.date())


def by_arm(values: Mapping[str, int]) -> Callable[[TrialDay], int | None]:
    return lambda day: values.get(day.arm or "")
