"""A plan and timed events on a virtual clock: the trace of a session that nobody had to sit through."""

from collections.abc import Sequence
from dataclasses import dataclass

from instep.session.events import Event, TraceEntry
from instep.session.place import Place
from instep.session.score import Score
from instep.session.statechart import Chart, Playing, advance, send


@dataclass(frozen=True, kw_only=True)
class Timed:
    """An event at a time on the session's own clock, in ms from its beginning; pauses count."""

    at_ms: int
    event: Event


@dataclass(frozen=True, kw_only=True)
class Trace:
    """Everything that happened. `ended` is None where the events leave the session open."""

    entries: tuple[TraceEntry, ...]
    ended: str | None
    played_ms: int
    spent_ms: dict[str, int]
    left: tuple[str, ...]


def replay(chart: Chart, score: Score, events: Sequence[Timed], *, until_ms: int | None = None) -> Trace:
    """Return the trace of the events in the order of their times.

    A story that does not begin with `begin` is begun at 0. After the last event the session runs on
    to its end, or to `until_ms`, or until it waits for the person.
    """
    playing = Playing(chart=chart, score=score, place=Place())
    entries: list[TraceEntry] = []
    story = sorted(events, key=lambda timed: timed.at_ms)
    if not story or story[0].event.name != "begin":
        story.insert(0, Timed(at_ms=0, event=Event(name="begin")))
    for timed in story:
        entries += advance(playing, timed.at_ms - playing.place.clock)
        entries.append(send(playing, timed.event))
    entries += _to_the_end(playing, until_ms)
    place = playing.place
    return Trace(
        entries=tuple(entries),
        ended=place.ended,
        played_ms=place.played,
        spent_ms=dict(place.spent),
        left=tuple(place.left),
    )


def _to_the_end(playing: Playing, until_ms: int | None) -> list[TraceEntry]:
    place = playing.place
    if until_ms is not None:
        return list(advance(playing, max(0, until_ms - place.clock)))
    entries: list[TraceEntry] = []
    while place.ended is None and (playing.runs or place.until is not None):
        entries += advance(playing, playing.score.end)
    return entries
