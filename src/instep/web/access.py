"""Who comes in: a process of this account, with a cookie of this journal. What tells of nobody is open."""

from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Scope

from instep.library.errors import Message
from instep.web.entry_key import Entrance, clean_address, key_in
from instep.web.errors import Problem, as_json
from instep.web.peer import is_of_this_account
from instep.web.redirects import see_other
from instep.web.requests import wants_page

if TYPE_CHECKING:
    from instep.web.rendering import Site

OPEN = ("/static/", "/ear/", "/sw.js")
"""Files that are the same for everybody."""

LOOKING = frozenset({"GET", "HEAD"})
"""The methods of a link: what they lead to is looked at, and nothing is done."""


def turned_away(scope: Scope, entrance: Entrance) -> Response | None:
    """Return what a request gets instead of its page; None where it may come in.

    The key in an address is given for a cookie and the address without it, so that it stays in no history.
    """
    if scope["path"].startswith(OPEN):
        return None
    if entrance.knows_accounts and not is_of_this_account(scope["client"], scope["server"]):
        return _locked(scope, HTTPStatus.FORBIDDEN, "account")
    key = key_in(scope) if scope["method"] in LOOKING else None
    let_in, has_key = entrance.lets_in(scope), key is not None and entrance.opens(key)
    if not (let_in or has_key):
        return _locked(scope, HTTPStatus.UNAUTHORIZED, "key")
    return None if key is None else _exchanged(scope, entrance if has_key else None)


def renewed_cookie(scope: Scope, entrance: Entrance) -> str | None:
    """Return the cookie that goes with an answer in the place of an older one; None where none is due."""
    return None if scope["path"].startswith(OPEN) else entrance.renewed(scope)


def _exchanged(scope: Scope, entrance: Entrance | None) -> Response:
    answer = see_other(clean_address(scope))
    if entrance:
        answer.headers["set-cookie"] = entrance.cookie(scope)
    return answer


def _locked(scope: Scope, status: HTTPStatus, why: str) -> Response:
    """A calm page that says what to do, and nothing of anybody, not even the country that they chose."""
    site: Site = scope["app"].state.site
    if wants_page(scope["path"], Headers(scope=scope)):
        answer: Response = site.page("locked.html", status=status, why=why, posted=scope["method"] == "POST")
    else:
        problem = Problem(status=status, place=why, detail=Message(f"ui-locked-{why}-remedy"))
        answer = as_json(problem, site.instep.library.words)
    if status is HTTPStatus.UNAUTHORIZED:
        answer.headers["www-authenticate"] = "Instep"
    return answer
