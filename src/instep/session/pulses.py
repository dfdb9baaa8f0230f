"""The strokes of a plan as pulses, and where they stand among what else is heard."""

from collections.abc import Iterable

from instep.session.timeline import Cue, CueKind, Segment


def in_order(cues: Iterable[Cue]) -> tuple[Cue, ...]:
    """Return cues in the order of a plan: by time, a pulse after what is heard with it."""
    return tuple(sorted(cues, key=lambda cue: (cue.at_ms, cue.kind is CueKind.PULSE, cue.key)))


def pulses(segment: Segment) -> list[Cue]:
    """Return one pulse for each stroke, by the segment's pace."""
    pace = segment.pace_ms or 0
    if not pace or not segment.regions:
        return []
    times = range(segment.start_ms + pace, segment.end_ms, pace)
    return [Cue(at=at / 1000, kind=CueKind.PULSE, key="stroke", text="") for at in times]
