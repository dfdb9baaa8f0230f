"""What happened, newest first, a page at a time; and the ratings of one session."""

from dataclasses import dataclass

from instep.journal.fact import Fact, FactKind
from instep.journal.log import Cursor, Journal, Page

SHOWN = (FactKind.SESSION_ENDED, FactKind.FOOT_CHECKED, FactKind.SESSION_REFUSED)
RECENT = 100  # facts to look back for what belongs to one session


@dataclass(frozen=True, kw_only=True)
class SessionStory:
    """Everything the journal holds of one session, oldest first."""

    started: Fact | None
    events: tuple[Fact, ...]
    ended: Fact | None
    ratings: tuple[Fact, ...]


def read_history(person: str, journal: Journal, *, after: Cursor | None = None, limit: int = 20) -> Page:
    """Return the newest sessions, checks and refusals; the work does not grow with the history."""
    return journal.read(person, kinds=SHOWN, after=after, limit=limit, newest_first=True)


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
