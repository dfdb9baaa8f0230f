"""A browser led through its own pipe: no driver that switches throttling off or pretends to a focus."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
    "--window-size=1280,900",
    "--remote-debugging-pipe",
)
PATIENCE_S = 60.0
# The browser knows its pipes as 3 and 4, whatever numbers they have here.
LAUNCH = """
import os, sys
high = [os.dup2(int(pipe), 90 + n) for n, pipe in enumerate(sys.argv[1:3])]
for number, pipe in zip((3, 4), high):
    os.dup2(pipe, number)
os.execv(sys.argv[3], sys.argv[3:])
"""


class Browser:
    """Chromium at the other end of two pipes; messages end with a zero byte."""

    def __init__(self, out: int, back: int) -> None:
        self._out, self._back = out, back
        self._number, self._rest = 0, b""
        self.events: list[dict[str, Any]] = []

    def send(self, method: str, session: str | None = None, **params: Any) -> dict[str, Any]:
        """Call a DevTools method and return its result; what happens meanwhile lands in `events`."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            answer = self._next()
            if answer.get("id") != self._number:
                self.events.append(answer)
                continue
            if "error" in answer:
                raise RuntimeError(f"{method}: {answer['error']}")
            result: dict[str, Any] = answer["result"]
            return result
        raise TimeoutError(method)

    def until(self, event: str) -> None:
        """Read on until this event has come."""
        while not any(one.get("method") == event for one in self.events):
            self.events.append(self._next())

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            read = os.read(self._back, 1 << 20)
            if not read:
                raise EOFError("the browser has gone")
            self._rest += read
        line, _, self._rest = self._rest.partition(b"\0")
        message: dict[str, Any] = json.loads(line)
        return message


class Tab:
    """One page."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.target = browser.send("Target.createTarget", url="about:blank")["targetId"]
        attached = browser.send("Target.attachToTarget", targetId=self.target, flatten=True)
        self.session = attached["sessionId"]
        # The probes are ours and come from outside; the page itself is held to its own policy elsewhere.
        self.send("Page.setBypassCSP", enabled=True)

    def send(self, method: str, **params: Any) -> dict[str, Any]:
        """Call a DevTools method on this page."""
        return self.browser.send(method, self.session, **params)

    def run(self, script: str) -> Any:
        """The value of an expression in the page, as if a person had touched it."""
        answer = self.send(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True, userGesture=True
        )
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"].get("exception", answer["exceptionDetails"]))
        return answer["result"].get("value")

    def wait(self, condition: str) -> None:
        """Wait until this holds in the page."""
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            if self.run(condition):
                return
            time.sleep(0.1)
        raise TimeoutError(condition)

    def press(self, key: str, code: str) -> None:
        """A trusted key press."""
        text = {"text": key} if len(key) == 1 else {}
        virtual = ord(key) if key == " " else {"Escape": 27, "F9": 120}.get(key, 0)
        common = {"key": key, "code": code, "windowsVirtualKeyCode": virtual}
        self.send("Input.dispatchKeyEvent", type="keyDown", **common, **text)
        self.send("Input.dispatchKeyEvent", type="keyUp", **common)

    def hide(self) -> None:
        """Bring another tab to the front."""
        other = self.browser.send("Target.createTarget", url="about:blank")["targetId"]
        self.browser.send("Target.activateTarget", targetId=other)


@contextmanager
def chromium(path: str) -> Iterator[Browser]:
    """A fresh browser; ended with the block."""
    with tempfile.TemporaryDirectory(prefix="instep-bench-", ignore_cleanup_errors=True) as profile:
        to_read, to_write = os.pipe()
        back_read, back_write = os.pipe()
        pipes = [str(to_read), str(back_write)]
        process = subprocess.Popen(
            [sys.executable, "-c", LAUNCH, *pipes, path, *FLAGS, f"--user-data-dir={profile}"],
            pass_fds=(to_read, back_write),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_read)
        os.close(back_write)
        try:
            yield Browser(to_write, back_read)
        finally:
            process.terminate()
            process.wait()
            os.close(to_write)
            os.close(back_read)


@contextmanager
def serving(journal: Path) -> Iterator[str]:
    """Instep over this journal, in a process of its own; yields the address that lets a browser in."""
    code = (
        "import sys; from pathlib import Path; from instep.app import open_instep; "
        "from instep.web.server import serve; "
        "serve(open_instep(Path(sys.argv[1])), 0, ready=lambda address: print(address, flush=True))"
    )
    process = subprocess.Popen([sys.executable, "-c", code, str(journal)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait()


def percentile(values: list[float], share: float) -> float:
    """The value below which this share lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
