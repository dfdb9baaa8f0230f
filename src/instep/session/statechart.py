"""The chart's interpreter: an event, or time that passes, gives the next place and the effects.

The page's player runs the same chart with its own interpreter (web/session/player/statechart.js); both give
the same trace for the same plan and events. Nothing here has a clock: time is an argument.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from instep.session.actions import perform
from instep.session.events import Event, TraceEntry
from instep.session.guards import holds
from instep.session.place import (
    EventMoment,
    Place,
    budget,
    following,
    move_to,
    now_playing,
    pressure,
    remember_pressure,
    seek,
)
from instep.session.score import PRESSURES, Score

Chart = Mapping[str, Any]
Branch = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Playing:
    """A session under way: the chart and the score never change, the place does."""

    chart: Chart
    score: Score
    place: Place

    @property
    def runs(self) -> bool:
        """Whether the timeline moves in this state."""
        return bool(self.chart["states"][self.place.state].get("runs", False))


def send(playing: Playing, event: Event) -> TraceEntry:
    """Let an event happen now. One that the state does not know changes nothing and has no effects."""
    chart, place = playing.chart, playing.place
    moment = EventMoment(score=playing.score, place=place, event=event, times=chart["times"])
    branch = _branch(chart, moment)
    effects: list[str] = []
    if branch is not None:
        for action in branch["do"]:
            effects += perform(action, moment)
        if "to" in branch:
            _enter(chart, place, branch["to"])
    if playing.runs:
        remember_pressure(playing.score, place)
    return entry(playing, event.name, effects)


def _branch(chart: Chart, moment: EventMoment) -> Branch | None:
    state, name = moment.place.state, moment.event.name
    branches = chart["states"][state]["on"].get(name)
    if branches is None:
        branches = [] if state == "ended" else chart["anywhere"].get(name, [])
    fitting = (b for b in branches if "if" not in b or holds(chart["guards"][b["if"]], moment))
    return next(fitting, None)


def _enter(chart: Chart, place: Place, state: str) -> None:
    place.state = state
    place.mark = None  # what was changed before a pause, a question or pain is not taken back after it
    after = chart["states"][state].get("after")
    place.until = place.clock + chart["times"][after["ms"]] if after else None


def advance(playing: Playing, by_ms: int) -> Iterator[TraceEntry]:
    """Let time pass, and yield what happens of itself: cues, changes of part, questions that are due."""
    end = playing.place.clock + by_ms
    while True:
        yield from _due(playing)
        if playing.place.clock >= end:
            return
        _pass_time(playing, _until_next(playing, end))


def _until_next(playing: Playing, end: int) -> int:
    """Return the ms until something is due, at most until the end."""
    place = playing.place
    steps = [end - place.clock]
    if place.until is not None:
        steps.append(place.until - place.clock)
    if playing.runs:
        steps += _steps_of_timeline(playing.score, place)
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


def _pass_time(playing: Playing, ms: int) -> None:
    place = playing.place
    place.clock += ms
    # Easing off and being asked belong to the session; waiting for the person does not.
    if not playing.chart["states"][place.state].get("idle", False):
        place.played += ms
    if not playing.runs:
        return
    place.position += ms
    part = now_playing(playing.score, place)
    if part.kind == "move" and part.foot:
        place.spent[part.foot] = place.spent.get(part.foot, 0) + ms


def _due(playing: Playing) -> Iterator[TraceEntry]:
    """Yield all that is due at this very moment."""
    place = playing.place
    if place.until is not None and place.clock >= place.until:
        yield send(playing, Event(name=playing.chart["states"][place.state]["after"]["event"]))
    if not playing.runs:
        return
    if place.check_at is not None and place.clock >= place.check_at:
        yield send(playing, Event(name="check_due"))
        return
    yield from _change_of_part(playing)
    yield from _cues(playing)


def _change_of_part(playing: Playing) -> Iterator[TraceEntry]:
    score, place = playing.score, playing.place
    part = now_playing(score, place)
    owing = _owing(score, place)
    if part.kind == "move" and part.foot and owing <= 0:
        yield _go_on(playing, _after_the_foot(score, place))
    elif place.position >= part.end:
        if owing and _second_foot_short(score, place):
            move_to(score, place, max(part.start, part.end - owing))
            yield entry(playing, "segment", [f"play:{place.position}"])
        else:
            yield _go_on(playing, following(score, place))


def _owing(score: Score, place: Place) -> int:
    """Return the time this foot may still have, in ms; 0 outside of moves."""
    part = now_playing(score, place)
    if part.kind != "move" or not part.foot:
        return 0
    return budget(score, place, part.foot) - place.spent.get(part.foot, 0)


def _second_foot_short(score: Score, place: Place) -> bool:
    """Whether this is the end of the second foot's work and the first foot has had more."""
    first = score.feet[0]
    if now_playing(score, place).foot == first or first in place.left:
        return False
    return following(score, place, on_this_foot=True) is None


def _after_the_foot(score: Score, place: Place) -> int | None:
    """Return the part that follows this foot's last one, when its time is used up."""
    numbers = range(place.part + 1, len(score.parts))
    others = (n for n in numbers if score.parts[n].kind != "move")
    return next((n for n in others if score.allowed(n, place.left, place.spared)), None)


def _go_on(playing: Playing, ahead: int | None) -> TraceEntry:
    if ahead is None:
        return send(playing, Event(name="end_of_plan"))
    score, place = playing.score, playing.place
    jumped = score.parts[ahead].start != place.position
    seek(score, place, ahead)
    remember_pressure(score, place)
    place.mark = None
    return entry(playing, "segment", [f"play:{place.position}"] if jumped else [])


def _cues(playing: Playing) -> Iterator[TraceEntry]:
    score, place = playing.score, playing.place
    while place.cue < len(score.cues) and score.cues[place.cue][0] <= place.position:
        _, kind, key = score.cues[place.cue]
        place.cue += 1
        yield entry(playing, "cue", [_said(playing, kind, key)])


def _said(playing: Playing, kind: str, key: str) -> str:
    """Return the cue as it is heard: the depth that is spoken is the one in force, whatever was planned."""
    depth = pressure(playing.score, playing.place)
    if not key.startswith("pressures.") or depth is None or key == f"pressures.{PRESSURES[depth]}":
        return f"{kind}:{key}"
    return f"say:pressures.{PRESSURES[depth]}"


def entry(playing: Playing, event: str, effects: Sequence[str]) -> TraceEntry:
    """Return a line of the trace: how things stand now, and what is to be carried out."""
    score, place = playing.score, playing.place
    part, depth = now_playing(score, place), pressure(score, place)
    return TraceEntry(
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
