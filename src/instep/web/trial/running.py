"""The test that runs: what today asks for, what to rate now, and the way out."""

from datetime import date, datetime
from http import HTTPStatus
from typing import Any

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from instep.coach.trial.deeds import Due, can_finish, due_now, end, rate
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
from instep.web.emergency import emergency_line
from instep.web.rendering import Site
from instep.web.requests import Asked, page
from instep.web.trial.proposal import choices
from instep.web.trial.saying import arm_name, arm_names, cells, named_trial, question_name, todo
from instep.web.trial.trial_form import USUAL_TIME, read_rating

HOME = "/trial"


def routes() -> list[Route]:
    """Today, a rating, and the end."""
    return [
        page(HOME, trial),
        page("/trial/{id}/rate", keep_rating, "POST"),
        page("/trial/{id}/stop", stop, "GET", "POST"),
        page("/trial/{id}/finish", finish, "POST"),
    ]


def trial(asked: Asked) -> Response:
    """The running test with what is due now; where none runs, the questions to choose from."""
    instep = asked.instep
    now = instep.now()
    found = running_trial(asked.context)
    if found is None:
        return asked.page(
            "trial_choose.html",
            questions=choices(asked),
            past=_past(asked, now.date()),
            **emergency_line(asked),
        )
    days = read_days(found, asked.context)
    return asked.page(
        "trial.html",
        trial=found,
        name=question_name(found.question, asked.site),
        arms=arm_names(found.design.arms, asked.site),
        cells=cells(found, days, asked.site, today=now.date()),
        due=[_due(one, found, asked.site) for one in due_now(found, days, now.date())],
        can_finish=can_finish(found, now.date()),
        past=_past(asked, now.date()),
        at=f"{USUAL_TIME:%H:%M}",
        **_today(found, days, asked, now=now),
        **emergency_line(asked),
    )


def keep_rating(asked: Asked) -> Response:
    """Keep one number, or whether it was done."""
    rate(read_rating(asked.form), named_trial(asked), asked.context)
    return RedirectResponse(f"{HOME}#rate", HTTPStatus.SEE_OTHER)


def stop(asked: Asked) -> Response:
    """Ask once, without pleading; then stop."""
    found = named_trial(asked)
    if asked.method == "POST":
        return _ended(found, asked)
    if found.state(asked.instep.now().date()) is not State.RUNNING:
        return RedirectResponse(f"{HOME}/{found.id}", HTTPStatus.SEE_OTHER)
    return asked.page("trial_stop.html", trial=found, **emergency_line(asked))


def finish(asked: Asked) -> Response:
    """Say that nothing more will be rated, once every day has had its time."""
    found = named_trial(asked)
    if found.state(asked.instep.now().date()) is State.RUNNING and not _is_due(found, asked):
        return RedirectResponse(HOME, HTTPStatus.SEE_OTHER)
    return _ended(found, asked)


def _is_due(found: Trial, asked: Asked) -> bool:
    return can_finish(found, asked.instep.now().date())


def _ended(found: Trial, asked: Asked) -> Response:
    end(found, asked.context)
    return RedirectResponse(f"{HOME}/{found.id}", HTTPStatus.SEE_OTHER)


def _today(found: Trial, days: tuple[TrialDay, ...], asked: Asked, *, now: datetime) -> dict[str, Any]:
    """What today asks for: the arm in words, the way of a massage, and whether it would be allowed."""
    number = found.day_on(now.date())
    if number is None:
        return {"day": None, "today": None, "todo": "", "way": None, "clearance": None}
    day, site = days[number - 1], asked.site
    way = _way(found, day, asked)
    clearance = way and clearance_today(way, asked.context)
    return {
        "day": day,
        "today": arm_name(day.arm, site),
        "todo": todo(found, day, site),
        "way": way,
        "clearance": clearance,
    }


def _way(found: Trial, day: TrialDay, asked: Asked) -> Way | None:
    question = asked.instep.library.trials.questions.get(found.question)
    return question.ways.get(day.arm or "") if question else None


def _due(one: Due, found: Trial, site: Site) -> dict[str, Any]:
    of = "ui.trial.pain" if found.measure == "pain" else f"ui.measure.{found.measure}"
    moment = site.say(f"ui.trial.due.{'late_' if one.late else ''}{one.moment}.{found.rated}")
    return {
        "day": one.day,
        "moment": one.moment.value,
        "value": one.value,
        "late": one.late,
        "ask": site.say("ui.trial.due.which", moment=moment, ask=site.say(f"{of}.ask")),
        "ends": site.say(f"{of}.ends"),
    }


def _past(asked: Asked, today: date) -> list[dict[str, Any]]:
    """The tests that are over or were stopped, newest first."""
    site = asked.site
    return [
        {
            "id": one.id,
            "line": site.say(
                "ui.trial.past.line", question=question_name(one.question, site), day=site.day(one.starts)
            ),
            "state": one.state(today).value,
        }
        for one in every_trial(asked.context)
        if one.state(today) is not State.RUNNING
    ]
