"""The questions before hands touch, one calm page at a time; what was given travels in the form itself."""

from contextlib import suppress
from dataclasses import dataclass, replace

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from instep.coach.feet.record import gone_since, still_there
from instep.coach.person.preferences import read_dials, set_dials
from instep.coach.session.interview import ask_next
from instep.coach.session.sessions import Answered, Started, record_emergency, start_pain, start_session
from instep.foot.anatomy import Way
from instep.journal.log import JournalError
from instep.safety.answers import Finding
from instep.safety.clearance import Clearance, Level
from instep.safety.pages import NONE, Complete, EmergencyStop, Page, PageKind, Reply
from instep.safety.screening import shown_first
from instep.session.wish import CannotPlan, NotToday, Wish
from instep.web.emergency import emergency_line
from instep.web.feet.look_form import LookState, read_look
from instep.web.feet.looking import HOWS, Looking, look_page, nothing_marked
from instep.web.forms.carrying import Carry
from instep.web.person.stops import CLOSE, ask_first, close_from, shut_by_stops
from instep.web.requests import Asked, page
from instep.web.session.before_form import BEFORE, before_fields, pain_before, read_before
from instep.web.session.interview_form import Replies, read_replies, replies_text, reply_from, without_last
from instep.web.session.wish_form import dials_of, read_wish, remembered_wish, wish_fields

_SEE_OTHER = 303
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


def interview(asked: Asked) -> Response:
    """Show the next question, the emergency number, a refusal, or go on to the session."""
    form, library = asked.form, asked.instep.library
    visit = _Visit(
        wish=_wish(asked),
        replies=read_replies(form, library.rules),
        before=read_before(form),
        looked=_looked(asked),
        stops_asked=form.one("stops") == _ASKED,
    )
    first = _first(asked, visit)
    if first is not None:
        return first
    if form.one("back") is not None:
        return _next(asked, replace(visit, replies=without_last(visit.replies)))
    answered = form.one("page")
    return _next(asked, visit) if answered is None else _answered(asked, visit, answered)


def _first(asked: Asked, visit: _Visit) -> Response | None:
    """What comes before any question: whose feet, where that is not clear, and what came of what stopped."""
    begins = not visit.replies and asked.form.one("page") is None
    if begins and visit.wish.way is Way.PARTNER and not asked.says_whose:
        fields = visit.carry.pairs
        line = emergency_line(asked)
        return asked.page("whose.html", method="post", here="/interview", fields=fields, **line)
    if asked.form.one(CLOSE) is not None:
        close_from(asked)
    if not visit.stops_asked:
        return ask_first(asked, visit.carry)
    shut = shut_by_stops(asked) if begins else None
    return _not_today(asked, visit, shut) if shut else None


def _wish(asked: Asked) -> Wish:
    """The wish of the form; for a bare link the dials as they were left."""
    repertoire = asked.instep.library.repertoire
    if asked.wanted.pairs:
        return read_wish(asked.wanted, repertoire)
    return remembered_wish(read_dials(asked.context), repertoire)


def _looked(asked: Asked) -> str:
    said = asked.form.one("how") or asked.form.one("looked")
    return said if said in HOWS else HOWS[0]


def _answered(asked: Asked, visit: _Visit, name: str) -> Response:
    """Take this page's own reply in; a look goes on until it is done."""
    marked = LookState()
    if asked.form.one("look") is not None:
        marked = read_look(asked.form, asked.instep.library.rules)
        if not marked.done and asked.form.one("chosen") != NONE:
            return _looking(asked, visit, _asking(asked, visit), state=marked)
    reply = reply_from(asked.form, marked.marked)
    return _next(asked, replace(visit, replies={**visit.replies, name: reply}), again=name)


def _asking(asked: Asked, visit: _Visit) -> Page | EmergencyStop | Complete:
    return ask_next(visit.replies, visit.wish, asked.context)


