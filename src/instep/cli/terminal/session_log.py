"""What happens in a session reaches the journal at once, or is kept until it can, or ends in a file."""

import tempfile
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from instep.coach.context import Context
from instep.export.journal_file import write_facts
from instep.export.whole_file import BadFile
from instep.facts.body import FactBody
from instep.facts.fact import Fact
from instep.facts.session import SessionEnded, SessionEvent
from instep.foot.anatomy import Pressure, Region, Side
from instep.journal.log import JournalError
from instep.session.events import Event, TraceEntry
from instep.session.place import Place

_AGAIN_AFTER_S = 10.0


@dataclass(kw_only=True)
class Notes:
    """The facts of one session. Nothing here waits for a disk while hands are on feet."""

    session: str
    context: Context
    now: Callable[[], datetime]
    clock: Callable[[], float]
    waiting: list[Fact[FactBody]] = field(default_factory=list)
    trouble: str | None = None
    _sent: list[Fact[FactBody]] = field(default_factory=list)
    _future: Future[list[str]] | None = None
    _again: float = 0.0

    def add(self, body: FactBody) -> None:
        """Keep a fact, and send it on its way."""
        self.waiting.append(replace(self.context, now=self.now()).fact(body))
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
            self._future = self.context.journal.append_future(self._sent)
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
        name = f"instep-kept-{self.session}.jsonl"
        try:
            write_facts(self.waiting, folder / name)
        except BadFile:
            folder = Path(tempfile.gettempdir())
            write_facts(self.waiting, folder / name)
        return folder / name


def session_event(session: str, entry: TraceEntry, event: Event) -> SessionEvent:
    """Return an event as it was met."""
    return SessionEvent(
        session=session,
        at_ms=entry.at_ms,
        event=entry.event,
        pain=event.pain,
        side=event.side,
        region=event.region,
        state=entry.state,
        foot=Side(entry.foot) if entry.foot else None,
        move=entry.move,
        regions=tuple(map(Region, entry.regions)),
        pressure=Pressure(entry.pressure) if entry.pressure else None,
        position_ms=entry.position_ms,
    )


def session_ended(session: str, place: Place, *, routine: str, way: str) -> SessionEnded:
    """Return the end of a session."""
    return SessionEnded(
        session=session,
        ended="finished" if place.ended == "finished" else "stopped",
        seconds_played=place.played / 1000,
        played_ms={side: place.spent.get(side, 0) for side in Side},
        left=tuple(map(Side, place.left)),
        routine=routine,
        way=way,
    )
