"""What the light and the lens made of a picture: how bright it is, how much glares, how sharp the foot is."""

from functools import cache
from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from instep.photo.picture import Mask, Pixels, fitted

Grey: TypeAlias = NDArray[np.float32]
"""Brightness in floating point: rounded to whole steps, faint noise could not be told from none."""

_BRIGHTEST = 98.0  # the share of the picture below its bright places, in percent
_GLARING = 250
_RIM = 0.035  # share of the picture at the foot's edge that says more about the floor
_USUAL = 97.0  # percent of the foot that tell how sharp it is
_MAD = 0.6745  # median absolute deviation of noise with deviation 1


def brightest(picture: Pixels) -> float:
    """How bright the bright places are, 0 to 255: the room's light, whatever the colour of the skin."""
    return float(np.percentile(_grey(picture), _BRIGHTEST))


def brightness(picture: Pixels, mask: Mask) -> float:
    """How bright the middle of what is masked is; 0 where nothing is."""
    return float(np.median(_grey(picture)[mask])) if mask.any() else 0.0


def glare(picture: Pixels) -> float:
    """The share of the whole picture in which a colour has reached its end."""
    return float((picture.max(axis=2) >= _GLARING).mean())


def sharpness(picture: Pixels, mask: Mask, longest: int) -> float:
    """How much fine detail the foot shows against its own brightness; the sensor's noise is taken off.

    The variance of the Laplacian of the smoothed picture inside the foot. Divided by the brightness, so
    that dark and light skin are measured alike; noise, which the eye takes for detail, is estimated where
    only noise is (the diagonal differences of neighbours) and subtracted.
    """
    whole, here = _at_least(picture, mask, longest)
    grey, scale = _grey(whole), max(whole.shape[:2]) / longest
    rim = np.ones((round(_RIM * max(here.shape)),) * 2, np.uint8)
    inside = cv2.erode(here.astype(np.uint8), rim).astype(bool)
    if not inside.any():
        return 0.0
    detail = _usual_variance(_laplacian(grey, scale)[inside])
    noise = _passed(round(scale, 3)) * _noise(grey, inside) ** 2
    mean = float(grey[inside].mean())
    return float(1e4 * scale**4 * max(0.0, detail - noise) / max(mean, 1.0) ** 2)


def _at_least(picture: Pixels, mask: Mask, longest: int) -> tuple[Pixels, Mask]:
    """The picture in whole steps down to no less than the longest side, so that its noise stays white."""
    step = max(1, max(picture.shape[:2]) // longest)
    if step == 1:
        return picture, mask
    height, width = (side // step for side in picture.shape[:2])
    whole = cv2.resize(
        picture[: height * step, : width * step], (width, height), interpolation=cv2.INTER_AREA
    )
    return np.asarray(whole), fitted(mask, (height, width))


def _laplacian(grey: Grey, scale: float) -> Grey:
    return np.asarray(cv2.Laplacian(cv2.GaussianBlur(grey, (0, 0), scale), cv2.CV_32F), np.float32)


def _usual_variance(detail: Grey) -> float:
    """The variance without the strongest places: a sliver of floor or a line between toes is not the skin."""
    return float(np.mean(np.minimum(detail**2, np.percentile(detail**2, _USUAL))))


@cache
def _passed(scale: float) -> float:
    """How much of white noise passes the filter: the energy of its answer to a single point."""
    point = np.zeros((41, 41), np.float32)
    point[20, 20] = 1
    return float(np.sum(_laplacian(point, scale) ** 2))


def _noise(grey: Grey, inside: Mask) -> float:
    """The deviation of the noise, from the diagonal differences in two by two pixels."""
    rows, columns = (side // 2 * 2 for side in grey.shape)
    a, b = grey[:rows:2, :columns:2], grey[:rows:2, 1:columns:2]
    c, d = grey[1:rows:2, :columns:2], grey[1:rows:2, 1:columns:2]
    there = inside[:rows:2, :columns:2]
    return float(np.median(np.abs(a - b - c + d)[there])) / 2 / _MAD if there.any() else 0.0


def _grey(picture: Pixels) -> Grey:
    return np.asarray(cv2.cvtColor(picture.astype(np.float32), cv2.COLOR_RGB2GRAY), np.float32)
