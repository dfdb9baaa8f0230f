"""Reads content/ear/microphone.yaml: what the page expects of a microphone."""

from functools import cache
from pathlib import Path
from typing import Annotated, Any

import msgspec

from instep.library.content.reading import read_content
from instep.library.content.review import Review
from instep.value import Value, plain

FILE = "ear/microphone.yaml"

Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
Below = Annotated[float, msgspec.Meta(lt=0, ge=-120)]
Decibels = Annotated[float, msgspec.Meta(gt=0, le=60)]
Ms = Annotated[int, msgspec.Meta(ge=0, le=60_000)]


class CoachHeard(Value, frozen=True):
    """How the coach's own sound comes back."""

    delay_ms: Ms
    hangover_ms: Ms
    likeness: Share


class VoiceBeside(Value, frozen=True):
    """When somebody else than the coach is heard, and by how much the coach gives way."""

    at_least: Share
    above_echo_db: Decibels
    echo_step_db: Decibels
    echo_learned_ms: Ms
    duck_db: Decibels


class MicrophoneTrouble(Value, frozen=True):
    """When a microphone hears nothing, or too much."""

    silent_db: Below
    silent_ms: Ms
    clipped: Share
    clipped_ms: Ms


class RehearsalRules(Value, frozen=True):
    """The words of the rehearsal and how long each is waited for."""

    steps: list[str]
    step_ms: Ms
    faint_db: Below


class MicrophoneRules(Value, frozen=True):
    """All of it."""

    version: int
    language: str
    review: Review
    coach: CoachHeard
    voice: VoiceBeside
    trouble: MicrophoneTrouble
    rehearsal: RehearsalRules


@cache
def microphone(root: Path) -> MicrophoneRules:
    """Return the rules; raises BadContent where the file does not have its shape."""
    return read_content(root, FILE, MicrophoneRules)


def microphone_json(rules: MicrophoneRules) -> dict[str, Any]:
    """Return the rules as the page reads them (`player/listening`)."""
    return {name: plain(getattr(rules, name)) for name in ("coach", "voice", "trouble", "rehearsal")}
