"""Reads a plan's document back into the Plan it was, and refuses one that does not hold together."""

from collections.abc import Iterator
from typing import Any

import msgspec

from instep.foot.anatomy import Pressure, Side
from instep.library.errors import BadInput
from instep.session.plan_json import content_hash
from instep.session.timeline import Plan, Segment, SegmentKind, milliseconds
from instep.value import plain

_REMEDY = "see `instep schema plan`, or compose the plan again"


def parse_plan(tree: Any, file: str) -> Plan:
    """Return the plan of a document `instep.plan/1`.

    Raises BadInput naming `file` and the place: a missing or unknown field, a wrong type, an unknown name, a
    number out of range, segments that do not join, more than the plan's own clearance allows, a wrong hash.
    """
    try:
        plan = msgspec.convert(tree, Plan)
    except msgspec.ValidationError as problem:
        what, _, where = str(problem).partition(" - at `$")
        place = where.rstrip("`").lstrip(".").replace("[...]", "")
        raise BadInput(file, place, _first_small(what), remedy=_REMEDY) from None
    for place, trouble in _problems(plan):
        raise BadInput(file, place, trouble, remedy=_REMEDY)
    # Taken from the plan that was read: a number written another way (60 for 60.0) makes no difference.
    if content_hash(plain(plan)) != plan.hash:
        raise BadInput(file, "hash", "is not that of this plan: something was changed", remedy=_REMEDY)
    return plan


def _first_small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _problems(plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield place and problem of whatever does not hold together, in the order of the document."""
    if not plan.clearance.may_start:
        yield "clearance.may_start", "the clearance does not let this session start"
    yield from _parts_of_a_millisecond(plan)
    yield from _gaps(plan)
    for number, segment in enumerate(plan.segments):
        yield from ((f"segments[{number}]{part}", problem) for part, problem in _too_much(segment, plan))
    yield from _too_long(plan)
    yield from _cues_out_of_place(plan)


def _parts_of_a_millisecond(plan: Plan) -> Iterator[tuple[str, str]]:
    """Every time of a plan is one that the planner can have meant."""
    times = [("seconds", plan.seconds)]
    for number, segment in enumerate(plan.segments):
        times += [(f"segments[{number}].{name}", getattr(segment, name)) for name in ("start", "end")]
        times += [(f"segments[{number}].pace", segment.pace)] if segment.pace else []
    times += [(f"cues[{number}].at", cue.at) for number, cue in enumerate(plan.cues)]
    for place, seconds in times:
        if seconds != milliseconds(seconds) / 1000:
            yield place, f"is {seconds}, finer than a thousandth of a second"


def _gaps(plan: Plan) -> Iterator[tuple[str, str]]:
    at = 0
    for number, segment in enumerate(plan.segments):
        if segment.start_ms != at:
            yield (
                f"segments[{number}].start",
                f"is {segment.start_ms / 1000}, but the time before ends at {at / 1000}",
            )
        if segment.end_ms <= segment.start_ms:
            yield f"segments[{number}].end", f"is {segment.end_ms / 1000}, not after the start"
        at = segment.end_ms
    if at != plan.duration_ms:
        yield "seconds", f"is {plan.duration_ms / 1000}, but the segments end at {at / 1000}"


def _too_much(segment: Segment, plan: Plan) -> Iterator[tuple[str, str]]:
    """No file may ask for more than its own clearance allows."""
    if segment.kind is SegmentKind.MOVE and segment.move is None:
        yield ".move", "is missing in a segment of kind 'move'"
    if segment.pressure and segment.pressure != segment.pressure.at_most(segment.ceiling or Pressure.LIGHT):
        yield ".pressure", f"{segment.pressure} is above its ceiling"
    for side in [segment.foot] if segment.foot else Side:
        limits = plan.clearance.limits
        if segment.ceiling and segment.ceiling != segment.ceiling.at_most(limits.ceiling(side)):
            yield ".ceiling", f"{segment.ceiling} is above what the clearance allows on the {side} foot"
        for region in sorted(limits.avoided(side).intersection(segment.regions)):
            yield ".regions", f"{region} of the {side} foot is left alone by the clearance"


def _too_long(plan: Plan) -> Iterator[tuple[str, str]]:
    most = round(plan.clearance.limits.minutes_per_foot * 60_000)
    for side in Side:
        spent = sum(
            s.end_ms - s.start_ms for s in plan.segments if s.kind is SegmentKind.MOVE and s.foot is side
        )
        if spent > most:
            yield "segments", f"the {side} foot has {spent / 1000} s, the clearance allows {most / 1000}"


def _cues_out_of_place(plan: Plan) -> Iterator[tuple[str, str]]:
    before = 0
    for number, cue in enumerate(plan.cues):
        if not before <= cue.at_ms <= plan.duration_ms:
            yield f"cues[{number}].at", f"{cue.at_ms / 1000} is before the cue before it, or after the end"
        before = cue.at_ms
