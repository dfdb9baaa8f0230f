"""What can be read at all: a Host that is an address, and text that is UTF-8 wherever it comes from."""

import re
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

from starlette.types import Scope

from instep.library.errors import Message
from instep.web.errors import Problem, bad_request

_HOST = re.compile(rb"(\[[0-9A-Fa-f:.]+\]|[0-9A-Za-z._~-]*)(:[0-9]{1,5})?")


def refuse_illegible(scope: Scope) -> None:
    """Raise Problem 400 naming the place where address, query or a header cannot be read.

    What a library would read with a sign in place of each byte it does not know is not what was sent.
    """
    for place, raw in _texts(scope):
        as_text(raw, place)
    hosts = [value for name, value in scope["headers"] if name == b"host"]
    if len(hosts) > 1 or not all(_HOST.fullmatch(host) for host in hosts):
        raise bad_request("Host", Message("errors-page-no_address"))


def as_text(raw: bytes, place: str) -> str:
    """The text; raises Problem 400 naming the place where it is not UTF-8."""
    try:
        return raw.decode()
    except UnicodeDecodeError as problem:
        raise not_utf8(place) from problem


def not_utf8(place: str) -> Problem:
    """400: what stands in this place is not UTF-8."""
    return bad_request(place, Message("errors-page-not_utf8"))


def _texts(scope: Scope) -> Iterator[tuple[str, bytes]]:
    yield "path", unquote_to_bytes(scope.get("raw_path") or scope["path"].encode())
    yield "query", unquote_to_bytes(scope["query_string"])
    yield from ((name.decode("latin-1").title(), value) for name, value in scope["headers"])
