"""The arrays that the maker works with, and the few turns of space it needs."""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

FLIP: Final[Floats] = np.array([1.0, -1.0, 1.0])
"""Between y up, as meshes have it, and y down, as drawings have it."""


def unit(vector: Any) -> Floats:
    """A vector of length 1 in the same direction; a zero vector stays zero."""
    v = np.asarray(vector, float)
    length = float(np.linalg.norm(v))
    return v / length if length else v


def rotation(axis: Any, degrees: float) -> Floats:
    """The 3 by 3 matrix of a turn about an axis, by Rodrigues' formula."""
    x, y, z = unit(axis)
    k = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    a = np.deg2rad(degrees)
    whole: Floats = np.eye(3) + np.sin(a) * k + (1 - np.cos(a)) * k @ k
    return whole


def homogeneous(points: Floats) -> Floats:
    """Points with a fourth coordinate of 1."""
    return np.c_[points, np.ones(len(points))]


def frame(along: Any, beside: Any) -> Floats:
    """Three axes as columns: along, beside at a right angle to it, and the third."""
    first = unit(along)
    second = unit(np.asarray(beside, float) - first * (first @ np.asarray(beside, float)))
    return np.c_[first, second, np.cross(first, second)]


def lengths(points: Floats) -> Floats:
    """How far along a polyline each of its points lies."""
    return np.r_[0, np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))]


def evenly(points: Floats, step: float) -> Floats:
    """Points along a polyline, one every `step`."""
    along = lengths(points)
    at = np.arange(0, along[-1], step)
    return np.stack([np.interp(at, along, column) for column in points.T], axis=1)


def runs(holds: Bools) -> list[tuple[int, int]]:
    """The stretches, start and end, over which something holds."""
    padded = np.r_[False, holds, False]
    edges = np.flatnonzero(padded[1:] != padded[:-1])
    return [(int(a), int(b)) for a, b in edges.reshape(-1, 2)]
