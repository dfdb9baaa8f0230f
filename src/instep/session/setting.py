"""Everything about a plan that is settled before its words and segments are laid out."""

from dataclasses import dataclass
from typing import Literal

from instep.routine.moves import Position, Routine
from instep.safety.clearance import Clearance
from instep.session.foot_work import FootScope, FootWork
from instep.session.words import Words

Shortened = Literal["time_limit", "one_move"]


@dataclass(frozen=True, kw_only=True)
class Setting:
    """A wish that can be met: the routine, the position, and the work of each foot that is left."""

    scope: FootScope
    clearance: Clearance
    routine: Routine
    position: Position
    works: tuple[FootWork, ...]
    words: Words

    @property
    def feet(self) -> tuple[FootWork, ...]:
        """The feet that get anything at all, in the order of the session."""
        return tuple(work for work in self.works if work.steps)

    @property
    def turn(self) -> int:
        """How often this routine was finished: it rotates the techniques."""
        return self.scope.remembered.times_done.get(self.routine.id, 0)


@dataclass(frozen=True, kw_only=True)
class Timing:
    """The whole and one foot's share in ms; what shortened them, if anything did."""

    total_ms: int
    foot_ms: int
    shortened: Shortened | None
