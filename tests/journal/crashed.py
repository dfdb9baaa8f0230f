"""A journal as a program leaves it that was killed: its newest facts are in the WAL alone."""

import os
import signal
import subprocess
import sys
from pathlib import Path

HERE = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
"""So that another program finds the bodies of these tests."""

WRITE_AND_DIE = """
import os, signal, sys
from pathlib import Path
from instep.journal.sqlite import SqliteJournal
from tests.facts.bodies import ended, fact

journal = SqliteJournal(Path(sys.argv[1]))
for name in sys.argv[2:]:
    journal.append([fact(ended(left=7, right=5), name)])
os.kill(os.getpid(), signal.SIGKILL)
"""


def killed_while_writing(path: Path, *names: str) -> None:
    """Let a program write facts of these ids, one commit each, and be killed before it tidies up."""
    command = [sys.executable, "-c", WRITE_AND_DIE, str(path), *names]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, env=HERE)
    assert (ran.returncode, ran.stderr) == (-signal.SIGKILL, "")
    assert wal_of(path).stat().st_size > 0


def wal_of(path: Path) -> Path:
    """Where SQLite keeps what is not in the journal's file yet."""
    return path.with_name(f"{path.name}-wal")
