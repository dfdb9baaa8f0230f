"""A process killed at any moment loses nothing that it was told is kept, and leaves a journal that opens."""

import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from instep.journal.log import Journal
from instep.journal.sqlite import SqliteJournal

WRITE_UNTIL_KILLED = """
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from instep.journal.fact import Fact, FactKind
from instep.journal.sqlite import SqliteJournal

AT = datetime(2026, 5, 9, tzinfo=UTC)
ENDED = {"routine": "classic", "played_ms": {"left": 7, "right": 5}}

print("begin", flush=True)
journal = SqliteJournal(Path(sys.argv[1]))

def write(caller):
    for n in range(1_000_000):
        ids = [f"{sys.argv[2]}-{caller}-{n}-{part}" for part in range(1 + n % 3)]
        kind = FactKind.SESSION_ENDED
        facts = [Fact(id=i, person="ana", kind=kind, at=AT, version=1, body=ENDED) for i in ids]
        sys.stdout.write(" ".join(journal.append(facts)) + "\\n")
        sys.stdout.flush()

with ThreadPoolExecutor(4) as callers:
    list(callers.map(write, range(4)))
"""


def acknowledged_before_death(path: Path, life: int, seconds: float) -> set[str]:
    """Let a process write, kill it (SIGKILL), and return the ids it had been told are kept."""
    command = [sys.executable, "-c", WRITE_UNTIL_KILLED, str(path), str(life)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begin\n"
        time.sleep(seconds)
        process.kill()
        said = process.stdout.read()
    # The last line may be cut: it was not said to its end.
    return set(said[: said.rfind("\n") + 1].split())


def everything(journal: Journal) -> set[str]:
    page = journal.read("ana", limit=1000)
    ids = {fact.id for fact in page.facts}
    while page.more:
        page = journal.read("ana", after=page.cursor, limit=1000)
        ids |= {fact.id for fact in page.facts}
    return ids


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_kill_9_at_any_moment_loses_nothing_acknowledged(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "journal.db"
    rng = random.Random(seed)
    acknowledged: set[str] = set()
    for life in range(4):
        # The first life also dies while the journal is being begun.
        acknowledged |= acknowledged_before_death(path, life, rng.uniform(0, 0.02 if life == 0 else 0.4))
        with closing(SqliteJournal(path)) as journal:
            kept = everything(journal)
            assert acknowledged <= kept
            summary = journal.summary("ana")
            assert summary.sessions == len(kept)
            journal.rebuild()
            assert journal.summary("ana") == summary
        with closing(sqlite3.connect(path)) as plain:
            assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert acknowledged
