"""A plan as the chart plays it: segments and cues in milliseconds, and what the clearance allows on the way.

The same reading of the same document stands in the page's player (web/session/player/score.js).
"""

from bisect import bisect_left
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

PRESSURES = ("light", "moderate", "firm")
LIGHTEST, FIRMEST = 0, len(PRESSURES) - 1


@dataclass(frozen=True, kw_only=True)
class ScoreSegment:
    """One segment: times in ms, pressures as ranks (0 light to 2 firm; None where none is meant)."""

    kind: str
    foot: str | None
    move: str | None
    regions: tuple[str, ...]
    pressure: int | None
    ceiling: int
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Score:
    """Everything the interpreter asks of a plan. `cap` is the longest time of a foot in ms."""

    parts: tuple[ScoreSegment, ...]
    cues: tuple[tuple[int, str, str], ...]
    end: int
    cap: int
    trust_pain: bool
    group: str
    way: str
    handhold: bool
    start_pain: Mapping[str, int]

    @property
    def feet(self) -> tuple[str, ...]:
        """The feet in the order in which they are worked."""
        return tuple(dict.fromkeys(p.foot for p in self.parts if p.kind == "move" and p.foot))

    def planned(self, foot: str) -> int:
        """The time planned for a foot, in ms."""
        return sum(p.end - p.start for p in self.parts if p.kind == "move" and p.foot == foot)

    def allowed(self, number: int, left: Collection[str], spared: Mapping[str, list[str]]) -> bool:
        """Whether a part may still be played when some feet and some regions have been left."""
        part = self.parts[number]
        if part.kind == "move":
            return part.foot not in left and not set(part.regions) & set(spared.get(part.foot or "", ()))
        if part.kind == "switch":
            later = range(number + 1, len(self.parts))
            return any(self.parts[n].kind == "move" and self.allowed(n, left, spared) for n in later)
        return True

    def first_cue_at(self, position: int) -> int:
        """The number of the first cue at or after a position."""
        return bisect_left(self.cues, position, key=lambda cue: cue[0])


def read_score(plan: Mapping[str, Any]) -> Score:
    """Return the score of a plan document (`instep.plan/1`)."""
    limits = plan["clearance"]["limits"]
    return Score(
        parts=tuple(_part(segment) for segment in plan["segments"]),
        cues=tuple((_ms(cue["at"]), cue["kind"], cue["key"]) for cue in plan["cues"]),
        end=_ms(plan["seconds"]),
        cap=_ms(limits["minutes_per_foot"] * 60),
        trust_pain=limits["trust_pain"],
        group=plan["clearance"]["risk_group"],
        way=plan["way"],
        handhold=plan["needs_handhold"],
        # What was not answered counts as no pain before: every rise is then at its largest.
        start_pain={foot: pain or 0 for foot, pain in plan["start_pain"].items()},
    )


def _part(segment: Mapping[str, Any]) -> ScoreSegment:
    return ScoreSegment(
        kind=segment["kind"],
        foot=segment["foot"],
        move=segment["move"],
        regions=tuple(segment["regions"]),
        pressure=PRESSURES.index(segment["pressure"]) if segment["pressure"] else None,
        ceiling=PRESSURES.index(segment["ceiling"]) if segment["ceiling"] else 0,
        start=_ms(segment["start"]),
        end=_ms(segment["end"]),
    )


def _ms(seconds: float) -> int:
    # Half a millisecond rounds up here and in the page's player alike; round() would round to even.
    return int(seconds * 1000 + 0.5)
