"""What every journal promises, wherever it keeps its facts."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Generic, NewType, Protocol, TypeVar

from instep.facts.body import FactBody
from instep.facts.fact import Fact
from instep.facts.stop import Unread
from instep.journal.fact_codec import Record, SetAside
from instep.journal.summary import Summary
from instep.outcomes.sitting import Sitting
from instep.record.pins import Pin

if TYPE_CHECKING:
    from instep.library.errors import BadInput

B = TypeVar("B", bound=FactBody)

Cursor = NewType("Cursor", int)
"""A place in a list of facts: what the journal calls the fact that was read last."""

MOST_PER_PAGE = 1000


class JournalError(Exception):
    """The journal cannot be read or written: which file, what, and what to do, as BadInput has it.

    `str()` is one line in English.
    """

    def __init__(self, key: str, /, *, file: str = "", **parts: str) -> None:
        """Take the problem `errors-<key>`, and its `.remedy`, with the same parts."""
        super().__init__(key)
        self.key, self.file, self.parts = key, file, parts

    @property
    def told(self) -> "BadInput":
        """The same as messages, to be said in any language."""
        from instep.library.errors import BadInput  # noqa: PLC0415  # only what went wrong is said

        return BadInput(self.key, file=self.file, remedy=None, place="", **self.parts)

    def __str__(self) -> str:
        """Return the one line in English."""
        return str(self.told)


@dataclass(frozen=True, kw_only=True)
class FactPage(Generic[B]):
    """A stretch of facts.

    `cursor` goes on after the last fact of this page; it is the one that was given where the page is
    empty. `more` says whether there are facts beyond it.
    """

    facts: tuple[Fact[B], ...]
    cursor: Cursor | None
    more: bool


@dataclass(frozen=True, kw_only=True)
class LogPage:
    """A stretch of the log as it was written down, with everything that this version cannot read."""

    records: tuple[Record, ...]
    cursor: Cursor | None
    more: bool


class Journal(Protocol):
    """An append-only log of facts. Every method may be called from any thread.

    Facts are read in the one order (instant, id), whatever the order in which they arrived. What cannot be
    read stays in the log and counts for nothing: no method below fails because of it.
    """

    @property
    def id(self) -> str:
        """What names this journal and no other."""

    def append(self, facts: Sequence[Fact[FactBody]]) -> list[str]:
        """Write all of these facts or none; return their ids once every one is on disk.

        A fact that is already there with the same content is kept once. Raise FactConflict where an id of
        the same person is taken by other content, BadFact where a fact cannot be written, JournalError
        where the journal cannot be written; nothing of this call is kept then.
        """

    def append_records(self, records: Sequence[Record]) -> list[str]:
        """Do the same with records that were checked at a door; kinds of a newer version are kept too."""

    def append_future(self, facts: Sequence[Fact[FactBody]]) -> Future[list[str]]:
        """Do the same without waiting; what append raises, the future holds, but BadFact comes at once."""

    def read(
        self,
        person: str,
        *,
        kinds: Collection[type[B]],
        after: Cursor | None = None,
        limit: int = 100,
        newest_first: bool = False,
    ) -> FactPage[B]:
        """Return up to `limit` (1 to 1000) facts of one person, in the one order.

        The work does not grow with the length of the history.
        """

    def every(self, person: str, *kinds: type[B], newest_first: bool = False) -> Iterator[Fact[B]]:
        """Yield all facts of these kinds, page by page, in the one order."""

    def latest(self, person: str, kind: type[B]) -> Fact[B] | None:
        """Return the last fact of this kind in the one order; None where there is none."""

    def current(self, person: str, kind: type[B], *, now: datetime) -> Mapping[str, tuple[Fact[B], ...]]:
        """Return by key the facts that say a current value and are not replaced, in the one order.

        The work grows with how many those are. A fact dated after `now` says its value and replaces nothing.
        """

    def standing(self, person: str, name: str, *, now: datetime) -> Mapping[str, tuple[Fact[FactBody], ...]]:
        """Return the same for a current value that is not named by a kind of fact (see Settled)."""

    def unread(self, person: str, name: str, *, now: datetime) -> tuple[Fact[Unread], ...]:
        """Return what stands for facts that cannot be read and that nothing replaced under this name.

        Those that came so, that say a current value, and the newest of each kind; set_aside has all.
        """

    def between(self, person: str, *kinds: type[B], since: datetime, until: datetime) -> tuple[Fact[B], ...]:
        """Return the facts of these kinds from `since` to `until`, both included, in the one order."""

    def days(self, person: str, *kinds: type[B], first: date, last: date) -> tuple[Fact[B], ...]:
        """Return the facts of these kinds from `first` to `last`, by their own local days, in that order.

        The work grows with what happened on these days, not with the length of the history.
        """

    def session(self, person: str, session: str) -> tuple[Fact[FactBody], ...]:
        """Return everything that belongs to one session, in the one order."""

    def log(self, *, owner: str | None = None, after: Cursor | None = None, limit: int = 100) -> LogPage:
        """Return up to `limit` (1 to 1000) records as they were written down, of everybody or of one."""

    def set_aside(self) -> Iterator[SetAside]:
        """Yield everything in the log that this version cannot read, and why. Walks through all of it."""

    def session_owner(self, session: str) -> str | None:
        """Return whose a session is; None for one that nobody had."""

    def people(self) -> tuple[str, ...]:
        """Return everybody whose facts are here, by the id of the person, each once."""

    def summary(self, person: str) -> Summary:
        """Return what is kept ready about this person's sessions; an empty summary for a stranger."""

    def pins(self, person: str, *, first: date, last: date) -> tuple[Pin, ...]:
        """Return the pins that were open on any day from `first` to `last`, in the order they were opened."""

    def open_pins(self, person: str, *, now: datetime) -> tuple[Pin, ...]:
        """Return the pins that are open at this instant, in the order they were opened."""

    def pin(self, person: str, pin: str) -> Pin | None:
        """Return one pin with all its notes; None where there is none of this id."""

    def sittings(self, person: str, *, first: date, last: date) -> tuple[Sitting, ...]:
        """Return the sessions from `first` to `last` by their own local days, in the one order.

        The work grows with how many there are on these days, not with the length of the history.
        """

    def sittings_before(self, person: str, until: datetime, *, newest: int) -> tuple[Sitting, ...]:
        """Return so many of the newest sessions up to an instant, oldest first."""

    def sitting(self, person: str, session: str) -> Sitting | None:
        """Return one session's end and numbers; None where neither is known."""

    def rebuild(self) -> None:
        """Derive everything that is kept ready from the log again."""

    def forget(self, person: str) -> int:
        """Erase every fact of this person; return how many there were. The only deletion there is."""

    def backup(self, path: Path, *, photos: Path | None = None) -> None:
        """Write a whole, consistent copy to `path`, a journal of its own; never over an existing file.

        The files of the folder `photos` are in it too, for restore to put back.
        """

    def gone_afterwards(self) -> AbstractContextManager[Path]:
        """Lend a name beside the journal for a file that is needed for a moment.

        A copy in the clear lies nowhere else; what a killed program left is swept when the journal is opened.
        """

    def close(self) -> None:
        """Let go of the file. Calling it again changes nothing; any other call raises JournalError."""


def checked_limit(limit: int) -> int:
    """Return the limit; raise ValueError outside 1 to 1000."""
    if not 1 <= limit <= MOST_PER_PAGE:
        raise ValueError(f"limit {limit}: a page holds 1 to {MOST_PER_PAGE} facts")
    return limit
