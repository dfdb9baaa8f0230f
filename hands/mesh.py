"""A triangle mesh whose points hang on joints: refined without losing its weights."""

from dataclasses import dataclass

import numpy as np

from hands.arrays import Floats, Ints

_EDGES = [[0, 1], [1, 2], [2, 0]]


@dataclass(frozen=True)
class Mesh:
    """Points, triangles of their numbers, and how much each point follows each joint."""

    points: Floats
    faces: Ints
    weights: Floats

    def used(self) -> "Mesh":
        """The mesh without points that no triangle has."""
        used, faces = np.unique(self.faces, return_inverse=True)
        return Mesh(self.points[used], faces.reshape(-1, 3), self.weights[used])

    def refined(self) -> "Mesh":
        """Four triangles for each, by Loop's subdivision; open borders stay where they are."""
        columns = np.c_[self.points, self.weights]
        edges = np.sort(self.faces[:, _EDGES].reshape(-1, 2), axis=1)
        opposite = self.faces[:, [2, 0, 1]].ravel()
        ends, which, times = np.unique(edges, axis=0, return_inverse=True, return_counts=True)
        which = which.ravel()
        middles = _middles(columns, ends, times, _sums(columns[opposite], which, len(ends)))
        moved = _moved(columns, ends, times)
        faces = _quartered(self.faces, which.reshape(-1, 3) + len(moved))
        together = np.r_[moved, middles]
        weights = np.clip(together[:, 3:], 0, 1)
        return Mesh(together[:, :3], faces, weights / weights.sum(axis=1, keepdims=True))


def _sums(values: Floats, groups: Ints, count: int) -> Floats:
    total = np.zeros((count, values.shape[1]))
    np.add.at(total, groups, values)
    return total


def _middles(columns: Floats, ends: Ints, times: Ints, opposite: Floats) -> Floats:
    both = columns[ends].sum(axis=1)
    return np.where((times == 2)[:, None], both * 3 / 8 + opposite / 8, both / 2)


def _moved(columns: Floats, ends: Ints, times: Ints) -> Floats:
    """Each old point drawn towards its neighbours; on an open border towards those on the border."""
    either = np.r_[ends, ends[:, ::-1]]
    border = np.tile(times == 1, 2)
    count = np.bincount(either[:, 0], minlength=len(columns))[:, None]
    around = _sums(columns[either[:, 1]], either[:, 0], len(columns))
    along = _sums(columns[either[border, 1]], either[border, 0], len(columns))
    pull = (5 / 8 - (3 / 8 + np.cos(2 * np.pi / np.maximum(count, 1)) / 4) ** 2) / np.maximum(count, 1)
    on_border = np.isin(np.arange(len(columns)), either[border, 0])[:, None]
    return np.where(on_border, columns * 3 / 4 + along / 8, columns * (1 - count * pull) + around * pull)


def _quartered(faces: Ints, middles: Ints) -> Ints:
    a, b, c = faces.T
    ab, bc, ca = middles.T
    corners = ((a, ab, ca), (b, bc, ab), (c, ca, bc), (ab, bc, ca))
    return np.concatenate([np.stack(corner, axis=1) for corner in corners])


def normals(points: Floats, faces: Ints) -> Floats:
    """The direction away from the body at each point, for faces that run anticlockwise seen from outside."""
    corner = points[faces]
    of_faces = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
    total = np.zeros_like(points)
    for k in range(3):
        np.add.at(total, faces[:, k], of_faces)
    return total / (np.linalg.norm(total, axis=1, keepdims=True) + 1e-12)
