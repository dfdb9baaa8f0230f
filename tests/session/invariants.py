"""I1 to I10 over a whole trace, whichever interpreter told it: each check yields what is wrong."""

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from tests.session.lines import WORKS, Line, Tale
from tests.session.pain_invariants import i3_nothing_deeper_after_pain

from instep.session.score import PRESSURES

Check = Callable[[Tale], Iterator[str]]

IDLE = ("ready", "handhold", "paused", "ended")
QUIET = {"begin", "holding", "pause", "hush", "resume", "interrupted", "how_long", "why"}


def i1_nothing_moves_after_sharp_pain(tale: Tale) -> Iterator[str]:
    """After sharp pain the session has ended, and no hand is sent anywhere again."""
    pained = False
    for line in tale.lines:
        pained = pained or line.event == "sharp_pain"
        if pained and line.state != "ended":
            yield f"{_at(line)}: goes on as {line.state} after sharp pain"
        if pained and _works(line):
            yield f"{_at(line)}: {line.effects} after sharp pain"


def i2_never_deeper_than_the_clearance(tale: Tale) -> Iterator[str]:
    """No pressure passes the foot's or the place's ceiling; harder at the ceiling changes nothing."""
    limits = tale.plan["clearance"]["limits"]
    for before, line in pairwise([tale.lines[0], *tale.lines]):
        if line.depth is None:
            continue
        most = [
            limits["pressure"],
            limits["pressure_on"].get(line.foot, "firm"),
            _segment(tale, line)["ceiling"],
        ]
        if line.depth > min(PRESSURES.index(one) for one in most):
            yield f"{_at(line)}: {line.pressure} above {most}"
        refused = {"say:at_ceiling", "say:harder_numb", "say:harder_after_pain"} & set(line.effects)
        if line.event == "harder" and refused and line.pressure != before.pressure:
            yield f"{_at(line)}: {refused} was said and the pressure changed"
        if line.event == "harder" and line.state == "guiding" and not refused and not _raised(before, line):
            yield f"{_at(line)}: harder did nothing and did not explain itself"


def _raised(before: Line, line: Line) -> bool:
    return line.depth is not None and before.depth is not None and line.depth == before.depth + 1


def i4_excluded_places_are_never_worked(tale: Tale) -> Iterator[str]:
    """Nothing sends a hand to a region that the clearance or today's look excluded."""
    avoid = tale.plan["clearance"]["limits"]["avoid"]
    for line in tale.lines:
        excluded = {one["region"] for one in avoid if one["side"] == line.foot}
        if line.touches and excluded & set(line.regions):
            yield f"{_at(line)}: {line.move} works {excluded & set(line.regions)}"


def i5_equal_feet_or_the_person_is_told(tale: Tale) -> Iterator[str]:
    """At the end both feet have had the same time, or it is shown that they have not."""
    feet = {segment["foot"] for segment in tale.plan["segments"] if segment["kind"] == "move"} - {None}
    if tale.end["ended"] is None or not feet:
        return
    left, right = tale.end["spent"]
    told = any("show:unequal" in line.effects for line in tale.lines)
    if (left == right) == told:
        yield f"left {left}, right {right} and {'' if told else 'not '}told"
    if _events(tale) <= QUIET and tale.end["ended"] == "finished" and len(feet) == 2 and left != right:
        yield f"left {left}, right {right} although nothing was asked for"


def i6_a_pause_is_silent_and_still(tale: Tale) -> Iterator[str]:
    """Paused says and moves nothing; going on says where, and begins there or beyond what was left."""
    for before, line in pairwise(tale.lines):
        if before.state != "paused":
            continue
        heard = [
            e for e in line.effects if not e.startswith(("show:", "ask:")) and e not in ("slow", "silence")
        ]
        if line.state == "paused" and (heard or line.position != before.position):
            yield f"{_at(line)}: {heard} at {line.position} in a pause at {before.position}"
        if line.event == "resume" and line.touches and f"say:moves.{line.move}.name" not in line.effects:
            yield f"{_at(line)}: goes on without saying where"
        if (
            line.event == "resume"
            and line.touches
            and line.move == before.move
            and line.position < before.position
        ):
            yield f"{_at(line)}: goes on before the place where it stood"


