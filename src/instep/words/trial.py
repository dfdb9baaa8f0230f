"""A fair test in sentences: its question and arms, what a day asks for, how it stands, what its days tell."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from instep.coach.trial.run_trial import can_finish
from instep.coach.trial.trial_result import question_of
from instep.coach.trial.trials import State, Trial, TrialDay
from instep.facts.trial import RatingMoment
from instep.outcomes.n_of_1.analysis import Coefficient, TrialResult, TrialVerdict, Why
from instep.outcomes.n_of_1.design import Phase
from instep.outcomes.n_of_1.question import ArmQuestion
from instep.session.words import Part, Words

_ALL = 100
_SO = frozenset({Why.NO_RATINGS, Why.NEVER_CHANGED, Why.LASTS})
"""What more days alone would not settle."""


def question_name(question: str, words: Words) -> str:
    """Return the question; its id where content no longer knows it."""
    return words.texts.get(f"ui-trial-questions-{question}-name", question)


def arm_name(arm: str | None, words: Words) -> str:
    """Return an arm; at baseline there is none. One that content no longer knows keeps its bare name."""
    if arm is None:
        return words.say("ui-trial-baseline_arm")
    return words.texts.get(f"ui-trial-arms-{arm}", arm)


def arm_names(arms: Sequence[str], words: Words) -> tuple[str, str]:
    """Return both arms, the comparator first."""
    comparator, tried = (arm_name(arm, words) for arm in arms)
    return comparator, tried


def todo(trial: Trial, day: TrialDay, words: Words) -> str:
    """Return what a day asks for."""
    if day.arm is None:
        return words.say("ui-trial-running-baseline")
    asked = words.texts.get(f"ui-trial-questions-{trial.question}-todo-{day.arm}", day.arm)
    return f"{asked} {words.say('ui-trial-running-wash_out')}" if day.phase is Phase.WASH_OUT else asked


def state_line(trial: Trial, words: Words, *, today: date) -> str:
    """Return how a test stands: running, stopped, or nothing where it is over."""
    match trial.state(today):
        case State.OVER:
            return ""
        case State.STOPPED:
            last = trial.day_on(trial.ended_on or today) or trial.length
            return words.say("ui-trial-result-stopped", day=last, days=trial.length)
        case State.RUNNING if can_finish(trial, today):
            return words.say("ui-trial-result-peek_soon")
        case State.RUNNING:
            day = trial.day_on(today) or trial.length
            return words.say("ui-trial-result-peek", day=day, days=trial.length)


def day_notes(trial: Trial, days: Sequence[TrialDay], words: Words, *, today: date) -> Iterator[str]:
    """Yield what was missing, not done or late, so far; nothing of it is hidden or left out."""
    last = trial.ended_on or today
    past = [day for day in days if trial.due(day.day, RatingMoment.OUTCOME) <= last]
    missing = sum(day.missing for day in past)
    if missing:
        yield words.say("ui-trial-result-missing", missing=missing, days=len(past))
    for arm in trial.design.arms:
        given = [day for day in days if day.arm == arm]
        not_done = sum(day.done is False for day in given)
        if not_done:
            name = arm_name(arm, words)
            yield words.say("ui-trial-result-not_done", arm=name, count=not_done, days=len(given))
    late = sum(len(day.late) for day in days)
    if late:
        yield words.say("ui-trial-result-late", count=late)


def trial_lines(found: TrialResult, trial: Trial, words: Words) -> tuple[str, ...]:
    """Return what the days of a test tell, its arms by their names."""
    question = question_of(trial)
    favours = arm_name(found.favours, words) if found.favours else None
    named = replace(question, arms=arm_names(question.arms, words))
    return tuple(result_lines(replace(found, favours=favours), named, words))


def result_lines(found: TrialResult, question: ArmQuestion, words: Words) -> Iterator[str]:
    """Yield the verdict first, then why, then all that it rests on; no numbers of a test that is not over."""
    yield verdict_line(found, question, words)
    said = _numbers(found, question) | {"percent": _in_a_hundred(found, words)}
    if found.why:
        yield words.say(f"trial_told-why-{found.why}", **said)
    yield words.say("trial_told-days", **said)
    if found.difference is None or found.why is Why.TOO_FEW_DAYS:
        return
    yield words.say("trial_told-probability", **said)
    yield from _beside(found, question, words)
    yield words.say("trial_told-expectation")


def verdict_line(found: TrialResult, question: ArmQuestion, words: Words) -> str:
    """The one sentence of the verdict."""
    kind = "-so" if found.why in _SO else ""
    return words.say(f"trial_told-verdict-{found.verdict}{kind}", **_numbers(found, question))


def _in_a_hundred(found: TrialResult, words: Words) -> str:
    """The probability as a share of a hundred; what is nearly sure is never told as sure."""
    share = round(100 * (found.probability_worth_having or 0.0))
    if 0 < share < _ALL:
        return str(share)
    return words.say("trial_told-most" if share else "trial_told-least")


def _beside(found: TrialResult, question: ArmQuestion, words: Words) -> Iterator[str]:
    if found.before_used:
        yield words.say("trial_told-before_used")
    if found.trend:
        yield words.say("trial_told-trend", **_interval(found.trend))
    if found.carry_over:
        yield words.say("trial_told-carry_over", tried=question.arms[1], **_interval(found.carry_over))
    else:
        yield words.say("trial_told-no_carry_over")
    yield words.say("trial_told-autocorrelation", value=f"{found.autocorrelation or 0.0:.1f}")


def _numbers(found: TrialResult, question: ArmQuestion) -> dict[str, Part]:
    comparator, tried = question.arms
    better = found.favours or tried
    said: dict[str, Part] = {
        "comparator": comparator,
        "tried": tried,
        "better": better,
        "other": comparator if better == tried else tried,
        "more": found.days_more or 0,
        "asked": str(question.days),
        "days": str(found.days),
        "rated_comparator": str(found.rated[0]),
        "rated_tried": str(found.rated[1]),
        "worth": f"{question.worth:g}",
    }
    if found.difference is not None:
        said.update(_difference(found.difference, found.verdict))
    return said


def _difference(difference: Coefficient, verdict: TrialVerdict) -> dict[str, str]:
    shown = _interval(difference)
    if verdict is TrialVerdict.HELPS:
        # "by about" is told as a size, whichever end of the scale is the better one.
        ends = sorted((abs(difference.low), abs(difference.high)))
        shown |= {"low": f"{ends[0]:.1f}", "high": f"{ends[1]:.1f}"}
    return {**shown, "difference": shown["value"], "by": f"{abs(difference.value):.1f}"}


def _interval(one: Coefficient) -> dict[str, str]:
    return {"value": points(one.value), "low": points(one.low), "high": points(one.high)}


def points(value: float) -> str:
    """A difference in points with a true minus sign; never minus nothing."""
    text = f"{value:.1f}"
    return "0.0" if text == "-0.0" else text.replace("-", "\N{MINUS SIGN}")
