"""A session told event by event."""

from typing import Any

from tests.session.making import CHART, clearance, plan, score

from instep.foot.anatomy import Side
from instep.safety.clearance import RiskGroup
from instep.session.events import Event, TraceEntry
from instep.session.place import Place
from instep.session.statechart import Playing, advance, send
from instep.session.wish import Wish


class Telling:
    """A session told event by event."""

    def __init__(self, wish: Wish | None = None, group: RiskGroup = RiskGroup.A, **limits: Any) -> None:
        wish = wish or Wish(minutes=10, routine="classic")
        made = plan(wish, clearance(wish.way, group, **limits))
        self.playing = Playing(chart=CHART, score=score(made), place=Place())
        self.entries: list[TraceEntry] = []
        self.tell("begin")

    @property
    def place(self) -> Place:
        return self.playing.place

    def tell(self, name: str, **what: Any) -> TraceEntry:
        self.entries.append(send(self.playing, Event(name=name, **what)))
        return self.entries[-1]

    def wait(self, seconds: float) -> list[TraceEntry]:
        passed = list(advance(self.playing, round(seconds * 1000)))
        self.entries += passed
        return passed

    def into_the_sole(self) -> "Telling":
        """Go on to the thumb circles of the first foot, thirty seconds in."""
        while self.playing.score.parts[self.place.part].move != "thumb-circles":
            self.wait(1)
        self.wait(30)
        return self

    def after_easing(self) -> TraceEntry:
        """The first moment at which hands are on a foot again."""
        self.wait(8)
        return next(e for e in reversed(self.entries) if e.state == "guiding")


def began(pain: int) -> Wish:
    return Wish(minutes=10, routine="classic", start_pain={Side.LEFT: pain, Side.RIGHT: pain})
