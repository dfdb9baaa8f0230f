"""The questions before hands touch, one calm page at a time; what was given travels in the form itself."""

from contextlib import suppress
from dataclasses import dataclass, replace

from starlette.responses import Response
from starlette.routing import Route

from instep.coach.feet.foot_findings import gone_since, still_there
from instep.coach.person.preferences import read_dials, set_dials
from instep.coach.session.interview import ask_next
from instep.coach.session.start_session import Answered, Started, record_emergency, start_pain, start_session
from instep.foot.anatomy import Way
from instep.journal.log import JournalError
from instep.safety.answers import Finding
from instep.safety.clearance import Clearance, Level
from instep.safety.pages import NONE, Complete, EmergencyStop, Page, PageAnswers, PageKind
from instep.safety.screening import shown_first
from instep.session.wish import CannotPlan, NotToday, Wish
from instep.web.feet.look_form import LookState, read_look
from instep.web.feet.look_page import HOWS, Looking, look_page, nothing_marked
from instep.web.forms.carrying import Carry
from instep.web.person.stops import CLOSE, ask_first, close_from, shut_by_stops
from instep.web.redirects import see_other
from instep.web.requests import WebRequest, page
from instep.web.session.before_form import BEFORE, before_fields, pain_before, read_before
from instep.web.session.interview_form import Replies, read_replies, replies_text, reply_from, without_last
from instep.web.session.wish_form import dials_of, read_wish, remembered_wish, wish_fields

_ASKED = "asked"


def routes() -> list[Route]:
    """The interview; a link into it begins with the dials as they are."""
    return [page("/interview", interview, "GET", "POST")]


@dataclass(frozen=True, kw_only=True)
class _Visit:
    """What a form of the interview carries: the wish, the replies so far, the numbers from before."""

    wish: Wish
    replies: Replies
    before: dict[str, int]
    looked: str
    stops_asked: bool = False

    @property
    def carry(self) -> Carry:
        fields = (*wish_fields(self.wish), *before_fields(self.before), ("looked", self.looked))
        if self.stops_asked:
            fields = (*fields, ("stops", _ASKED))
        return Carry((*fields, ("replies", replies_text(self.replies))))


def interview(request: WebRequest) -> Response:
    """Show the next question, the emergency number, a refusal, or go on to the session."""
    form, library = request.form, request.instep.library
    visit = _Visit(
        wish=_wish(request),
        replies=read_replies(form, library.rules),
        before=read_before(form),
        looked=_looked(request),
        stops_asked=form.one("stops") == _ASKED,
    )
    first = _first(request, visit)
    if first is not None:
        return first
    if form.one("back") is not None:
        return _next(request, replace(visit, replies=without_last(visit.replies)))
    answered = form.one("page")
    return _next(request, visit) if answered is None else _answered(request, visit, answered)


def _first(request: WebRequest, visit: _Visit) -> Response | None:
    """What comes before any question: whose feet, where that is not clear, and what came of what stopped."""
    begins = not visit.replies and request.form.one("page") is None
    if begins and visit.wish.way is Way.PARTNER and not request.says_whose:
        fields = visit.carry.pairs
        return request.page("whose.html", method="post", here="/interview", fields=fields)
    if request.form.one(CLOSE) is not None:
        close_from(request)
    if not visit.stops_asked:
        return ask_first(request, visit.carry)
    shut = shut_by_stops(request) if begins else None
    return _not_today(request, visit, shut) if shut else None


def _wish(request: WebRequest) -> Wish:
    """The wish of the form; for a bare link the dials as they were left."""
    repertoire = request.instep.library.repertoire
    if request.wanted.pairs:
        return read_wish(request.wanted, repertoire)
    return remembered_wish(read_dials(request.context), repertoire)


def _looked(request: WebRequest) -> str:
    said = request.form.one("how") or request.form.one("looked")
    return said if said in HOWS else HOWS[0]


def _answered(request: WebRequest, visit: _Visit, name: str) -> Response:
    """Take this page's own reply in; a look goes on until it is done."""
    marked = LookState()
    if request.form.one("look") is not None:
        marked = read_look(request.form, request.instep.library.rules)
        if not marked.done and request.form.one("chosen") != NONE:
            return _looking(request, visit, _asking(request, visit), state=marked)
    reply = reply_from(request.form, marked.marked)
    return _next(request, replace(visit, replies={**visit.replies, name: reply}), again=name)


