"""Which triangle is seen at each unit of a picture, and how near it lies."""

from dataclasses import dataclass

import numpy as np

from hands.arrays import Bools, Floats, Ints

FAR = -1e9


@dataclass(frozen=True)
class DepthBuffer:
    """`depth` (greater is nearer) and `face` (-1: none) of each unit; `low` is where the first one lies."""

    low: Floats
    depth: Floats
    face: Ints

    @property
    def covered(self) -> Bools:
        """Where anything is seen."""
        return self.face >= 0

    def cell(self, points: Floats) -> tuple[Ints, Ints]:
        """The row and column of points; those outside count as the nearest inside."""
        height, width = self.depth.shape
        x, y = np.round(points[:, :2] - self.low).astype(int).T
        return np.clip(y, 1, height - 2), np.clip(x, 1, width - 2)

    def nearest_is_behind(self, points: Floats, by: float = 3) -> Bools:
        """Whether each point is seen: nothing around it lies nearer than it, by more than `by`."""
        y, x = self.cell(points)
        around = [self.depth[y + a, x + b] for a in (-1, 0, 1) for b in (-1, 0, 1)]
        seen: Bools = np.min(around, axis=0) <= points[:, 2] + by
        return seen


def depth_buffer(points: Floats, faces: Ints, *, margin: int = 40) -> DepthBuffer:
    """The picture of triangles, one cell to a unit: x to the right, y down, z to the viewer."""
    used = points[np.unique(faces), :2]
    low = np.floor(used.min(axis=0) - margin)
    width, height = (np.ceil(used.max(axis=0) - low) + margin).astype(int)
    at, depth, which = _covered_cells(points - [*low, 0], faces, width, height)
    nearest_last = np.argsort(depth, kind="stable")
    depths, seen = np.full(width * height, FAR), np.full(width * height, -1)
    depths[at[nearest_last]] = depth[nearest_last]
    seen[at[nearest_last]] = which[nearest_last]
    return DepthBuffer(low, depths.reshape(height, width), seen.reshape(height, width))


def _covered_cells(points: Floats, faces: Ints, width: int, height: int) -> tuple[Ints, Floats, Ints]:
    """For each triangle each cell in it: the cell's number, the depth there, the triangle's number."""
    corner = points[faces]
    low = np.clip(np.floor(corner[:, :, :2].min(axis=1)).astype(int), 0, None)
    high = np.minimum(np.ceil(corner[:, :, :2].max(axis=1)).astype(int), [width - 1, height - 1])
    span = np.clip(high - low + 1, 0, None)
    count = span.prod(axis=1)
    which = np.repeat(np.arange(len(faces)), count)
    nth = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    x, y = low[which, 0] + nth % span[which, 0], low[which, 1] + nth // span[which, 0]
    share = shares(corner[which], x, y)
    inside = (share >= -1e-6).all(axis=1)
    depth = (share[inside] * corner[which[inside], :, 2]).sum(axis=1)
    return (y * width + x)[inside], depth, which[inside]


def shares(corner: Floats, x: Ints, y: Ints) -> Floats:
    """How much of each of a triangle's three corners a place in it has; they add up to 1."""
    a, b, c = corner[:, 0], corner[:, 1], corner[:, 2]
    whole = (b[:, 0] - a[:, 0]) * (c[:, 1] - a[:, 1]) - (c[:, 0] - a[:, 0]) * (b[:, 1] - a[:, 1])
    whole = np.where(np.abs(whole) < 1e-9, np.inf, whole)
    of_b = ((x - a[:, 0]) * (c[:, 1] - a[:, 1]) - (c[:, 0] - a[:, 0]) * (y - a[:, 1])) / whole
    of_c = ((b[:, 0] - a[:, 0]) * (y - a[:, 1]) - (x - a[:, 0]) * (b[:, 1] - a[:, 1])) / whole
    flat = np.isinf(whole)
    return np.stack([np.where(flat, -1, 1 - of_b - of_c), of_b, of_c], axis=1)
