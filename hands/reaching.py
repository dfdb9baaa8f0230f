"""Inverse kinematics: the angles and the place of a hand whose fingers lie where a grip wants them.

Everything is in the units of the foot's view: x to the right, y down, z to the viewer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

import numpy as np
from scipy.optimize import least_squares
from scipy.spatial.transform import Rotation

from hands.arrays import FLIP, Floats, unit
from hands.hand_mesh import FINGERS
from hands.hand_pose import Angles, Hand

UNITS_PER_METRE: Final = 4000.0
"""A foot of 25 cm is 1000 units long."""
_PAD: Final = np.array([0, -0.0075, -0.006, 1.0])
"""The middle of a fingertip's pad, as the frame of its tip sees it."""
_EASY: Final[Angles] = {
    "thumb": (5, -15, 0, 8, 8), "index": (20, 25, 0), "middle": (22, 26, 0),
    "ring": (24, 27, 0), "little": (25, 27, 0), "wrist": (0, 0),
}  # fmt: skip
_FINGER: Final = ((-15, 90), (0, 100), (-18, 18))
_RANGE: Final = {
    "thumb": ((-20, 45), (-55, 20), (-35, 35), (-10, 55), (-15, 70)),
    **dict.fromkeys(FINGERS, _FINGER), "wrist": ((-55, 60), (-25, 30)),
}  # fmt: skip
"""How far each joint goes, in degrees."""
_GIVE: Final = {"thumb": (14, 14, 9, 14, 14), **dict.fromkeys(FINGERS, (16, 16, 5)), "wrist": (18, 10)}
"""How many degrees away from its ease counts as much as twelve units beside a target."""

Side = Literal["left", "right"]


@dataclass(frozen=True)
class Grip:
    """How a hand takes hold, for one hand and relative to a place on the foot.

    `reach`: x, y, z and how much it matters, for the pad of a finger or for a joint. `toward`: a joint, its
    `tip` or its `back`, the way it shall look (nan: any) and how much that matters. `fingers` and `palm` are
    the ways from which the search begins, which decide the family of the solution.
    """

    hand: Side
    fingers: Floats
    palm: Floats
    reach: Mapping[str, Floats]
    toward: tuple[tuple[str, str, Floats, float], ...] = ()
    ease: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    firm: float = 1.0

    def mirrored(self) -> "Grip":
        """The same grip of the other hand."""
        other = np.array([-1.0, 1, 1])
        return Grip(
            "left" if self.hand == "right" else "right",
            self.fingers * other,
            self.palm * other,
            {name: np.r_[at[:3] * other, at[3:]] for name, at in self.reach.items()},
            tuple((joint, axis, way * other, weight) for joint, axis, way, weight in self.toward),
            self.ease,
            self.firm,
        )


@dataclass(frozen=True)
class Held:
    """A hand as it holds: its angles, and its turn and place in y-up units."""

    hand: Side
    angles: Angles
    rotation: Floats
    place: Floats

    def seen(self, points: Floats) -> Floats:
        """Points of the hand in the view's units."""
        return ((points @ self.rotation.T) * UNITS_PER_METRE + self.place) * FLIP


def basis(fingers: Floats, palm: Floats, hand: Side) -> Floats:
    """The axes of a hand whose fingers and palm look these ways (y up); a right hand is a mirrored left."""
    along = unit(fingers)
    back = unit(-palm + along * (palm @ along))
    across = np.cross(along, back)
    return np.stack([across if hand == "left" else -across, along, back], axis=1)


_NAMES: Final = tuple((part, k) for part, angles in _EASY.items() for k in range(len(angles)))


def _flat(angles: Mapping[str, tuple[float, ...]]) -> Floats:
    return np.array([angles[part][k] for part, k in _NAMES], float)


def _unflat(values: Floats) -> dict[str, tuple[float, ...]]:
    angles: dict[str, tuple[float, ...]] = {}
    for (part, _), value in zip(_NAMES, values, strict=True):
        angles[part] = (*angles.get(part, ()), float(value))
    return angles


def reach(hand: Hand, grip: Grip, at: tuple[float, float]) -> Held:
    """The hand that comes nearest to a grip at a place, within the joints' range and near to their ease."""
    search = _Search(hand, grip, np.array([*at, 0.0]))
    found = least_squares(search.misses, search.start(), bounds=search.bounds(), max_nfev=60)
    return search.held(found.x)


class _Search:
    """What the solver varies: a small turn, a place in hundreds of units, and the angles."""

    def __init__(self, hand: Hand, grip: Grip, at: Floats) -> None:
        self.hand, self.grip = hand, grip
        low, high = (
            _flat({part: tuple(r[k] for r in ranges) for part, ranges in _RANGE.items()}) for k in (0, 1)
        )
        self.low, self.high = low, high
        self.ease = np.clip(_flat({**_EASY, **grip.ease}), low + 0.1, high - 0.1)
        self.give = _flat(_GIVE) * grip.firm
        self.basis = basis(grip.fingers * FLIP, grip.palm * FLIP, grip.hand)
        self.goals = {name: (to[:3] + at, to[3] if len(to) > 3 else 1.0) for name, to in grip.reach.items()}

    def held(self, x: Floats) -> Held:
        rotation = Rotation.from_rotvec(x[:3]).as_matrix() @ self.basis
        return Held(self.grip.hand, _unflat(x[6:]), rotation, x[3:6] * 100)

    def start(self) -> Floats:
        centred = np.r_[np.zeros(6), self.ease]
        held = self.held(centred)
        frames = self.hand.bent(held.angles)
        off = [goal - held.seen(pad(frames, name)[None])[0] for name, (goal, _) in self.goals.items()]
        return np.r_[np.zeros(3), np.mean(off, axis=0) * FLIP / 100, self.ease]

    def bounds(self) -> tuple[Floats, Floats]:
        free = np.r_[[2.0] * 3, [50.0] * 3]
        return np.r_[-free, self.low], np.r_[free, self.high]

    def misses(self, x: Floats) -> Floats:
        """What the solver squares and adds up: targets, directions, ease, and the turn from the beginning."""
        held = self.held(x)
        frames = self.hand.bent(held.angles)
        beside = [
            (held.seen(pad(frames, name)[None])[0] - goal) * weight / 12
            for name, (goal, weight) in self.goals.items()
        ]
        return np.concatenate(
            [*beside, *self._astray(held, frames), (x[6:] - self.ease) / self.give, x[:3] * 2.2]
        )

    def _astray(self, held: Held, frames: Mapping[str, Floats]) -> list[Floats]:
        off = []
        for joint, axis, way, weight in self.grip.toward:
            own = frames[joint][:3, 1] if axis == "back" else -frames[joint][:3, 2]
            known = ~np.isnan(way)
            off.append((((held.rotation @ own) * FLIP - way) * weight * 6)[known])
        return off


def pad(frames: Mapping[str, Floats], name: str) -> Floats:
    """The pad of a finger, or the place of a joint."""
    return np.asarray((frames[f"{name}-tip"] @ _PAD)[:3] if f"{name}-tip" in frames else frames[name][:3, 3])
