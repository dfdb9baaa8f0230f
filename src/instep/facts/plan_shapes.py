"""The shape of an `instep.plan/1` as a file must have it."""

from typing import Annotated, Literal

from msgspec import Meta

from instep.facts.clearance_shapes import ClearanceShape, Shape
from instep.foot.anatomy import Pressure, Region, Side, Way
from instep.session.timeline import CueKind, SegmentKind, Talk

_DAY = 86_400
Seconds = Annotated[float, Meta(ge=0, le=_DAY, description="seconds from the beginning")]
Score = Annotated[int, Meta(ge=0, le=10, description="0 (none) to 10 (worst)")]
Name = Annotated[str, Meta(min_length=1, max_length=80)]


class SegmentShape(Shape):
    """One stretch of time with one thing to do."""

    id: Name
    kind: SegmentKind
    foot: Side | None
    move: Name | None
    regions: list[Region]
    pressure: Pressure | None
    ceiling: Annotated[Pressure | None, Meta(description="the most that 'harder' may reach here")]
    start: Seconds
    end: Seconds
    pace: Annotated[float, Meta(gt=0, le=600, description="seconds for one stroke")] | None
    path: Name | None
    view: Name | None


class CueShape(Shape):
    """Something heard at an exact time; `text` is empty for tones and pulses."""

    at: Seconds
    kind: CueKind
    key: Name
    text: Annotated[str, Meta(max_length=2000)]


class LeftOutShape(Shape):
    """What the plan does not hold, and why."""

    what: str
    why: str


class StartPain(Shape):
    """The pain of each foot at the start; null where nobody asked."""

    left: Score | None
    right: Score | None


class PlanShape(Shape):
    """A finished session on paper; `hash` is the SHA-256 of the document with an empty hash."""

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
    segments: Annotated[list[SegmentShape], Meta(min_length=1, max_length=2000)]
    cues: Annotated[list[CueShape], Meta(max_length=20_000)]
    left_out: list[LeftOutShape]
    clearance: ClearanceShape
