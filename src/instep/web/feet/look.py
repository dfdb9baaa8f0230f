"""The look at both feet by itself: the second door."""

from starlette.responses import Response
from starlette.routing import Route

from instep.coach.feet.foot_check import Look, record_foot_check
from instep.coach.feet.foot_findings import Seen
from instep.coach.person.profile import read_profile
from instep.library.content.interview import interview
from instep.library.errors import Message
from instep.safety.clearance import Level
from instep.safety.pages import NONE, PageKind
from instep.safety.triage import Triage
from instep.web.errors import not_found
from instep.web.feet.look_form import LookState, read_look
from instep.web.feet.look_page import HOWS, STEPS, Looking, look_page, nothing_marked
from instep.web.forms.carrying import Carry
from instep.web.requests import WebRequest, page
from instep.web.voice.sound import sprite


def routes() -> list[Route]:
    """The look."""
    return [page("/look", look, "GET", "POST"), page("/look/{how}.wav", spoken)]


def look(request: WebRequest) -> Response:
    """Show the look until it is done; then what each mark asks for, by whom, and how soon."""
    _ = request.context  # whose feet they are is asked before anything is marked, not after
    state = read_look(request.form, request.instep.library.rules)
    if state.done and state.marked:
        return _looked(request, state)
    if request.form.one("chosen") == NONE and not state.marked and request.method == "POST":
        return _looked(request, LookState())
    return look_page(request, _looking(request), state)


def spoken(request: WebRequest) -> Response:
    """The same look, said aloud step by step."""
    how = request.parts["how"]
    if how not in HOWS:
        raise not_found(how, Message("ui-look-no_voice"))
    lines = {step: request.site.say(f"ui-look-by-{how}-{step}") for step in STEPS}
    clips = sprite(request.instep, lines)
    if clips is None:
        raise not_found(how, Message("ui-look-no_voice"))
    return Response(clips.wav, media_type="audio/wav")


def _looking(request: WebRequest) -> Looking:
    spec = next(page for page in interview(request.instep.library.folder).pages if page.kind is PageKind.LOOK)
    return Looking(
        action="/look",
        carry=Carry(),
        title=spec.title,
        hint=spec.hint or "",
        none=nothing_marked(request),
        back=False,
    )


def _looked(request: WebRequest, state: LookState) -> Response:
    how = request.form.one("how")
    found = record_foot_check(
        Look(how=how if how in HOWS else HOWS[0], seen=Seen(findings=state.marked)), request.context
    )
    return checked(request, found)


def checked(request: WebRequest, found: Triage) -> Response:
    """What each finding asks for; an emergency shows the number and nothing else."""
    if found.level is Level.STOP_EMERGENCY:
        return emergency_check(request, found)
    return request.page(
        "checked.html",
        triage=found,
        stranger=not read_profile(request.context),
    )


def emergency_check(request: WebRequest, found: Triage) -> Response:
    """The number, one reason, and nothing else to do."""
    worst = [one.do for one in found.findings if one.level is Level.STOP_EMERGENCY]
    together = [one.text for one in found.reasons if one.level is Level.STOP_EMERGENCY]
    return request.page("emergency.html", reason=(*together, *worst)[0])
