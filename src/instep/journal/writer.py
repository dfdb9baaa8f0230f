"""The one thread that writes: it commits whatever has come in meanwhile as one group.

A caller waits on a future until its facts are on disk. While one group is being forced to the disk the
next one gathers, so many callers share one wait for the disk.
"""

import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from os.path import samestat
from pathlib import Path
from threading import Condition, Thread
from typing import Any, TypeVar

from instep.journal import appending
from instep.journal.fact_codec import FactConflict, Record, new_among
from instep.journal.file import EMPTY_WAL, transaction, without_waiting
from instep.journal.sqlite_errors import as_journal_error, moved, no_longer_open
from instep.journal.write_lock import WriteLock

Answer = TypeVar("Answer")

_KNOWN = (
    "SELECT id, person, kind, at, zone, version, body FROM fact"
    " WHERE person = :person AND id IN (SELECT value FROM json_each(:ids))"
)
# Callers who shared a commit wake one after the other; given a moment to come back with their next facts they
# share again. Measured with 32 threads: 0.10 forced writes an event, against 0.12 to 0.15 without.
_MANY, _GATHER_S = 4, 0.0005
_IDLE_S = 0.25
"""Nobody writes: between two taps, not between the facts of one."""


@dataclass(frozen=True)
class _Append:
    records: Sequence[Record]
    done: Future[list[str]]


@dataclass(frozen=True)
class _Work:
    do: Callable[[sqlite3.Connection], Any]
    done: Future[Any]


class Writer:
    """Owns the connection that writes and checkpoints, and the thread that uses it."""

    def __init__(self, path: Path, connection: sqlite3.Connection, write_lock: WriteLock) -> None:
        """Start the thread."""
        self._path = path
        self._connection = connection
        self._write_lock = write_lock
        self._waiting: list[_Append | _Work] = []
        self._changed = Condition()
        self._open = True
        self._shared = 0
        self._in_wal = True  # an earlier program may have left something there
        self._file = path.stat()
        # Nothing acknowledged is lost where a program ends without closing, so the thread may just end too.
        self._thread = Thread(target=self._run, name="journal writer", daemon=True)
        self._thread.start()

    def append(self, records: Sequence[Record]) -> Future[list[str]]:
        """Return the future ids of these records: all on disk, or none and the reason."""
        done: Future[list[str]] = Future()
        self._put(_Append(records, done))
        return done

    def work(self, do: Callable[[sqlite3.Connection], Answer]) -> Answer:
        """Do something with the connection and nobody else writing; return what it returns."""
        done: Future[Answer] = Future()
        self._put(_Work(do, done))
        return done.result()

    def close(self) -> None:
        """Finish what has been asked for, then close the connection. Again: nothing."""
        with self._changed:
            self._open = False
            self._changed.notify()
        self._thread.join()

    def _put(self, task: _Append | _Work) -> None:
        with self._changed:
            if not self._open:
                raise no_longer_open(self._path)
            self._waiting.append(task)
            self._changed.notify()

    def _run(self) -> None:
        while (tasks := self._next_tasks()) is not None:
            if not tasks:
                self._empty_wal()
            for kind, group in groupby(tasks, key=type):
                self._in_wal = True
                if kind is _Append:
                    self._commit([task for task in group if isinstance(task, _Append) and _begun(task)])
                else:
                    self._work_through(task for task in group if isinstance(task, _Work) and _begun(task))
        self._empty_wal()  # another program may have the journal open: then closing alone leaves the WAL full
        self._connection.close()
        self._write_lock.close()

    def _next_tasks(self) -> list[_Append | _Work] | None:
        """Wait for tasks and return all there are: none where nobody writes; None once closed and done."""
        if self._shared >= _MANY:
            time.sleep(_GATHER_S)
        with self._changed:
            wait_s = _IDLE_S if self._in_wal else None
            self._changed.wait_for(lambda: self._waiting or not self._open, wait_s)
            tasks, self._waiting = self._waiting, []
            done = not tasks and not self._open
        self._shared = len(tasks)
        return None if done else tasks

    def _empty_wal(self) -> None:
        """Bring the WAL into the journal's one file, so that a copy of that file is whole.

        Nobody is made to wait: where somebody writes or reads it is tried again when nobody has written for a
        while. Nothing is lost where it cannot be done: what is in the WAL is on the disk already.
        """
        try:
            with self._write_lock.held_if_free() as free, without_waiting(self._connection):
                if free:
                    self._in_wal = bool(self._connection.execute(EMPTY_WAL).fetchone()[0])
        except sqlite3.Error:
            self._in_wal = False  # until the next change

    def _commit(self, appends: Sequence[_Append]) -> None:
        try:
            with self._writing(), transaction(self._connection):
                outcomes = self._write(appends)
        except Exception as error:  # noqa: BLE001  it belongs to the callers who wait, not to this thread
            outcomes = [error] * len(appends)
        for append, outcome in zip(appends, outcomes, strict=True):
            _settle(append.done, outcome)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Take the write_lock; raise JournalError where the file was moved: a commit would go with it."""
        with as_journal_error(self._path), self._write_lock.held():
            if not self._path.exists() or not samestat(self._path.stat(), self._file):
                raise moved(self._path)
            yield

    def _write(self, appends: Sequence[_Append]) -> list[list[str] | Exception]:
        """Write the new records of all appends; one that conflicts writes nothing and spoils no other."""
        known = self._known(record.key for append in appends for record in append.records)
        fresh: list[Record] = []
        outcomes: list[list[str] | Exception] = []
        for append in appends:
            try:
                new = new_among(append.records, known)
            except FactConflict as conflict:
                outcomes.append(conflict)
                continue
            known |= new
            fresh += new.values()
            outcomes.append([record.id for record in append.records])
        if fresh:
            appending.add(self._connection, fresh)
        return outcomes

    def _known(self, keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Record]:
        ids: dict[str, list[str]] = {}
        for person, name in keys:
            ids.setdefault(person, []).append(name)
        asked = ({"person": person, "ids": json.dumps(names)} for person, names in ids.items())
        found = (Record(*row) for one in asked for row in self._connection.execute(_KNOWN, one))
        return {record.key: record for record in found}

    def _work_through(self, works: Iterable[_Work]) -> None:
        for work in works:
            try:
                with self._writing():
                    work.done.set_result(work.do(self._connection))
            except Exception as error:  # noqa: BLE001  it belongs to the caller who waits
                work.done.set_exception(error)


def _begun(task: _Append | _Work) -> bool:
    """Whether the caller still wants it; from here on it can no longer be cancelled."""
    return task.done.set_running_or_notify_cancel()


def _settle(done: Future[list[str]], outcome: list[str] | Exception) -> None:
    if isinstance(outcome, Exception):
        done.set_exception(outcome)
    else:
        done.set_result(outcome)
