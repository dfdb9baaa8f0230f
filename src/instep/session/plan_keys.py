"""A plan as a journal keeps it: without the pulses that its segments give, its clearance apart."""

from msgspec import structs

from instep.safety.clearance import Clearance
from instep.session.plan_json import with_hash
from instep.session.pulses import in_order, pulses
from instep.session.timeline import CueKind, Plan, Timeline


def timeline_of(plan: Plan) -> Timeline:
    """Return the plan without its pulses and its clearance."""
    fields = structs.asdict(plan)
    del fields["clearance"]
    return Timeline(**{**fields, "cues": tuple(cue for cue in plan.cues if cue.kind is not CueKind.PULSE)})


def plan_of(timeline: Timeline, clearance: Clearance) -> Plan:
    """Return the plan, with the pulses of its segments where none are kept; its hash is that of today."""
    kept = any(cue.kind is CueKind.PULSE for cue in timeline.cues)
    strokes = () if kept else (pulse for segment in timeline.segments for pulse in pulses(segment))
    cues = in_order((*timeline.cues, *strokes))
    return with_hash(Plan(**{**structs.asdict(timeline), "cues": cues, "clearance": clearance}))
