"""Every story that ever broke an invariant, as it was found: told again to both interpreters."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.session.lines import Document, Given
from tests.session.making import clearance, plan

from instep.foot.anatomy import Side, Way
from instep.session.wish import Wish
from instep.value import plain


@dataclass(frozen=True, kw_only=True)
class Found:
    """What went wrong, in which routine, by which events."""

    what: str
    routine: str
    events: Sequence[Given]
    way: Way = Way.HANDS
    pain: int | None = None
    limits: dict[str, Any] = field(default_factory=dict)

    @property
    def plan(self) -> Document:
        """The plan document: four minutes."""
        pains = dict.fromkeys(Side, self.pain)
        wish = Wish(minutes=4, way=self.way, routine=self.routine, start_pain=pains)
        return plain(plan(wish, clearance(self.way, **self.limits)))


def at(seconds: float, name: str, **what: Any) -> Given:
    """An event at a time of the session's own clock."""
    nothing = {"pain": None, "side": None, "region": None}
    return {"at_ms": round(seconds * 1000), "name": name, **nothing, **what}


FOUND = (
    Found(
        what="light stroke, it hurts 2, and a moderate move on the same foot",
        routine="evening",
        events=[at(25, "hurts", pain=2)],
    ),
    Found(
        what="pain told in a pause at the lightest touch",
        routine="evening",
        events=[at(25, "pause"), at(26, "hurts", pain=1), at(27, "resume")],
        pain=1,
    ),
    Found(
        what="pain on the foot whose turn is still to come",
        routine="evening",
        events=[at(25, "hurts", pain=2, side="right")],
        pain=1,
    ),
    Found(
        what="harder with the other foot's name presses the foot that hurt",
        routine="classic",
        events=[at(40, "hurts", pain=2), at(48, "harder", side="right"), at(49, "harder", side="right")],
        pain=2,
    ),
    Found(
        what="harder goes past the ceiling of a foot that hurt before its turn",
        routine="classic",
        events=[at(30, "hurts", pain=1, side="right"), at(150, "harder", side="left")],
        pain=1,
    ),
    Found(
        what="one point above the start when asked again, and nothing gets lighter",
        routine="evening",
        events=[at(25, "hurts", pain=3), at(63, "hurts", pain=2)],
        pain=1,
    ),
    Found(
        what="it was said that the place is left and the number then ended the foot",
        routine="classic",
        events=[at(40, "hurts"), at(43, "hurts", pain=4)],
    ),
    Found(
        what="pain while the hold is waited for was not heard",
        routine="roller-standing",
        way=Way.ROLLER,
        events=[
            at(1, "holding"),
            at(40, "pause"),
            at(41, "resume"),
            at(42, "hurts", pain=2),
            at(43, "holding"),
        ],
        pain=1,
    ),
    Found(
        what="a place named elsewhere at one point above the start is worked again as before",
        routine="evening",
        events=[at(25, "hurts", pain=1, region="top")],
    ),
    Found(
        what="a number out of the blue changed nothing",
        routine="morning",
        events=[at(60, "pain_number", pain=1)],
    ),
    Found(
        what="a place out of the blue changed nothing",
        routine="evening",
        events=[at(36, "back"), at(91, "pain_place")],
    ),
    Found(
        what="a place named in answer to how it is now is worked again",
        routine="partner",
        way=Way.PARTNER,
        events=[at(41, "hurts", pain=5), at(73, "hurts", pain=3, region="heel_sole"), at(76, "again")],
        pain=3,
    ),
    Found(
        what="the wiping was passed over by taking back in the closing",
        routine="rest",
        events=[at(78, "finished"), at(82, "again"), at(88, "take_back")],
    ),
)
