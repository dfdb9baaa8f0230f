"""The guard at the door: only this machine, only our own pages, bodies within bounds, strict headers."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from instep.library.errors import Message as Said
from instep.session.words import Words
from instep.web.access import LOOKING, renewed_cookie, turned_away
from instep.web.entry_key import Entrance
from instep.web.errors import Problem, as_json
from instep.web.readable_request import refuse_illegible

if TYPE_CHECKING:
    from instep.web.rendering import Site

OUR_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})
"""The names of this machine; any other in Host is another site that was pointed here (DNS rebinding)."""

MOST_BODY = 1 << 20
"""Bytes. An evening of facts is under 100 KiB; the longest form under 64 KiB."""

LARGER: Mapping[str, int] = {"/feet/photos/new": 41 << 20}
"""Where a body may be larger: a photo, as large as it is taken in, and its form around it."""

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self' blob:; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'self'"
)
STRICT: Mapping[str, str] = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(self), screen-wake-lock=(self)",
    "x-frame-options": "DENY",
    # What may tell of somebody's health stays in no browser; a file that tells of nobody says otherwise.
    "cache-control": "no-store",
}
"""What every answer carries that does not say otherwise."""


class Guard:
    """Lets a request in only from this machine and our own pages, and reads its body within bounds."""

    def __init__(self, app: ASGIApp, *, entrance: Entrance, most_body: int = MOST_BODY) -> None:
        self._app = app
        self._entrance = entrance
        self._most_body = most_body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 400, 401, 403, 413 or pass on; every answer carries the security headers."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        guarded = _with_headers(send, lambda: renewed_cookie(scope, self._entrance))
        try:
            refuse_illegible(scope)
            refuse_foreign(Headers(scope=scope), method=scope["method"])
            away = turned_away(scope, self._entrance)
            if away is not None:
                await away(scope, receive, guarded)
                return
            most = LARGER.get(scope["path"], self._most_body)
            body = await self._body(Headers(scope=scope), receive, most=most)
        except Problem as problem:
            await as_json(problem, _words(scope))(scope, receive, guarded)
            return
        await self._app(scope, _replayed(body, receive), guarded)

    async def _body(self, headers: Headers, receive: Receive, *, most: int) -> bytes:
        said = headers.get("content-length", "0")
        if not said.isdecimal() or int(said) > most:
            raise _too_large(most)
        parts, size, more = [], 0, True
        while more:
            message = await receive()
            parts.append(message.get("body", b""))
            size += len(parts[-1])
            if size > most:
                raise _too_large(most)
            more = message.get("more_body", False)
        return b"".join(parts)


def refuse_foreign(headers: Headers, *, method: str) -> None:
    """Raise Problem 403 where Host or Origin is another's, or another site fetches from us or does a deed.

    A link on another site may lead to a page; that is all that another site may do.
    """
    host = headers.get("host", "")
    if urlsplit(f"//{host}").hostname not in OUR_NAMES:
        raise _foreign("Host", Said("errors-page-not_ours"))
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    # Our pages send no referrer, so a browser writes "null" as the origin of our own forms; only
    # Sec-Fetch-Site, which no page can set, tells those from a stranger's.
    ours = origin is None or origin == f"http://{host}" or (origin == "null" and site == "same-origin")
    if not ours:
        raise _foreign("Origin", Said("errors-page-another_site"))
    follows = method in LOOKING and headers.get("sec-fetch-mode") == "navigate"
    if site in {"cross-site", "same-site"} and not follows:
        raise _foreign("Sec-Fetch-Site", Said("errors-page-another_site"))


def _foreign(place: str, detail: Said) -> Problem:
    return Problem(status=HTTPStatus.FORBIDDEN, place=place, detail=detail)


def _too_large(most: int) -> Problem:
    return Problem(
        status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        place="body",
        detail=Said("errors-page-body_too_large", most=str(most)),
    )


def _words(scope: Scope) -> Words:
    site: Site = scope["app"].state.site
    return site.in_language(Headers(scope=scope).get("accept-language", "")).instep.library.words


def _replayed(body: bytes, receive: Receive) -> Receive:
    """The body that was read, once; after it, whatever the client does (it can only go away)."""
    waiting = [body]

    async def again() -> Message:
        if waiting:
            return {"type": "http.request", "body": waiting.pop(), "more_body": False}
        return await receive()

    return again


def _with_headers(send: Send, cookie: Callable[[], str | None]) -> Send:
    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in STRICT.items():
                headers.setdefault(name, value)
            if renewed := cookie():
                headers.append("set-cookie", renewed)
        await send(message)

    return guarded
