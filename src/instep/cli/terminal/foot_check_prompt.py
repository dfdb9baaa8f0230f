"""The look at both feet in a terminal: how to look, and what was found where."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from instep.cli.terminal.terminal import BACKSPACE, ENTER, Terminal
from instep.foot.anatomy import Region, Side
from instep.library.library import Library
from instep.safety.answers import Finding
from instep.session.phrases import place

Key = Callable[[], str | None]
Thing = TypeVar("Thing")

WAYS = ("sight", "mirror", "helper", "touch")
STEPS = ("top", "sole", "heel", "toes", "nails", "compare")
_LETTERS = "123456789abcdefghijklmnoprstuvwxyzABCDEFGHIJKLMNOPRSTUVWXYZ"


@dataclass(frozen=True, kw_only=True)
class Looked:
    """What was marked, and how the feet were looked at."""

    findings: tuple[Finding, ...] = ()
    by: str = WAYS[0]


def look(terminal: Terminal, library: Library, *, key: Key) -> Looked | None:
    """Lead through the look; None where the person goes one page back."""
    by = WAYS[0]
    found: list[Finding] = []
    _steps(terminal, library, by)
    while True:
        pressed = key()
        if pressed == BACKSPACE:
            return None
        if pressed == "w":
            by = WAYS[(WAYS.index(by) + 1) % len(WAYS)]
            _steps(terminal, library, by)
        elif pressed == "m":
            found += _marked(terminal, library, key)
        elif pressed == "0" and not found:
            return Looked(by=by)
        elif pressed == ENTER and found:
            return Looked(findings=tuple(found), by=by)
        elif pressed == ENTER:
            terminal.say(library.words.say("cli-go-look_first"))


def _steps(terminal: Terminal, library: Library, by: str) -> None:
    say = library.words.say
    terminal.say(say(f"ui-look-by-{by}-name"))
    for step in STEPS:
        terminal.say(f"  {say(f'ui-look-by-{by}-{step}')}")


def _marked(terminal: Terminal, library: Library, key: Key) -> list[Finding]:
    words = library.words
    side = _chosen(terminal, {side: words.say(f"player-side-{side}") for side in Side}, key)
    if side is None:
        return []
    region = _chosen(terminal, {region: words.say(f"regions-{region}") for region in Region}, key)
    if region is None:
        return []
    names = {kind.id: kind.name for kind in library.rules.findings.values() if region in kind.regions}
    kind = _chosen(terminal, names, key)
    if kind is None:
        return []
    terminal.say(f"  + {names[kind]}: {place(side, region, words)}")
    return [Finding(id=kind, sides=frozenset({side}), regions=(region,))]


def _chosen(terminal: Terminal, labels: dict[Thing, str], key: Key) -> Thing | None:
    """One of these things; None where the person goes back."""
    by_letter = dict(zip(_LETTERS, labels, strict=False))
    for letter, thing in by_letter.items():
        terminal.say(f"  {letter}  {labels[thing]}")
    while (pressed := key()) != BACKSPACE:
        if pressed in by_letter:
            return by_letter[pressed]
    return None
