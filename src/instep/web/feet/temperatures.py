"""The temperature log: turned on by whoever was asked to measure, written by numbers, shown as a log."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from starlette.responses import Response
from starlette.routing import Route

from instep.coach.feet.taking_temperatures import open_advice, record_signs, record_temperatures
from instep.coach.feet.temperatures import (
    LogSetting,
    Taken,
    TemperatureHistory,
    read_open,
    read_setting,
    read_temperatures,
    set_log,
)
from instep.foot.anatomy import Side
from instep.safety.clearance import Level
from instep.safety.temperature import Unit, apart_as, shown_as, warmer_sites
from instep.session.phrases import day_and_time
from instep.web.feet.look import emergency_check
from instep.web.feet.temperature_chart import DAYS, HEIGHT, WIDTH, site_charts
from instep.web.feet.temperature_form import Wrong, typed
from instep.web.feet.temperature_form import read_temperatures as read_form
from instep.web.redirects import see_other
from instep.web.requests import WebRequest, page

_HOME = "/feet/temperatures"
_CASES = ("missing", "bandaged", "cast", "inflamed")
_SHOWN = 30  # readings on the page, newest first


def routes() -> list[Route]:
    """The log, its settings, and a new reading."""
    return [
        page(_HOME, temperatures),
        page(f"{_HOME}/set", set_up, "POST"),
        page(f"{_HOME}/new", new, "GET", "POST"),
        page(f"{_HOME}/signs", signs, "POST"),
    ]


def temperatures(request: WebRequest) -> Response:
    """The log where it is on, with what it found first; how it is turned on where it is off."""
    return _shown(request)


def set_up(request: WebRequest) -> Response:
    """Turn the log on or off, change the unit, or begin with another thermometer."""
    setting = read_setting(request.context)
    match request.form.one("do"):
        case "on" | "go" if not setting.on:
            return _turn_on(request)
        case "off":
            return _set(request, LogSetting(on=False, unit=setting.unit, thermometer=setting.thermometer))
        case "unit" if setting.on:
            other = Unit.F if setting.unit is Unit.C else Unit.C
            return _set(request, LogSetting(on=True, unit=other, thermometer=setting.thermometer))
        case "thermometer" if setting.on:
            return _set(request, LogSetting(on=True, unit=setting.unit, thermometer=setting.thermometer + 1))
        case _:
            return _home()


def new(request: WebRequest) -> Response:
    """Take a reading; what cannot be taken is named in one line, and nothing typed is lost."""
    instep = request.instep
    setting = read_setting(request.context)
    if not setting.on:
        return _home()
    if request.method != "POST":
        return _entry(request, setting)
    if request.form.one("do") != "keep":
        return _entry(request, setting, problem=request.site.say("ui-temperatures-is_different"))
    shown = read_form(request.form, setting.unit, instep.library.temperature_log.rules)
    if isinstance(shown, list):
        return _entry(request, setting, problem=_told(shown[0], setting.unit, request), wrong=shown)
    record_temperatures(shown, request.context)
    return _home()


def signs(request: WebRequest) -> Response:
    """Keep what else is so on the warm foot; "none of these" is an answer too."""
    instep = request.instep
    known = instep.library.temperature_log.rules.signs
    marked = frozenset(request.form.every("sign")) & frozenset(known)
    if marked or request.form.one("do") == "none":
        record_signs(marked, request.context)
    return _home()


def _shown(request: WebRequest, *, problem: str | None = None) -> Response:
    setting = read_setting(request.context)
    log = read_temperatures(request.context)
    now_open = read_open(request.context)
    # A hot spot that is open is told even where the log was turned off since.
    advice = open_advice(request.context)
    if advice and advice.level is Level.STOP_EMERGENCY:
        return emergency_check(request, advice)
    return request.page(
        "temperatures.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK,
        setting=setting,
        advice=advice,
        problem=problem,
        **_found(now_open, request),
        **(_log(log, setting, request) if setting.on else _how_to_turn_on(request)),
        **_frame(request),
    )


def _turn_on(request: WebRequest) -> Response:
    problem = _why_not_on(request)
    if problem is None:
        return _set(request, LogSetting(on=True, unit=Unit(request.form.one("unit") or "")))
    return _shown(request, problem=request.site.say(f"ui-temperatures-{problem}"))


def _why_not_on(request: WebRequest) -> str | None:
    form = request.form
    if form.one("asked") is None:
        return "asked_missing"
    if form.one("unit") not in list(Unit):
        return "unit_missing"
    # Only the deliberate "none of these" turns it on; a case that is marked outweighs it.
    return "some" if form.every("case") or form.one("do") != "on" else None


def _set(request: WebRequest, setting: LogSetting) -> Response:
    set_log(setting, request.context)
    return _home()


def _home() -> Response:
    return see_other(_HOME)


def _frame(request: WebRequest) -> dict[str, Any]:
    return {
        "content": request.instep.library.temperature_log,
        "day": request.site.day,
    }


def _how_to_turn_on(request: WebRequest) -> dict[str, Any]:
    form = request.form
    said = {"asked": form.one("asked"), "unit": form.one("unit"), "cases": form.every("case")}
    return {"said": said, "cases": _CASES, "units": list(Unit)}


def _found(log: TemperatureHistory, request: WebRequest) -> dict[str, Any]:
    """The warm sites of the newest reading, the open spots, and whether to ask what else is so."""
    last = log.taken[-1] if log.taken else None
    return {
        "warmer": list(_warmer(last, request)) if last and log.open else [],
        "spots": log.open,
        "ask_signs": bool(last and log.open and not last.asked),
        "signs": list(request.instep.library.temperature_log.rules.signs),
    }


def _warmer(taken: Taken, request: WebRequest) -> Iterator[str]:
    site, rules = request.site, request.instep.library.temperature_log.rules
    for one in warmer_sites(taken.reading, rules):
        by = f"{float(apart_as(one.by, taken.shown.unit)):.1f}"
        degrees = site.say(f"ui-temperatures-degrees-{taken.shown.unit}", n=by)
        name, side = site.say(f"ui-temperatures-sites-{one.site}"), site.say(f"ui-touch-sides-{one.side}")
        yield site.say("ui-temperatures-warmer", site=name, side=side, by=degrees)


def _log(log: TemperatureHistory, setting: LogSetting, request: WebRequest) -> dict[str, Any]:
    rules = request.instep.library.temperature_log.rules
    today = request.instep.now().date()
    return {
        "readings": [
            (one, day_and_time(one.at, request.site.words)) for one in reversed(log.taken[-_SHOWN:])
        ],
        "charts": site_charts(log.taken, rules.sites, unit=setting.unit, today=today),
        "chart_size": (WIDTH, HEIGHT, DAYS),
        "sites": list(rules.sites),
    }


def _entry(
    request: WebRequest, setting: LogSetting, *, problem: str | None = None, wrong: list[Wrong] | None = None
) -> Response:
    rules = request.instep.library.temperature_log.rules
    return request.page(
        "temperatures_new.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK,
        setting=setting,
        problem=problem,
        first=wrong[0].field if wrong else None,
        wrong={one.field for one in wrong or ()},
        typed=typed(request.form, rules),
        sides=list(Side),
        sites=list(rules.sites),
        **_frame(request),
    )


def _told(wrong: Wrong, unit: Unit, request: WebRequest) -> str:
    site, rules = request.site, request.instep.library.temperature_log.rules
    place = site.say(
        "ui-temperatures-at",
        side=site.say(f"ui-side-{wrong.side}"),
        site=site.say(f"ui-temperatures-sites-{wrong.site}").lower(),
    )
    least, most = (f"{float(shown_as(end, unit)):g}" for end in (rules.least, rules.most))
    return site.say(
        f"ui-temperatures-wrong-{wrong.trouble}",
        place=place,
        typed=wrong.typed,
        example=site.say(f"ui-temperatures-example-{unit}"),
        unit=f"°{unit}",
        least=least,
        most=most,
    )
