"""What every deed is done with: whose feet, which journal and content, and the instant of the deed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from instep.facts.body import FactBody
from instep.facts.fact import Fact
from instep.journal.log import Journal
from instep.library.library import Library

NewId = Callable[[], str]


@dataclass(frozen=True, kw_only=True)
class Context:
    """One person at one instant, with a zone; `person` comes with the request and is never assumed."""

    person: str
    journal: Journal
    library: Library
    now: datetime
    new_id: NewId
    reads_only: bool = False
    """Whether it may only be looked with: nothing that somebody merely looks at is written down."""

    def fact(self, body: FactBody) -> Fact[FactBody]:
        """Return what this machine sees happen to this person now."""
        return Fact(id=self.new_id(), person=self.person, at=self.now, body=body)

    def append(self, *bodies: FactBody) -> list[str]:
        """Append facts that happen now, all or none; return their ids.

        Raise RuntimeError where this may only be looked with, with nothing written.
        """
        if self.reads_only:
            raise RuntimeError("a deed that may only look tried to write")
        return self.journal.append([self.fact(body) for body in bodies])

    def of(self, person: str) -> "Context":
        """Return the same for another person."""
        return replace(self, person=person)