def _next(asked: Asked, visit: _Visit, *, again: str | None = None) -> Response:
    answer = _asking(asked, visit)
    match answer:
        case EmergencyStop(clearance=clearance):
            _keep_emergency(asked, visit, answer)
            return emergency(asked, clearance)
        case Complete():
            return _begin(asked, visit, answer)
        case Page(kind=PageKind.LOOK):
            return _looking(asked, visit, answer, state=LookState(marked=_from_before(asked)))
        case Page():
            return _question(asked, visit, answer, again=answer.id == again)


def _from_before(asked: Asked) -> tuple[Finding, ...]:
    """What was found before is marked already; what is not there any more is taken away by a tap."""
    return still_there(asked.context)


def _keep_emergency(asked: Asked, visit: _Visit, stop: EmergencyStop) -> None:
    """Write down what ended the questions; a journal that cannot be written never keeps the number back."""
    with suppress(JournalError):
        record_emergency(visit.wish, stop, asked.context)


def _question(asked: Asked, visit: _Visit, shown: Page, *, again: bool) -> Response:
    """The page; where its reply did not fit it comes again, with what was chosen and a word why."""
    replies = dict(visit.replies)
    reply = replies.pop(shown.id, Reply())
    return asked.page(
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
    asked: Asked, visit: _Visit, shown: Page | EmergencyStop | Complete, *, state: LookState
) -> Response:
    if not isinstance(shown, Page):
        return _next(asked, visit)
    looking = Looking(
        action="/interview",
        carry=visit.carry.plus(page=shown.id, look="yes"),
        title=shown.title,
        hint=shown.hint or "",
        none=nothing_marked(asked),
        back=True,
    )
    return look_page(asked, looking, state)


def emergency(asked: Asked, clearance: Clearance) -> Response:
    """The number, one reason, and nothing else to do."""
    return asked.page("emergency.html", reason=clearance.reasons[0].text, **emergency_line(asked))


def _begin(asked: Asked, visit: _Visit, complete: Complete) -> Response:
    """Straight on to the session where nothing limits it; else first what does, and why."""
    instep = asked.instep
    before = {**visit.before, **pain_before(visit.replies, instep.library.interview)}
    outcome = start_session(
        replace(visit.wish, start_pain=start_pain(before)),
        Answered(
            answers=complete.answers,
            profile=complete.profile,
            looked=visit.looked,
            before=before,
            gone=gone_since(complete.answers.findings, asked.context),
        ),
        asked.context,
    )
    match outcome:
        case Started():
            _keep_dials(asked, visit.wish)
            return RedirectResponse(_first_page_of(outcome), _SEE_OTHER)
        case NotToday(clearance=clearance):
            return _not_today(asked, visit, clearance)
        case CannotPlan():
            return asked.page("cannot_plan.html", cannot=outcome)


def _keep_dials(asked: Asked, wish: Wish) -> None:
    set_dials(dials_of(wish), asked.context)


def _first_page_of(started: Started) -> str:
    free = started.plan.clearance.level is Level.CLEAR
    return f"/session/{started.id}" if free else f"/session/{started.id}/ready"


def _not_today(asked: Asked, visit: _Visit, clearance: Clearance) -> Response:
    if clearance.level is Level.STOP_EMERGENCY:
        return emergency(asked, clearance)
    first = shown_first(clearance)
    locked = clearance.level.rank > asked.instep.library.rules.may_start_up_to.rank or clearance.way.allowed
    by_hand = replace(visit.wish, way=Way.HANDS, routine=None, position=None, features=())
    return asked.page(
        "not_today.html",
        clearance=clearance,
        locked=locked,
        instead=bool(clearance.way.instead) and visit.wish.way is not Way.HANDS,
        carry=replace(visit, wish=by_hand).carry,
        first=first,
        rest=[reason for reason in clearance.reasons if reason not in first],
        **emergency_line(asked),
    )
