"""What happened, newest first, a page at a time; and the ratings of one session."""

from dataclasses import dataclass

from instep.journal.fact import Fact, FactKind
from instep.journal.log import Cursor, Journal, Page

ON_THE_STRIP = (FactKind.SESSION_ENDED, FactKind.FOOT_CHECKED, FactKind.SESSION_REFUSED)
NAMED = (
    FactKind.CARE_TOLD,
    FactKind.TOUCH_TESTED,
    FactKind.TEMPERATURES_TAKEN,
    FactKind.AGREEMENT_ACCEPTED,
    FactKind.AGREEMENT_WITHDRAWN,
    FactKind.PHOTO_KEPT,
    FactKind.PHOTO_DELETED,
    FactKind.TRIAL_BEGUN,
    FactKind.TRIAL_ENDED,
    FactKind.NEXT_THING_CHOSEN,
)
"""What a history only names; it is told on a page of its own."""

SHOWN = (*ON_THE_STRIP, *NAMED)
RECENT = 100  # facts to look back for what belongs to one session


@dataclass(frozen=True, kw_only=True)
class SessionStory:
    """Everything the journal holds of one session, oldest first."""

    started: Fact | None
    events: tuple[Fact, ...]
    ended: Fact | None
    ratings: tuple[Fact, ...]


def read_history(person: str, journal: Journal, *, after: Cursor | None = None, limit: int = 20) -> Page:
    """Return what happened, newest first; the work does not grow with the history."""
    return journal.read(person, kinds=SHOWN, after=after, limit=limit, newest_first=True)


def read_for_strip(person: str, journal: Journal, *, limit: int) -> Page:
    """Return the newest sessions, checks and refusals alone."""
    return journal.read(person, kinds=ON_THE_STRIP, limit=limit, newest_first=True)


def read_session(session: str, person: str, journal: Journal) -> SessionStory:
    """Return what is known of a recent session; everything is empty for one that nobody knows."""
    facts = [
        fact
        for kind in (FactKind.SESSION_STARTED, FactKind.SESSION_EVENT, FactKind.SESSION_ENDED, FactKind.RATED)
        for fact in _of(session, kind, person=person, journal=journal)
    ]
    return SessionStory(
        started=_last(facts, FactKind.SESSION_STARTED),
        events=tuple(f for f in facts if f.kind is FactKind.SESSION_EVENT),
        ended=_last(facts, FactKind.SESSION_ENDED),
        ratings=tuple(f for f in facts if f.kind is FactKind.RATED),
    )


def _of(session: str, kind: FactKind, *, person: str, journal: Journal) -> list[Fact]:
    page = journal.read(person, kinds={kind}, limit=RECENT, newest_first=True)
    return [fact for fact in reversed(page.facts) if fact.body["session"] == session]


def _last(facts: list[Fact], kind: FactKind) -> Fact | None:
    return next((fact for fact in reversed(facts) if fact.kind is kind), None)
