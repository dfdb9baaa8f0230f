"""A trial in words: its question, its arms, and what its days told."""

from dataclasses import replace
from typing import TYPE_CHECKING

from instep.coach.trial.result_text import told
from instep.coach.trial.trial_result import question_of
from instep.coach.trial.trials import Trial
from instep.outcomes.n_of_1.analysis import TrialResult
from instep.session.words import Words

if TYPE_CHECKING:
    from instep.outcomes.n_of_1.analysis import TrialResult


def arm_words(arm: str | None, words: Words) -> str:
    """An arm in words; at baseline there is none. An arm that content no longer knows keeps its bare name."""
    if arm is None:
        return words.say("ui-trial-baseline_arm")
    return words.texts.get(f"ui-trial-arms-{arm}", arm)


def question_words(question: str, words: Words) -> str:
    """The question in words."""
    return words.texts.get(f"ui-trial-questions-{question}-name", question)


def told_words(found: "TrialResult", trial: Trial, words: Words) -> list[str]:
    """The verdict first, then what it rests on, with the arms by their names."""
    question = question_of(trial)
    comparator, tried = (arm_words(arm, words) for arm in question.arms)
    favours = arm_words(found.favours, words) if found.favours else None
    named = replace(question, arms=(comparator, tried))
    return list(told(replace(found, favours=favours), named, words))
