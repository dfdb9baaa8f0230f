"""A body set in a posture, step by step, each step reaching for what earlier ones have placed."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import numpy as np

from hands.arrays import Floats, frame, rotation, unit
from hands.body_mesh import Body

_X: Final = (1.0, 0.0, 0.0)
_SPINE: Final = ("spine_01", "spine_02", "spine_03", "neck_01", "head")
_LIMBS: Final = {"leg": ("thigh", "calf", "foot"), "arm": ("upperarm", "lowerarm", "hand")}
_FINGERS: Final = ("index", "middle", "ring", "pinky")
_SHORT: Final = {"left": "l", "right": "r"}


class Posture:
    """Turns each bone from rest; bones that nothing turns follow their parents."""

    def __init__(self, body: Body, steps: Iterable[Mapping[str, Any]]) -> None:
        """Take each step in order; its first key says which."""
        self.body = body
        self.world: dict[str, Floats] = {}
        self.with_parent: dict[str, Floats] = {}
        for step in steps:
            {
                "lean": self._lean,
                "turn": self._rotate,
                "leg": self._limb,
                "arm": self._limb,
                "hand": self._hand,
            }[next(iter(step))](step)

    def placed(self) -> tuple[dict[str, Floats], dict[str, Floats]]:
        """The turn and the place of every bone."""
        turns: dict[str, Floats] = {}
        places: dict[str, Floats] = {}
        for bone in _parents_first(self.body.parents):
            above = self.body.parents[bone]
            inherited = turns[above] if above else np.eye(3)
            turns[bone] = self.world.get(bone, self.with_parent.get(bone, np.eye(3)) @ inherited)
            rest = self.body.heads
            places[bone] = places[above] + inherited @ (rest[bone] - rest[above]) if above else rest[bone]
        return turns, places

    def points(self) -> Floats:
        """The mesh's points in this posture."""
        turns, places = self.placed()
        moved = np.zeros_like(self.body.mesh.points)
        for column, bone in enumerate(self.body.parents):
            share = self.body.mesh.weights[:, column]
            at = np.flatnonzero(share)
            off = (self.body.mesh.points[at] - self.body.heads[bone]) @ turns[bone].T + places[bone]
            moved[at] += share[at, None] * off
        return moved

    def _lean(self, step: Mapping[str, Any]) -> None:
        """Degrees forward of the pelvis, of each joint of the spine, of neck and head."""
        for bone, degrees in zip(("pelvis", *_SPINE), step["lean"], strict=True):
            self.with_parent[bone] = rotation(_X, degrees)

    def _rotate(self, step: Mapping[str, Any]) -> None:
        """A bone about one axis after another, from where its parent has it; or as another bone is turned."""
        if "as" in step:
            self.world[step["turn"]] = self.placed()[0][step["as"]]
            return
        whole = np.eye(3)
        for axis, degrees in step["about"]:
            whole = rotation(axis, degrees) @ whole
        self.with_parent[step["turn"]] = whole

    def _limb(self, step: Mapping[str, Any]) -> None:
        """Two bones in two directions, or with their end at a place; `bend`: where their joint points."""
        kind = next(iter(step))
        upper, lower, end = (f"{name}_{_SHORT[step[kind]]}" for name in _LIMBS[kind])
        rest = self.body.heads
        first, second = rest[lower] - rest[upper], rest[end] - rest[lower]
        along, below = self._directions(
            step, upper, float(np.linalg.norm(first)), float(np.linalg.norm(second))
        )
        hinge = np.array(_X) if kind == "leg" else np.cross(first, [0, 0, 1])
        bent = np.cross(along, below)
        self.world[upper] = frame(along, bent) @ frame(first, hinge).T
        self.world[lower] = frame(below, bent) @ frame(second, hinge).T

    def _directions(
        self, step: Mapping[str, Any], upper: str, first: float, second: float
    ) -> tuple[Floats, Floats]:
        if "along" in step:
            return np.array(step["along"], float), np.array(step["below"], float)
        there = self.place(step["to"]) - self.placed()[1][upper]
        far = min(float(np.linalg.norm(there)), (first + second) * 0.995)
        there = unit(there)
        share = (first**2 + far**2 - second**2) / (2 * first * far)
        aside = np.array(step["bend"], float)
        aside = unit(aside - there * (there @ aside))
        along = first * (there * share + aside * np.sqrt(max(0.0, 1 - share**2)))
        return along, there * far - along

    def place(self, target: Any) -> Floats:
        """A place: a bone's name and what is added to it."""
        bone, off = target
        return self.placed()[1][bone] + np.array(off, float)

    def _hand(self, step: Mapping[str, Any]) -> None:
        """A hand whose fingers and palm look two ways, its fingers together and bent by `curl` a joint."""
        side = _SHORT[step["hand"]]
        along, palm = np.array(step["along"], float), np.array(step["palm"], float)
        heads, tails = self.body.heads, self.body.tails
        own = heads[f"middle_01_{side}"] - heads[f"hand_{side}"]
        across = heads[f"index_01_{side}"] - heads[f"pinky_01_{side}"]
        facing = np.cross(own, across) * (1 if side == "l" else -1)
        self.world[f"hand_{side}"] = whole = frame(along, palm) @ frame(own, facing).T
        bend = rotation(np.cross(along, palm), step.get("curl", 20))
        together = step.get("thumb", 0) * (1 if side == "l" else -1)
        self.with_parent[f"thumb_01_{side}"] = rotation(palm, together)
        middle = tails[f"middle_01_{side}"] - heads[f"middle_01_{side}"]
        for finger in _FINGERS:
            bone = f"{finger}_01_{side}"
            self.world[bone] = bend @ whole @ _between(tails[bone] - heads[bone], middle)
            self.with_parent[f"{finger}_02_{side}"] = self.with_parent[f"{finger}_03_{side}"] = bend


def _parents_first(parents: Mapping[str, str]) -> list[str]:
    def depth(bone: str) -> int:
        return 1 + depth(parents[bone]) if parents[bone] else 0

    return sorted(parents, key=depth)


def _between(one: Floats, other: Floats) -> Floats:
    """The smallest turn that brings one direction into another."""
    axis = np.cross(unit(one), unit(other))
    size = float(np.linalg.norm(axis))
    return rotation(axis, float(np.rad2deg(np.arctan2(size, unit(one) @ unit(other))))) if size else np.eye(3)
