"""How an earlier photo and a later one lie over each other: found by features of the skin, or not claimed.

Only turns, sizes and slants are looked for, never a bending of the picture: what bends can hide a change.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

from instep.library.content.photo_rules import AlignRules
from instep.photo.picture import Mask, Matrix, Pixels, fitted, shrunk


@dataclass(frozen=True, kw_only=True, eq=False)
class Framed:
    """A photo and where the foot is in it."""

    picture: Pixels
    mask: Mask


@dataclass(frozen=True, kw_only=True, eq=False)
class Aligned:
    """`onto` moves places of the later photo, as shares of its width and height, onto the earlier one's."""

    onto: Matrix
    inliers: int


@dataclass(frozen=True)
class Unaligned:
    """No confident answer; the two are shown beside each other as they are."""


@dataclass(frozen=True, kw_only=True, eq=False)
class _Small:
    grey: Pixels
    mask: Mask
    scale: float


def align(earlier: Framed, later: Framed, rules: AlignRules) -> Aligned | Unaligned:
    """Lie the later photo onto the earlier one, by ORB and where that fails by SIFT."""
    here, there = _small(earlier, rules), _small(later, rules)
    for found in _tries(here, there, rules):
        if found is not None:
            matrix, inliers = found
            return Aligned(
                onto=_shares(matrix, earlier, later, scales=(here.scale, there.scale)), inliers=inliers
            )
    return Unaligned()


def _tries(here: _Small, there: _Small, rules: AlignRules) -> Iterator[tuple[Matrix, int] | None]:
    """One answer after the other, each only made when the one before it was none."""
    kinds: tuple[tuple[Callable[[], Any], int], ...] = (
        (
            lambda: cv2.ORB.create(rules.features, scaleFactor=1.15, nlevels=10, fastThreshold=6),
            cv2.NORM_HAMMING,
        ),
        (lambda: cv2.SIFT.create(rules.features, contrastThreshold=0.015), cv2.NORM_L2),
    )
    for made, norm in kinds:
        pairs = _matched(here, there, made(), norm=norm, rules=rules)
        yield _moved(*pairs, here=here, there=there, rules=rules)


def _small(view: Framed, rules: AlignRules) -> _Small:
    """The foot in even light, without its rim: what lies along the border moves with the floor."""
    small = shrunk(view.picture, rules.longest_side)
    mask = fitted(view.mask, small.shape[:2])
    rim = max(1, round(rules.rim * max(mask.shape)))
    inner = cv2.erode(mask.astype(np.uint8), np.ones((rim, rim), np.uint8)).astype(bool)
    grey = cv2.createCLAHE(clipLimit=3.0, tileGridSize=(8, 8)).apply(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY))
    return _Small(grey=np.asarray(grey), mask=inner, scale=small.shape[1] / view.picture.shape[1])


def _matched(
    here: _Small, there: _Small, features: Any, *, norm: int, rules: AlignRules
) -> tuple[Matrix, Matrix]:
    """Places that look alike in the later and the earlier photo, both inside the foot."""
    (own, own_marks), (new, new_marks) = (
        features.detectAndCompute(one.grey, one.mask.astype(np.uint8) * 255) for one in (here, there)
    )
    if min(len(own), len(new)) < rules.inliers:
        return np.empty((0, 2)), np.empty((0, 2))
    near = cv2.BFMatcher(norm).knnMatch(new_marks, own_marks, k=2)
    clear = [
        a for a, b in (pair for pair in near if len(pair) > 1) if a.distance < rules.clearer * b.distance
    ]
    later = np.array([new[match.queryIdx].pt for match in clear]).reshape(-1, 2)
    earlier = np.array([own[match.trainIdx].pt for match in clear]).reshape(-1, 2)
    return later, earlier


def _moved(
    later: Matrix, earlier: Matrix, *, here: _Small, there: _Small, rules: AlignRules
) -> tuple[Matrix, int] | None:
    """The one movement that most of the places agree on; None without confidence."""
    if len(later) < rules.inliers:
        return None
    cv2.setRNGSeed(1)  # the same photos give the same answer
    found, agree = cv2.estimateAffine2D(
        later, earlier, method=cv2.RANSAC, ransacReprojThreshold=rules.within, maxIters=5000, confidence=0.999
    )
    if found is None or not _agreed(earlier, agree.ravel().astype(bool), here.mask, rules=rules):
        return None
    matrix = np.asarray(found, np.float64)
    if not _plausible(matrix, rules) or not _covers(matrix, here, there, rules=rules):
        return None
    return matrix, int(agree.sum())


def _agreed(places: Matrix, agree: Mask, mask: Mask, *, rules: AlignRules) -> bool:
    """Whether enough places agree, most of them, and from all over the foot rather than from one toe."""
    if agree.sum() < rules.inliers or agree.mean() < rules.agreeing:
        return False
    rows, columns = np.nonzero(mask)
    spread = places[agree].std(axis=0) / np.array([columns.std(), rows.std()])
    return bool(spread.min() >= rules.spread)


def _plausible(matrix: Matrix, rules: AlignRules) -> bool:
    """A turn, a size and a little slant, as another day's camera gives them; never a mirror image."""
    a, b, c, d = matrix[0, 0], matrix[0, 1], matrix[1, 0], matrix[1, 1]
    area = a * d - b * c
    if area <= 0:
        return False
    low, high = rules.scale
    turn = abs(np.degrees(np.arctan2(c - b, a + d)))
    slant = np.hypot(a - d, b + c) / np.hypot(a + d, c - b)
    return bool(low <= np.sqrt(area) <= high and turn <= rules.turn and slant <= rules.slant)


def _covers(matrix: Matrix, here: _Small, there: _Small, *, rules: AlignRules) -> bool:
    """Whether the two feet then lie over each other."""
    laid = cv2.warpAffine(there.mask.astype(np.float32), matrix, here.mask.shape[::-1]) > 0.5  # noqa: PLR2004  # half a pixel
    return bool((laid & here.mask).sum() >= rules.overlap * (laid | here.mask).sum())


def _shares(matrix: Matrix, earlier: Framed, later: Framed, *, scales: tuple[float, float]) -> Matrix:
    """The movement between places as shares of width and height, so that it holds at every size."""
    (height, width), (tall, wide) = earlier.mask.shape, later.mask.shape
    unit = np.diag([width * scales[0], height * scales[0]])
    there = np.diag([wide * scales[1], tall * scales[1]])
    spun = np.linalg.inv(unit) @ matrix[:, :2] @ there
    return np.column_stack([spun, np.linalg.inv(unit) @ matrix[:, 2]])
