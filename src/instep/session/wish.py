"""What a person asks of a session, and what the journal remembers of the last ones."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from instep.foot.anatomy import Pressure, Region, Side, Way
from instep.safety.clearance import Clearance
from instep.session.timeline import Plan, Talk


@dataclass(frozen=True, kw_only=True)
class Sore:
    """A sore region, 0 (not sore) to 10 (worst), on one foot."""

    region: Region
    side: Side
    score: int


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What was asked for. None means: choose for me. `minutes` is 2 to 45."""

    minutes: int
    way: Way = Way.HANDS
    goal: str | None = None
    routine: str | None = None
    sore: tuple[Sore, ...] = ()
    talk: Talk | None = None
    position: str | None = None
    technique: str | None = None
    halves: bool = False
    second_half: bool = False
    start_pain: Mapping[Side, int | None] = field(default_factory=dict)
    features: tuple[str, ...] = ()

    @property
    def places_change(self) -> bool:
        """Whether the one who gives has the other half afterwards."""
        return self.halves and not self.second_half


@dataclass(frozen=True, kw_only=True)
class Remembered:
    """What the journal says of earlier sessions; empty for a first one.

    `gentler` caps the pressure where it hurt last time; `owed` is the foot that got less time.
    """

    times_done: Mapping[str, int] = field(default_factory=dict)
    owed: Side | None = None
    gentler: Mapping[tuple[Side, Region], Pressure] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class NotToday:
    """The clearance does not let this session start; its reasons and its contact say what to do."""

    clearance: Clearance


@dataclass(frozen=True, kw_only=True)
class CannotPlan:
    """The wish cannot be met although the clearance would let it: `place` names what was asked."""

    place: str
    problem: str
    remedy: str


Outcome = Plan | NotToday | CannotPlan
