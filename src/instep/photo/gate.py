"""Whether a photo can be compared with another one, and if not, why. It says nothing about the foot."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import cv2
import numpy as np

from instep.foot.anatomy import Side
from instep.foot.views import View
from instep.library.content.photo_rules import GateRules, PhotoRules
from instep.photo import light
from instep.photo.guide import guide
from instep.photo.mask import FootMask, find_foot
from instep.photo.picture import Mask, Matrix, Pixels, fitted, shrunk
from instep.photo.shape import OutlineFit, fit


class RefusalReason(StrEnum):
    """Why a photo cannot be compared; what to do about it stands under the same name in the words."""

    DARK = "dark"
    GLARE = "glare"
    NO_FOOT = "no_foot"
    OTHER_FOOT = "other_foot"
    PLACE = "place"
    CUT = "cut"
    BLURRED = "blurred"


@dataclass(frozen=True, kw_only=True)
class RefusedPhoto:
    """A photo that is not compared, with at least one reason."""

    reasons: tuple[RefusalReason, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Usable:
    """A photo that can be compared, and where the foot is in it."""

    mask: Mask


def judge(picture: Pixels, view: View, side: Side, *, rules: PhotoRules) -> Usable | RefusedPhoto:
    """Whether this picture shows this view of this foot well enough to be lined up with another."""
    outline = guide(view, side, picture.shape[:2])
    found = find_foot(picture, outline, rules.mask)
    reasons = (
        *_lights(picture, found.mask, rules.gate),
        *_shapes(picture, found, view, side=side, rules=rules.gate),
    )
    return RefusedPhoto(reasons=reasons) if reasons else Usable(mask=found.mask)


def _lights(picture: Pixels, mask: Mask, rules: GateRules) -> Iterator[RefusalReason]:
    small = shrunk(picture, rules.longest_side)
    here = fitted(mask, small.shape[:2])
    dim = light.brightest(small) < rules.lit
    if dim or (here.any() and light.brightness(small, here) < rules.foot_lit):
        yield RefusalReason.DARK
    if light.glare(small) > rules.glare:
        yield RefusalReason.GLARE


def _shapes(
    picture: Pixels, found: FootMask, view: View, *, side: Side, rules: GateRules
) -> Iterator[RefusalReason]:
    """What the outline says; a foot that was not found cannot be blurred, cut or out of place."""
    size = found.mask.shape[:2]
    own = fit(found.mask, guide(view, side, size), rules.turn)
    other = fit(found.mask, guide(view, side.other, size), rules.turn)
    least = rules.overlap[view]
    if other.overlap >= max(least, own.overlap + rules.mirrored):
        yield RefusalReason.OTHER_FOOT
    elif own.overlap < least or found.main < rules.main_part or not _edged(picture, found.mask, rules):
        yield RefusalReason.NO_FOOT
    else:
        yield from _details(picture, found.mask, view, own=own, rules=rules)


def _details(
    picture: Pixels, mask: Mask, view: View, *, own: OutlineFit, rules: GateRules
) -> Iterator[RefusalReason]:
    low, high = rules.scale
    if own.shift > rules.shift or not low <= own.scale <= high:
        yield RefusalReason.PLACE
    if _cut_edges(mask) > rules.cut_edges:
        yield RefusalReason.CUT
    if light.sharpness(picture, mask, rules.longest_side) < rules.sharp[view]:
        yield RefusalReason.BLURRED


def _cut_edges(mask: Mask) -> int:
    """How many edges of the picture the foot reaches with more than a corner."""
    edges = (mask[0], mask[-1], mask[:, 0], mask[:, -1])
    return sum(bool(edge.mean() > 0.05) for edge in edges)  # noqa: PLR2004  # a corner, in shares of an edge


def _edged(picture: Pixels, mask: Mask, rules: GateRules) -> bool:
    """Whether the border of what was found is a border in the picture too, and not the outline's alone."""
    small = cv2.GaussianBlur(shrunk(picture, rules.edge_longest), (0, 0), 1.5)
    inner, outer = _across(fitted(mask, small.shape[:2]), rules.edge_reach)
    if not len(inner):
        return False
    lab = cv2.cvtColor(small.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    step = np.linalg.norm(lab[inner[:, 1], inner[:, 0]] - lab[outer[:, 1], outer[:, 0]], axis=1)
    return bool((step > rules.edge_step).mean() >= rules.edge_share)


def _across(mask: Mask, reach: int) -> tuple[Matrix, Matrix]:
    """Pairs of places on both sides of the mask's border, as x and y; those outside the picture left out."""
    rings, _ = cv2.findContours(mask.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    if not rings:
        return np.empty((0, 2), int), np.empty((0, 2), int)
    border = np.asarray(max(rings, key=len))[:, 0]
    soft = cv2.GaussianBlur(mask.astype(np.float32), (0, 0), 3)
    slopes = [cv2.Sobel(soft, cv2.CV_32F, *way)[border[:, 1], border[:, 0]] for way in ((1, 0), (0, 1))]
    inwards = np.stack(slopes, axis=1)
    inwards = inwards / (np.linalg.norm(inwards, axis=1, keepdims=True) + 1e-9)
    inner, outer = (np.rint(border + way * reach * inwards).astype(int) for way in (1, -1))
    limit = np.array(mask.shape[::-1]) - 1
    seen = np.all((outer > 0) & (outer < limit) & (inner >= 0) & (inner <= limit), axis=1)
    return inner[seen], outer[seen]
