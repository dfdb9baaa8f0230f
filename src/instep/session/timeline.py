"""A plan: an exact timeline of segments and cues. All times are whole milliseconds from its start."""

from dataclasses import dataclass
from enum import StrEnum

from instep.foot.anatomy import Pressure, Region, Side, Way
from instep.safety.clearance import Clearance


class SegmentKind(StrEnum):
    """What a stretch of the plan is for."""

    LEAD_IN = "lead-in"
    MOVE = "move"
    SWITCH = "switch"
    CLOSING = "closing"


class CueKind(StrEnum):
    """How a cue reaches the person."""

    SPEECH = "speech"
    TONE = "tone"
    PULSE = "pulse"


class Talk(StrEnum):
    """How much is said."""

    FULL = "full"
    SHORT = "short"
    TONES = "tones"


@dataclass(frozen=True, kw_only=True)
class Segment:
    """One stretch of time with one thing to do.

    `ceiling` is the most that "harder" may reach here; `pace_ms` is the length of one stroke;
    `path` names the stroke's path on the drawn foot and `view` the side it is seen from.
    """

    id: str
    kind: SegmentKind
    foot: Side | None
    move: str | None
    regions: tuple[Region, ...]
    pressure: Pressure | None
    ceiling: Pressure | None
    start_ms: int
    end_ms: int
    pace_ms: int | None = None
    path: str | None = None
    view: str | None = None


@dataclass(frozen=True, kw_only=True)
class Cue:
    """Something heard at an exact time. `text` is what is spoken; empty for tones and pulses."""

    at_ms: int
    kind: CueKind
    key: str
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """What the plan does not hold although the routine or the person asked for it, and why."""

    what: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A finished session on paper; equal inputs give an equal plan, to the byte of its JSON."""

    hash: str
    way: Way
    routine: str
    goal: str
    talk: Talk
    position: str
    duration_ms: int
    needs_handhold: bool
    start_pain: dict[Side, int | None]
    segments: tuple[Segment, ...]
    cues: tuple[Cue, ...]
    left_out: tuple[LeftOut, ...]
    clearance: Clearance
