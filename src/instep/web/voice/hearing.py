"""What the page needs to listen: the ear's files, its rules, and when the coach itself is heard."""

import hashlib
from functools import cache

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from instep.library.content.hearing import hearing_json
from instep.library.content.microphone import microphone, microphone_json
from instep.library.content.reading import content_root
from instep.library.errors import Message
from instep.web.assets import ASK_AGAIN, FOR_EVER
from instep.web.errors import not_found
from instep.web.rendering import Site
from instep.web.requests import WebRequest, page
from instep.web.voice.session_plan import clip_spans, plan_of
from instep.web.voice.sound import Clips, clip_keys, phrase_masks, spoken_spans

_FILES = ("embedding", "head")


def routes() -> list[Route]:
    """Nothing here is fetched before a person lets the page listen."""
    return [
        page("/session/{id}/hearing.json", hearing),
        page("/session/{id}/masks.json", masks),
        page("/ear/{version}/{name}", ear_file),
    ]


def hearing(request: WebRequest) -> Response:
    """The document from which the page listens."""
    library, plan = request.instep.library, plan_of(request)
    lengths = {key: end - start for key, (start, end) in clip_spans(plan, request.instep).items()}
    document = {
        "rules": hearing_json(library.hearing),
        "microphone": microphone_json(microphone(library.folder)),
        "files": ear_files(),
        "modules": listening_modules(request.site),
        "playback": {
            "spans": spoken_spans(request.instep, plan),
            "clips": lengths,
        },
        "masks": f"/session/{request.parts['id']}/masks.json",
    }
    return JSONResponse(document)


def page_hearing(request: WebRequest, clips: Clips | None) -> Response:
    """The document from which a page of questions listens, and where each line lies in its voice's file."""
    library = request.instep.library
    spans = {key: (span.start_ms, span.end_ms) for key, span in clips.spans.items()} if clips else {}
    return JSONResponse(
        {
            "rules": hearing_json(library.hearing),
            "microphone": microphone_json(microphone(library.folder)),
            "files": ear_files(),
            "modules": listening_modules(request.site),
            "playback": {"spans": [], "clips": {key: end - start for key, (start, end) in spans.items()}},
            "clips": spans,
        }
    )


def page_voice(request: WebRequest, clips: Clips | None) -> Response:
    """The lines of a page of questions said aloud, as one file; 404 where there is no voice."""
    if clips is None:
        raise not_found(request.path, Message("ui-look-no_voice"))
    return Response(clips.wav, media_type="audio/wav")


def masks(request: WebRequest) -> Response:
    """When the coach's own words would be taken for a stop. Made once for each line, which takes a while."""
    plan = plan_of(request)
    clips = clip_keys(plan, request.instep)
    cues = [cue for cue in plan["cues"] if cue["kind"] == "speech"]
    of = phrase_masks(request.instep, [*(cue["text"] for cue in cues), *clips.values()])
    track = [
        (round(cue["at"] * 1000) + start, round(cue["at"] * 1000) + end)
        for cue in cues
        for start, end in of[cue["text"]]
    ]
    return JSONResponse({"track": track, "clips": {key: of[text] for key, text in clips.items()}})


def ear_file(request: WebRequest) -> Response:
    """A file of the ear: for ever under its own version, asked again under another."""
    name = request.parts["name"]
    if name not in _FILES:
        raise not_found(request.path, Message("errors-page-no_file"))
    current = request.parts["version"] == _version(name)
    # No media_type: the page layer would pack it, and numbers hardly shrink.
    headers = {
        "content-type": "application/octet-stream",
        "cache-control": FOR_EVER if current else ASK_AGAIN,
    }
    return Response(_body(name), headers=headers)


def ear_files() -> dict[str, str]:
    """The addresses of the ear's files, each under its version."""
    return {name: f"/ear/{_version(name)}/{name}" for name in _FILES}


def listening_modules(site: Site) -> list[str]:
    """The addresses of all that a page listens with, some of which it loads where nobody sees it."""
    return [site.assets.url(name) for name in site.assets.files if _listens(name)]


def _listens(name: str) -> bool:
    """Whether this file is a part of listening, some of which a page loads where it cannot see it."""
    return name.startswith("voice/listening/")


@cache
def _body(name: str) -> bytes:
    try:
        return (content_root() / f"ear/{name}.safetensors").read_bytes()
    except OSError:
        # The page says that the file is missing or damaged, and the session goes on without it.
        return b""


@cache
def _version(name: str) -> str:
    return hashlib.sha256(_body(name)).hexdigest()[:12]
