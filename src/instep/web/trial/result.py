"""What the days of a test told, with everything it rests on; before the end the ratings alone."""

from collections.abc import Sequence
from typing import Any

from starlette.responses import Response
from starlette.routing import Route

from instep.coach.trial.trial_result import find, question_of
from instep.coach.trial.trials import Trial, TrialDay, read_days
from instep.facts.trial import RatingMoment
from instep.outcomes.n_of_1.analysis import Coefficient, TrialResult, TrialVerdict, Why
from instep.outcomes.n_of_1.design import Phase
from instep.outcomes.n_of_1.question import ArmQuestion
from instep.session.phrases import listed
from instep.web.rendering import Site
from instep.web.requests import WebRequest, page
from instep.web.trial.days_chart import BAR_HEIGHT, HEIGHT, WIDTH, bar_chart, days_chart
from instep.web.trial.saying import named_trial
from instep.words.trial import arm_name, arm_names, day_notes, points, question_name, state_line, trial_lines


def routes() -> list[Route]:
    """The result."""
    return [page("/trial/{id}", result)]


def result(request: WebRequest) -> Response:
    """The verdict first, then what it rests on; while the test runs its ratings and no verdict."""
    instep, trial = request.instep, named_trial(request)
    today = instep.now().date()
    days = read_days(trial, request.context)
    found = find(trial, days, instep.library.trials.verdict, today=today)
    return request.page(
        "trial_result.html",
        trial=trial,
        name=question_name(trial.question, request.site.words),
        arms=arm_names(trial.design.arms, request.site.words),
        where=state_line(trial, request.site.words, today=today),
        rows=[_row(day, request.site) for day in days],
        days_chart=days_chart(days, trial.design.arms),
        days_words=_days_words(trial, days, request.site),
        size=(WIDTH, HEIGHT, BAR_HEIGHT),
        notes=list(day_notes(trial, days, request.site.words, today=today)),
        **_told(found, trial, request),
    )


def _told(found: TrialResult | None, trial: Trial, request: WebRequest) -> dict[str, Any]:
    """The verdict and what it rests on; of a test that was stopped early the verdict alone."""
    if found is None:
        return {"verdict": None, "lines": [], "bar": None, "bar_words": {}, "again": None}
    question, site = question_of(trial), request.site
    verdict, *lines = trial_lines(found, trial, site.words)
    shown = None if found.why is Why.TOO_FEW_DAYS else found.difference
    return {
        "verdict": verdict,
        "lines": lines,
        "bar": bar_chart(shown, question.worth) if shown else None,
        "bar_words": _bar_words(shown, question, site) if shown else {},
        "again": _again(found, trial, request),
    }


def _bar_words(difference: Coefficient, question: ArmQuestion, site: Site) -> dict[str, str]:
    names = arm_names(question.arms, site.words)
    numbers = {
        "value": points(difference.value),
        "low": points(difference.low),
        "high": points(difference.high),
    }
    ends = names[::-1] if question.lower_is_better else names
    return {
        "sentence": site.say("ui-trial-result-difference", tried=names[1], comparator=names[0], **numbers),
        "desc": site.say("ui-trial-result-picture_desc", worth=f"{question.worth:g}", **numbers),
        "start": site.say("ui-trial-result-better", arm=ends[0]),
        "end": site.say("ui-trial-result-better", arm=ends[1]),
        "worth": f"{question.worth:g}",
    }


def _again(found: TrialResult, trial: Trial, request: WebRequest) -> int | None:
    """How many days another test would take, where more of them could tell more."""
    longer = trial.design.days + found.days_more
    untold = found.verdict is TrialVerdict.CANNOT_TELL and found.why in {Why.WIDE, Why.TOO_FEW_RATED}
    return longer if untold and longer <= request.instep.library.trials.limits.days else None


def _row(day: TrialDay, site: Site) -> dict[str, Any]:
    arm, done = arm_name(day.arm, site.words), {True: "yes", False: "no", None: "not_said"}[day.done]
    uncounted = day.phase is Phase.WASH_OUT
    return {
        "day": day.day,
        "date": site.day(day.date),
        "arm": f"{arm} {site.say('ui-trial-result-not_counted')}" if uncounted else arm,
        "before": _rated(day, RatingMoment.BEFORE, site),
        "outcome": _rated(day, RatingMoment.OUTCOME, site),
        "done": site.say(f"ui-trial-result-{done}") if day.arm else "",
    }


def _rated(day: TrialDay, moment: RatingMoment, site: Site) -> str:
    value = day.before if moment is RatingMoment.BEFORE else day.outcome
    if value is None:
        return site.say("ui-trial-result-not_rated")
    return site.say("ui-trial-result-late_mark", value=value) if moment in day.late else str(value)


def _days_words(trial: Trial, days: Sequence[TrialDay], site: Site) -> str:
    """The drawing of the days in a sentence."""
    a, b = (_values(arm, days, site) for arm in trial.design.arms)
    comparator, tried = arm_names(trial.design.arms, site.words)
    missing = sum(day.missing for day in days)
    return site.say(
        "ui-trial-result-days_desc", a=comparator, b=tried, a_values=a, b_values=b, missing=missing
    )


def _values(arm: str, days: Sequence[TrialDay], site: Site) -> str:
    rated = [str(day.outcome) for day in days if day.arm == arm and day.outcome is not None]
    return listed(rated, site.words) or site.say("ui-trial-result-none_rated")
