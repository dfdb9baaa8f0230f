"""What a deed is done with in a test: a person, a journal, the real content, a time that the test says."""

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

from instep.coach.context import Context
from instep.journal.log import Journal
from instep.library.library import Library

LIBRARY = Library()


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
