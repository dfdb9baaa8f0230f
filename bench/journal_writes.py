"""Acknowledged journal writes beside SQLite's own durable commits, in one run.

    bench/journal_writes.py [--seconds 0.6] [--rounds 3]

Raw SQLite (WAL, synchronous=FULL, one plain table) and the journal take turns; each figure is a ratio of
medians. fsyncs are counted by strace where there is one, in a run of its own; else the line says so.
"""

import argparse
import asyncio
import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from instep.facts.body import FactBody
from instep.facts.fact import Fact
from instep.facts.kinds import plain as plain_of
from instep.facts.session import SessionEvent
from instep.foot.anatomy import Pressure, Region, Side
from instep.journal.sqlite import SqliteJournal

BODY = SessionEvent(
    session="session-00000001",
    at_ms=125_000,
    event="hurts",
    pain=3,
    side=Side.LEFT,
    region=Region.HEEL_SOLE,
    state="guiding",
    foot=Side.LEFT,
    move="thumb-circles",
    regions=(Region.HEEL_SOLE,),
    pressure=Pressure.LIGHT,
    position_ms=125_000,
)
CALLERS = 32


@dataclass(frozen=True)
class Run:
    """Events a second, and how long each call took, in seconds."""

    rate: float
    waits: list[float]

    @property
    def p99(self) -> float:
        """The wait that 99 of 100 calls stay under."""
        return sorted(self.waits)[int(len(self.waits) * 0.99)]


def facts(count: int) -> list[Fact[FactBody]]:
    """Return new facts, as a session writes them."""
    at = datetime.now(UTC)  # noqa: TID251  a bench is its own clock
    return [Fact(id=uuid.uuid4().hex, person="ana", at=at, body=BODY) for _ in range(count)]


def timed(write: Callable[[], object], events: int, seconds: float) -> Run:
    """Call until the time is over."""
    waits = []
    begun = time.perf_counter()
    while (now := time.perf_counter()) - begun < seconds:
        write()
        waits.append(time.perf_counter() - now)
    return Run(len(waits) * events / (time.perf_counter() - begun), waits)


def raw(folder: Path, group: int, seconds: float) -> Run:
    """Measure plain SQLite: `group` rows a durable commit."""
    text = json.dumps(plain_of(BODY))
    with closing(sqlite3.connect(folder / f"{uuid.uuid4()}.db", isolation_level=None)) as plain:
        plain.execute("PRAGMA journal_mode=WAL")
        plain.execute("PRAGMA synchronous=FULL")
        plain.execute(
            "CREATE TABLE event (seq INTEGER PRIMARY KEY, id TEXT UNIQUE, person TEXT, at TEXT, body TEXT)"
        )

        def commit() -> None:
            plain.execute("BEGIN IMMEDIATE")
            rows = [(uuid.uuid4().hex, "ana", "2026-05-09T21:30:00+02:00", text) for _ in range(group)]
            plain.executemany("INSERT INTO event (id, person, at, body) VALUES (?, ?, ?, ?)", rows)
            plain.execute("COMMIT")

        return timed(commit, group, seconds)


def one_caller(journal: SqliteJournal, batch: int, seconds: float) -> Run:
    """Measure one caller who waits for every batch."""
    return timed(lambda: journal.append(facts(batch)), batch, seconds)


def many_threads(journal: SqliteJournal, seconds: float) -> Run:
    """Measure 32 threads, each waiting for every fact."""
    with ThreadPoolExecutor(CALLERS) as pool:
        runs = list(pool.map(lambda _: one_caller(journal, 1, seconds), range(CALLERS)))
    return Run(sum(run.rate for run in runs), [wait for run in runs for wait in run.waits])


def many_tasks(journal: SqliteJournal, seconds: float) -> Run:
    """Measure 32 tasks of one event loop, as a web server has them, each waiting for every fact."""
    waits: list[float] = []
    begun = time.perf_counter()

    async def caller() -> None:
        while (now := time.perf_counter()) - begun < seconds:
            await asyncio.wrap_future(journal.append_future(facts(1)))
            waits.append(time.perf_counter() - now)

    async def all_callers() -> None:
        await asyncio.gather(*(caller() for _ in range(CALLERS)))

    asyncio.run(all_callers())
    return Run(len(waits) / (time.perf_counter() - begun), waits)


