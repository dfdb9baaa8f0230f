"""What happened, newest first: sessions, looks and refusals in plain words, a page at a time."""

from http import HTTPStatus
from typing import Any

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from instep.coach.person.preferences import read_dials, set_dials
from instep.coach.session.history import read_for_strip, read_history, refused_contact
from instep.facts.agreement import AgreementAccepted, AgreementWithdrawn
from instep.facts.body import FactBody, kind_of
from instep.facts.fact import Fact
from instep.facts.feet import CareTold, FootChecked, TemperaturesTaken, TouchTested
from instep.facts.next_thing import NextThingChosen
from instep.facts.photo import PhotoDeleted, PhotoKept
from instep.facts.session import SessionEnded, SessionRefused
from instep.facts.stop import StopClosed
from instep.facts.trial import TrialBegun, TrialEnded
from instep.foot.anatomy import Side
from instep.journal.log import Cursor
from instep.library.errors import BadInput
from instep.session.phrases import day_and_time, finding_name, length, routine_name, sentences
from instep.web.forms.numbers import whole
from instep.web.rendering import Site
from instep.web.requests import WebRequest, page
from instep.web.session.month_chart import month
from instep.words.check import where_found
from instep.words.clearance import contact_line

_A_PAGE = 20
_DEAREST = 10_000  # a price field takes no more than this
_LONGEST_CURRENCY = 8
_A_MONTH = 300  # facts at most behind the thirty-day strip, so that its cost stays the same


def routes() -> list[Route]:
    """The history, and the price that a person may have it reckoned with."""
    return [page("/history", history), page("/history/cost", set_cost, "POST")]


def history(request: WebRequest) -> Response:
    """A page of the history; the thirty-day strip stands on the first."""
    after = _cursor(request)
    found = read_history(request.context, after=after, limit=_A_PAGE)
    recent = read_for_strip(request.context, limit=_A_MONTH).facts if after is None else ()
    return request.page(
        "history.html",
        entries=[_entry(fact, request) for fact in found.facts],
        older=found.cursor if found.more else None,
        first=after is None,
        days=month(recent, request.context.now.date()),
        day=request.site.day,
        cost=_cost(request),
    )


def set_cost(request: WebRequest) -> Response:
    """Keep what a professional massage costs where this person lives; an empty field takes it away."""
    amount, currency = request.form.one("amount") or "", (request.form.one("currency") or "").strip()
    if amount and ((price := whole(amount)) is None or not 1 <= price <= _DEAREST):
        raise BadInput("history-no_price", place="amount", written=repr(amount), dearest=str(_DEAREST))
    if len(currency) > _LONGEST_CURRENCY:
        raise BadInput("history-too_long", place="currency", letters=_LONGEST_CURRENCY)
    dials = {"cost": amount, "currency": currency}
    set_dials(dials, request.context)
    return RedirectResponse("/history#cost", HTTPStatus.SEE_OTHER)


def _cost(request: WebRequest) -> dict[str, Any]:
    """What as many professional massages would have cost, where a price is set."""
    dials = read_dials(request.context)
    amount, currency = dials.get("cost", ""), dials.get("currency", "")
    sessions = request.context.journal.summary(request.context.person).sessions
    total = int(amount) * sessions if amount else None
    return {"amount": amount, "currency": currency, "sessions": sessions, "total": total}


def _cursor(request: WebRequest) -> Cursor | None:
    raw = request.query.one("after")
    if raw is None:
        return None
    place = whole(raw)
    if place is None:
        raise BadInput("history-no_place", place="after")
    return Cursor(place)


def _entry(fact: Fact[FactBody], request: WebRequest) -> dict[str, Any]:
    match fact.body:
        case SessionEnded() as ended:
            told = _session(ended, request.site)
        case FootChecked() as checked:
            told = _check(checked, request)
        case SessionRefused() as refused:
            told = _refusal(refused, request.site)
        case other:
            told = _named(other, request.site)
    return {"kind": fact.kind, "at": fact.at, "when": day_and_time(fact.at, request.site.words), **told}


def _named(body: FactBody, site: Site) -> dict[str, Any]:
    """What is only named here, with the way to its own page."""
    title = site.say(f"ui-history-named-{kind_of(type(body))}")
    return {"title": title, "lines": [], "link": _PAGES[type(body)]}


_PAGES: dict[type[FactBody], str] = {
    StopClosed: "/answers",
    CareTold: "/feet",
    TouchTested: "/feet/touch",
    TemperaturesTaken: "/feet/temperatures",
    AgreementAccepted: "/feet/answer",
    AgreementWithdrawn: "/feet/answer",
    PhotoKept: "/feet/photos",
    PhotoDeleted: "/feet/photos",
    TrialBegun: "/trial",
    TrialEnded: "/trial",
    NextThingChosen: "/next",
}


def _session(body: SessionEnded, site: Site) -> dict[str, Any]:
    times = {side.value: length(body.played_ms.get(side, 0) / 1000, site.words) for side in Side}
    left = [site.say("ui-history-foot_left", foot=site.say(f"ui-side-{side}")) for side in body.left]
    return {
        "title": site.say(
            f"ui-history-ended-{body.ended}",
            routine=routine_name(body.routine, site.words),
            time=length(body.seconds_played, site.words),
        ),
        "lines": [site.say("ui-history-feet", **times), *left],
        "link": f"/session/{body.session}/kept",
    }


def _check(body: FootChecked, request: WebRequest) -> dict[str, Any]:
    kinds, words = request.instep.library.findings, request.site.words
    if not body.findings:
        return {"title": request.site.say("ui-history-nothing_marked"), "lines": [], "link": None}
    lines = [
        sentences((finding_name(one.finding, kinds), where_found(one, words)), words) for one in body.findings
    ]
    return {"title": request.site.say("ui-history-marked", n=len(lines)), "lines": lines, "link": None}


def _refusal(body: SessionRefused, site: Site) -> dict[str, Any]:
    contact = refused_contact(body, site.instep.library.rules)
    lines = [contact_line(contact, site.words)] if contact else []
    return {"title": site.say(f"ui-level-{body.level}-title"), "lines": lines, "link": None}
