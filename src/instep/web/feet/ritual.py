"""The daily look, stop by stop: one tap or one word each, then what is different is marked on the foot."""

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.responses import Response
from starlette.routing import Route

from instep.coach.feet.foot_check import Look, record_foot_check
from instep.coach.feet.record import open_pins
from instep.foot.anatomy import Side
from instep.library.content.ritual import Stop
from instep.record.pins import Pin
from instep.safety.pages import NONE
from instep.web.emergency import emergency_line
from instep.web.feet.foot_plates import place
from instep.web.feet.hub import finding_name
from instep.web.feet.look import checked
from instep.web.feet.look_form import LookState, read_look
from instep.web.feet.looking import HOWS, Looking, look_page
from instep.web.feet.ritual_form import PIN_SAID, RitualState, Said, read_ritual, seen_of
from instep.web.forms.carrying import Carry
from instep.web.requests import Asked, page
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


def ritual(asked: Asked) -> Response:
    """Ask at every stop; then mark what is different; then say what the findings ask for."""
    state = read_ritual(asked.form, asked.instep.library.ritual)
    if asked.method != "POST" or not state.looked:
        return _stops(asked, state, again=asked.method == "POST")
    marks = read_look(asked.form, asked.instep.library.rules)
    if not state.wants_marks or marks.done or asked.form.one("chosen") == NONE:
        return _kept(asked, state, marks)
    return look_page(asked, _marking(asked, state), marks)


def spoken(asked: Asked) -> Response:
    """The stops said aloud, as one file."""
    return page_voice(asked, _clips(asked))


def hearing(asked: Asked) -> Response:
    """The document from which this page listens, and where each stop lies in the voice's file."""
    return page_hearing(asked, _clips(asked))


def _stops(asked: Asked, state: RitualState, *, again: bool) -> Response:
    pins = open_pins(asked.context)
    stops = asked.instep.library.ritual.stops
    return asked.page(
        "ritual.html",
        stops=[_stop(stop, pins, asked) for stop in stops],
        said=list(Said),
        pin_said=list(PIN_SAID),
        state=state,
        again=again,
        hows=HOWS,
        how=_how(asked),
        **emergency_line(asked),
    )


def _stop(stop: Stop, pins: Sequence[Pin], asked: Asked) -> Mapping[str, Any]:
    here = [pin for pin in pins if stop.shows(pin.side, pin.region)]
    return {
        "key": stop.key,
        "id": stop.id,
        "side": stop.side or "both",
        "pins": [_known(p, asked) for p in here],
    }


def _known(pin: Pin, asked: Asked) -> Mapping[str, str]:
    site = asked.site
    name = finding_name(pin, asked.instep.library.findings)
    where, day = place(site, pin.side, pin.region), site.day(pin.first_day)
    return {"id": pin.id, "line": site.say("ui.ritual.known", day=day, name=name, place=where)}


def _marking(asked: Asked, state: RitualState) -> Looking:
    say = asked.site.say
    return Looking(
        action=_ADDRESS,
        carry=Carry((*state.fields(), ("how", _how(asked)))),
        title=say("ui.ritual.mark_title"),
        hint=say("ui.ritual.mark_hint"),
        none=say("ui.ritual.mark_none"),
        back=False,
    )


def _kept(asked: Asked, state: RitualState, marks: LookState) -> Response:
    instep = asked.instep
    opened = open_pins(asked.context)
    seen = seen_of(state, instep.library.ritual, opened, marked=marks.marked)
    found = record_foot_check(
        Look(how=_how(asked), seen=seen, stops={key: said.value for key, said in state.stops.items()}),
        asked.context,
    )
    return checked(asked, found)


def _how(asked: Asked) -> str:
    said = asked.form.one("how")
    return said if said in HOWS else HOWS[0]


def _clips(asked: Asked) -> Clips | None:
    """Every stop once: its foot, its name and what to look at; the names alone for whoever knows them."""
    say, stops = asked.site.say, asked.instep.library.ritual.stops
    sides = {side: say(f"ui.ritual.side.{side}") for side in (*Side, "both")}
    lines = {
        stop.key: f"{sides[stop.side or 'both']}. {say(f'ui.ritual.each.{stop.id}.name')}." for stop in stops
    }
    return sprite(asked.instep, lines)
