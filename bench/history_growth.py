"""What reading one person's history costs when it is 100, 10,000 and 100,000 facts long.

    bench/history_growth.py [--rounds 41]

CPU time of one reading, the median of rounds in which the journals take turns, as a ratio to the history of
100 facts; the limit is 1.2. Raw SQLite's keyset page on the same file stands beside the journal's.
"""

import argparse
import json
import os
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from instep.facts.body import FactBody
from instep.facts.fact import Fact
from instep.facts.session import Rated, SessionEnded, SessionEvent
from instep.foot.anatomy import Pressure, Region, Side
from instep.journal.log import Cursor
from instep.journal.sqlite import SqliteJournal
from instep.outcomes.sitting import Moment

LENGTHS = (100, 10_000, 100_000)
BEGUN = datetime(2026, 1, 1, tzinfo=UTC)
KINDS = (SessionEnded, Rated, SessionEvent)
Reading = Callable[[], object]


def fact(number: int) -> Fact[FactBody]:
    """Return one of many: 2 in 20 are an ending or a rating, the others events of a session."""
    at = BEGUN + timedelta(minutes=number)
    return Fact(id=f"{number}", person="ana", at=at, body=body(number % 20, f"session-{number // 20}"))


def body(which: int, session: str) -> FactBody:
    """Return what happened, of twenty things the first two an ending and a rating."""
    if which == 0:
        return SessionEnded(
            session=session,
            ended="finished",
            seconds_played=2.0,
            played_ms={Side.LEFT: 1000, Side.RIGHT: 1000},
            left=(),
            routine="classic",
            way="hands",
        )
    if which == 1:
        return Rated(session=session, moment=Moment.BEFORE, values={"stress": 4})
    return SessionEvent(
        session=session,
        at_ms=1000,
        event="softer",
        pain=None,
        side=None,
        region=None,
        state="guiding",
        foot=Side.LEFT,
        move="thumb-circles",
        regions=(Region.HEEL_SOLE,),
        pressure=Pressure.LIGHT,
        position_ms=1000,
    )


def lived_in(path: Path, length: int) -> SqliteJournal:
    """Return a journal with a history of this length, brought into its one file."""
    with closing(SqliteJournal(path)) as journal:
        for start in range(0, length, 10_000):
            journal.append([fact(number) for number in range(start, min(length, start + 10_000))])
    return SqliteJournal(path)


def readings(journal: SqliteJournal, plain: sqlite3.Connection, length: int) -> dict[str, Reading]:
    """Return what is measured: every reading that a page makes, in the middle and at the ends."""
    middle = Cursor(length // 2)
    keyset = (
        "SELECT * FROM fact WHERE owner = 'ana'"
        " AND (instant, id) > (SELECT instant, id FROM fact WHERE seq = ?) ORDER BY instant, id LIMIT 20"
    )
    return {
        "first_page": lambda: journal.read("ana", kinds=KINDS, limit=20),
        "middle_page": lambda: journal.read("ana", kinds=KINDS, after=middle, limit=20),
        "newest_page": lambda: journal.read("ana", kinds=KINDS, limit=20, newest_first=True),
        "newest_ratings": lambda: journal.read("ana", kinds=[Rated], limit=5, newest_first=True),
        "latest_rating": lambda: journal.latest("ana", Rated),
        "summary": lambda: journal.summary("ana"),
        "append_one_ending": endings(journal, length),
        "raw_keyset_page": lambda: plain.execute(keyset, (middle,)).fetchall(),
    }


def endings(journal: SqliteJournal, length: int) -> Reading:
    """Return the writing of one more ended session, which keeps the summary up to date."""
    number = length - length % 20

    def append() -> None:
        nonlocal number
        number += 20
        journal.append([fact(number)])

    return append


def cpu(read: Reading, times: int) -> float:
    """Return CPU seconds of one reading."""
    begun = time.process_time()
    for _ in range(times):
        read()
    return (time.process_time() - begun) / times


def measured(folder: Path, rounds: int) -> dict[str, dict[int, float]]:
    """Return for each reading the CPU seconds at each length."""
    journals = {length: lived_in(folder / f"{length}.db", length) for length in LENGTHS}
    plains = {length: sqlite3.connect(folder / f"{length}.db") for length in LENGTHS}
    reads = {length: readings(journal, plains[length], length) for length, journal in journals.items()}
    seconds = {name: in_turns({n: reads[n][name] for n in LENGTHS}, rounds) for name in reads[LENGTHS[0]]}
    for length, journal in journals.items():
        plains[length].close()
        journal.close()
    return seconds


def in_turns(reads: dict[int, Reading], rounds: int) -> dict[int, float]:
    """Return the median CPU seconds of one reading at each length, a few readings of each in turn."""
    found: dict[int, list[float]] = {length: [] for length in reads}
    for _ in range(rounds):
        for length, read in reads.items():
            found[length].append(cpu(read, 15))
    return {length: statistics.median(runs) for length, runs in found.items()}


def main() -> None:
    """Print each reading's growth, and all of them as JSON in the last line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=41)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="history-") as folder:
        seconds = measured(Path(folder), asked.rounds)
    growth = {
        name: {str(n): round(by[n] / by[LENGTHS[0]], 3) for n in LENGTHS[1:]} for name, by in seconds.items()
    }
    for name, by in seconds.items():
        grown = "   ".join(f"{int(n):>7,}: {ratio:5.2f} x" for n, ratio in growth[name].items())
        print(f"{name:20s} {by[LENGTHS[0]] * 1e6:6.0f} us at 100   {grown}   reach <= 1.2 x")
    print("JSON " + json.dumps({"load": round(os.getloadavg()[0], 1), "cpu_growth": growth}))


if __name__ == "__main__":
    main()
