"""The body of MakeHuman (CC0), neither woman nor man: the mean of its six targets, with its game engine rig.

Decimetres: x to the person's left, y up, z forward.
"""

import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np

from hands.arrays import Floats, Ints
from hands.mesh import Mesh

_TARGETS: Final = {
    **{
        f"{origin}-{sex}-young": 1 / 6
        for sex in ("female", "male")
        for origin in ("african", "asian", "caucasian")
    },
    **{f"universal-{sex}-young-averagemuscle-averageweight": 0.5 for sex in ("female", "male")},
}
_HAIR: Final = 0.09
"""How far hair stands off the head."""


@dataclass(frozen=True)
class Body:
    """The body at rest, its bones with their parents, heads and tails."""

    mesh: Mesh
    parents: Mapping[str, str]
    heads: Mapping[str, Floats]
    tails: Mapping[str, Floats]

    @classmethod
    def read(cls, folder: Path) -> "Body":
        """The body of a folder of MPFB's data."""
        points, groups = _obj(folder / "3dobjs/base.obj")
        for name, share in _TARGETS.items():
            _add_target(points, folder / f"targets/macrodetails/{name}.target.gz", share)
        rig = json.loads((folder / "rigs/standard/rig.game_engine.json").read_text())
        weights = _weights(folder / "rigs/standard/weights.game_engine.json", list(rig), len(points))
        faces = groups["body"]
        mesh = Mesh(points, faces, weights)
        body = cls(
            mesh,
            {bone: entry["parent"] for bone, entry in rig.items()},
            {bone: _place(entry["head"], points, groups) for bone, entry in rig.items()},
            {bone: _place(entry["tail"], points, groups) for bone, entry in rig.items()},
        )
        return body.with_hair()

    def with_hair(self) -> "Body":
        """The body with its scalp blown up to hair."""
        head = np.unique(self.mesh.faces[self.bone_of_face == "head"])
        points = self.mesh.points.copy()
        away = points[head] - points[head].mean(axis=0) - np.array([0, 0.1, -0.1])
        away /= np.linalg.norm(away, axis=1, keepdims=True)
        points[head] += away * np.clip(self.above_hairline(points[head]) / 0.25, 0, 1)[:, None] * _HAIR
        return Body(Mesh(points, self.mesh.faces, self.mesh.weights), self.parents, self.heads, self.tails)

    @cached_property
    def bone_of_face(self) -> Any:
        """The name of the bone that each triangle follows most."""
        return np.array(list(self.parents))[self.mesh.weights[self.mesh.faces].sum(axis=1).argmax(axis=1)]

    @cached_property
    def _head_box(self) -> tuple[Floats, Floats]:
        head = self.mesh.points[np.unique(self.mesh.faces[self.bone_of_face == "head"])]
        return head.min(axis=0), head.max(axis=0)

    def above_hairline(self, points: Floats) -> Floats:
        """How far points at rest lie above a slanted line: high at the brow, low at the nape."""
        low, high = self._head_box
        forward = (points[:, 2] - low[2]) / (high[2] - low[2])
        share = np.interp(
            forward, [0, 0.25, 0.45, 0.55, 0.62, 0.8, 1], [0.10, 0.16, 0.30, 0.45, 0.62, 0.80, 0.86]
        )
        return np.asarray(points[:, 1] - low[1] - (high[1] - low[1]) * share)


def _obj(file: Path) -> tuple[Floats, dict[str, Ints]]:
    """The points, and the triangles of each group."""
    points, groups, group = [], dict[str, list[list[int]]](), ""
    for kind, *rest in (line.split() for line in file.open() if line.strip()):
        if kind == "v":
            points.append([float(number) for number in rest[:3]])
        elif kind == "g":
            group = rest[0]
        elif kind == "f":
            groups.setdefault(group, []).extend(
                _triangles([int(corner.split("/")[0]) - 1 for corner in rest])
            )
    return np.array(points), {name: np.array(faces) for name, faces in groups.items()}


def _triangles(corners: list[int]) -> Iterator[list[int]]:
    yield corners[:3]
    if len(corners) == 4:
        yield [corners[0], corners[2], corners[3]]


def _add_target(points: Floats, file: Path, share: float) -> None:
    with gzip.open(file, "rt") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                number, *off = line.split()
                points[int(number)] += share * np.array([float(part) for part in off[:3]])


def _weights(file: Path, bones: list[str], count: int) -> Floats:
    written = json.loads(file.read_text())["weights"]
    weights = np.zeros((count, len(bones)))
    for column, bone in enumerate(bones):
        for point, share in written.get(bone, ()):
            weights[point, column] = share
    return weights / np.maximum(weights.sum(axis=1, keepdims=True), 1e-9)


def _place(end: Mapping[str, Any], points: Floats, groups: Mapping[str, Ints]) -> Floats:
    """Where a bone begins or ends: in the middle of a joint's cube or of some points."""
    if end.get("strategy") == "CUBE":
        return np.asarray(points[np.unique(groups[end["cube_name"]])].mean(axis=0))
    if "vertex_indices" in end:
        return np.asarray(points[end["vertex_indices"]].mean(axis=0))
    if "vertex_index" in end:
        return points[end["vertex_index"]]
    x, y, z = end["default_position"]
    return np.array([x, z, -y]) * 10
