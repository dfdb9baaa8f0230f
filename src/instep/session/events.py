"""What can happen in a session, and what the chart makes of it."""

from dataclasses import dataclass
from typing import Any

from instep.foot.anatomy import Region, Side

EMERGENCIES = ("unwell", "cold_and_painful")
"""What the emergency number is called for: one thing that is told never stands for two urgencies."""

OTHER_EVENTS = (
    *EMERGENCIES,
    "sharp_pain",
    "numbness",
    "skin_broke",
    "colour_change",
    "dizzy",
    "calf_pain",
    "reaction",
    "pulls_away",
    "device_hot",
)
"""What can be told under "something else", the gravest first."""

ALARMS = frozenset({*OTHER_EVENTS, "mark_stays"})
"""What is remembered until the person says what came of it, where a rule of the screening reads it."""


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened. `pain` is 0 to 10, or None where no number was given; a place is optional."""

    name: str
    pain: int | None = None
    side: Side | None = None
    region: Region | None = None


@dataclass(frozen=True, kw_only=True)
class TraceEntry:
    """One line of a trace: what happened at `at_ms` on the session's own clock, and how it stands after."""

    at_ms: int
    event: str
    state: str
    foot: str | None
    move: str | None
    regions: tuple[str, ...]
    pressure: str | None
    position_ms: int
    effects: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the line as `instep replay --json` prints it; times in seconds."""
        return {
            "at": self.at_ms / 1000,
            "event": self.event,
            "state": self.state,
            "foot": self.foot,
            "move": self.move,
            "regions": list(self.regions),
            "pressure": self.pressure,
            "position": self.position_ms / 1000,
            "effects": list(self.effects),
        }
