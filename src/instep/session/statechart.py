"""The chart's interpreter: a place and an event give the next place and the effects; time is an argument.

The page's player runs the same chart with its own interpreter (static/player/statechart.js); both give
the same trace for the same plan and events.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from instep.session.actions import perform
from instep.session.events import Entry, Event
from instep.session.guards import holds
from instep.session.place import Place, budget, following, move_to, now_playing, pressure, seek
from instep.session.score import PRESSURES, Score

Chart = Mapping[str, Any]
Branch = Mapping[str, Any]


def send(chart: Chart, score: Score, place: Place, *, event: Event) -> Entry:
    """Let an event happen now. One that the state does not know changes nothing and has no effects."""
    branch = _branch(chart, score, place, event)
    effects: list[str] = []
    if branch is not None:
        state = branch.get("to")
        for action in branch["do"]:
            effects += perform(action, score, place, event=event, times=chart["times"])
        if state is not None:
            _enter(chart, place, state)
    return entry(score, place, event.name, effects)


def _branch(chart: Chart, score: Score, place: Place, event: Event) -> Branch | None:
    branches = chart["states"][place.state]["on"].get(event.name)
    if branches is None:
        branches = chart["anywhere"].get(event.name, []) if place.state != "ended" else []
    for branch in branches:
        guard = branch.get("if")
        if guard is None or holds(chart["guards"][guard], score, place, event=event):
            found: Branch = branch
            return found
    return None


def _enter(chart: Chart, place: Place, state: str) -> None:
    place.state = state
    after = chart["states"][state].get("after")
    place.until = place.clock + chart["times"][after["ms"]] if after else None


def advance(chart: Chart, score: Score, place: Place, *, by_ms: int) -> Iterator[Entry]:
    """Let time pass, and yield what happens of itself: cues, changes of part, questions that are due."""
    end = place.clock + by_ms
    while True:
        yield from _due(chart, score, place)
        step = _until_next(chart, score, place, end)
        if step is None:
            return
        _pass_time(chart, score, place, step)


def _runs(chart: Chart, place: Place) -> bool:
    return bool(chart["states"][place.state].get("runs", False))


def _until_next(chart: Chart, score: Score, place: Place, end: int) -> int | None:
    """Return the ms until something is due, at most until the end; None when the end is reached."""
    if place.clock >= end:
        return None
    steps = [end - place.clock]
    if place.until is not None:
        steps.append(place.until - place.clock)
    if _runs(chart, place):
        steps += _steps_of_timeline(score, place)
    return max(0, min(steps))


def _steps_of_timeline(score: Score, place: Place) -> Iterator[int]:
    part = now_playing(score, place)
    yield part.end - place.position
    if place.cue < len(score.cues):
        yield score.cues[place.cue][0] - place.position
    if part.kind == "move" and part.foot:
        yield budget(score, place, part.foot) - place.spent.get(part.foot, 0)
    if place.check_at is not None:
        yield place.check_at - place.clock


def _pass_time(chart: Chart, score: Score, place: Place, ms: int) -> None:
    place.clock += ms
    if not _runs(chart, place):
        return
    place.position += ms
    place.played += ms
    part = now_playing(score, place)
    if part.kind == "move" and part.foot:
        place.spent[part.foot] = place.spent.get(part.foot, 0) + ms


def _due(chart: Chart, score: Score, place: Place) -> Iterator[Entry]:
    """Yield all that is due at this very moment."""
    if place.until is not None and place.clock >= place.until:
        yield send(chart, score, place, event=Event(name=chart["states"][place.state]["after"]["event"]))
    if not _runs(chart, place):
        return
    if place.check_at is not None and place.clock >= place.check_at:
        yield send(chart, score, place, event=Event(name="check_due"))
        return
    yield from _change_of_part(chart, score, place)
    yield from _cues(score, place)


def _change_of_part(chart: Chart, score: Score, place: Place) -> Iterator[Entry]:
    part = now_playing(score, place)
    owing = _owing(score, place)
    if part.kind == "move" and part.foot and owing <= 0:
        yield from _go_on(chart, score, place, _after_the_foot(score, place))
    elif place.position >= part.end:
        if part.kind == "move" and owing and _second_foot_short(score, place):
            move_to(score, place, max(part.start, part.end - owing))
            yield entry(score, place, "segment", [f"play:{place.position}"])
        else:
            yield from _go_on(chart, score, place, following(score, place))


def _owing(score: Score, place: Place) -> int:
    part = now_playing(score, place)
    if part.kind != "move" or not part.foot:
        return 0
    return budget(score, place, part.foot) - place.spent.get(part.foot, 0)


def _second_foot_short(score: Score, place: Place) -> bool:
    """Whether this is the end of the second foot's work and the first foot has had more."""
    part = now_playing(score, place)
    if part.foot == score.feet[0] or score.feet[0] in place.left:
        return False
    return following(score, place, on_this_foot=True) is None


def _after_the_foot(score: Score, place: Place) -> int | None:
    """Return the part that follows this foot's last one, when its time is used up."""
    numbers = range(place.part + 1, len(score.parts))
    return next(
        (n for n in numbers if score.parts[n].kind != "move" and score.allowed(n, place.left, place.spared)),
        None,
    )


def _go_on(chart: Chart, score: Score, place: Place, ahead: int | None) -> Iterator[Entry]:
    if ahead is None:
        yield send(chart, score, place, event=Event(name="end_of_plan"))
        return
    jumped = score.parts[ahead].start != place.position
    seek(score, place, ahead)
    yield entry(score, place, "segment", [f"play:{place.position}"] if jumped else [])


def _cues(score: Score, place: Place) -> Iterator[Entry]:
    while place.cue < len(score.cues) and score.cues[place.cue][0] <= place.position:
        _, kind, key = score.cues[place.cue]
        place.cue += 1
        yield entry(score, place, "cue", [_said(score, place, kind, key)])


def _said(score: Score, place: Place, kind: str, key: str) -> str:
    """Return the cue as it is heard: the depth that is spoken is the one in force, whatever was planned."""
    depth = pressure(score, place)
    if not key.startswith("pressures.") or depth is None or key == f"pressures.{PRESSURES[depth]}":
        return f"{kind}:{key}"
    return f"say:pressures.{PRESSURES[depth]}"


def entry(score: Score, place: Place, event: str, effects: list[str]) -> Entry:
    """Return a line of the trace: how things stand now, and what is to be carried out."""
    part, depth = now_playing(score, place), pressure(score, place)
    return Entry(
        at_ms=place.clock,
        event=event,
        state=place.state,
        foot=part.foot,
        move=part.move,
        regions=part.regions,
        pressure=None if depth is None else PRESSURES[depth],
        position_ms=place.position,
        effects=tuple(effects),
    )
