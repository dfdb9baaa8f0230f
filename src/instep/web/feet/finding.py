"""One finding's history: when it was noted, what changed, what it asks for, and what came of that."""

from typing import Any

from starlette.responses import Response
from starlette.routing import Route

from instep.coach.feet.foot_check import what_asks
from instep.coach.feet.foot_findings import read_care, tell_care
from instep.library.errors import BadInput, Message
from instep.record.pins import Care, Note, Pin, PinStep
from instep.web.errors import not_found
from instep.web.redirects import see_other
from instep.web.requests import WebRequest, page
from instep.words.check import pin_title, step_line

_LONGEST = 500  # letters


def routes() -> list[Route]:
    """A finding, and telling what happened."""
    return [page("/feet/finding/{pin}", finding), page("/feet/finding/{pin}/care", care, "POST")]


def finding(request: WebRequest) -> Response:
    """Everything that is known of one finding."""
    pin, site = _pin(request), request.site
    asks = what_asks(request.context)
    return request.page(
        "finding.html",
        pin=pin,
        title=pin_title(pin, request.instep.library),
        notes=[_note(note, request) for note in pin.notes],
        asked=next((one for one in asks if one.pin.id == pin.id), None),
        day=site.day,
        cares=list(Care),
    )


def care(request: WebRequest) -> Response:
    """Keep what came of it, and show the finding again."""
    instep, form, pin = request.instep, request.form, _pin(request)
    said = form.one("care")
    if said is None:
        raise BadInput("feet-nothing_was_chosen", place="care")
    what, on = read_care(said, form.one("on"))
    words = (form.one("words") or "").strip()[:_LONGEST]
    note = Note(at=instep.now(), step=PinStep.CARE, by="", words=words, care=what, on=on)
    tell_care(pin.id, note, request.context)
    return see_other(f"/feet/finding/{pin.id}")


def _pin(request: WebRequest) -> Pin:
    found = request.context.journal.pin(request.context.person, request.parts["pin"])
    if found is None:
        raise not_found(request.path, Message("errors-page-no_finding"))
    return found


def _note(note: Note, request: WebRequest) -> dict[str, Any]:
    site = request.site
    return {
        "at": note.at,
        "day": site.day(note.day),
        "step": step_line(note, site.words),
        "words": note.words,
        "by": note.by,
    }
