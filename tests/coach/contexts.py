"""What a deed is done with in a test: a person, a journal, the real content, a time that the test says."""

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from uuid import uuid4

from instep.coach.context import Context
from instep.journal.log import Journal
from instep.journal.sqlite import SqliteJournal
from instep.library.library import Library

LIBRARY = Library()
NOON = datetime(2026, 5, 9, 12, tzinfo=UTC)


def context_of(
    journal: Journal,
    now: datetime,
    *,
    person: str = "me",
    library: Library = LIBRARY,
    new_id: Callable[[], str] = lambda: str(uuid4()),
) -> Context:
    """Return the context of one deed."""
    return Context(person=person, journal=journal, library=library, now=now, new_id=new_id)


class Numbered:
    """A real journal whose facts are numbered in the order in which they are made."""

    def __init__(self, folder: Path) -> None:
        self.journal = SqliteJournal(folder / "journal.db")
        self._numbers = count(1)

    def new_id(self) -> str:
        return f"fact-{next(self._numbers):08}"

    def context(self, now: datetime = NOON) -> Context:
        return context_of(self.journal, now, new_id=self.new_id)
