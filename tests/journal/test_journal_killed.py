"""A process killed at any moment loses nothing that it was told is kept, and leaves a journal that opens."""

import os
import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from instep.facts.session import SessionEnded
from instep.journal.log import Journal
from instep.journal.sqlite import SqliteJournal

HERE = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
"""So that another program finds the bodies of these tests."""
WRITE_UNTIL_KILLED = """
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from instep.journal.sqlite import SqliteJournal
from tests.facts.bodies import ended, fact

print("begin", flush=True)
journal = SqliteJournal(Path(sys.argv[1]))

def write(caller):
    for n in range(1_000_000):
        ids = [f"{sys.argv[2]}-{caller}-{n}-{part}" for part in range(1 + n % 3)]
        facts = [fact(ended(left=7, right=5), one) for one in ids]
        sys.stdout.write(" ".join(journal.append(facts)) + "\\n")
        sys.stdout.flush()

with ThreadPoolExecutor(4) as callers:
    list(callers.map(write, range(4)))
"""


def acknowledged_before_death(path: Path, life: int, seconds: float) -> set[str]:
    """Let a process write, kill it (SIGKILL), and return the ids it had been told are kept."""
    command = [sys.executable, "-c", WRITE_UNTIL_KILLED, str(path), str(life)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=HERE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begin\n"
        time.sleep(seconds)
        process.kill()
        said = process.stdout.read()
    # The last line may be cut: it was not said to its end.
    return set(said[: said.rfind("\n") + 1].split())


def everything(journal: Journal) -> set[str]:
    return {fact.id for fact in journal.every("ana", SessionEnded)}


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
