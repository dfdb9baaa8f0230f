"""Where the outline lies in a picture of any size: as large as it fits, in the middle, as a page lays it."""

from dataclasses import dataclass

from instep.foot.anatomy import Side
from instep.foot.drawing import draw
from instep.foot.views import View


@dataclass(frozen=True, kw_only=True)
class Placing:
    """Pixels of one drawing unit, and the pixel where the drawing's own zero lies."""

    scale: float
    left: float
    top: float

    def box_in_units(
        self, left: float, top: float, *, width: float, height: float
    ) -> tuple[int, int, int, int]:
        """A part of the picture in drawing units: x, y, width, height."""
        return (
            round((left - self.left) / self.scale),
            round((top - self.top) / self.scale),
            round(width / self.scale),
            round(height / self.scale),
        )


def placing(view: View, side: Side, *, width: int, height: int) -> Placing:
    """The placing in a picture of this width and height."""
    left, top, wide, tall = draw(view, side).view_box
    scale = min(width / wide, height / tall)
    return Placing(
        scale=scale,
        left=(width - scale * (2 * left + wide)) / 2,
        top=(height - scale * (2 * top + tall)) / 2,
    )
