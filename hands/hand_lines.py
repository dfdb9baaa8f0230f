"""A held hand as lines: silhouette, inner lines, creases and nails, as SVG paths of whole numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.ndimage import distance_transform_edt, gaussian_filter
from scipy.spatial import cKDTree
from skimage.measure import find_contours

from hands.arrays import Floats, Ints, homogeneous, lengths, runs
from hands.curve_fitting import closed_path, open_path
from hands.depth_buffer import DepthBuffer, depth_buffer
from hands.hand_mesh import FINGERS
from hands.hand_pose import Hand
from hands.mesh import normals
from hands.nails_and_creases import ARCH_FROM, Crease, Nail, creases, nails
from hands.occluding_contours import Pen, contours, visible_lines
from hands.reaching import Held

PEN = Pen()
_FAR_FROM_OTHERS = 7
"""Units: a border between fingers that lies nearer to a contour is that contour."""


@dataclass(frozen=True)
class Lines:
    """What is drawn of a hand, as path data, and what of the view it covers."""

    outline: str
    lines: str
    creases: str
    nails: str
    buffer: DepthBuffer


class HandPen:
    """Draws one hand model in any pose."""

    def __init__(self, hand: Hand) -> None:
        """Prepare what every drawing of the hand needs."""
        self.hand = hand

    @cached_property
    def _finger_of_face(self) -> Ints:
        """1 to 5 from the thumb for each triangle, 0 for the palm and the arm."""
        of_joint = np.zeros(len(self.hand.joints), int)
        for number, name in enumerate(self.hand.joints):
            finger = name.split("-")[0]
            if finger in ("thumb", *FINGERS) and "metacarpal" not in name:
                of_joint[number] = 1 + ("thumb", *FINGERS).index(finger)
        corners = of_joint[self.hand.mesh.weights.argmax(axis=1)][self.hand.mesh.faces]
        return np.median(corners, axis=1).astype(int)

    @cached_property
    def _nails(self) -> list[Nail]:
        return nails(self.hand)

    @cached_property
    def _creases(self) -> list[Crease]:
        return creases(self.hand)

    def lines(self, held: Held, *, tolerance: float = 1.3) -> Lines:
        """The lines of a hand where it is held."""
        seen = _Seen(self.hand, held)
        inside = np.asarray(distance_transform_edt(seen.buffer.covered))
        found = contours(seen.points, seen.normals, seen.faces)
        inner = list(visible_lines(found, seen.buffer, inside, PEN))
        inner += borders(seen.buffer, self._finger_of_face, inner, least=300, shortest=PEN.shortest)
        return Lines(
            "".join(closed_path(ring, tolerance=tolerance) for ring in _silhouettes(seen.buffer)),
            "".join(open_path(line, tolerance=tolerance) for line in inner),
            "".join(open_path(line, smooth=1.5, tolerance=1.0) for line in self._seen_creases(seen)),
            "".join(closed_path(ring, smooth=1, tolerance=1.0) for ring in self._seen_nails(seen)),
            seen.buffer,
        )

    def _seen_nails(self, seen: "_Seen") -> Iterator[Floats]:
        for nail in self._nails:
            outline, facing = seen.carried(nail.joint, nail.outline)
            visible = seen.buffer.nearest_is_behind(outline, by=20)
            if facing >= 0.05 and visible.mean() >= 0.45:
                yield outline[visible, :2]

    def _seen_creases(self, seen: "_Seen") -> Iterator[Floats]:
        for crease in self._creases:
            if crease.knuckle and seen.held.angles[crease.finger][0] < ARCH_FROM:
                continue
            points = np.array([share @ seen.points[at] for at, share in crease.points])
            facing = np.array([share @ seen.normals[at, 2] for at, share in crease.points])
            visible = seen.buffer.nearest_is_behind(points, by=8) & (facing > 0.15)
            if np.median(facing) > 0.45 and visible.sum() >= 6:
                yield points[visible, :2]


class _Seen:
    """A held hand's mesh in the units of the view."""

    def __init__(self, hand: Hand, held: Held) -> None:
        self.held, self.rest = held, hand.rest
        self.frames: Mapping[str, Floats] = hand.bent(held.angles)
        self.points = held.seen(hand.skinned(self.frames))
        # y down mirrors the mesh once more: a left hand's triangles are turned round, a right hand's are not.
        self.faces = hand.mesh.faces if held.hand == "right" else hand.mesh.faces[:, ::-1]
        facing = normals(self.points, self.faces)
        outward = ((self.points - self.points.mean(axis=0)) * facing).sum() > 0
        self.normals = facing if outward else -facing
        self.buffer = depth_buffer(self.points, self.faces)

    def carried(self, joint: str, points: Floats) -> tuple[Floats, float]:
        """Points of the resting hand, moved with a joint, and how far its back looks to the viewer."""
        move = self.frames[joint] @ np.linalg.inv(self.rest[joint])
        back = self.held.rotation @ self.frames[joint][:3, 1]
        return self.held.seen((homogeneous(points) @ move.T)[:, :3]), float(back[2])


def _silhouettes(buffer: DepthBuffer) -> Iterator[Floats]:
    soft = gaussian_filter(buffer.covered.astype(float), 1.5)
    for ring in find_contours(soft, 0.5):
        if len(ring) > 40:
            yield ring[:, ::-1] + buffer.low


def borders(
    buffer: DepthBuffer, finger_of_face: Ints, drawn: list[Floats], *, least: float, shortest: float
) -> list[Floats]:
    """Where a finger lies against the next one: contours miss it where both are level, as in a fist."""
    finger = np.where(buffer.covered, finger_of_face[buffer.face], -1)
    known = cKDTree(np.concatenate(drawn)) if drawn else None
    found = []
    for number in range(1, 6):
        if (finger == number).sum() >= least:
            for ring in find_contours(gaussian_filter((finger == number).astype(float), 1.2), 0.5):
                found += [
                    line
                    for line in _along_the_next(ring, number, finger, buffer, known)
                    if lengths(line)[-1] > shortest
                ]
    return found


def _along_the_next(
    ring: Floats, number: int, finger: Ints, buffer: DepthBuffer, known: cKDTree | None
) -> Iterator[Floats]:
    line = ring[:, ::-1] + buffer.low
    y, x = (
        np.clip(np.round(c).astype(int), 3, size - 4) for c, size in zip(ring.T, finger.shape, strict=True)
    )
    beside = np.any([finger[y + a, x + b] > number for a in (-2, 0, 2) for b in (-2, 0, 2)], axis=0)
    if known is not None:
        beside &= known.query(line)[0] > _FAR_FROM_OTHERS
    if beside.all():
        return
    start = int(np.argmin(beside))
    beside, line = np.roll(beside, -start), np.roll(line, -start, axis=0)
    yield from (line[a:b] for a, b in runs(beside) if b - a > 1)
