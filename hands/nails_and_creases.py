"""Nails and the creases over joints, as points of the hand at rest that move with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from hands.arrays import Floats, Ints, homogeneous
from hands.hand_mesh import FINGERS
from hands.hand_pose import Hand

ARCH_FROM: Final = 34
"""Degrees of flexion from which the knuckle shows as an arc."""


@dataclass(frozen=True)
class Nail:
    """The outline of a nail, carried by the last joint."""

    joint: str
    outline: Floats


@dataclass(frozen=True)
class Crease:
    """A short line across a joint's back; each of its points is a mean of points of the mesh."""

    finger: str
    knuckle: bool
    points: tuple[tuple[Ints, Floats], ...]


def nails(hand: Hand) -> list[Nail]:
    """The five nails."""
    return [_nail(hand, finger) for finger in ("thumb", *FINGERS)]


def _nail(hand: Hand, finger: str) -> Nail:
    """A superellipse on the back of the last joint, as long as nearly half of the tip's width."""
    tip, joint = hand.rest[f"{finger}-tip"], f"{finger}-distal"
    local = _seen_by(hand, f"{finger}-tip")
    weight = hand.mesh.weights[:, [hand.number[joint], hand.number[f"{finger}-tip"]]].sum(axis=1)
    near = local[(np.abs(local[:, 0]) < 0.013) & (np.abs(local[:, 2]) < 0.02) & (weight > 0.4)]
    width = np.ptp(near[:, 0])
    x, z = _superellipse(width * 0.36, width * 0.47)
    z = z + near[:, 2].min() + width * 0.47 * 0.98 + 0.0012
    x = x + (near[:, 0].max() + near[:, 0].min()) / 2
    back = near[near[:, 1] > np.median(near[:, 1]) - 0.001]
    outline = np.stack([x, [_height(back, a, b) for a, b in zip(x, z, strict=True)], z], axis=1)
    return Nail(joint, (homogeneous(outline) @ tip.T)[:, :3])


def _superellipse(half_width: float, half_length: float) -> tuple[Floats, Floats]:
    cos, sin = (wave(np.linspace(0, 2 * np.pi, 41)[:-1]) for wave in (np.cos, np.sin))
    return np.sign(cos) * np.abs(cos) ** 0.62 * half_width, -np.sign(sin) * np.abs(sin) ** 0.8 * half_length


def _height(back: Floats, x: float, z: float) -> float:
    away = np.hypot(back[:, 0] - x, back[:, 2] - z)
    nearest = np.argsort(away)[:6]
    return float(np.average(back[nearest, 1], weights=1 / (away[nearest] + 1e-4)))


def creases(hand: Hand) -> list[Crease]:
    """Two at each middle joint and the thumb's last, one at each other last joint, an arc at each knuckle."""
    return [crease for finger in ("thumb", *FINGERS) for crease in _of_finger(hand, finger)]


def _of_finger(hand: Hand, finger: str) -> Iterator[Crease]:
    middle = "distal" if finger == "thumb" else "intermediate"
    yield _crease(hand, finger, middle, shift=0.0016, width=0.55, bend=0.0008)
    yield _crease(hand, finger, middle, shift=-0.0016, width=0.42, bend=-0.0008)
    if finger != "thumb":
        yield _crease(hand, finger, "distal", shift=0, width=0.45, bend=0.0005)
        yield _crease(hand, finger, "proximal", shift=0.004, width=0.5, bend=0.0045)


def _crease(hand: Hand, finger: str, bone: str, *, shift: float, width: float, bend: float) -> Crease:
    local = _seen_by(hand, f"{finger}-{bone}")
    deep = 0.012 if bone == "proximal" else 0.007
    box = (np.abs(local[:, 2]) < deep) & (np.abs(local[:, 0]) < 0.014) & (local[:, 1] > 0)
    near = np.flatnonzero(box & (np.linalg.norm(local, axis=1) < 0.02))
    half = np.abs(local[near, 0]).max() * width
    points = tuple(
        _mean_of(near, np.hypot(local[near, 0] - t * half, local[near, 2] - shift + bend * t * t * 1.2))
        for t in np.linspace(-1, 1, 9)
    )
    return Crease(finger, bone == "proximal", points)


def _mean_of(near: Ints, away: Floats) -> tuple[Ints, Floats]:
    nearest = np.argsort(away)[:4]
    weight = 1 / (away[nearest] + 2e-4)
    return near[nearest], weight / weight.sum()


def _seen_by(hand: Hand, joint: str) -> Floats:
    return (homogeneous(hand.mesh.points) @ np.linalg.inv(hand.rest[joint]).T)[:, :3]
