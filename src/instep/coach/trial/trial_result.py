"""What a trial's days tell; while it runs, nothing."""

from collections.abc import Sequence
from datetime import date

from instep.coach.trial.trials import State, Trial, TrialDay
from instep.outcomes.n_of_1.analysis import TrialResult, analyse
from instep.outcomes.n_of_1.design import Phase
from instep.outcomes.n_of_1.question import ArmDay, ArmQuestion, VerdictRules

_STEP = 1.0
"""Ratings are given in whole points."""


def question_of(trial: Trial) -> ArmQuestion:
    """Return what was asked, as it stood when the trial was begun."""
    return ArmQuestion(
        arms=trial.design.arms,
        worth=trial.worth,
        lower_is_better=trial.lower_is_better,
        days=trial.design.days,
        step=_STEP,
    )


def find(trial: Trial, days: Sequence[TrialDay], rules: VerdictRules, *, today: date) -> TrialResult | None:
    """Return what the days tell; None while the trial runs, so that chance does not decide when to stop.

    Every day stays in the arm it was given, done or not. Of a trial that was stopped only the days count
    that were over by then.
    """
    if trial.state(today) is State.RUNNING:
        return None
    last = trial.ended_on if trial.ended_on and trial.ended == "stopped" else trial.last_due
    passed = [one for one in days if one.arm is not None and one.date <= last]
    return analyse([_day(one) for one in passed], question_of(trial), rules)


def _day(one: TrialDay) -> ArmDay:
    return ArmDay(
        day=one.day,
        arm=one.arm or "",
        outcome=one.outcome,
        before=one.before,
        counts=one.phase is Phase.COMPARED,
    )
