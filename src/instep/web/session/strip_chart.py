"""The plan as a strip of time: one bar for each segment, in the order and proportion they are played."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

PlanDocument = Mapping[str, Any]
"""A plan as `instep.plan/1` has it: what the journal keeps is drawn just as what was planned a moment ago."""

_GAP = 1.5  # of the strip's 1000, so that neighbouring bars can be told apart


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One segment: where it lies on the strip (0 to 1000) and what it is."""

    x: float
    width: float
    segment: Mapping[str, Any]

    @property
    def css(self) -> str:
        """The class that colours it."""
        foot = f" bar-{self.segment['foot']}" if self.segment["foot"] and self.is_move else ""
        return f"bar bar-{self.segment['kind']}{foot}"

    @property
    def is_move(self) -> bool:
        """Whether hands work in it."""
        return bool(self.segment["kind"] == "move")


def bars(plan: PlanDocument) -> Iterator[Bar]:
    """One bar for each segment of the plan."""
    scale = 1000 / plan["seconds"]
    for segment in plan["segments"]:
        width = (segment["end"] - segment["start"]) * scale
        gap = min(_GAP, width / 3)
        yield Bar(x=round(segment["start"] * scale, 1), width=round(width - gap, 1), segment=segment)


def seconds_on(plan: PlanDocument, foot: str) -> float:
    """Seconds that hands work on this foot."""
    return float(
        sum(
            segment["end"] - segment["start"]
            for segment in plan["segments"]
            if segment["kind"] == "move" and segment["foot"] == foot
        )
    )
