"""A running session: its page, the one document from which it plays, and its sound."""

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from instep.evidence.claims import Claim
from instep.foot.anatomy import Side
from instep.library.content.emergency import told_number
from instep.library.errors import Message
from instep.session.events import EMERGENCIES, OTHER_EVENTS
from instep.web.emergency import emergency_number
from instep.web.errors import not_found
from instep.web.requests import WebRequest, page
from instep.web.session.after import CHANGED
from instep.web.session.before_form import BEFORE
from instep.web.session.drawn_feet import plate_names, plates, where_it_hurts
from instep.web.voice.hearing import routes as hearing_routes
from instep.web.voice.session_plan import Plan, clip_spans, plan_of
from instep.web.voice.sound import bed, clip_keys, sprite, track

_SPOKEN_AND_SHOWN = ("interjections-", "moves-", "pressures-", "regions-", "player-", "footnotes-")
_TOOLS = ("softer", "harder", "again", "back", "next", "more", "how_long", "why", "other", "stop")


def routes() -> list[Route]:
    """The session's page and all that it fetches before it begins; and the service worker, at the root."""
    return [
        page("/session/{id}", show),
        page("/session/{id}/play.json", play),
        page("/session/{id}/track.wav", track_wav),
        page("/session/{id}/clips.wav", clips_wav),
        page("/session/{id}/bed.wav", bed_wav),
        page("/sw.js", service_worker),
        *hearing_routes(),
    ]


def show(request: WebRequest) -> Response:
    """The page: drawn feet, controls and words; everything that moves is in player/."""
    site, plan = request.site, plan_of(request)
    number = emergency_number(request)
    return request.page(
        "session.html",
        session=request.parts["id"],
        plan=plan,
        plates=plates(plan, site),
        hurts=where_it_hurts(site),
        events=[event for event in OTHER_EVENTS if _belongs(event, plan)],
        emergencies=EMERGENCIES,
        tools=_TOOLS,
        emergency=number,
        emergency_told=told_number(number, request.instep.library.words),
        claims=_claims(request, plan),
        questions=[*(f"pain_{side}" for side in Side), *(name for name in BEFORE if name != "energy")],
        changes=request.instep.library.rules.items[CHANGED].options,
    )


def _belongs(event: str, plan: Plan) -> bool:
    """Whether this can happen the way this session is done."""
    only = {"device_hot": "device", "pulls_away": "partner"}
    way: str = plan["way"]
    return only.get(event, way) == way


def play(request: WebRequest) -> Response:
    """The document from which the page plays: plan, chart, words and where each clip lies."""
    plan, library, here = plan_of(request), request.instep.library, f"/session/{request.parts['id']}"
    number = emergency_number(request)
    document = {
        "session": request.parts["id"],
        "plan": plan,
        "chart": library.chart,
        "words": request.site.messages(*_SPOKEN_AND_SHOWN),
        "plates": plate_names(plan),
        "clips": clip_spans(plan, request.instep),
        "track": f"{here}/track.wav",
        "sprite": f"{here}/clips.wav",
        "bed": f"{here}/bed.wav",
        "hearing": f"{here}/hearing.json",
        "footnotes": {move: f"footnotes-{claim.id}" for move, claim in _claims(request, plan).items()},
        "emergency": {"number": told_number(number, library.words), "name": number.name},
    }
    return JSONResponse(document)


def _claims(request: WebRequest, plan: Plan) -> dict[str, Claim]:
    """The claim behind each move of the plan."""
    library = request.instep.library
    moves = dict.fromkeys(segment["move"] for segment in plan["segments"] if segment["move"])
    return {move: library.evidence.claims[library.repertoire.moves[move].claim] for move in moves}


def track_wav(request: WebRequest) -> Response:
    """The plan as sound; tones and pulses alone, and said so in a header, where this machine has no voice."""
    sound, spoken = track(request.instep, plan_of(request))
    return _wav(sound, voice="spoken" if spoken else "none")


def clips_wav(request: WebRequest) -> Response:
    """Every interjection in one file; 404 where there is no voice."""
    made = sprite(request.instep, clip_keys(plan_of(request), request.instep))
    if made is None:
        raise not_found("clips.wav", Message("player-notice-no_voice"))
    return _wav(made.wav, voice="spoken")


def bed_wav(_asked: WebRequest) -> Response:
    """One turn of the quiet bed."""
    return _wav(bed(), voice="none")


def service_worker(request: WebRequest) -> Response:
    """The service worker, at the root so that it may answer for the session's page; always asked for anew."""
    body = request.site.assets.files["session/sw.js"].body
    return Response(body, media_type="text/javascript; charset=utf-8", headers={"cache-control": "no-cache"})


def _wav(body: bytes, *, voice: str) -> Response:
    # No media_type: the page layer would pack it, which costs a second for sound that goes nowhere.
    headers = {"content-type": "audio/wav", "instep-voice": voice}
    return Response(body, headers=headers)
