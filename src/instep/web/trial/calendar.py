"""The days of a test for the person's own calendar: a file that is downloaded, and nothing that is sent."""

from collections.abc import Iterator
from typing import Any

from starlette.responses import Response
from starlette.routing import Route

from instep.coach.trial.trials import Trial, days_of
from instep.web.rendering import Site
from instep.web.requests import WebRequest, page
from instep.web.trial.saying import named_trial
from instep.web.trial.trial_form import read_time
from instep.words.trial import arm_name, question_name, todo


def routes() -> list[Route]:
    """The calendar file."""
    return [page("/trial/{id}/calendar.ics", calendar)]


def calendar(request: WebRequest) -> Response:
    """One entry a day with an alarm, downloaded by whoever wants it."""
    from instep.export.trial_calendar import CalendarEntry, trial_calendar  # noqa: PLC0415  # for those who ask for it

    instep, trial, site = request.instep, named_trial(request), request.site
    body = trial_calendar(
        [CalendarEntry(**one) for one in _entries(trial, site)],
        name=site.say("ui-trial-calendar-name", question=question_name(trial.question, site.words)),
        alarm=site.say("ui-trial-calendar-alarm"),
        at=read_time(request.query),
        language=instep.library.words.language,
        made=instep.now(),
    )
    headers = {
        "content-type": "text/calendar; charset=utf-8",
        "content-disposition": 'attachment; filename="instep-test.ics"',
    }
    return Response(body, headers=headers)


def _entries(trial: Trial, site: Site) -> Iterator[dict[str, Any]]:
    """A day's arm each day, and the last number on the morning after."""
    for day in days_of(trial, ()):
        said = "entry" if day.arm else "entry_baseline"
        about = site.say(
            "ui-trial-calendar-about", day=day.day, days=trial.length, todo=todo(trial, day, site.words)
        )
        yield {
            "id": f"{trial.id}-{day.day}@instep",
            "day": day.date,
            "summary": site.say(f"ui-trial-calendar-{said}", arm=arm_name(day.arm, site.words)),
            "text": about,
        }
