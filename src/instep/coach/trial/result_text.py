"""What a trial found or a design holds, line by line in plain words."""

from collections.abc import Iterator

from instep.outcomes.n_of_1.analysis import Coefficient, TrialResult, TrialVerdict, Why
from instep.outcomes.n_of_1.question import ArmQuestion
from instep.session.words import Part, Words

_ALL = 100
_SO = frozenset({Why.NO_RATINGS, Why.NEVER_CHANGED, Why.LASTS})
"""What more days alone would not settle."""


def told(found: TrialResult, question: ArmQuestion, words: Words) -> Iterator[str]:
    """The verdict first, then why, then everything that it rests on."""
    yield verdict_line(found, question, words)
    said = _numbers(found, question) | {"percent": _in_a_hundred(found, words)}
    if found.why:
        yield words.say(f"trial_told-why-{found.why}", **said)
    yield words.say("trial_told-days", **said)
    if found.difference is None:
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