def _asking(request: WebRequest, visit: _Visit) -> Page | EmergencyStop | Complete:
    return ask_next(visit.replies, visit.wish, request.context)


def _next(request: WebRequest, visit: _Visit, *, again: str | None = None) -> Response:
    answer = _asking(request, visit)
    match answer:
        case EmergencyStop(clearance=clearance):
            _keep_emergency(request, visit, answer)
            return emergency(request, clearance)
        case Complete():
            return _begin(request, visit, answer)
        case Page(kind=PageKind.LOOK):
            return _looking(request, visit, answer, state=LookState(marked=_from_before(request)))
        case Page():
            return _question(request, visit, answer, again=answer.id == again)


def _from_before(request: WebRequest) -> tuple[Finding, ...]:
    """What was found before is marked already; what is not there any more is taken away by a tap."""
    return still_there(request.context)


def _keep_emergency(request: WebRequest, visit: _Visit, stop: EmergencyStop) -> None:
    """Write down what ended the questions; a journal that cannot be written never keeps the number back."""
    with suppress(JournalError):
        record_emergency(visit.wish, stop, request.context)


def _question(request: WebRequest, visit: _Visit, shown: Page, *, again: bool) -> Response:
    """The page; where its reply did not fit it comes again, with what was chosen and a word why."""
    replies = dict(visit.replies)
    reply = replies.pop(shown.id, PageAnswers())
    return request.page(
        "question.html",
        action="/interview",
        page=shown,
        reply=reply,
        again=again,
        carry=replace(visit, replies=replies).carry,
        before=BEFORE,
        rated=visit.before,
    )


def _looking(
    request: WebRequest, visit: _Visit, shown: Page | EmergencyStop | Complete, *, state: LookState
) -> Response:
    if not isinstance(shown, Page):
        return _next(request, visit)
    looking = Looking(
        action="/interview",
        carry=visit.carry.plus(page=shown.id, look="yes"),
        title=shown.title,
        hint=shown.hint or "",
        none=nothing_marked(request),
        back=True,
    )
    return look_page(request, looking, state)


def emergency(request: WebRequest, clearance: Clearance) -> Response:
    """The number, one reason, and nothing else to do."""
    return request.page("emergency.html", reason=clearance.reasons[0].text)


def _begin(request: WebRequest, visit: _Visit, complete: Complete) -> Response:
    """Straight on to the session where nothing limits it; else first what does, and why."""
    instep = request.instep
    before = {**visit.before, **pain_before(visit.replies, instep.library.interview)}
    outcome = start_session(
        replace(visit.wish, start_pain=start_pain(before)),
        Answered(
            answers=complete.answers,
            profile=complete.profile,
            looked=visit.looked,
            before=before,
            gone=gone_since(complete.answers.findings, request.context),
        ),
        request.context,
    )
    match outcome:
        case Started():
            _keep_dials(request, visit.wish)
            return see_other(_first_page_of(outcome))
        case NotToday(clearance=clearance):
            return _not_today(request, visit, clearance)
        case CannotPlan():
            return request.page("cannot_plan.html", cannot=outcome)


def _keep_dials(request: WebRequest, wish: Wish) -> None:
    set_dials(dials_of(wish), request.context)


def _first_page_of(started: Started) -> str:
    free = started.plan.clearance.level is Level.CLEAR
    return f"/session/{started.id}" if free else f"/session/{started.id}/ready"


def _not_today(request: WebRequest, visit: _Visit, clearance: Clearance) -> Response:
    if clearance.level is Level.STOP_EMERGENCY:
        return emergency(request, clearance)
    first = shown_first(clearance)
    locked = clearance.level.rank > request.instep.library.rules.may_start_up_to.rank or clearance.way.allowed
    by_hand = replace(visit.wish, way=Way.HANDS, routine=None, position=None, features=())
    return request.page(
        "not_today.html",
        clearance=clearance,
        locked=locked,
        instead=bool(clearance.way.instead) and visit.wish.way is not Way.HANDS,
        carry=replace(visit, wish=by_hand).carry,
        first=first,
        rest=[reason for reason in clearance.reasons if reason not in first],
    )
