"""How long a plan takes to compose, beside the limit of 5 ms at the 99th percentile.

Composes plans of every routine and length in turn, with real content, and prints CPU times as a ratio.
"""

import argparse
import json
import statistics
import tempfile
import time
from contextlib import closing
from pathlib import Path

from instep.app import Instep
from instep.coach.context import Context
from instep.coach.session.start_session import preview
from instep.foot.anatomy import Way
from instep.journal.sqlite import SqliteJournal
from instep.library.library import Library
from instep.safety.answers import Answer, Answers
from instep.safety.clearance import Clearance
from instep.safety.screening import screen
from instep.session.wish import Wish

LIMIT_MS = 5.0
MINUTES = (2, 5, 10, 20, 45)
MODES = {Way.HANDS: "self", Way.PARTNER: "partner", Way.ROLLER: "roller", Way.DEVICE: "device"}


def main() -> None:
    """Measure, print, and end with one JSON line."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=20)
    rounds = asked.parse_args().rounds
    library = Library(Path(__file__).parents[1] / "src/instep/content")
    clearances = {way: clearance(way, library) for way in Way}
    wishes = [
        Wish(minutes=minutes, way=way, routine=routine.id)
        for routine in library.repertoire.routines.values()
        for way in routine.ways
        for minutes in MINUTES
    ]
    _ = library.words
    with tempfile.TemporaryDirectory() as folder, closing(SqliteJournal(Path(folder, "new.db"))) as journal:
        context = Instep(journal=journal, library=library).context()
        times = [cpu_ms(wish, clearances[wish.way], context) for _ in range(rounds) for wish in wishes]
    told = {
        "plans": len(times),
        "p50_ms": round(statistics.median(times), 3),
        "p99_ms": round(sorted(times)[int(len(times) * 0.99)], 3),
    }
    told["p99_of_limit"] = round(told["p99_ms"] / LIMIT_MS, 3)
    print(f"plan composed: p50 {told['p50_ms']} ms, p99 {told['p99_ms']} ms CPU over {told['plans']} plans")
    print(f"  p99 beside its limit of {LIMIT_MS} ms: {told['p99_of_limit']} x")
    print("JSON " + json.dumps(told))


def clearance(way: Way, library: Library) -> Clearance:
    """Return the clearance of a healthy adult who asks for this way."""
    return screen(Answers(given={"mode": Answer(value=MODES[way])}), library.rules)


def cpu_ms(wish: Wish, given: Clearance, context: Context) -> float:
    """Return the CPU time of one plan in ms."""
    start = time.thread_time()
    preview(wish, given, context)
    return (time.thread_time() - start) * 1000


if __name__ == "__main__":
    main()
