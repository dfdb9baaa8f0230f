"""What every journal promises, wherever it keeps its facts."""

from collections.abc import Collection, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NewType, Protocol

from instep.journal.fact import Fact, FactKind
from instep.journal.summary import Summary
from instep.outcomes.sitting import Sitting
from instep.record.pins import Pin

Cursor = NewType("Cursor", int)
"""A place in the log: the sequence number of the fact that was read last."""

MOST_PER_PAGE = 1000


class JournalError(Exception):
    """The journal cannot be read or written. One line: where, what, and what to do."""


@dataclass(frozen=True, kw_only=True)
class Page:
    """A stretch of the log.

    `cursor` goes on after the last fact of this page; it is the one that was given where the page is
    empty. `more` says whether the log already holds facts beyond it.
    """

    facts: tuple[Fact, ...]
    cursor: Cursor | None
    more: bool


class Journal(Protocol):
    """An append-only log of facts. Every method may be called from any thread."""

    def append(self, facts: Sequence[Fact]) -> list[str]:
        """Write all of these facts or none; return their ids once every one is on disk.

        A fact that is already there with the same content is kept once. Raise FactConflict where an id
        is taken by other content, BadFact where a fact cannot be written as JSON, JournalError where the
        journal cannot be written; nothing of this call is kept then.
        """

    def append_future(self, facts: Sequence[Fact]) -> Future[list[str]]:
        """Do the same without waiting; what append raises, the future holds, but BadFact comes at once."""

    def read(
        self,
        person: str,
        *,
        kinds: Collection[FactKind] | None = None,
        after: Cursor | None = None,
        limit: int = 100,
        newest_first: bool = False,
    ) -> Page:
        """Return up to `limit` (1 to 1000) facts of one person, in the order they were written down.

        The work does not grow with the length of the history.
        """

    def read_everyone(self, *, after: Cursor | None = None, limit: int = 100) -> Page:
        """Return up to `limit` (1 to 1000) facts of all people, oldest first."""

    def latest(self, person: str, kind: FactKind) -> Fact | None:
        """Return the fact of this kind that was written down last; None where there is none."""

    def summary(self, person: str) -> Summary:
        """Return what is kept ready about this person's sessions; an empty summary for a stranger."""

    def days(self, person: str, kinds: Collection[FactKind], *, first: date, last: date) -> tuple[Fact, ...]:
        """Return the facts of these kinds from `first` to `last`, by their own local days, in that order.

        The work grows with what happened on these days, not with the length of the history.
        """

    def pins(self, person: str, *, first: date, last: date) -> tuple[Pin, ...]:
        """Return the pins that were open on any day from `first` to `last`, in the order they were opened."""

    def pin(self, person: str, pin: str) -> Pin | None:
        """Return one pin with all its notes; None where there is none of this id."""

    def sittings(
        self, person: str, *, first: date, last: date, newest: int | None = None
    ) -> tuple[Sitting, ...]:
        """Return the sessions from `first` to `last` by their own local times, or so many of the newest.

        The work grows with how many there are on these days, not with the length of the history.
        """

    def sitting(self, person: str, session: str) -> Sitting | None:
        """Return one session's end and numbers; None where neither is known."""

    def rebuild(self) -> None:
        """Derive every summary, every pin and every session from the log again."""

    def forget(self, person: str) -> int:
        """Erase every fact of this person; return how many there were. The only deletion there is."""

    def backup(self, path: Path) -> None:
        """Write a whole, consistent copy to `path`, a journal of its own; never over an existing file."""

    def close(self) -> None:
        """Let go of the file. Calling it again changes nothing; any other call raises JournalError."""


def checked_limit(limit: int) -> int:
    """Return the limit; raise ValueError outside 1 to 1000."""
    if not 1 <= limit <= MOST_PER_PAGE:
        raise ValueError(f"limit {limit}: a page holds 1 to {MOST_PER_PAGE} facts")
    return limit
