"""Furniture and tools as solids beside a body: boxes, cylinders, ribbons, and what is built of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from hands.arrays import Floats, Ints, frame


@dataclass(frozen=True)
class Solid:
    """Triangles with a label each. `rest` and `smooth` are for bodies, whose labels name bones."""

    points: Floats
    faces: Ints
    labels: Any
    rest: Floats | None = None

    def moved(self, turned: Floats, by: Floats) -> "Solid":
        """The solid, turned and then moved."""
        return Solid(self.points @ turned.T + by, self.faces, self.labels, self.rest)


_BOX = np.array([[x, y, z] for x in (-0.5, 0.5) for y in (-0.5, 0.5) for z in (-0.5, 0.5)])
_SIDES = {
    "s": ((0, 1, 3, 2), (4, 5, 7, 6)),
    "t": ((0, 1, 5, 4), (2, 3, 7, 6)),
    "f": ((0, 2, 6, 4), (1, 3, 7, 5)),
}


def box(middle: Sequence[float], size: Sequence[float], paint: str) -> Solid:
    """A box with labels for its sides, tops and fronts."""
    faces, labels = [], []
    for side, quads in _SIDES.items():
        for a, b, c, d in quads:
            faces += [[a, b, c], [a, c, d]]
            labels += [f"{paint}:{side}"] * 2
    return Solid(_BOX * size + np.array(middle), np.array(faces), np.array(labels))


def legs(middle: Sequence[float], size: tuple[float, float], apart: tuple[float, float]) -> Iterator[Solid]:
    """Four posts so thick and so high. Each has one label: its edges would lie too close for more.

    It is a label of its own, or two legs that meet in the picture would grow together.
    """
    (x, y, z), (thick, height) = middle, size
    for name, right, front in (("a", -1, -1), ("b", -1, 1), ("c", 1, -1), ("d", 1, 1)):
        post = box((x + right * apart[0], y, z + front * apart[1]), (thick, height, thick), "wood")
        yield Solid(post.points, post.faces, np.full(len(post.faces), f"wood:{name}"))


def cylinder(start: Floats, end: Floats, radii: tuple[float, float], paint: str) -> Solid:
    """A cylinder or a cone between the middles of two discs."""
    count = 48
    axes = frame(end - start, np.cross(end - start, [0.3, 0.9, 0.2]))
    angle = np.linspace(0, 2 * np.pi, count, endpoint=False)
    round_ = np.cos(angle)[:, None] * axes[:, 1] + np.sin(angle)[:, None] * axes[:, 2]
    points = np.concatenate([start + round_ * radii[0], end + round_ * radii[1], [start], [end]])
    here, there = np.arange(count), np.arange(count) + count
    following = np.roll(here, -1)
    around = np.concatenate(
        [np.stack([here, following, there], axis=1), np.stack([following, following + count, there], axis=1)]
    )
    caps = np.concatenate(
        [
            np.stack([here, following, here * 0 + 2 * count], axis=1),
            np.stack([there, following + count, here * 0 + 2 * count + 1], axis=1),
        ]
    )
    labels = [f"{paint}:s"] * len(around) + [f"{paint}:t"] * len(caps)
    return Solid(points, np.concatenate([around, caps]), np.array(labels))


def ribbon(middle: Floats, across: Floats, paint: str) -> Solid:
    """A band of cloth along points; `across` goes from its middle to its edge at each."""
    points = np.concatenate([middle - across, middle + across])
    count, faces = len(middle), []
    for a, b in pairwise(range(count)):
        faces += [[a, b, a + count], [b, b + count, a + count]]
    return Solid(points, np.array(faces), np.array([f"{paint}:t"] * len(faces)))


def chair(hip: Sequence[float], floor: float, *, width: float = 4.6, depth: float = 4.4) -> Iterator[Solid]:
    """A chair under a hip."""
    x, seat, z = hip[0], hip[1] - 0.95, hip[2] + 0.9
    yield box((x, seat - 0.15, z), (width, 0.3, depth), "wood")
    height, back = seat - 0.3 - floor, z - depth / 2 + 0.1
    yield from legs((x, floor + height / 2, z), (0.32, height), (width / 2 - 0.25, depth / 2 - 0.25))
    for right in (-1, 1):
        post = box((x + right * (width / 2 - 0.25), seat + 0.4, back), (0.3, 1.0, 0.3), "wood")
        yield Solid(post.points, post.faces, np.full(len(post.faces), "wood:e"))
    yield box((x, seat + 2.6, back), (width, 3.6, 0.3), "wood")


def stool(middle: Sequence[float], top: float, floor: float) -> Iterator[Solid]:
    """A low stool with its top at a height."""
    x, _, z = middle
    yield box((x, top - 0.15, z), (2.6, 0.3, 2.6), "wood")
    height = top - 0.3 - floor
    yield from legs((x, floor + height / 2, z), (0.3, height), (1.1, 1.1))


def counter(middle: Sequence[float], floor: float, height: float) -> Iterator[Solid]:
    """A kitchen counter, fixed: a top, a body, a door's edge."""
    x, _, z = middle
    yield box((x, floor + height - 0.2, z), (3.6, 0.4, 5.6), "wood")
    yield box((x - 0.1, floor + (height - 0.4) / 2 + 0.25, z), (3.2, height - 0.9, 5.2), "cupboard")
