"""What the pages of a fair test share: the names of arms and days, and the line on the first page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from instep.coach.trial.run_trial import can_finish
from instep.coach.trial.trials import Trial, TrialDay, find_trial, running_trial
from instep.facts.trial import RatingMoment
from instep.library.errors import Message
from instep.outcomes.n_of_1.design import Phase, schedule
from instep.web.errors import not_found
from instep.web.rendering import Site
from instep.web.requests import WebRequest
from instep.words.trial import arm_name


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A day of the strip: its letter, its kind (a, b or none) for the shape, its state, and all in words."""

    day: int
    letter: str
    kind: str
    state: str
    counts: bool
    words: str


def named_trial(request: WebRequest) -> Trial:
    """The trial that the address names; raises Problem 404 where there is none."""
    found = find_trial(request.parts["id"], request.context)
    if found is None:
        raise not_found(request.path, Message("errors-page-no_test"))
    return found


def cells(trial: Trial, days: Iterable[TrialDay], site: Site, *, today: date | None) -> list[Cell]:
    """The strip of days; without a `today` every day is still to come."""
    return [_cell(trial, day, site, today=today) for day in days]


def _cell(trial: Trial, day: TrialDay, site: Site, *, today: date | None) -> Cell:
    state = _state(trial, day, today)
    kind = "none" if day.arm is None else "ab"[trial.design.arms.index(day.arm)]
    said = site.say(f"ui-trial-running-states-{state}")
    words = site.say(
        "ui-trial-running-strip_text", day=day.day, arm=arm_name(day.arm, site.words), state=said
    )
    counts = day.phase is not Phase.WASH_OUT
    return Cell(
        day=day.day,
        letter="" if kind == "none" else kind.upper(),
        kind=kind,
        state=state.replace("_", "-"),
        counts=counts,
        words=words if counts else f"{words} {site.say('ui-trial-running-wash_out_day')}",
    )


def _state(trial: Trial, day: TrialDay, today: date | None) -> str:
    if today is None or day.date > today:
        return "to_come"
    if not day.missing:
        return "rated"
    if day.date == today:
        return "today"
    return "to_rate" if trial.due(day.day, RatingMoment.OUTCOME) >= today else "missing"


def home_line(request: WebRequest) -> str | None:
    """One line for the first page while a test runs; two short reads and no statistics."""
    instep = request.instep
    today = instep.now().date()
    trial = running_trial(request.context)
    if trial is None:
        return None
    day = trial.day_on(today)
    if day is None or can_finish(trial, today):
        return request.site.say("ui-trial-home-over")
    arm = schedule(trial.design)[day - 1].arm
    if arm is None:
        return request.site.say("ui-trial-home-baseline")
    return request.site.say("ui-trial-home-today", arm=arm_name(arm, request.site.words))
