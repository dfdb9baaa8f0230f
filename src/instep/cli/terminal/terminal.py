"""The terminal as a session needs it: one key at a time, lines that stay, and a few that are painted over."""

import os
import re
import shutil
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

if sys.platform == "win32":
    import msvcrt
    import time
else:
    import select
    import termios
    import tty

ENTER, BACKSPACE, ESCAPE = "enter", "backspace", "escape"
_NAMES = {"\r": ENTER, "\n": ENTER, "\x7f": BACKSPACE, "\x08": BACKSPACE, "\x1b": ESCAPE}
_KEY = re.compile(r"\x1b[\[O][0-9;]*([A-Za-z~])|(.)", re.DOTALL)
_ARROWS = {"A": "up", "B": "down", "C": "right", "D": "left"}


class Terminal(Protocol):
    """What a session talks to."""

    @property
    def has_keys(self) -> bool:
        """Whether somebody can press a key here."""

    def key(self, wait_s: float) -> str | None:
        """Return the next key within this time: a letter, or the name of a special key; None for none."""

    def say(self, line: str) -> None:
        """Print a line that stays."""

    def paint(self, lines: Sequence[str]) -> None:
        """Show these lines in place of those painted before."""


class Console:
    """Standard input and output; where they are no terminal, no keys and nothing painted over."""

    def __init__(self) -> None:
        """Begin with nothing painted."""
        self._keys = sys.stdin.isatty()
        self._paints = sys.stdout.isatty()
        self._waiting: deque[str] = deque()
        self._painted: list[str] = []

    @property
    def has_keys(self) -> bool:
        """See Terminal."""
        return self._keys

    def key(self, wait_s: float) -> str | None:
        """See Terminal."""
        if not self._waiting:
            self._waiting.extend(keys_in(_typed(wait_s)) if self._keys else _nothing_typed(wait_s))
        return self._waiting.popleft() if self._waiting else None

    def say(self, line: str) -> None:
        """See Terminal."""
        lines = self._painted
        self.paint([])
        print(line, flush=True)
        self.paint(lines)

    def paint(self, lines: Sequence[str]) -> None:
        """See Terminal. Where nothing can be painted over, only the first line is told, when it is new."""
        if not self._paints:
            if lines[:1] != self._painted[:1] and lines:
                print(lines[0], flush=True)
            self._painted = list(lines) or self._painted
            return
        if list(lines) == self._painted:
            return
        width = shutil.get_terminal_size().columns - 1
        up = f"\x1b[{len(self._painted)}F" if self._painted else ""
        print(f"{up}\x1b[J" + "".join(f"{line[:width]}\n" for line in lines), end="", flush=True)
        self._painted = list(lines)


def keys_in(text: str) -> Iterator[str]:
    """Yield each key of what was typed; an unknown sequence of a special key is left out."""
    for found in _KEY.finditer(text):
        special, letter = found.groups()
        if letter is not None:
            yield _NAMES.get(letter, letter)
        elif special in _ARROWS:
            yield _ARROWS[special]


if sys.platform == "win32":

    @contextmanager
    def key_by_key() -> Iterator[None]:
        """Windows gives every key at once."""
        yield

    def _typed(wait_s: float) -> str:
        end = time.monotonic() + wait_s
        while time.monotonic() < end and not msvcrt.kbhit():
            time.sleep(0.01)
        return msvcrt.getwch() if msvcrt.kbhit() else ""

    def _nothing_typed(wait_s: float) -> tuple[str, ...]:
        time.sleep(wait_s)
        return ()

else:

    @contextmanager
    def key_by_key() -> Iterator[None]:
        """Give every key at once and without an echo, and leave the terminal as it was."""
        if not sys.stdin.isatty():
            yield
            return
        before = termios.tcgetattr(sys.stdin)
        try:
            tty.setcbreak(sys.stdin)
            yield
        finally:
            termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)

    def _typed(wait_s: float) -> str:
        ready, _, _ = select.select([sys.stdin], [], [], wait_s)
        if not ready:
            return ""
        typed = os.read(sys.stdin.fileno(), 256)
        if not typed:  # the terminal has gone
            raise KeyboardInterrupt
        return typed.decode(errors="ignore")

    def _nothing_typed(wait_s: float) -> tuple[str, ...]:
        select.select([], [], [], wait_s)
        return ()
