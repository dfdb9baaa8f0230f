"""The look as a page, by itself or inside the interview: touch a place, choose what is there, go on."""

from dataclasses import dataclass

from starlette.responses import Response

from instep.foot.anatomy import Region
from instep.session.phrases import place, places
from instep.web.feet.foot_plates import plates
from instep.web.feet.look_form import LookState, found_at, marked_text
from instep.web.forms.carrying import Carry
from instep.web.requests import WebRequest

HOWS = ("sight", "mirror", "helper", "touch")
"""The ways to look: with the eyes, with a mirror, by a helper, by touch and smell."""

STEPS = ("top", "sole", "heel", "toes", "nails", "compare")


@dataclass(frozen=True, kw_only=True)
class Looking:
    """Where the look stands: its form's address, what the form carries, its words."""

    action: str
    carry: Carry
    title: str
    hint: str
    none: str
    back: bool


def nothing_marked(request: WebRequest) -> str:
    """The deliberate empty result, in the words of the foot check."""
    return request.instep.library.rules.nothing_marked.text


def look_page(request: WebRequest, looking: Looking, state: LookState) -> Response:
    """The look, or, where a place was just touched, what can be found there."""
    return _found_page(request, looking, state) if state.spot else _look_page(request, looking, state)


def _look_page(request: WebRequest, looking: Looking, state: LookState) -> Response:
    site = request.site
    return request.page(
        "look.html",
        action=looking.action,
        carry=looking.carry.plus(marked=marked_text(state.marked)),
        title=looking.title,
        hint=looking.hint,
        empty=looking.none,
        back=looking.back,
        marked=_marked(request, state),
        plates=plates(site, state.marked),
        regions=list(Region),
        spots_open=False,
        hows=HOWS,
        how=_how(request),
        steps=STEPS,
    )


def _found_page(request: WebRequest, looking: Looking, state: LookState) -> Response:
    spot = state.spot
    assert spot is not None  # noqa: S101  # look_page has just seen it
    return request.page(
        "found.html",
        action=looking.action,
        carry=looking.carry.plus(marked=marked_text(state.marked)),
        spot=spot,
        how=_how(request),
        place=place(spot.side, spot.region, request.site.words),
        kinds=found_at(spot.region, request.instep.library.rules),
    )


def _how(request: WebRequest) -> str:
    said = request.form.one("how")
    return said if said in HOWS else HOWS[0]


def _marked(request: WebRequest, state: LookState) -> list[dict[str, str]]:
    kinds = request.instep.library.rules.findings
    return [
        {
            "name": kinds[found.id].name,
            "note": found.note,
            "place": places(found.sides, found.regions, request.site.words),
        }
        for found in state.marked
    ]
