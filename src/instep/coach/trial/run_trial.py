"""What a person does with a fair test: begin it, rate a day, stop it, or say that it is finished."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from instep.coach.context import Context
from instep.coach.trial.trials import State, Trial, TrialDay, running_trial, trial_begun
from instep.facts.trial import RatingMoment, TrialEnded, TrialRated
from instep.library.errors import BadInput

_WORST = 10
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class DayRating:
    """What is said of a day, counted from 1: a number, whether it was done, or both.

    Neither of them takes the number back.
    """

    day: int
    moment: RatingMoment
    value: int | None = None
    done: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Due:
    """A number to give now. `late` where its day was yesterday; `value` is what was given already."""

    day: int
    moment: RatingMoment
    arm: str | None
    value: int | None
    late: bool


def begin(trial: Trial, context: Context) -> None:
    """Begin a trial; raises BadInput where one is running, for two at once would confuse each other."""
    if running_trial(context):
        raise BadInput("trial-running", place="trial")
    context.append(trial_begun(trial))


def rate(rating: DayRating, trial: Trial, context: Context) -> None:
    """Keep what is said of a day; raises BadInput where the day cannot be rated today."""
    _check(rating, trial, context.now.date())
    context.append(
        TrialRated(
            trial=trial.id,
            day=rating.day,
            moment=rating.moment,
            value=rating.value,
            done=None if rating.done is None else "yes" if rating.done else "no",
        )
    )


def end(trial: Trial, context: Context) -> None:
    """End a running trial: finished on its last day or later, else stopped; what has ended stays so."""
    today = context.now.date()
    if trial.state(today) is State.RUNNING:
        context.append(TrialEnded(trial=trial.id, why="finished" if today >= trial.last_due else "stopped"))


def can_finish(trial: Trial, today: date) -> bool:
    """Whether every day has had its time."""
    return trial.state(today) is State.RUNNING and today >= trial.last_due


def due_now(trial: Trial, days: Sequence[TrialDay], today: date) -> tuple[Due, ...]:
    """Return what can be rated today: today's numbers, and yesterday's that are missing."""
    return tuple(sorted(_due(trial, days, today), key=lambda one: (one.late, one.day, one.moment.value)))


def _due(trial: Trial, days: Sequence[TrialDay], today: date) -> Iterator[Due]:
    for day in days:
        for moment in RatingMoment:
            value = day.before if moment is RatingMoment.BEFORE else day.outcome
            late = trial.due(day.day, moment) == today - _A_DAY
            if trial.due(day.day, moment) == today or (late and value is None):
                yield Due(day=day.day, moment=moment, arm=day.arm, value=value, late=late)


def _check(rating: DayRating, trial: Trial, today: date) -> None:
    if trial.state(today) is not State.RUNNING:
        raise BadInput("trial-ended", place="trial")
    if not 1 <= rating.day <= trial.length:
        raise BadInput("trial-not_its_day", place="day", day=str(rating.day), days=str(trial.length))
    if rating.value is not None and not 0 <= rating.value <= _WORST:
        raise BadInput("trial-value_out_of_range", place="value", value=str(rating.value), worst=str(_WORST))
    # Whether it was done is known in the evening, even where the outcome waits for the morning.
    due = trial.date_of(rating.day) if rating.value is None else trial.due(rating.day, rating.moment)
    latest = trial.due(rating.day, RatingMoment.OUTCOME) + _A_DAY if rating.value is None else due + _A_DAY
    if today < due:
        raise BadInput("trial-still_to_come", place="day", day=str(rating.day), due=due.isoformat())
    if today > latest:
        raise BadInput("trial-too_long_ago", place="day", day=str(rating.day))
