"""A plan: an exact timeline of segments and cues. Its document says seconds; we reckon in milliseconds."""

from enum import StrEnum
from typing import Annotated, Literal

from msgspec import Meta

from instep.foot.anatomy import Pressure, Region, Side, Way
from instep.safety.clearance import Clearance
from instep.value import Value

_DAY = 86_400
Seconds = Annotated[float, Meta(ge=0, le=_DAY, description="seconds from the beginning")]
Pace = Annotated[float, Meta(gt=0, le=600, description="seconds for one stroke")]
Score = Annotated[int, Meta(ge=0, le=10, description="0 (none) to 10 (worst)")]
Name = Annotated[str, Meta(min_length=1, max_length=80)]


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


class Segment(Value, frozen=True):
    """One stretch of time with one thing to do.

    `path` names the stroke's path on the drawn foot and `view` the side it is seen from.
    """

    id: Name
    kind: SegmentKind
    foot: Side | None
    move: Name | None
    regions: tuple[Region, ...]
    pressure: Pressure | None
    ceiling: Annotated[Pressure | None, Meta(description="the most that 'harder' may reach here")]
    start: Seconds
    end: Seconds
    pace: Pace | None
    path: Name | None
    view: Name | None

    @property
    def start_ms(self) -> int:
        """When it begins."""
        return milliseconds(self.start)

    @property
    def end_ms(self) -> int:
        """When it ends."""
        return milliseconds(self.end)

    @property
    def pace_ms(self) -> int | None:
        """How long one stroke takes; None where there is no stroke."""
        return milliseconds(self.pace) if self.pace else None


class Cue(Value, frozen=True):
    """Something heard at an exact time; `text` is empty for tones and pulses."""

    at: Seconds
    kind: CueKind
    key: Name
    text: Annotated[str, Meta(max_length=2000)]

    @property
    def at_ms(self) -> int:
        """When it is heard."""
        return milliseconds(self.at)


class LeftOut(Value, frozen=True):
    """What the plan does not hold although the routine or the person asked for it, and why."""

    what: str
    why: str


class StartPain(Value, frozen=True):
    """The pain of each foot at the start; null where nobody asked."""

    left: Score | None
    right: Score | None


class Timeline(Value, frozen=True):
    """A plan but for the clearance that it stands under."""

    schema: Literal["instep.plan/1"]
    hash: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
    seconds: Seconds
    way: Way
    routine: Name
    goal: Annotated[str, Meta(max_length=80)]
    talk: Talk
    position: Name
    needs_handhold: bool
    start_pain: StartPain
    segments: Annotated[tuple[Segment, ...], Meta(min_length=1, max_length=2000)]
    cues: Annotated[tuple[Cue, ...], Meta(max_length=20_000)]
    left_out: tuple[LeftOut, ...]

    @property
    def duration_ms(self) -> int:
        """How long it lasts."""
        return milliseconds(self.seconds)


class Plan(Timeline, frozen=True):
    """A finished session on paper; equal inputs give an equal plan, to the byte of its JSON.

    `hash` is the SHA-256 of the document with an empty hash.
    """

    clearance: Clearance


def milliseconds(seconds: float) -> int:
    """Return a time of a plan in whole milliseconds."""
    return round(seconds * 1000)
