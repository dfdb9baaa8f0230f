"""My feet: what still asks for somebody, the map of a day, thirty days, and the ways on from here."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from starlette.responses import Response
from starlette.routing import Route

from instep.coach.feet.foot_check import what_asks
from instep.coach.feet.foot_findings import pins_on, read_day, read_strip
from instep.coach.feet.taking_temperatures import open_advice
from instep.facts.feet import FootChecked
from instep.foot.anatomy import Side
from instep.foot.drawing import draw
from instep.foot.views import View
from instep.record.pins import Pin
from instep.web.feet.foot_plates import IN_ORDER
from instep.web.foot_svg import DrawnPin as Mark
from instep.web.foot_svg import FootMarking, Svg, foot_svg
from instep.web.rendering import Site
from instep.web.requests import WebRequest, page
from instep.words.check import pin_title, where_found

ALWAYS = (View.TOP, View.SOLE, View.HEEL)
"""The views that are shown whether or not anything is on them: left against right."""


WAYS = (
    ("touch", "/feet/touch"),
    ("temperatures", "/feet/temperatures"),
    ("photos", "/feet/photos"),
    ("report", "/feet/report"),
    ("answer", "/feet/answer"),
    ("own_answers", "/answers"),
    ("find_help", "/find-help"),
)
"""The ways on from here: the name of their words, and where they lead."""


def routes() -> list[Route]:
    """The feet."""
    return [page("/feet", feet)]


def feet(request: WebRequest) -> Response:
    """The feet on a day; today also what asks for care."""
    site, context = request.site, request.context
    person, journal, today = context.person, context.journal, context.now.date()
    day = read_day(request.query.one("day"), today)
    pins = pins_on(day, context)
    looked = journal.days(person, FootChecked, first=day, last=day)
    return request.page(
        "feet.html",
        day=day,
        today=today,
        before=day - timedelta(days=1),
        after=day + timedelta(days=1) if day < today else None,
        looked=bool(looked),
        begun=journal.latest(person, FootChecked) is not None,
        asks=[*_asks(request), *_warm(request)] if day == today else [],
        ways=WAYS,
        plates=map_plates(site, pins),
        pins=[pin_words(pin, request, number=number) for number, pin in enumerate(pins, 1)],
        days=read_strip(day, request.context),
        day_words=site.day,
    )


def pin_words(pin: Pin, request: WebRequest, *, number: int) -> dict[str, Any]:
    """A finding in the list beside the map."""
    site = request.site
    return {
        "number": number,
        "id": pin.id,
        "side": pin.side.value,
        "title": pin_title(pin, request.instep.library),
        "state": _state(pin, site),
        "by": next((note.by for note in reversed(pin.notes) if note.by), ""),
        "words": next((note.words for note in reversed(pin.notes) if note.words), ""),
    }


def map_plates(site: Site, pins: Sequence[Pin]) -> list[dict[str, Svg]]:
    """The views with their pins, the left foot beside the right; further views only where a pin needs one."""
    hidden = [pin for pin in pins if not any(_shows(view, pin) for view in ALWAYS)]
    views = [view for view in IN_ORDER if view in ALWAYS or any(_shows(view, pin) for pin in hidden)]
    return [{side.value: _plate(site, side, view, pins=pins) for side in Side} for view in views]


def _shows(view: View, pin: Pin) -> bool:
    return any(part.region is pin.region for part in draw(view, pin.side).parts)


def _plate(site: Site, side: Side, view: View, *, pins: Sequence[Pin]) -> Svg:
    here = [(number, pin) for number, pin in enumerate(pins, 1) if pin.side is side]
    look = FootMarking(
        lit=frozenset(pin.region for _, pin in here),
        pins=tuple(Mark(region=pin.region, sign=str(number), id=pin.id) for number, pin in here),
        mark=site.say(f"ui-side_sign-{side}"),
    )
    words = {"side": site.say(f"ui-side-{side}"), "view": site.say(f"ui-look-view-{view}")}
    title = site.say("ui-feet-plate", **words, n=len(here))
    return foot_svg(
        view, side, look, title=title, desc=site.say("ui-feet-plate_desc"), key=f"map-{view}-{side}"
    )


def _state(pin: Pin, site: Site) -> str:
    first = site.day(pin.first_day)
    if pin.changed:
        return site.say("ui-feet-pin_state-changed", day=first, change=site.day(pin.changed.day))
    if pin.last_look:
        return site.say("ui-feet-pin_state-seen", day=first, seen=site.day(pin.last_look.date()))
    return site.say("ui-feet-pin_state-new", day=first)


def _asks(request: WebRequest) -> list[dict[str, Any]]:
    site = request.site
    found = what_asks(request.context)
    return [
        {
            "link": f"/feet/finding/{one.pin.id}#care",
            "title": pin_title(one.pin, request.instep.library),
            "since": site.say("ui-feet-since", day=site.day(one.pin.first_day)),
            "level": one.advice.level.value,
            "do": one.advice.do,
            "contact": one.advice.contact,
        }
        for one in found
        if one.asks
    ]


def _warm(request: WebRequest) -> list[dict[str, Any]]:
    """What the temperature log found asks too, on its own page."""
    site, found = request.site, open_advice(request.context)
    return [
        {
            "link": "/feet/temperatures",
            "title": site.say("ui-feet-pin", name=one.name, place=where_found(one, site.words)),
            "since": "",
            "level": one.level.value,
            "do": one.do,
            "contact": one.contact,
        }
        for one in (found.findings if found else ())
    ]
