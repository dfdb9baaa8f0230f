"""A fair test's forms: what is wanted of it, what is rated, and at what time the calendar calls."""

from collections.abc import Sequence
from datetime import time

from instep.coach.trial.run_trial import DayRating
from instep.coach.trial.wish import TrialWish
from instep.facts.trial import RatingMoment
from instep.library.content.trials import TrialQuestion, Trials, Worth
from instep.library.errors import BadInput
from instep.library.nearest import did_you_mean
from instep.outcomes.n_of_1.design import ArmOrder
from instep.web.forms.numbers import whole
from instep.web.requests import Form

_SHOWN = 40  # letters of what was sent
USUAL_TIME = time(20, 0)


def read_question(form: Form, trials: Trials) -> TrialQuestion:
    """The question that was chosen; raises BadInput naming it where there is none."""
    raw = form.one("question") or ""
    if raw not in trials.questions:
        remedy = did_you_mean(raw, trials.questions)
        raise BadInput("any-no_question", place="question", remedy=remedy, written=repr(raw[:_SHOWN]))
    return trials.questions[raw]


def read_wish(form: Form, question: TrialQuestion, measures: Sequence[str], *, trials: Trials) -> TrialWish:
    """What is wanted; what was left open is as content has it. Raises BadInput naming the field."""
    order = ArmOrder(_one_of(form, "order", [one.value for one in ArmOrder]) or question.order)
    turn = _days(form, "turn_days", 1, most=trials.limits.turn_days)
    wash_out = _days(form, "wash_out_days", 0, most=trials.limits.turn_days - 1) or 0
    return TrialWish(
        question=question,
        measure=_one_of(form, "measure", measures) or measures[0],
        worth=_worth(form.one("worth"), trials.worth),
        days=_days(form, "days", trials.verdict.least_days, most=trials.limits.days),
        order=order,
        turn_days=turn or max(trials.turn_days[order], wash_out + 1),
        wash_out_days=wash_out,
        baseline_days=_days(form, "baseline_days", 0, most=trials.limits.baseline_days) or 0,
    )


def read_rating(form: Form) -> DayRating:
    """What is said of a day; raises BadInput naming the field."""
    raw = form.one("value")
    done = _one_of(form, "done", ["yes", "no"])
    value = None if raw is None else whole(raw)
    if raw is not None and value is None:
        raise BadInput("trial-no_number", place="value", written=repr(raw[:_SHOWN]))
    if value is None and done is None and form.one("do") != "take-back":
        raise BadInput("trial-no_value", place="value")
    day = whole(form.one("day") or "")
    if day is None:
        raise BadInput("trial-no_day_of_page", place="day")
    moment = _one_of(form, "moment", [one.value for one in RatingMoment]) or RatingMoment.OUTCOME
    return DayRating(
        day=day, moment=RatingMoment(moment), value=value, done=None if done is None else done == "yes"
    )


def read_time(form: Form) -> time:
    """The time of day that was chosen; raises BadInput naming it."""
    raw = form.one("at")
    try:
        return time.fromisoformat(raw).replace(tzinfo=None) if raw else USUAL_TIME
    except ValueError:
        raise BadInput("trial-no_time", place="at", written=repr(raw[:_SHOWN] if raw else "")) from None


def _one_of(form: Form, name: str, known: Sequence[str]) -> str | None:
    raw = form.one(name)
    if raw is not None and raw not in known:
        raise BadInput(
            "any-no_choice", place=name, remedy=did_you_mean(raw, known), written=repr(raw[:_SHOWN])
        )
    return raw


def _days(form: Form, name: str, least: int, *, most: int) -> int | None:
    raw = form.one(name)
    if raw is None:
        return None
    days = whole(raw)
    if days is None or not least <= days <= most:
        raise BadInput(
            "trial-field_days_out_of_range",
            place=name,
            written=repr(raw[:_SHOWN]),
            least=str(least),
            most=str(most),
        )
    return days


def _worth(raw: str | None, worth: Worth) -> float:
    try:
        points = worth.points if raw is None else float(raw.replace(",", "."))
    except ValueError:
        points = 0.0
    # Written so that what is not a number is refused too.
    if not worth.least <= points <= worth.most:
        raise BadInput(
            "trial-field_worth_out_of_range",
            place="worth",
            written=repr((raw or "")[:_SHOWN]),
            least=f"{worth.least:g}",
            most=f"{worth.most:g}",
        )
    return points
