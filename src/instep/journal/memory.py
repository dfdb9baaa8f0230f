"""A journal that lasts as long as its process: for deeds that are tried out, not kept."""

from collections.abc import Callable, Collection, Iterable, Sequence
from concurrent.futures import Future
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from instep.journal.fact import Fact, FactKind
from instep.journal.log import Cursor, JournalError, Page, checked_limit
from instep.journal.noted import pins_in
from instep.journal.record import FactConflict, Record, fact_of, new_among, record_of
from instep.journal.sat import in_order as by_time
from instep.journal.sat import sittings_in
from instep.journal.sqlite import SqliteJournal
from instep.journal.summary import Summary, summed
from instep.outcomes.sitting import Sitting
from instep.record.pins import Pin, in_order


class MemoryJournal:
    """Keeps the promises of Journal, but for the disk; `backup` writes a real journal file."""

    def __init__(self) -> None:
        """Begin empty."""
        self._lock = Lock()
        self._log: dict[int, Record] = {}
        self._by_id: dict[str, Record] = {}
        self._last_seq = 0
        self._open = True

    def append(self, facts: Sequence[Fact]) -> list[str]:
        """See Journal."""
        records = [record_of(fact) for fact in facts]
        with self._lock:
            self._check_open()
            for record in new_among(records, self._by_id).values():
                self._keep(record)
        return [record.id for record in records]

    def append_future(self, facts: Sequence[Fact]) -> Future[list[str]]:
        """See Journal."""
        future: Future[list[str]] = Future()
        try:
            future.set_result(self.append(facts))
        except (FactConflict, JournalError) as refused:
            future.set_exception(refused)
        return future

    def read(
        self,
        person: str,
        *,
        kinds: Collection[FactKind] | None = None,
        after: Cursor | None = None,
        limit: int = 100,
        newest_first: bool = False,
    ) -> Page:
        """See Journal."""

        def wanted(record: Record) -> bool:
            return record.person == person and (kinds is None or record.kind in kinds)

        return self._page(wanted, after=after, limit=limit, newest_first=newest_first)

    def read_everyone(self, *, after: Cursor | None = None, limit: int = 100) -> Page:
        """See Journal."""
        return self._page(lambda _: True, after=after, limit=limit, newest_first=False)

    def latest(self, person: str, kind: FactKind) -> Fact | None:
        """See Journal."""
        page = self.read(person, kinds={kind}, limit=1, newest_first=True)
        return page.facts[0] if page.facts else None

    def summary(self, person: str) -> Summary:
        """See Journal."""
        return summed(self._facts(person))

    def days(self, person: str, kinds: Collection[FactKind], *, first: date, last: date) -> tuple[Fact, ...]:
        """See Journal."""
        found = [
            fact for fact in self._facts(person) if fact.kind in kinds and first <= fact.at.date() <= last
        ]
        return tuple(sorted(found, key=lambda fact: fact.at.date()))

    def pins(self, person: str, *, first: date, last: date) -> tuple[Pin, ...]:
        """See Journal."""
        kept = pins_in(self._facts(person)).values()
        return in_order(
            pin
            for pin in kept
            if pin.first_day and pin.first_day <= last and (pin.closed is None or pin.closed.day >= first)
        )

    def pin(self, person: str, pin: str) -> Pin | None:
        """See Journal."""
        return pins_in(self._facts(person)).get(pin)

    def sittings(
        self, person: str, *, first: date, last: date, newest: int | None = None
    ) -> tuple[Sitting, ...]:
        """See Journal."""
        kept = sittings_in(self._facts(person)).values()
        return by_time(kept, first=first, last=last, newest=newest)

    def sitting(self, person: str, session: str) -> Sitting | None:
        """See Journal."""
        return sittings_in(self._facts(person)).get(session)

    def rebuild(self) -> None:
        """See Journal; nothing to do, as every summary here is derived when it is asked for."""
        self._snapshot()

    def forget(self, person: str) -> int:
        """See Journal."""
        with self._lock:
            self._check_open()
            gone = [seq for seq, record in self._log.items() if record.person == person]
            for seq in gone:
                del self._by_id[self._log.pop(seq).id]
        return len(gone)

    def backup(self, path: Path) -> None:
        """See Journal."""
        facts = [fact_of(record) for record in self._snapshot().values()]
        with TemporaryDirectory() as folder, closing(SqliteJournal(Path(folder, "journal.db"))) as journal:
            journal.append(facts)
            journal.backup(path)

    def close(self) -> None:
        """See Journal."""
        self._open = False

    def _keep(self, record: Record) -> None:
        self._last_seq += 1
        self._log[self._last_seq] = self._by_id[record.id] = record

    def _snapshot(self) -> dict[int, Record]:
        with self._lock:
            self._check_open()
            return dict(self._log)

    def _facts(self, person: str) -> list[Fact]:
        return [fact_of(record) for record in self._snapshot().values() if record.person == person]

    def _check_open(self) -> None:
        if not self._open:
            raise JournalError("this journal in memory is closed; open another one")

    def _page(
        self, wanted: Callable[[Record], bool], *, after: Cursor | None, limit: int, newest_first: bool
    ) -> Page:
        checked_limit(limit)
        log = self._snapshot()
        seqs = [seq for seq in _beyond(after, log, newest_first=newest_first) if wanted(log[seq])]
        shown = seqs[:limit]
        return Page(
            facts=tuple(fact_of(log[seq]) for seq in shown),
            cursor=Cursor(shown[-1]) if shown else after,
            more=len(seqs) > limit,
        )


def _beyond(after: Cursor | None, seqs: Iterable[int], *, newest_first: bool) -> list[int]:
    if newest_first:
        return sorted((seq for seq in seqs if after is None or seq < after), reverse=True)
    return sorted(seq for seq in seqs if after is None or seq > after)
