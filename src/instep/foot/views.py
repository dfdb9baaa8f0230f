"""The ways a foot is looked at, and which foot each plate shows as it is drawn.

The toes point up in the sole and the top view. The top is seen as its owner looks down on it; the sole as
it faces its owner when the foot lies on the other thigh: so a left sole has its great toe on the left, a
left foot's top has it on the right. The inner ankle is seen from the other foot, the outer from outside,
the heel from behind, all three standing.
"""

from enum import StrEnum
from typing import Final

from instep.foot.anatomy import Side
from instep.foot.heel import HEEL
from instep.foot.inner_side import INNER_SIDE
from instep.foot.outer_side import OUTER_SIDE
from instep.foot.plate import Plate
from instep.foot.sole import SOLE
from instep.foot.top import TOP


class View(StrEnum):
    """A way to look at a foot."""

    SOLE = "sole"
    TOP = "top"
    HEEL = "heel"
    ANKLE_INNER = "ankle_inner"
    ANKLE_OUTER = "ankle_outer"


DRAWN: Final = {
    View.SOLE: Side.LEFT,
    View.TOP: Side.RIGHT,
    View.HEEL: Side.RIGHT,
    View.ANKLE_INNER: Side.LEFT,
    View.ANKLE_OUTER: Side.RIGHT,
}
"""The foot that a view's plate shows unmirrored."""

PLATES: Final = {
    View.SOLE: SOLE,
    View.TOP: TOP,
    View.HEEL: HEEL,
    View.ANKLE_INNER: INNER_SIDE,
    View.ANKLE_OUTER: OUTER_SIDE,
}


def plate(view: View) -> Plate:
    """The plate from which both feet are cast in this view."""
    return PLATES[view]
