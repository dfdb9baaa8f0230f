"""What a picture is in this room: upright rows of red, green and blue, with nothing else about it."""

from dataclasses import dataclass
from typing import Any, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels: TypeAlias = NDArray[np.uint8]
"""Height, width, and red, green, blue."""

Mask: TypeAlias = NDArray[np.bool_]
"""Height and width: where the foot is."""

Matrix: TypeAlias = NDArray[np.float64]
"""Two rows and three columns: how places of one picture move into another."""


def shrunk(picture: Pixels, longest: int) -> Pixels:
    """The picture with its longer side at most so long; itself where it is."""
    share = longest / max(picture.shape[:2])
    return picture if share >= 1 else resized(picture, share)


def resized(picture: NDArray[Any], share: float) -> NDArray[Any]:
    """The picture at a share of its size, each pixel the mean of those it stands for."""
    height, width = picture.shape[:2]
    size = max(1, round(width * share)), max(1, round(height * share))
    return cv2.resize(picture, size, interpolation=cv2.INTER_AREA)


def fitted(mask: Mask, size: tuple[int, int]) -> Mask:
    """A mask at another height and width."""
    grey = cv2.resize(mask.astype(np.float32), (size[1], size[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(grey > 0.5)  # noqa: PLR2004  # half of a pixel


@dataclass(frozen=True)
class Box:
    """A part of a picture, in pixels."""

    left: int
    top: int
    width: int
    height: int

    def of(self, picture: NDArray[Any]) -> NDArray[Any]:
        """What the part holds."""
        return picture[self.top : self.top + self.height, self.left : self.left + self.width]


def around(mask: Mask, margin: float) -> Box:
    """All of the mask and a margin, a share of its longer side; the mask must not be empty."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    room = round(margin * max(np.ptp(rows), np.ptp(columns)))
    top, left = max(0, rows[0] - room), max(0, columns[0] - room)
    bottom, right = min(mask.shape[0], rows[-1] + room + 1), min(mask.shape[1], columns[-1] + room + 1)
    return Box(int(left), int(top), int(right - left), int(bottom - top))
