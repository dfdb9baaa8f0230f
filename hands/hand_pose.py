"""A hand bent by the angles of its joints, in degrees."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np

from hands.arrays import Floats, homogeneous, rotation
from hands.hand_mesh import FINGERS, hand_mesh
from hands.mesh import Mesh

Angles = Mapping[str, tuple[float, ...]]
"""`thumb`: flexion and abduction of its saddle joint (negative: away from the palm), roll, flexion of the
metacarpophalangeal and of the interphalangeal joint. A finger: flexion of the metacarpophalangeal and of the
proximal interphalangeal joint, spread. `wrist`: flexion, deviation."""

DISTAL: Final = 0.62
"""The last joint of a finger bends by so much of the middle one's flexion: both hang on one tendon."""
_X, _Y, _Z = np.eye(3)


@dataclass(frozen=True)
class Hand:
    """The left hand at rest; `joints` in the order of the mesh's weights, `frames` theirs."""

    mesh: Mesh
    joints: tuple[str, ...]
    frames: Floats

    @classmethod
    def read(cls, file: Path) -> "Hand":
        """The hand of a .glb."""
        mesh, joints, frames = hand_mesh(file)
        return cls(mesh, tuple(joints), frames)

    @cached_property
    def number(self) -> Mapping[str, int]:
        """The place of each joint."""
        return {name: i for i, name in enumerate(self.joints)}

    @cached_property
    def rest(self) -> Mapping[str, Floats]:
        """Each joint's frame."""
        return dict(zip(self.joints, self.frames, strict=True))

    @cached_property
    def steps(self) -> Mapping[str, tuple[str | None, Floats]]:
        """For each joint, parents first: its parent, and its frame as the parent sees it."""
        parents = dict(_parents())
        return {
            name: (
                above,
                self.rest[name] if above is None else np.linalg.inv(self.rest[above]) @ self.rest[name],
            )
            for name, above in parents.items()
        }

    def bent(self, angles: Angles) -> dict[str, Floats]:
        """Each joint's frame after bending."""
        turns, frames = _turns(angles), dict[str, Floats]()
        for name, (above, step) in self.steps.items():
            frames[name] = step if above is None else frames[above] @ step
            if name in turns:
                frames[name] = frames[name].copy()
                frames[name][:3, :3] = frames[name][:3, :3] @ turns[name]
        return frames

    def skinned(self, frames: Mapping[str, Floats]) -> Floats:
        """The mesh's points, moved with the joints."""
        moves = np.stack([frames[name] @ np.linalg.inv(self.rest[name]) for name in self.joints])
        return np.einsum(
            "vj,jab,vb->va", self.mesh.weights, moves, homogeneous(self.mesh.points), optimize=True
        )[:, :3]


def _parents() -> Iterator[tuple[str, str | None]]:
    yield "wrist", None
    yield "forearm", "wrist"
    for finger in ("thumb", *FINGERS):
        above = "wrist"
        for bone in ("metacarpal", "proximal", "intermediate", "distal", "tip"):
            if (finger, bone) == ("thumb", "intermediate"):
                continue
            yield f"{finger}-{bone}", above
            above = f"{finger}-{bone}"


def _turns(angles: Angles) -> dict[str, Floats]:
    flex, abduct, roll, knuckle, last = angles["thumb"]
    turns = {
        "thumb-metacarpal": rotation(_Z, roll) @ rotation(_Y, abduct) @ rotation(_X, -flex),
        "thumb-proximal": rotation(_X, -knuckle),
        "thumb-distal": rotation(_X, -last),
        "forearm": rotation(_Y, angles["wrist"][1]) @ rotation(_X, angles["wrist"][0]),
    }
    for finger in FINGERS:
        knuckle, middle, spread = angles[finger]
        turns[f"{finger}-proximal"] = rotation(_Y, spread) @ rotation(_X, -knuckle)
        turns[f"{finger}-intermediate"] = rotation(_X, -middle)
        turns[f"{finger}-distal"] = rotation(_X, -middle * DISTAL)
    return turns
