"""The numbers before and after, said aloud: what is asked, what was heard, and what the page listens with."""

from collections.abc import Iterator

from starlette.responses import Response
from starlette.routing import Route

from instep.coach.trend.ratings import MEASURE
from instep.web.requests import WebRequest, page
from instep.web.voice.hearing import page_hearing, page_voice
from instep.web.voice.sound import Clips, sprite

_SCALE = range(11)


def routes() -> list[Route]:
    """What a page with numbers fetches once its voice is wanted."""
    return [page("/numbers/asks.wav", spoken), page("/numbers/hearing.json", hearing)]


def spoken(request: WebRequest) -> Response:
    """Every question and every number said aloud, as one file."""
    return page_voice(request, _clips(request))


def hearing(request: WebRequest) -> Response:
    """The document from which the page listens, and where each line lies in the voice's file."""
    return page_hearing(request, _clips(request))


def _clips(request: WebRequest) -> Clips | None:
    return sprite(request.instep, dict(_lines(request)))


def _lines(request: WebRequest) -> Iterator[tuple[str, str]]:
    say = request.site.say
    for name in MEASURE:
        yield f"ask.{name}", say("ui-numbers-asked", ask=say(f"ui-measure-{name}-ask"))
    for number in _SCALE:
        yield f"heard.{number}", say(f"interjections-numbers-{number}")
    yield "end", say("ui-numbers-end")
