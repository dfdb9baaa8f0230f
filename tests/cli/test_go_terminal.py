"""A session in a real terminal, begun and stopped by real keys."""

import json
import os
import select
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest


@pytest.fixture
def answers(tmp_path: Path) -> str:
    path = tmp_path / "answers.yaml"
    path.write_text("answers: {pain_now: 2, pain_kind: ache}")
    return str(path)


class Pty:
    """A command in a real terminal."""

    def __init__(self, *argv: str, home: Path) -> None:
        import pty  # noqa: PLC0415  # not on every system

        self.master, slave = pty.openpty()
        env = {**os.environ, "INSTEP_HOME": str(home), "TERM": "xterm"}
        command = [sys.executable, "-m", "instep.cli.main", *argv]
        self.process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=env)
        os.close(slave)
        self.seen = ""

    def wait_for(self, text: str, seconds: float = 20) -> None:
        end = time.monotonic() + seconds
        while text not in self.seen:
            left = end - time.monotonic()
            ready, _, _ = select.select([self.master], [], [], max(0, left))
            assert ready, f"no {text!r} in {self.seen[-2000:]!r}"
            try:
                self.seen += os.read(self.master, 65536).decode(errors="replace")
            except OSError:
                pytest.fail(f"ended before {text!r}: {self.seen[-2000:]!r}")

    def press(self, keys: str) -> None:
        os.write(self.master, keys.encode())

    def close(self) -> int:
        try:
            return self.process.wait(20)
        finally:
            if self.process.poll() is None:
                self.process.kill()
                self.process.wait()
            os.close(self.master)


def told_by(home: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(home / "journal.db")) as journal:
        return list(journal.execute("SELECT kind, body FROM fact ORDER BY seq"))


def started(answers: str, home: Path) -> Iterator[Pty]:
    pty = Pty("go", "--minutes", "2", "--silent", "--answers", answers, home=home)
    pty.wait_for("Space begins")
    pty.press("7")
    pty.wait_for("Tiredness right now")
    pty.press(" ")
    pty.wait_for("Sit on a chair")
    yield pty


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
def test_in_a_real_terminal_a_session_is_begun_hurts_and_is_stopped(answers: str, home: Path) -> None:
    [pty] = started(answers, home)
    pty.press("h")
    pty.wait_for("How much does it hurt")
    pty.press("4")
    pty.wait_for("asked again in about 30 seconds")
    pty.press("q")
    pty.wait_for("Wipe the soles before you stand")
    pty.wait_for("Pain in the left foot")
    pty.press("2\r4\r")
    pty.wait_for("Anything different?")
    pty.press("2")
    pty.wait_for("7 before, 4 after: noticeably less, by 3.")
    pty.wait_for("What happened is in the journal")
    assert pty.close() == 0
    kinds = [kind for kind, _ in told_by(home)]
    assert kinds.count("session_event") == 4
    assert kinds.count("session_ended") == 1
    rated = [json.loads(body) for kind, body in told_by(home) if kind == "rated"]
    assert {"stress": 7} in [body["values"] for body in rated if body["moment"] == "before"]
    assert rated[-1]["values"] == {"pain_left": 2, "stress": 4}
    assert rated[-1]["changed"] == "sore_under_24h"
    assert "Left foot" in pty.seen
    assert "whole  [" in pty.seen


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
def test_ctrl_c_is_a_stop_like_any_other(answers: str, home: Path) -> None:
    [pty] = started(answers, home)
    pty.process.send_signal(signal.SIGINT)
    pty.wait_for("Wipe the soles before you stand")
    pty.wait_for("Pain in the left foot")
    pty.press("\r\r\r\r\r")
    pty.wait_for("What happened is in the journal")
    assert pty.close() == 0
    assert '"stopped"' in next(body for kind, body in told_by(home) if kind == "session_ended")


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
def test_ctrl_c_among_the_questions_after_ends_them_and_keeps_what_was_said(answers: str, home: Path) -> None:
    [pty] = started(answers, home)
    pty.press("q")
    pty.wait_for("Pain in the left foot")
    pty.press("2")
    pty.wait_for("Pain in the right foot")
    pty.process.send_signal(signal.SIGINT)
    pty.wait_for("What happened is in the journal")
    assert pty.close() == 0
    rated = [json.loads(body) for kind, body in told_by(home) if kind == "rated"]
    assert rated[-1]["values"] == {"pain_left": 2}


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
def test_ctrl_c_among_the_questions_before_ends_the_session_at_once(answers: str, home: Path) -> None:
    pty = Pty("go", "--minutes", "2", "--silent", "--answers", answers, home=home)
    pty.wait_for("Stress right now")
    pty.process.send_signal(signal.SIGINT)
    pty.wait_for("Pain in the left foot")
    pty.press("q")
    pty.wait_for("What happened is in the journal")
    assert pty.close() == 0
    assert '"stopped"' in next(body for kind, body in told_by(home) if kind == "session_ended")
