"""The lines at which a smooth body turns away from the eye, as far as they are seen inside its silhouette."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from hands.arrays import Bools, Floats, Ints, lengths, runs
from hands.depth_buffer import DepthBuffer

STEP = 1.5
Edge = tuple[int, int]


@dataclass(frozen=True)
class Pen:
    """Which contours are drawn: at least so long, at least so deep a step, so far inside the silhouette."""

    shortest: float = 26
    jump: float = 5
    inside: float = 3


def contours(points: Floats, normals: Floats, faces: Ints) -> Iterator[Floats]:
    """Chains of x, y, z and of the normal's x and y where the normal stands at a right angle to the view."""
    near = normals[:, 2] > 0
    count = near[faces].sum(axis=1)
    crossings: dict[Edge, Floats] = {}
    neighbours: dict[Edge, list[Edge]] = {}
    for face in faces[(count > 0) & (count < 3)]:
        pair = [_crossing(a, b, points, normals, crossings) for a, b in _sides(face) if near[a] != near[b]]
        neighbours.setdefault(pair[0], []).append(pair[1])
        neighbours.setdefault(pair[1], []).append(pair[0])
    for chain in _chains(neighbours):
        yield np.array([crossings[edge] for edge in chain])


def _sides(face: Ints) -> Iterator[Edge]:
    a, b, c = (int(k) for k in face)
    yield from ((a, b), (b, c), (c, a))


def _crossing(a: int, b: int, points: Floats, normals: Floats, crossings: dict[Edge, Floats]) -> Edge:
    key = (min(a, b), max(a, b))
    if key not in crossings:
        facing = normals[key[0], 2], normals[key[1], 2]
        t = facing[0] / (facing[0] - facing[1])
        ends = [np.r_[points[k], normals[k, :2]] for k in key]
        crossings[key] = ends[0] * (1 - t) + ends[1] * t
    return key


def _chains(neighbours: dict[Edge, list[Edge]]) -> Iterator[list[Edge]]:
    seen: set[Edge] = set()
    # Open chains are walked from their ends, so those come first.
    for start in sorted(neighbours, key=lambda edge: len(neighbours[edge])):
        if start in seen:
            continue
        chain, following = [start], [start]
        seen.add(start)
        while following:
            following = [edge for edge in neighbours[chain[-1]] if edge not in seen][:1]
            chain += following
            seen.update(following)
        if len(chain) > 3:
            yield chain + [start] * (start in neighbours[chain[-1]])


def visible_lines(
    chains: Iterator[Floats], buffer: DepthBuffer, inside: Floats, pen: Pen
) -> Iterator[Floats]:
    """The seen stretches of each chain, as x and y. `inside`: how far each cell lies from a border."""
    for chain in chains:
        if lengths(chain[:, :2])[-1] >= pen.shortest:
            line = evenly_along(chain)
            yield from _stretches(line, buffer, inside, pen)


def evenly_along(chain: Floats) -> Floats:
    """The chain's five columns, one row for every STEP along x and y."""
    along = lengths(chain[:, :2])
    at = np.arange(0, along[-1], STEP)
    return np.stack([np.interp(at, along, column) for column in chain.T], axis=1)


def _stretches(line: Floats, buffer: DepthBuffer, inside: Floats, pen: Pen) -> Iterator[Floats]:
    y, x = buffer.cell(line)
    well_inside = inside[y, x] > pen.inside
    drop = _drop(line, buffer)
    shown = _without_gaps(buffer.nearest_is_behind(line) & (drop > -6) & well_inside, well_inside)
    for a, b in runs(shown):
        deep = np.percentile(np.minimum(drop[a:b], 200), 60) > pen.jump
        if (b - a) * STEP >= pen.shortest and deep:
            yield without_hooks(line[max(0, a - 2) : b + 2, :2])


def _drop(line: Floats, buffer: DepthBuffer) -> Floats:
    """How far it goes down just outside the contour."""
    outward = line[:, 3:] / (np.linalg.norm(line[:, 3:], axis=1, keepdims=True) + 1e-9)
    y, x = buffer.cell(line[:, :2] + outward * 4)
    return np.asarray(line[:, 2] - buffer.depth[y, x])


def _without_gaps(shown: Bools, inside: Bools, most: int = 5) -> Bools:
    closed = shown.copy()
    for a, b in runs(~shown):
        if a > 0 and b < len(shown) and b - a <= most and inside[a:b].all():
            closed[a:b] = True
    return closed


def without_hooks(line: Floats, degrees: float = 38) -> Floats:
    """The line without the little hook in which a contour turns round where it ends."""
    for _ in range(2):
        line = line[::-1]
        if len(line) < 24:
            continue
        there = line @ [1, 1j]
        before = there[-12] - there[-24]
        ahead = there[len(line) - 9 :] - there[len(line) - 11 : -2]
        turned = np.flatnonzero(np.abs(np.angle(ahead / (before + 1e-9))) > np.deg2rad(degrees))
        if len(turned):
            line = line[: max(len(line) - 11 + int(turned[0]), 12)]
    return line
