"""A session as a list of lines, whichever interpreter told it: what the invariants are checked on.

A line is an entry of the trace with the event's own pain, side and region beside it. A run of beats under one
move is kept as its first beat: it says where hands were, and a thousand more would say no more.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.session.making import CHART

from instep.foot.anatomy import Region, Side
from instep.session.events import Event, TraceEntry
from instep.session.place import Place
from instep.session.score import PRESSURES, read_score
from instep.session.statechart import Chart, Playing, advance, send

UNTIL_MS = 200_000
WORKS = ("play:", "speech:", "tone:", "pulse:")
PAINFUL = ("hurts", "pain_unsaid", "pain_number", "pain_place", "sharp_pain", "skin_broke")

Document = Mapping[str, Any]
Given = Mapping[str, Any]
"""One event of a story: at_ms, name, and pain, side and region or None."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of a trace; `sent` is the event that a person sent, None where time alone did it."""

    at: float
    event: str
    state: str
    foot: str | None
    move: str | None
    regions: tuple[str, ...]
    pressure: str | None
    position: float
    effects: tuple[str, ...]
    sent: Given | None

    @property
    def depth(self) -> int | None:
        """The pressure as a rank."""
        return None if self.pressure is None else PRESSURES.index(self.pressure)

    @property
    def touches(self) -> bool:
        """Whether hands or a tool are at work on a foot."""
        return self.state == "guiding" and self.move is not None and self.foot is not None


@dataclass(frozen=True, kw_only=True)
class Tale:
    """A story as it was lived: the plan, every line, and how it ended."""

    plan: Document
    lines: Sequence[Line]
    end: Mapping[str, Any]


def tale(document: Document, raw: Mapping[str, Any]) -> Tale:
    """Return what either interpreter told, as values."""
    lines = [
        Line(**{**line, "regions": tuple(line["regions"]), "effects": tuple(line["effects"])})
        for line in raw["lines"]
    ]
    return Tale(plan=document, lines=lines, end=raw["end"])


def lived(document: Document, story: Sequence[Given], chart: Chart = CHART) -> dict[str, Any]:
    """Return what the Python interpreter makes of a story; the page's is in tests/player/both.py."""
    playing = Playing(chart=chart, score=read_score(document), place=Place())
    lines: list[dict[str, Any]] = []
    for given in begun(story):
        lines += [_line(entry, None) for entry in advance(playing, given["at_ms"] - playing.place.clock)]
        lines.append(_line(send(playing, _event(given)), given))
    lines += [_line(entry, None) for entry in advance(playing, max(0, UNTIL_MS - playing.place.clock))]
    place = playing.place
    end = {"ended": place.ended, "played": place.played, "clock": place.clock, "left": list(place.left)}
    return {
        "lines": without_beats(lines),
        "end": {**end, "spent": [place.spent.get(foot, 0) for foot in ("left", "right")]},
    }


def begun(story: Sequence[Given]) -> Sequence[Given]:
    """Return the story with a beginning."""
    return [{"at_ms": 0, "name": "begin", "pain": None, "side": None, "region": None}, *story]


def _event(given: Given) -> Event:
    side, region = given["side"], given["region"]
    return Event(
        name=given["name"],
        pain=given["pain"],
        side=Side(side) if side else None,
        region=Region(region) if region else None,
    )


def _line(entry: TraceEntry, sent: Given | None) -> dict[str, Any]:
    return {**entry.as_json(), "sent": sent}


def without_beats(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the lines without every beat that follows a beat."""
    beats = [line["effects"] == ["pulse:stroke"] for line in lines]
    return [line for n, line in enumerate(lines) if not (beats[n] and n and beats[n - 1])]
