"""Reads a plan's document back into the Plan it was, and refuses one that does not hold together."""

from collections.abc import Iterator
from typing import Any

import msgspec

from instep.foot.anatomy import Pressure, Side
from instep.library.errors import BadInput, Message
from instep.session.plan_json import content_hash
from instep.session.timeline import Plan, Segment, SegmentKind, milliseconds
from instep.value import plain

_REMEDY = Message("errors-plan_file-to_see_schema")


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
        raise BadInput("said", file=file, place=place, remedy=_REMEDY, what=_first_small(what)) from None
    for place, trouble in _problems(plan):
        raise BadInput.of(trouble, _REMEDY, file=file, place=place)
    # Taken from the plan that was read: a number written another way (60 for 60.0) makes no difference.
    if content_hash(plain(plan)) != plan.hash:
        raise BadInput("plan_file-changed", file=file, place="hash", remedy=_REMEDY)
    return plan


def _seconds(milliseconds: int) -> str:
    return str(milliseconds / 1000)


def _first_small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _problems(plan: Plan) -> Iterator[tuple[str, Message]]:
    """Yield place and problem of whatever does not hold together, in the order of the document."""
    if not plan.clearance.may_start:
        yield "clearance.may_start", Message("errors-plan_file-may_not_start")
    yield from _parts_of_a_millisecond(plan)
    yield from _gaps(plan)
    for number, segment in enumerate(plan.segments):
        yield from ((f"segments[{number}]{part}", problem) for part, problem in _too_much(segment, plan))
    yield from _too_long(plan)
    yield from _cues_out_of_place(plan)


def _parts_of_a_millisecond(plan: Plan) -> Iterator[tuple[str, Message]]:
    """Every time of a plan is one that the planner can have meant."""
    times = [("seconds", plan.seconds)]
    for number, segment in enumerate(plan.segments):
        times += [(f"segments[{number}].{name}", getattr(segment, name)) for name in ("start", "end")]
        times += [(f"segments[{number}].pace", segment.pace)] if segment.pace else []
    times += [(f"cues[{number}].at", cue.at) for number, cue in enumerate(plan.cues)]
    for place, seconds in times:
        if seconds != milliseconds(seconds) / 1000:
            yield place, Message("errors-plan_file-too_fine", seconds=str(seconds))


def _gaps(plan: Plan) -> Iterator[tuple[str, Message]]:
    at = 0
    for number, segment in enumerate(plan.segments):
        if segment.start_ms != at:
            yield (
                f"segments[{number}].start",
                Message("errors-plan_file-gap", start=_seconds(segment.start_ms), end=_seconds(at)),
            )
        if segment.end_ms <= segment.start_ms:
            yield f"segments[{number}].end", Message("errors-plan_file-no_end", end=_seconds(segment.end_ms))
        at = segment.end_ms
    if at != plan.duration_ms:
        yield (
            "seconds",
            Message("errors-plan_file-another_length", length=_seconds(plan.duration_ms), end=_seconds(at)),
        )


def _too_much(segment: Segment, plan: Plan) -> Iterator[tuple[str, Message]]:
    """No file may ask for more than its own clearance allows."""
    if segment.kind is SegmentKind.MOVE and segment.move is None:
        yield ".move", Message("errors-plan_file-no_move")
    if segment.pressure and segment.pressure != segment.pressure.at_most(segment.ceiling or Pressure.LIGHT):
        yield ".pressure", Message("errors-plan_file-above_ceiling", pressure=segment.pressure.value)
    for side in [segment.foot] if segment.foot else Side:
        limits = plan.clearance.limits
        if segment.ceiling and segment.ceiling != segment.ceiling.at_most(limits.ceiling(side)):
            yield (
                ".ceiling",
                Message("errors-plan_file-ceiling_too_high", ceiling=segment.ceiling.value, side=side.value),
            )
        for region in sorted(limits.avoided(side).intersection(segment.regions)):
            yield (
                ".regions",
                Message("errors-plan_file-region_left_alone", region=region.value, side=side.value),
            )


def _too_long(plan: Plan) -> Iterator[tuple[str, Message]]:
    most = round(plan.clearance.limits.minutes_per_foot * 60_000)
    for side in Side:
        spent = sum(
            s.end_ms - s.start_ms for s in plan.segments if s.kind is SegmentKind.MOVE and s.foot is side
        )
        if spent > most:
            yield (
                "segments",
                Message(
                    "errors-plan_file-foot_too_long",
                    side=side.value,
                    spent=_seconds(spent),
                    most=_seconds(most),
                ),
            )


def _cues_out_of_place(plan: Plan) -> Iterator[tuple[str, Message]]:
    before = 0
    for number, cue in enumerate(plan.cues):
        if not before <= cue.at_ms <= plan.duration_ms:
            yield f"cues[{number}].at", Message("errors-plan_file-cue_out_of_place", at=_seconds(cue.at_ms))
        before = cue.at_ms
