"""The outline that a foot is held into: the house's drawn foot, laid over a picture as the page lays it."""

from functools import cache

import cv2
import numpy as np

from instep.foot.anatomy import Side
from instep.foot.drawing import draw
from instep.foot.views import View
from instep.photo.picture import Mask

_SAMPLES = 8  # points on each curve of the outline; finer than a pixel of any mask


@cache
def guide(view: View, side: Side, size: tuple[int, int]) -> Mask:
    """Where the outline lies in a picture of this height and width: as large as it fits, in the middle."""
    drawing = draw(view, side)
    left, top, width, height = drawing.view_box
    scale = min(size[1] / width, size[0] / height)
    corner = np.array([size[1] - scale * (2 * left + width), size[0] - scale * (2 * top + height)]) / 2
    ring = np.array([(point.real, point.imag) for point in drawing.polygon(_SAMPLES)]) * scale + corner
    filled = np.zeros(size, np.uint8)
    cv2.fillPoly(filled, [ring.round().astype(np.int32)], 1)
    filled.flags.writeable = False
    return filled.astype(bool)
