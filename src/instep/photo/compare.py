"""Two photos of one view of one foot: laid over each other where that is certain, else as they are."""

from dataclasses import dataclass

import cv2
import numpy as np

from instep.library.content.photo_rules import AlignRules
from instep.photo.align import Framed, Unaligned, align
from instep.photo.picture import Matrix, Pixels, resized

_FLOOR = (128, 128, 128)  # where the later photo shows nothing of what the earlier one shows
_GAP = 8


@dataclass(frozen=True, kw_only=True, eq=False)
class AlignedPair:
    """The later photo in the earlier one's frame; `onto` is how its places came there."""

    earlier: Pixels
    later: Pixels
    onto: Matrix


def compare(earlier: Framed, later: Framed, rules: AlignRules) -> AlignedPair | Unaligned:
    """Lay the later photo onto the earlier one, turned, sized and slanted as a whole and never bent."""
    found = align(earlier, later, rules)
    if isinstance(found, Unaligned):
        return found
    moved = laid(later.picture, found.onto, earlier.picture.shape[:2])
    return AlignedPair(earlier=earlier.picture, later=moved, onto=found.onto)


def laid(picture: Pixels, onto: Matrix, size: tuple[int, int]) -> Pixels:
    """The picture in another frame of this height and width."""
    height, width = picture.shape[:2]
    from_pixels = onto[:, :2] @ np.diag([1 / width, 1 / height])
    matrix = np.diag([size[1], size[0]]) @ np.column_stack([from_pixels, onto[:, 2]])
    moved = cv2.warpAffine(
        picture,
        matrix,
        (size[1], size[0]),
        flags=cv2.INTER_AREA,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=_FLOOR,
    )
    return np.asarray(moved)


def beside(earlier: Pixels, later: Pixels) -> Pixels:
    """Both on one canvas, earlier on the left, at the same height."""
    height = min(earlier.shape[0], later.shape[0])
    pair = [resized(one, height / one.shape[0])[:height] for one in (earlier, later)]
    gap = np.full((height, _GAP, 3), 255, np.uint8)
    return np.hstack([pair[0], gap, pair[1]])
