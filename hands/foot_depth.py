"""How near the foot's skin lies, by its view's outline alone, and where a hand lies in front of it."""

from dataclasses import dataclass

import numpy as np
from scipy.ndimage import binary_dilation, binary_opening, distance_transform_edt, gaussian_filter, label
from skimage.draw import polygon2mask
from skimage.measure import find_contours

from hands.arrays import Bools, Floats
from hands.curve_fitting import closed_path
from hands.depth_buffer import DepthBuffer

_AIR = 12
"""Units that the front's clip leaves round the hand, so that it never cuts its outline."""
_LEAST = 900
"""Square units below which a piece in front is noise."""


@dataclass(frozen=True)
class Roundness:
    """The foot's skin in depth: `edge` at its outline, round within `roll`, `front` in its middle."""

    front: float = 25
    edge: float = -50
    roll: float = 90
    give: float = 10
    """How deep a pad sinks in: contact lies in the surface."""


def front_clip(buffer: DepthBuffer, outline: Floats, roundness: Roundness) -> str:
    """The path round what of a hand lies in front of the foot; empty where nothing does."""
    front = binary_opening(_in_front(buffer, outline, roundness), iterations=3)
    pieces, _ = label(front)
    large = np.flatnonzero(np.bincount(pieces.ravel()) > _LEAST)
    front = np.isin(pieces, large[large > 0])
    with_air = front | (binary_dilation(front, iterations=_AIR) & ~buffer.covered)
    soft = gaussian_filter(np.pad(with_air, 1).astype(float), 2)
    rings = [ring[:, ::-1] + buffer.low - 1 for ring in find_contours(soft, 0.5) if len(ring) > 30]
    return "".join(closed_path(ring, smooth=3, tolerance=2.5) for ring in rings)


def _in_front(buffer: DepthBuffer, outline: Floats, roundness: Roundness) -> Bools:
    on_foot = polygon2mask(buffer.depth.shape, (outline - buffer.low)[:, ::-1])
    within = np.minimum(distance_transform_edt(on_foot) / roundness.roll, 1)
    rise = np.sqrt(1 - (1 - within) ** 2)
    skin = roundness.edge + (roundness.front - roundness.edge) * rise
    nearer = np.where(on_foot, buffer.depth >= skin - roundness.give, buffer.depth > roundness.edge)
    return np.asarray(buffer.covered & nearer)
