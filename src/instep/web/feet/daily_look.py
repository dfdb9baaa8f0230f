"""The daily look, stop by stop: one tap or one word each, then what is different is marked on the foot."""

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.responses import Response
from starlette.routing import Route

from instep.coach.feet.foot_check import Look, record_foot_check
from instep.coach.feet.foot_findings import open_pins
from instep.foot.anatomy import Side
from instep.library.content.daily_look import Stop
from instep.record.pins import Pin
from instep.safety.pages import NONE
from instep.session.phrases import finding_name, place
from instep.web.feet.daily_look_form import PIN_SAID, RitualState, StopAnswer, read_ritual, seen_of
from instep.web.feet.look import checked
from instep.web.feet.look_form import LookState, read_look
from instep.web.feet.look_page import HOWS, Looking, look_page
from instep.web.forms.carrying import Carry
from instep.web.requests import WebRequest, page
from instep.web.voice.hearing import page_hearing, page_voice
from instep.web.voice.sound import Clips, sprite

_ADDRESS = "/feet/check"


def routes() -> list[Route]:
    """The daily look, its voice, and what its page needs to listen."""
    return [
        page(_ADDRESS, ritual, "GET", "POST"),
        page(f"{_ADDRESS}/stops.wav", spoken),
        page(f"{_ADDRESS}/hearing.json", hearing),
    ]


def ritual(request: WebRequest) -> Response:
    """Ask at every stop; then mark what is different; then say what the findings ask for."""
    state = read_ritual(request.form, request.instep.library.ritual)
    if request.method != "POST" or not state.looked or request.form.one("back") is not None:
        return _stops(request, state, again=request.method == "POST" and not state.looked)
    marks = read_look(request.form, request.instep.library.rules)
    if not state.wants_marks or marks.done or request.form.one("chosen") == NONE:
        return _kept(request, state, marks)
    return look_page(request, _marking(request, state), marks)


def spoken(request: WebRequest) -> Response:
    """The stops said aloud, as one file."""
    return page_voice(request, _clips(request))


def hearing(request: WebRequest) -> Response:
    """The document from which this page listens, and where each stop lies in the voice's file."""
    return page_hearing(request, _clips(request))


def _stops(request: WebRequest, state: RitualState, *, again: bool) -> Response:
    pins = open_pins(request.context)
    stops = request.instep.library.ritual.stops
    return request.page(
        "daily_look.html",
        stops=[_stop(stop, pins, request) for stop in stops],
        said=list(StopAnswer),
        pin_said=list(PIN_SAID),
        state=state,
        again=again,
        hows=HOWS,
        how=_how(request),
    )


def _stop(stop: Stop, pins: Sequence[Pin], request: WebRequest) -> Mapping[str, Any]:
    here = [pin for pin in pins if stop.shows(pin.side, pin.region)]
    return {
        "key": stop.key,
        "id": stop.id,
        "side": stop.side or "both",
        "pins": [_known(p, request) for p in here],
    }


def _known(pin: Pin, request: WebRequest) -> Mapping[str, str]:
    site = request.site
    name = finding_name(pin.finding, request.instep.library.findings)
    where, day = place(pin.side, pin.region, site.words), site.day(pin.first_day)
    return {"id": pin.id, "line": site.say("ui-ritual-known", day=day, name=name, place=where)}


def _marking(request: WebRequest, state: RitualState) -> Looking:
    say = request.site.say
    return Looking(
        action=_ADDRESS,
        carry=Carry((*state.fields(), ("how", _how(request)))),
        title=say("ui-ritual-mark_title"),
        hint=say("ui-ritual-mark_hint"),
        none=say("ui-ritual-mark_none"),
        back=True,
    )


def _kept(request: WebRequest, state: RitualState, marks: LookState) -> Response:
    instep = request.instep
    opened = open_pins(request.context)
    seen = seen_of(state, instep.library.ritual, opened, marked=marks.marked)
    found = record_foot_check(
        Look(how=_how(request), seen=seen, stops={key: said.value for key, said in state.stops.items()}),
        request.context,
    )
    return checked(request, found)


def _how(request: WebRequest) -> str:
    said = request.form.one("how")
    return said if said in HOWS else HOWS[0]


def _clips(request: WebRequest) -> Clips | None:
    """Every stop once: its foot, its name and what to look at; the names alone for whoever knows them."""
    say, stops = request.site.say, request.instep.library.ritual.stops
    sides = {side: say(f"ui-ritual-side-{side}") for side in (*Side, "both")}
    lines = {
        stop.key: say(
            "ui-ritual-spoken", side=sides[stop.side or "both"], name=say(f"ui-ritual-each-{stop.id}-name")
        )
        for stop in stops
    }
    return sprite(request.instep, lines)