WAYS: dict[str, Callable[[SqliteJournal, float], Run]] = {
    "one": lambda journal, seconds: one_caller(journal, 1, seconds),
    "threads32": many_threads,
    "tasks32": many_tasks,
    "batch100": lambda journal, seconds: one_caller(journal, 100, seconds),
}


def journal_run(folder: Path, way: str, seconds: float) -> Run:
    """Measure one way of writing on a new journal, and check that every acknowledged fact is in it."""
    with closing(SqliteJournal(folder / f"{uuid.uuid4()}.db")) as journal:
        run = WAYS[way](journal, seconds)
        kept = journal._writer.work(lambda plain: plain.execute("SELECT count(*) FROM fact").fetchone()[0])  # noqa: SLF001  counted behind the door
    if kept != len(run.waits) * (100 if way == "batch100" else 1):
        sys.exit(f"{way}: {len(run.waits)} calls were acknowledged, {kept} facts are kept")
    return run


def fsyncs_an_event(folder: Path, way: str) -> float | None:
    """Return forced writes for each fact, counted from outside; None without strace."""
    if not shutil.which("strace"):
        return None
    log = folder / "calls"
    strace = ["strace", "-f", "-qq", "--seccomp-bpf", "-e", "trace=fsync,fdatasync", "-o", str(log)]
    again = [sys.executable, __file__, "--only", way, "--folder", str(folder), "--seconds", "0.5"]
    said = subprocess.run([*strace, *again], capture_output=True, text=True, check=False)
    if said.returncode:
        return None
    return sum("sync(" in line for line in log.read_text().splitlines()) / int(said.stdout)


def figures(folder: Path, seconds: float, rounds: int) -> Iterator[tuple[str, float | None, str]]:
    """Yield each figure: its name, the ratio, what to reach."""
    raws: dict[int, list[Run]] = {1: [], 32: [], 256: []}
    ours: dict[str, list[Run]] = {way: [] for way in WAYS}
    for _ in range(rounds):
        for group, runs in raws.items():
            runs.append(raw(folder, group, seconds))
        for way, runs in ours.items():
            runs.append(journal_run(folder, way, seconds))

    def rate(runs: list[Run]) -> float:
        return statistics.median(run.rate for run in runs)

    def p99(runs: list[Run]) -> float:
        return statistics.median(run.p99 for run in runs)

    print(f"raw SQLite: {', '.join(f'{rate(runs):,.0f}/s at {n} a commit' for n, runs in raws.items())}")
    print(f"journal:    {', '.join(f'{rate(runs):,.0f}/s {way}' for way, runs in ours.items())}")
    yield "one_caller_of_raw_commits", rate(ours["one"]) / rate(raws[1]), ">= 0.3"
    yield "one_caller_p99_of_raw_p99", p99(ours["one"]) / p99(raws[1]), "<= 5"
    yield "32_threads_of_raw_groups_of_32", rate(ours["threads32"]) / rate(raws[32]), ">= 0.1"
    yield "32_tasks_of_raw_groups_of_32", rate(ours["tasks32"]) / rate(raws[32]), ">= 0.1"
    yield "batches_of_100_of_raw_groups_of_256", rate(ours["batch100"]) / rate(raws[256]), ">= 0.25"
    yield "fsyncs_an_event_32_threads", fsyncs_an_event(folder, "threads32"), "<= 0.15"
    yield "fsyncs_an_event_32_tasks", fsyncs_an_event(folder, "tasks32"), "<= 0.15"
    yield "fsyncs_an_event_one_caller", fsyncs_an_event(folder, "one"), ">= 1"


def main() -> None:
    """Print every figure, and all of them as JSON in the last line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=float, default=0.6)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--folder", type=Path, help="where to write; the disk that is measured")
    options.add_argument("--only", choices=WAYS, help="write in one way and print how many facts")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="journal-", dir=asked.folder) as folder:
        if asked.only:
            run = journal_run(Path(folder), asked.only, asked.seconds)
            print(len(run.waits))
            return
        found = {}
        for name, value, reach in figures(Path(folder), asked.seconds, asked.rounds):
            found[name] = value and round(value, 3)
            print(
                f"{name:38s} {'not counted: no strace' if value is None else f'{value:8.3f}'}   reach {reach}"
            )
    print("JSON " + json.dumps({"load": round(os.getloadavg()[0], 1), **found}))


if __name__ == "__main__":
    main()
