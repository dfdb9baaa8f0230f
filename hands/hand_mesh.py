"""The hand of the WebXR input profiles, read from its .glb, with a forearm grown on to it.

Its frame: x to the thumb's side, y to the fingertips, z out of the back of the hand; metres, from the wrist.
"""

import json
import struct
from pathlib import Path
from typing import Any, Final

import numpy as np

from hands.arrays import Floats, Ints
from hands.mesh import Mesh

FINGERS: Final = ("index", "middle", "ring", "little")
_NAMES_IN_FILE: Final = {"pinky": "little", "-finger-": "-", "phalanx-": ""}
_FRAME: Final = np.array([[0, 0, -1.0], [0, -1, 0], [-1, 0, 0]])
_TYPES: Final = {5126: "<f4", 5121: "<u1", 5123: "<u2"}
_COLUMNS: Final = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT4": 16}
_CUT: Final = -0.006
_FOREARM: Final = (
    (0.020, 1.0), (0.038, 1.0), (0.060, 1.04), (0.085, 1.12),
    (0.12, 1.25), (0.16, 1.38), (0.21, 1.48), (0.27, 1.52),
)  # fmt: skip
"""Rings of the forearm: how far behind the wrist, how much wider than it."""


def hand_mesh(file: Path) -> tuple[Mesh, list[str], Floats]:
    """The left hand with its forearm, the names of its joints, and their frames at rest (4 by 4)."""
    content, document = _glb(file)
    skin, primitive = document["skins"][0], document["meshes"][0]["primitives"][0]
    names = [_name(document["nodes"][node]["name"]) for node in skin["joints"]]
    inverse = _array(document, content, skin["inverseBindMatrices"]).reshape(-1, 4, 4).transpose(0, 2, 1)
    frames = np.linalg.inv(inverse.astype(float))
    wrist = frames[names.index("wrist"), :3, 3].copy()
    mesh = _without_seams(_skinned(document, content, primitive, len(names)))
    mesh = Mesh((mesh.points - wrist) @ _FRAME.T, mesh.faces, mesh.weights)
    frames[:, :3, 3] -= wrist
    frames[:, :3] = _FRAME @ frames[:, :3]
    with_arm = _with_forearm(mesh, names.index("wrist"))
    return with_arm.refined().refined(), [*names, "forearm"], np.r_[frames, frames[[names.index("wrist")]]]


def _name(written: str) -> str:
    for old, new in _NAMES_IN_FILE.items():
        written = written.replace(old, new)
    return written


def _glb(file: Path) -> tuple[bytes, dict[str, Any]]:
    """The binary part and the document of a .glb."""
    raw = file.read_bytes()
    length = struct.unpack("<I", raw[12:16])[0]
    return raw[28 + length :], json.loads(raw[20 : 20 + length])


def _array(document: dict[str, Any], content: bytes, number: int) -> Any:
    accessor = document["accessors"][number]
    view = document["bufferViews"][accessor["bufferView"]]
    start = view.get("byteOffset", 0) + accessor.get("byteOffset", 0)
    columns = _COLUMNS[accessor["type"]]
    kind, count = _TYPES[accessor["componentType"]], accessor["count"] * columns
    return np.frombuffer(content, kind, count, start).reshape(-1, columns)


def _skinned(document: dict[str, Any], content: bytes, primitive: dict[str, Any], joints: int) -> Mesh:
    parts = {name: _array(document, content, at) for name, at in primitive["attributes"].items()}
    points = parts["POSITION"].astype(float)
    weights = np.zeros((len(points), joints))
    for k in range(4):
        np.add.at(weights, (np.arange(len(points)), parts["JOINTS_0"][:, k]), parts["WEIGHTS_0"][:, k])
    faces = _array(document, content, primitive["indices"]).reshape(-1, 3).astype(int)
    return Mesh(points, faces, weights / weights.sum(axis=1, keepdims=True))


def _without_seams(mesh: Mesh) -> Mesh:
    """One point where the texture's seam had two: else each seam would be drawn as a line."""
    cells = np.round(mesh.points * 1e5).astype(int)
    _, first, same = np.unique(cells, axis=0, return_index=True, return_inverse=True)
    faces = same.ravel()[mesh.faces]
    whole = (faces != np.roll(faces, 1, axis=1)).all(axis=1)
    return Mesh(mesh.points[first], faces[whole], mesh.weights[first])


def _with_forearm(mesh: Mesh, wrist: int) -> Mesh:
    """The cap at the wrist cut off, and rings of forearm in its place, which follow a joint of their own."""
    faces = mesh.faces[~(mesh.points[mesh.faces][:, :, 1] < _CUT).all(axis=1)]
    border = _border(faces)
    weights = np.c_[mesh.weights, np.zeros(len(mesh.points))]
    all_points, all_weights, all_faces = [mesh.points], [weights], [faces]
    before, first = border, len(mesh.points)
    for number, (behind, wider) in enumerate(_FOREARM):
        here = np.arange(first, first + len(border))
        all_points.append(_ring(mesh.points[border], number, behind, wider))
        all_weights.append(_ring_weights(len(border), weights.shape[1], wrist, behind))
        all_faces.append(_band(before, here))
        before, first = here, first + len(border)
    return Mesh(np.concatenate(all_points), np.concatenate(all_faces), np.concatenate(all_weights)).used()


def _border(faces: Ints) -> Ints:
    """The points of the open border in their order, such that a band outwards faces outwards."""
    directed = faces[:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2)
    known = {(int(a), int(b)) for a, b in directed}
    following = {b: a for a, b in known if (b, a) not in known}
    start = min(following)
    loop = [start]
    while following[loop[-1]] != start:
        loop.append(following[loop[-1]])
    return np.array(loop)


def _ring(border: Floats, number: int, behind: float, wider: float) -> Floats:
    """A ring of the forearm: first the wrist's own border, from the third on an ellipse."""
    middle = border.mean(axis=0)
    off = border - middle
    angle = np.arctan2(off[:, 2], off[:, 0])
    wide, thick = np.abs(off[:, 0]).max() * 0.98, np.abs(off[:, 2]).max() * (1 + 0.10 * min(1, number / 5))
    round_ = np.stack([np.cos(angle) * wide, np.zeros(len(off)), np.sin(angle) * thick], axis=1)
    share = min(1.0, (number + 1) / 3)
    ring = middle + (off * (1 - share) + round_ * share) * wider
    ring[:, 1] = -behind
    return np.asarray(ring)


def _ring_weights(count: int, joints: int, wrist: int, behind: float) -> Floats:
    share = float(np.clip((behind - 0.012) / 0.03, 0, 1))
    weights = np.zeros((count, joints))
    weights[:, wrist], weights[:, -1] = 1 - share, share
    return weights


def _band(before: Ints, here: Ints) -> Ints:
    following, beyond = np.roll(before, -1), np.roll(here, -1)
    halves = (before, following, beyond), (before, beyond, here)
    return np.concatenate([np.stack(half, axis=1) for half in halves])
