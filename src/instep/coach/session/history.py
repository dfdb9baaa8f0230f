"""What happened, newest first, a page at a time; and everything of one session."""

from dataclasses import dataclass

from instep.coach.context import Context
from instep.facts.agreement import AgreementAccepted, AgreementWithdrawn
from instep.facts.body import FactBody
from instep.facts.fact import Fact, of_kind
from instep.facts.feet import CareTold, FootChecked, TemperaturesTaken, TouchTested
from instep.facts.next_thing import NextThingChosen
from instep.facts.photo import PhotoDeleted, PhotoKept
from instep.facts.session import (
    Rated,
    SessionEnded,
    SessionEvent,
    SessionRefused,
    SessionStarted,
)
from instep.facts.stop import StopClosed
from instep.facts.trial import TrialBegun, TrialEnded
from instep.journal.log import Cursor, FactPage

ON_THE_STRIP = (SessionEnded, FootChecked, SessionRefused)
NAMED: tuple[type[FactBody], ...] = (
    StopClosed,
    CareTold,
    TouchTested,
    TemperaturesTaken,
    AgreementAccepted,
    AgreementWithdrawn,
    PhotoKept,
    PhotoDeleted,
    TrialBegun,
    TrialEnded,
    NextThingChosen,
)
"""What a history only names; it is told on a page of its own."""

SHOWN: tuple[type[FactBody], ...] = (*ON_THE_STRIP, *NAMED)


@dataclass(frozen=True, kw_only=True)
class SessionStory:
    """Everything the journal holds of one session, oldest first."""

    started: Fact[SessionStarted] | None
    events: tuple[Fact[SessionEvent], ...]
    ended: Fact[SessionEnded] | None
    ratings: tuple[Fact[Rated], ...]


def read_history(context: Context, *, after: Cursor | None = None, limit: int = 20) -> FactPage[FactBody]:
    """Return what happened, newest first; the work does not grow with the history."""
    return context.journal.read(context.person, kinds=SHOWN, after=after, limit=limit, newest_first=True)


def read_for_strip(context: Context, *, limit: int) -> FactPage[FactBody]:
    """Return the newest sessions, checks and refusals alone."""
    return context.journal.read(context.person, kinds=ON_THE_STRIP, limit=limit, newest_first=True)


def read_session(session: str, context: Context) -> SessionStory:
    """Return what is known of a session; everything is empty for one that nobody knows."""
    facts = context.journal.session(context.person, session)
    started, ended = of_kind(facts, SessionStarted), of_kind(facts, SessionEnded)
    return SessionStory(
        started=started[-1] if started else None,
        events=of_kind(facts, SessionEvent),
        ended=ended[-1] if ended else None,
        ratings=of_kind(facts, Rated),
    )
