"""Asks what must be asked before hands touch: the next page for a person, given their replies so far."""

from collections.abc import Mapping

from msgspec import structs

from instep.coach.context import Context
from instep.coach.feet.measuring import read_measured
from instep.coach.person.profile import read_profile
from instep.foot.anatomy import Way
from instep.library.library import Library
from instep.safety.interview import next_page
from instep.safety.pages import Complete, EmergencyStop, Interview, InterviewContext, Page, PageAnswers
from instep.session.wish import Wish

MODES = {Way.HANDS: "self", Way.PARTNER: "partner", Way.ROLLER: "roller", Way.DEVICE: "device"}


def ask_next(
    replies: Mapping[str, PageAnswers], wish: Wish, context: Context
) -> Page | EmergencyStop | Complete:
    """Return the next page to show, or the end of the questions."""
    had_session = context.journal.summary(context.person).sessions > 0
    asked = _asked(wish, context.library, had_session=had_session)
    return _next(replies, asked, context, interview=context.library.interview)


def ask_for_check(replies: Mapping[str, PageAnswers], context: Context) -> Page | EmergencyStop | Complete:
    """Return the next of the few questions about a person's health that the look needs, or their end."""
    needed, interview = context.library.ritual.about_you, context.library.interview
    pages = tuple(spec for spec in interview.pages if spec.id in needed)
    return _next(replies, InterviewContext(), context, interview=structs.replace(interview, pages=pages))


def _next(
    replies: Mapping[str, PageAnswers], asked: InterviewContext, context: Context, *, interview: Interview
) -> Page | EmergencyStop | Complete:
    return next_page(
        replies,
        profile=read_profile(context),
        now=context.now,
        wish=asked,
        interview=interview,
        rules=context.library.rules,
        measured=read_measured(context),
    )


def _asked(wish: Wish, library: Library, *, had_session: bool) -> InterviewContext:
    return InterviewContext(
        mode=MODES[wish.way],
        roller_posture=_posture(wish, library) if wish.way is Way.ROLLER else None,
        device_features=wish.features or None,
        had_session=had_session,
    )


def _posture(wish: Wish, library: Library) -> str:
    routine = library.repertoire.routines.get(wish.routine or "")
    standing = [
        library.repertoire.positions[name].handhold for name in (routine.positions if routine else ())
    ]
    return "standing" if any(standing) else "seated"
