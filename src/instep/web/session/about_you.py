"""The few questions about a person's health that the look needs, asked when they are first needed."""

from collections.abc import Mapping

from starlette.responses import Response
from starlette.routing import Route

from instep.coach.feet.foot_check import keep_profile
from instep.coach.session.interview import ask_for_check
from instep.safety.pages import Complete, EmergencyStop, Page, PageAnswers
from instep.web.forms.carrying import Carry
from instep.web.redirects import see_other
from instep.web.requests import WebRequest, page
from instep.web.session.interview import emergency
from instep.web.session.interview_form import read_replies, replies_text, reply_from, without_last

_ADDRESS = "/feet/about-you"


def routes() -> list[Route]:
    """The questions."""
    return [page(_ADDRESS, about_you, "GET", "POST")]


def about_you(request: WebRequest) -> Response:
    """Show the next question; after the last, keep the answers and go back to the feet."""
    form, instep = request.form, request.instep
    replies = dict(read_replies(form, instep.library.rules))
    answered = form.one("page")
    if form.one("back") is not None:
        replies = dict(without_last(replies))
    elif answered is not None:
        replies[answered] = reply_from(form, ())
    answer = ask_for_check(replies, request.context)
    match answer:
        case Page():
            return _question(request, answer, replies, again=answer.id == answered)
        case EmergencyStop(clearance=clearance):
            return emergency(request, clearance)
        case Complete(profile=profile):
            keep_profile(profile, request.context)
            return see_other("/feet")


def _question(
    request: WebRequest, shown: Page, replies: Mapping[str, PageAnswers], *, again: bool
) -> Response:
    given = {name: reply for name, reply in replies.items() if name != shown.id}
    return request.page(
        "question.html",
        action=_ADDRESS,
        page=shown,
        reply=replies.get(shown.id, PageAnswers()),
        again=again,
        carry=Carry((("replies", replies_text(given)),)),
        before=(),
        rated={},
    )
