"""A fair test on oneself: the one that is running, its days with their ratings, and those of before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from instep.coach.context import Context
from instep.facts.fact import Fact
from instep.facts.trial import RatingMoment, TrialBegun, TrialEnded, TrialRated
from instep.outcomes.n_of_1.design import Assigned, Design, Phase, schedule

NEXT_MORNING = "next-morning"
_A_DAY = timedelta(days=1)
_TRAVEL = timedelta(days=2)
"""Someone who flies has local dates before the first and after the last of a trial's."""


class State(StrEnum):
    """How a trial stands. Over is finished, by the person or by the calendar."""

    RUNNING = "running"
    OVER = "over"
    STOPPED = "stopped"


@dataclass(frozen=True, kw_only=True)
class Trial:
    """A trial as it was begun. `worth` is in points; `starts` is the local date of day 1.

    `ended` is finished or stopped, on `ended_on`; both are None where no fact ended it.
    """

    id: str
    question: str
    design: Design
    measure: str
    lower_is_better: bool
    rated: str
    worth: float
    starts: date
    ended: str | None = None
    ended_on: date | None = None

    @property
    def length(self) -> int:
        """Every day of it, the baseline too."""
        return self.design.baseline_days + self.design.days

    def date_of(self, day: int) -> date:
        """The local date of a day, counted from 1."""
        return self.starts + (day - 1) * _A_DAY

    def due(self, day: int, moment: RatingMoment) -> date:
        """The local date on which a day is rated."""
        morning_after = moment is RatingMoment.OUTCOME and self.rated == NEXT_MORNING
        return self.date_of(day + 1 if morning_after else day)

    @property
    def last_due(self) -> date:
        """The local date of the last rating."""
        return self.due(self.length, RatingMoment.OUTCOME)

    def state(self, today: date) -> State:
        """How it stands; a late rating may come the day after, and then the calendar ends it."""
        if self.ended == "stopped":
            return State.STOPPED
        return State.OVER if self.ended or today > self.last_due + _A_DAY else State.RUNNING

    def day_on(self, today: date) -> int | None:
        """The number of the day that today is; None before the first and after the last."""
        day = (today - self.starts).days + 1
        return day if 1 <= day <= self.length else None


@dataclass(frozen=True, kw_only=True)
class TrialDay:
    """One day: its arm (None at baseline) and what was rated, None where nothing was.

    The arm is the one the day was given, done or not. `late` are the moments rated after their day.
    """

    day: int
    date: date
    phase: Phase
    arm: str | None
    before: int | None
    outcome: int | None
    done: bool | None
    late: frozenset[RatingMoment]

    @property
    def missing(self) -> bool:
        """Whether the outcome is not there."""
        return self.outcome is None


def latest_trial(context: Context) -> Trial | None:
    """Return the trial that was begun last; None where there never was one. Two short reads."""
    fact = context.journal.latest(context.person, TrialBegun)
    return None if fact is None else trial_of(fact, _ended(context))


def running_trial(context: Context) -> Trial | None:
    """Return the trial that is running; there is at most one."""
    latest = latest_trial(context)
    return latest if latest and latest.state(context.now.date()) is State.RUNNING else None


def every_trial(context: Context) -> tuple[Trial, ...]:
    """Return the trials, newest first."""
    ended = _ended(context)
    begun = context.journal.every(context.person, TrialBegun, newest_first=True)
    return tuple(trial_of(fact, ended) for fact in begun)


def find_trial(trial: str, context: Context) -> Trial | None:
    """Return one trial; None where there is none of this id."""
    return next((one for one in every_trial(context) if one.id == trial), None)


def read_days(trial: Trial, context: Context) -> tuple[TrialDay, ...]:
    """Return every day of a trial with what was rated of it; the work grows with the trial alone."""
    facts = context.journal.days(
        context.person,
        TrialRated,
        first=trial.starts - _TRAVEL,
        last=trial.last_due + _A_DAY + _TRAVEL,
    )
    return days_of(trial, facts)


def days_of(trial: Trial, facts: Iterable[Fact[TrialRated]]) -> tuple[TrialDay, ...]:
    """Return the days as these facts leave them, in whatever order the facts come."""
    said: dict[int, list[Fact[TrialRated]]] = {}
    for fact in sorted(facts, key=lambda one: one.order):
        if fact.body.trial == trial.id:
            said.setdefault(fact.body.day, []).append(fact)
    return tuple(_day(trial, one, said.get(one.day + 1, ())) for one in schedule(trial.design))


def _day(trial: Trial, assigned: Assigned, facts: Iterable[Fact[TrialRated]]) -> TrialDay:
    day, done = assigned.day + 1, None
    rated: dict[RatingMoment, Fact[TrialRated]] = {}
    for fact in facts:
        body = fact.body
        if body.done is not None:
            done = body.done == "yes"
        if body.value is not None or body.done is None:
            rated[body.moment] = fact
    return TrialDay(
        day=day,
        date=trial.date_of(day),
        phase=assigned.phase,
        arm=assigned.arm,
        before=_value(rated, RatingMoment.BEFORE),
        outcome=_value(rated, RatingMoment.OUTCOME),
        done=done,
        late=frozenset(m for m, fact in rated.items() if fact.at.date() > trial.due(day, m)),
    )


def _value(rated: Mapping[RatingMoment, Fact[TrialRated]], moment: RatingMoment) -> int | None:
    return rated[moment].body.value if moment in rated else None


def trial_of(fact: Fact[TrialBegun], ended: Mapping[str, Fact[TrialEnded]]) -> Trial:
    """Return the trial that a fact began, and how it ended where one of these facts ended it."""
    body, end = fact.body, ended.get(fact.body.trial)
    return Trial(
        id=body.trial,
        question=body.question,
        design=body.design,
        measure=body.measure,
        lower_is_better=body.lower_is_better,
        rated=body.rated,
        worth=body.worth,
        starts=body.starts,
        ended=end.body.why if end else None,
        ended_on=end.at.date() if end else None,
    )


def trial_begun(trial: Trial) -> TrialBegun:
    """Return a trial as the body of the fact that begins it."""
    design = trial.design
    return TrialBegun(
        trial=trial.id,
        question=trial.question,
        arms=design.arms,
        order=design.order,
        seed=design.seed,
        days=design.days,
        turn_days=design.turn_days,
        wash_out_days=design.wash_out_days,
        baseline_days=design.baseline_days,
        measure=trial.measure,
        lower_is_better=trial.lower_is_better,
        rated=trial.rated,
        worth=trial.worth,
        starts=trial.starts,
    )


def _ended(context: Context) -> dict[str, Fact[TrialEnded]]:
    """The end of each trial up to now; the first one counts, for what has ended cannot end again."""
    facts = context.journal.every(context.person, TrialEnded, newest_first=True)
    return {fact.body.trial: fact for fact in facts if fact.at <= context.now}
