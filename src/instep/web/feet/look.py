"""The look at both feet by itself: the second door."""

from starlette.responses import Response
from starlette.routing import Route

from instep.coach.feet.foot_check import Look, record_foot_check
from instep.coach.feet.record import Seen
from instep.coach.person.profile import read_profile
from instep.library.content.interview import interview
from instep.safety.clearance import Level
from instep.safety.pages import NONE, PageKind
from instep.safety.triage import Triage
from instep.web.emergency import emergency_line
from instep.web.errors import not_found
from instep.web.feet.foot_plates import place
from instep.web.feet.look_form import LookState, read_look
from instep.web.feet.looking import HOWS, STEPS, Looking, look_page, nothing_marked
from instep.web.forms.carrying import Carry
from instep.web.requests import Asked, page
from instep.web.voice.sound import sprite


def routes() -> list[Route]:
    """The look."""
    return [page("/look", look, "GET", "POST"), page("/look/{how}.wav", spoken)]


def look(asked: Asked) -> Response:
    """Show the look until it is done; then what each mark asks for, by whom, and how soon."""
    _ = asked.context  # whose feet they are is asked before anything is marked, not after
    state = read_look(asked.form, asked.instep.library.rules)
    if state.done and state.marked:
        return _looked(asked, state)
    if asked.form.one("chosen") == NONE and not state.marked and asked.method == "POST":
        return _looked(asked, LookState())
    return look_page(asked, _looking(asked), state)


def spoken(asked: Asked) -> Response:
    """The same look, said aloud step by step."""
    how = asked.parts["how"]
    if how not in HOWS:
        raise not_found(how, asked.site.say("ui.look.no_voice"))
    lines = {step: asked.site.say(f"ui.look.by.{how}.{step}") for step in STEPS}
    clips = sprite(asked.instep, lines)
    if clips is None:
        raise not_found(how, asked.site.say("ui.look.no_voice"))
    return Response(clips.wav, media_type="audio/wav")


def _looking(asked: Asked) -> Looking:
    spec = next(page for page in interview(asked.instep.library.root).pages if page.kind is PageKind.LOOK)
    return Looking(
        action="/look",
        carry=Carry(),
        title=spec.title,
        hint=spec.hint or "",
        none=nothing_marked(asked),
        back=False,
    )


def _looked(asked: Asked, state: LookState) -> Response:
    how = asked.form.one("how")
    found = record_foot_check(
        Look(how=how if how in HOWS else HOWS[0], seen=Seen(findings=state.marked)), asked.context
    )
    return checked(asked, found)


def checked(asked: Asked, found: Triage) -> Response:
    """What each finding asks for; an emergency shows the number and nothing else."""
    if found.level is Level.STOP_EMERGENCY:
        return emergency_check(asked, found)
    return asked.page(
        "checked.html",
        triage=found,
        places=places_of(asked, found),
        stranger=not read_profile(asked.context),
        **emergency_line(asked),
    )


def emergency_check(asked: Asked, found: Triage) -> Response:
    """The number, one reason, and nothing else to do."""
    worst = [one.do for one in found.findings if one.level is Level.STOP_EMERGENCY]
    together = [one.text for one in found.reasons if one.level is Level.STOP_EMERGENCY]
    return asked.page("emergency.html", reason=(*together, *worst)[0], **emergency_line(asked))


def places_of(asked: Asked, found: Triage) -> list[str]:
    """Where each finding is, in words."""
    return [
        "; ".join(place(asked.site, side, region) for side in sorted(one.sides) for region in one.regions)
        for one in found.findings
    ]
