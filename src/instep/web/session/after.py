"""After a session: the same questions as before it, what is different, what to take care of."""

from starlette.responses import Response
from starlette.routing import Route

from instep.coach.session.history import SessionStory, read_session
from instep.coach.session.start_session import find_plan
from instep.coach.trend.trend import earlier_sittings
from instep.facts.session import Rated
from instep.foot.anatomy import Side
from instep.library.content.emergency import session_rules
from instep.library.errors import Message
from instep.library.nearest import check_known
from instep.outcomes.sitting import Moment, Sitting
from instep.session.phrases import length
from instep.web.errors import not_found
from instep.web.redirects import see_other
from instep.web.rendering import Site
from instep.web.requests import WebRequest, page
from instep.web.session.before_form import BEFORE, read_before
from instep.web.session.wish_form import SECOND
from instep.words.ratings import rating_lines

CHANGED = "last_session"
"""The item whose choices answer "anything different?"."""

_LONGEST = 500  # letters


def routes() -> list[Route]:
    """The questions after, and what came of them."""
    return [
        page("/session/{id}/after", after, "GET", "POST"),
        page("/session/{id}/kept", kept),
    ]


def after(request: WebRequest) -> Response:
    """Ask, or keep what was answered; a number that was skipped is missing, never 0."""
    story = _story(request)
    if request.method == "POST":
        return _keep(request)
    library = request.instep.library
    return request.page(
        "after.html",
        session=request.parts["id"],
        rows=[_row(name, request.site) for name in _asked_before(request)],
        options=library.rules.items[CHANGED].options,
        care=session_rules(library.folder).after_session[:1],
        ledger=_ledger(story, request.site),
    )


def kept(request: WebRequest) -> Response:
    """Before and after in a line each, with what is usual for this person; without a judgement."""
    context, session = request.context, request.parts["id"]
    sitting = context.journal.sitting(context.person, session)
    plan = find_plan(session, context)
    if sitting is None and plan is None:
        raise not_found(request.path, Message("errors-page-no_session"))
    return request.page(
        "thanks.html",
        session=session,
        other_half=_other_half(session, request),
        told=_told(sitting, request) if sitting else [],
        feels_little=plan is not None and not plan["clearance"]["limits"]["trust_pain"],
    )


def _other_half(session: str, request: WebRequest) -> tuple[tuple[str, str], ...]:
    """The wish for the one who gave, where each was to have a half; their own questions come first."""
    started = read_session(session, request.context).started
    if started is None or not started.body.halves or not request.whose.several:
        return ()
    return (("minutes", str(started.body.minutes)), ("way", started.body.way), ("halves", SECOND))


def _told(sitting: Sitting, request: WebRequest) -> list[tuple[str, str]]:
    instep = request.instep
    earlier = earlier_sittings(sitting.session, sitting.at, request.context)
    before, after = (sitting.numbers(moment) for moment in Moment)
    return list(rating_lines(before, after, earlier=earlier, library=instep.library))


def _story(request: WebRequest) -> SessionStory:
    story = read_session(request.parts["id"], request.context)
    if story.started is None:
        raise not_found(request.path, Message("errors-page-no_session"))
    return story


def _asked_before(request: WebRequest) -> tuple[str, ...]:
    """Pain in each foot, stress and tiredness; energy only where it was given before."""
    sitting = request.context.journal.sitting(request.context.person, request.parts["id"])
    before = sitting.numbers(Moment.BEFORE) if sitting else {}
    optional = [name for name in BEFORE if name != "energy" or name in before]
    return (*(f"pain_{side}" for side in Side), *optional)


def _row(name: str, site: Site) -> dict[str, str]:
    return {
        "key": name,
        "mark": name.removeprefix("pain_"),
        "ask": site.say(f"ui-measure-{name}-ask"),
        "ends": site.say(f"ui-measure-{name}-ends"),
    }


def _keep(request: WebRequest) -> Response:
    instep, session, form = request.instep, request.parts["id"], request.form
    different = form.one("different")
    known = [option.value for option in instep.library.rules.items[CHANGED].options]
    if different is not None:
        check_known(different, known, "any-no_choice", place="different")
    sentence = (form.one("note") or "").strip()[:_LONGEST] or None
    request.context.append(
        Rated(
            session=session,
            moment=Moment.AFTER,
            values=read_before(form, "after-"),
            changed=different,
            sentence=sentence,
        )
    )
    return see_other(f"/session/{session}/kept")


def _ledger(story: SessionStory, site: Site) -> str:
    """The times of both feet where they differ by a second or more; empty where they do not."""
    if story.ended is None:
        return ""
    spent = {side: story.ended.body.played_ms.get(side, 0) / 1000 for side in Side}
    left, right = (round(spent[side]) for side in Side)
    if left == right:
        return ""
    return site.say("ui-after-ledger", left=length(left, site.words), right=length(right, site.words))
