"""The outline that a foot is held into: the house's drawn foot, laid over a picture as the page lays it."""

from functools import cache

import cv2
import numpy as np

from instep.foot.anatomy import Side
from instep.foot.drawing import draw
from instep.foot.views import View
from instep.photo.picture import Mask
from instep.photo.placing import placing

_SAMPLES = 8  # points on each curve of the outline; finer than a pixel of any mask


@cache
def guide(view: View, side: Side, size: tuple[int, int]) -> Mask:
    """Where the outline lies in a picture of this height and width: as large as it fits, in the middle."""
    at = placing(view, side, width=size[1], height=size[0])
    points = draw(view, side).polygon(_SAMPLES)
    ring = np.array([(point.real, point.imag) for point in points]) * at.scale + (at.left, at.top)
    filled = np.zeros(size, np.uint8)
    cv2.fillPoly(filled, [ring.round().astype(np.int32)], 1)
    filled.flags.writeable = False
    return filled.astype(bool)