def i7_numb_feet_get_nothing_deeper(tale: Tale) -> Iterator[str]:
    """Where feeling is reduced nothing is deeper than planned, and neither deeper nor faster is granted."""
    if tale.plan["clearance"]["limits"]["trust_pain"]:
        return
    for line in tale.lines:
        if {"say:harder", "say:faster"} & set(line.effects):
            yield f"{_at(line)}: {line.effects} on a foot that feels less"
        if line.depth is not None and line.depth > PRESSURES.index(_segment(tale, line)["pressure"]):
            yield f"{_at(line)}: {line.pressure} is deeper than planned on a foot that feels less"


def i8_every_way_out_passes_the_wiping(tale: Tale) -> Iterator[str]:
    """After the last stroke of a session that ended, the soles are wiped before standing."""
    if tale.lines[-1].state != "ended":
        return
    effects = [effect for line in tale.lines for effect in line.effects]
    wiped = max((n for n, e in enumerate(effects) if e in ("say:wipe_soles", "speech:wipe")), default=-1)
    worked = max((n for n, e in enumerate(effects) if e == "pulse:stroke"), default=-1)
    if wiped <= worked:
        yield f"ended by {tale.lines[-1].event} without the wiping"


def i9_a_standing_tool_waits_for_the_handhold(tale: Tale) -> Iterator[str]:
    """Where a handhold is needed nothing plays until it is confirmed, and again after each pause."""
    held = False
    for line in tale.lines if tale.plan["needs_handhold"] else ():
        held = (held or line.event == "holding") and line.state not in ("handhold", "ready", "paused")
        if _works(line) and line.foot and not held:  # the closing is of no foot: it is the way off
            yield f"{_at(line)}: {line.effects} without a handhold"


def i10_waiting_is_no_part_of_the_minutes(tale: Tale) -> Iterator[str]:
    """The segments add up, waits stop the clock, and a quiet session plays exactly its minutes."""
    segments, seconds = tale.plan["segments"], tale.plan["seconds"]
    if abs(sum(one["end"] - one["start"] for one in segments) - seconds) >= 1:
        yield f"the segments do not add up to {seconds}"
    lines = [*tale.lines, None]
    ends = [line.at * 1000 if line else tale.end["clock"] for line in lines[1:]]
    passed = sum(e - b.at * 1000 for b, e in zip(tale.lines, ends, strict=True) if b.state not in IDLE)
    if abs(passed - tale.end["played"]) >= 1:
        yield f"{passed} ms passed outside of waits and {tale.end['played']} are counted"
    if (
        _events(tale) <= QUIET
        and tale.end["ended"] == "finished"
        and abs(tale.end["played"] - seconds * 1000) >= 1
    ):
        yield f"a quiet session of {seconds} s played {tale.end['played']} ms"


def _at(line: Line) -> str:
    return f"{line.at} s, {line.event}, {line.foot} {line.move}"


def _works(line: Line) -> bool:
    return any(effect.startswith(WORKS) for effect in line.effects)


def _events(tale: Tale) -> set[str]:
    return {line.event for line in tale.lines if line.sent}


def _segment(tale: Tale, line: Line) -> Mapping[str, str]:
    """The segment that a line with a pressure lies in; at a border two may, and the move tells them apart."""
    fits = (
        one
        for one in tale.plan["segments"]
        if one["move"] == line.move
        and one["foot"] == line.foot
        and one["start"] <= line.position <= one["end"]
    )
    return next(fits)


INVARIANTS: Mapping[str, Check] = {
    "I1": i1_nothing_moves_after_sharp_pain,
    "I2": i2_never_deeper_than_the_clearance,
    "I3": i3_nothing_deeper_after_pain,
    "I4": i4_excluded_places_are_never_worked,
    "I5": i5_equal_feet_or_the_person_is_told,
    "I6": i6_a_pause_is_silent_and_still,
    "I7": i7_numb_feet_get_nothing_deeper,
    "I8": i8_every_way_out_passes_the_wiping,
    "I9": i9_a_standing_tool_waits_for_the_handhold,
    "I10": i10_waiting_is_no_part_of_the_minutes,
}


def broken(tale: Tale) -> list[str]:
    """Return every complaint about a tale, with the invariant before it."""
    return [f"{name}: {complaint}" for name, check in INVARIANTS.items() for complaint in check(tale)]
