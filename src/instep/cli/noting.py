"""What happens in a session reaches the journal at once, or is kept until it can, or ends in a file."""

import tempfile
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from instep.export.journal_file import export_journal
from instep.export.whole_file import BadFile
from instep.journal.fact import Fact, FactKind
from instep.journal.log import Journal, JournalError
from instep.journal.memory import MemoryJournal
from instep.session.events import Entry, Event
from instep.session.place import Place

_AGAIN_AFTER_S = 10.0


@dataclass(kw_only=True)
class Notes:
    """The facts of one session. Nothing here waits for a disk while hands are on feet."""

    session: str
    person: str
    journal: Journal
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    clock: Callable[[], float]
    waiting: list[Fact] = field(default_factory=list)
    trouble: str | None = None
    _sent: list[Fact] = field(default_factory=list)
    _future: Future[list[str]] | None = None
    _again: float = 0.0

    def add(self, kind: FactKind, body: dict[str, Any]) -> None:
        """Keep a fact, and send it on its way."""
        body = {"session": self.session, **body}
        fact = Fact(id=self.new_id(), person=self.person, kind=kind, at=self.now(), version=1, body=body)
        self.waiting.append(fact)
        self.tick()

    def tick(self) -> None:
        """See whether what was sent has arrived, and send what waits; a refusal is tried again later."""
        if self._future is not None and self._future.done():
            self._settle()
        if self._future is None and self.waiting and self.clock() >= self._again:
            self._send()

    def finish(self, folder: Path) -> Path | None:
        """Write everything down now; return the file in which it is kept where the journal refuses.

        Raise BadFile where there is no place for that file either.
        """
        if self._future is not None:
            self._settle()
        if self.waiting:
            self._send()
        if self._future is not None:
            self._settle()
        return self._kept(folder) if self.waiting else None

    def _send(self) -> None:
        self._sent = list(self.waiting)
        try:
            self._future = self.journal.append_future(self._sent)
        except JournalError as problem:
            self._refused(problem)

    def _settle(self) -> None:
        future, self._future = self._future, None
        try:
            if future is not None:
                future.result()
        except JournalError as problem:
            self._refused(problem)
            return
        # A fact keeps its id, so that one which did arrive and is sent again is kept once.
        self.waiting = self.waiting[len(self._sent) :]
        self.trouble = None

    def _refused(self, problem: JournalError) -> None:
        self.trouble = str(problem)
        self._again = self.clock() + _AGAIN_AFTER_S

    def _kept(self, folder: Path) -> Path:
        memory = MemoryJournal()
        memory.append(self.waiting)
        name = f"instep-kept-{self.session}.jsonl"
        try:
            export_journal(memory, folder / name, replace=True)
        except BadFile:
            folder = Path(tempfile.gettempdir())
            export_journal(memory, folder / name, replace=True)
        return folder / name


def event_body(entry: Entry, event: Event) -> dict[str, Any]:
    """Return an event as it was met, as the body of a `session_event`."""
    return {
        "at_ms": entry.at_ms,
        "event": entry.event,
        "pain": event.pain,
        "side": event.side.value if event.side else None,
        "region": event.region.value if event.region else None,
        "state": entry.state,
        "foot": entry.foot,
        "move": entry.move,
        "regions": list(entry.regions),
        "pressure": entry.pressure,
        "position_ms": entry.position_ms,
    }


def ended_body(place: Place, *, routine: str, way: str) -> dict[str, Any]:
    """Return the end of a session as the body of a `session_ended`."""
    return {
        "ended": place.ended,
        "seconds_played": place.played / 1000,
        "played_ms": {side: place.spent.get(side, 0) for side in ("left", "right")},
        "left": list(place.left),
        "routine": routine,
        "way": way,
    }
