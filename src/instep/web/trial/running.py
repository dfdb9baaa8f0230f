"""The test that runs: what today asks for, what to rate now, and the way out."""

from datetime import date, datetime
from typing import Any

from starlette.responses import Response
from starlette.routing import Route

from instep.coach.trial.run_trial import Due, can_finish, due_now, end, rate
from instep.coach.trial.safety import clearance_today
from instep.coach.trial.trials import (
    State,
    Trial,
    TrialDay,
    every_trial,
    read_days,
    running_trial,
)
from instep.foot.anatomy import Way
from instep.web.redirects import see_other
from instep.web.rendering import Site
from instep.web.requests import WebRequest, page
from instep.web.trial.proposal import choices
from instep.web.trial.saying import cells, named_trial
from instep.web.trial.trial_form import USUAL_TIME, read_rating
from instep.words.trial import arm_name, arm_names, question_name, todo

HOME = "/trial"


def routes() -> list[Route]:
    """Today, a rating, and the end."""
    return [
        page(HOME, trial),
        page("/trial/{id}/rate", keep_rating, "POST"),
        page("/trial/{id}/stop", stop, "GET", "POST"),
        page("/trial/{id}/finish", finish, "POST"),
    ]


def trial(request: WebRequest) -> Response:
    """The running test with what is due now; where none runs, the questions to choose from."""
    instep = request.instep
    now = instep.now()
    found = running_trial(request.context)
    if found is None:
        return request.page(
            "trial_choose.html",
            questions=choices(request),
            past=_past(request, now.date()),
        )
    days = read_days(found, request.context)
    return request.page(
        "trial.html",
        trial=found,
        name=question_name(found.question, request.site.words),
        arms=arm_names(found.design.arms, request.site.words),
        cells=cells(found, days, request.site, today=now.date()),
        due=[_due(one, found, request.site) for one in due_now(found, days, now.date())],
        can_finish=can_finish(found, now.date()),
        past=_past(request, now.date()),
        at=f"{USUAL_TIME:%H:%M}",
        **_today(found, days, request, now=now),
    )


def keep_rating(request: WebRequest) -> Response:
    """Keep one number, or whether it was done."""
    rate(read_rating(request.form), named_trial(request), request.context)
    return see_other(f"{HOME}#rate")


def stop(request: WebRequest) -> Response:
    """Ask once, without pleading; then stop."""
    found = named_trial(request)
    if request.method == "POST":
        return _ended(found, request)
    if found.state(request.instep.now().date()) is not State.RUNNING:
        return see_other(f"{HOME}/{found.id}")
    return request.page("trial_stop.html", trial=found)


def finish(request: WebRequest) -> Response:
    """Say that nothing more will be rated, once every day has had its time."""
    found = named_trial(request)
    if found.state(request.instep.now().date()) is State.RUNNING and not _is_due(found, request):
        return see_other(HOME)
    return _ended(found, request)


def _is_due(found: Trial, request: WebRequest) -> bool:
    return can_finish(found, request.instep.now().date())


def _ended(found: Trial, request: WebRequest) -> Response:
    end(found, request.context)
    return see_other(f"{HOME}/{found.id}")


def _today(found: Trial, days: tuple[TrialDay, ...], request: WebRequest, *, now: datetime) -> dict[str, Any]:
    """What today asks for: the arm in words, the way of a massage, and whether it would be allowed."""
    number = found.day_on(now.date())
    if number is None:
        return {"day": None, "today": None, "todo": "", "way": None, "clearance": None}
    day, site = days[number - 1], request.site
    way = _way(found, day, request)
    clearance = way and clearance_today(way, request.context)
    return {
        "day": day,
        "today": arm_name(day.arm, site.words),
        "todo": todo(found, day, site.words),
        "way": way,
        "clearance": clearance,
    }


def _way(found: Trial, day: TrialDay, request: WebRequest) -> Way | None:
    question = request.instep.library.trials.questions.get(found.question)
    return question.ways.get(day.arm or "") if question else None


def _due(one: Due, found: Trial, site: Site) -> dict[str, Any]:
    of = "ui-trial-pain" if found.measure == "pain" else f"ui-measure-{found.measure}"
    moment = site.say(f"ui-trial-due-{'late_' if one.late else ''}{one.moment}-{found.rated}")
    return {
        "day": one.day,
        "moment": one.moment.value,
        "value": one.value,
        "late": one.late,
        "ask": site.say("ui-trial-due-which", moment=moment, ask=site.say(f"{of}-ask")),
        "ends": site.say(f"{of}-ends"),
    }


def _past(request: WebRequest, today: date) -> list[dict[str, Any]]:
    """The tests that are over or were stopped, newest first."""
    site = request.site
    return [
        {
            "id": one.id,
            "line": site.say(
                "ui-trial-past-line",
                question=question_name(one.question, site.words),
                day=site.day(one.starts),
            ),
            "state": one.state(today).value,
        }
        for one in every_trial(request.context)
        if one.state(today) is not State.RUNNING
    ]
