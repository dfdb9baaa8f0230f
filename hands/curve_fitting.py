"""A polyline as SVG path data: cubic pieces of relative whole numbers (Schneider's fitting)."""

import numpy as np
from scipy.ndimage import gaussian_filter1d

from hands.arrays import Floats, evenly, lengths, unit

STEP = 2.0
"""Units between the points of a line before it is fitted."""


def closed_path(points: Floats, *, smooth: float = 2.2, tolerance: float = 1.2) -> str:
    """The path of a ring of points; its corners stay corners."""
    ring = _smooth_ring(points, smooth)
    if len(ring) < 12:
        return ""
    corners = _corners(ring)
    if not corners:
        along = unit(ring[4] - ring[-4])
        return _path(_fitted(np.r_[ring, ring[:1]], tolerance, along, -along), closed=True)
    ends = [*corners[1:], corners[0] + len(ring)]
    pieces = [ring[np.arange(a, b + 1) % len(ring)] for a, b in zip(corners, ends, strict=True)]
    return _path([c for piece in pieces for c in _fitted(piece, tolerance)], closed=True)


def open_path(points: Floats, *, smooth: float = 2.5, tolerance: float = 1.2) -> str:
    """The path of a line of points; its ends stay where they are."""
    return _path(_fitted(_smooth_line(points, smooth), tolerance), closed=False)


def _smooth_ring(points: Floats, width: float) -> Floats:
    ring = evenly(np.r_[points, points[:1]], STEP)
    return np.asarray(gaussian_filter1d(ring, width / STEP, axis=0, mode="wrap"))


def _smooth_line(points: Floats, width: float) -> Floats:
    if lengths(points)[-1] < 2 * STEP:
        return points
    line = np.r_[evenly(points, STEP), points[-1:]]
    k = min(len(line) - 1, int(4 * width / STEP) + 1)
    # What lies beyond the ends is the line turned about them: so smoothing leaves them in place.
    before, after = 2 * line[0] - line[k:0:-1], 2 * line[-1] - line[-2 : -k - 2 : -1]
    smooth = gaussian_filter1d(np.r_[before, line, after], width / STEP, axis=0)
    return np.asarray(smooth[k : k + len(line)])


def _corners(ring: Floats, reach: int = 5, degrees: float = 55) -> list[int]:
    there = ring @ [1, 1j]
    turned = np.abs(np.angle((np.roll(there, -reach) - there) / (there - np.roll(there, reach) + 1e-9)))
    near = np.arange(-reach, reach + 1)
    sharpest = turned == turned[(np.arange(len(ring))[:, None] + near) % len(ring)].max(axis=1)
    return [int(i) for i in np.flatnonzero((turned > np.deg2rad(degrees)) & sharpest)]


def _fitted(
    points: Floats, tolerance: float, leaving: Floats | None = None, arriving: Floats | None = None
) -> list[Floats]:
    """The fewest cubics that stay within the tolerance of the points, split where they stray most."""
    out = unit(points[min(4, len(points) - 1)] - points[0]) if leaving is None else leaving
    back = unit(points[max(-5, -len(points))] - points[-1]) if arriving is None else arriving
    if len(points) == 2:
        third = np.linalg.norm(points[1] - points[0]) / 3
        return [np.array([points[0], points[0] + out * third, points[1] + back * third, points[1]])]
    cubic, strays = _best(points, out, back, tolerance)
    worst = int(strays.argmax())
    if strays[worst] < tolerance:
        return [cubic]
    worst = min(max(worst, 1), len(points) - 2)
    along = unit(points[min(len(points) - 1, worst + 4)] - points[max(0, worst - 4)])
    head = _fitted(points[: worst + 1], tolerance, out, -along)
    return head + _fitted(points[worst:], tolerance, along, back)


def _best(points: Floats, out: Floats, back: Floats, tolerance: float) -> tuple[Floats, Floats]:
    """One cubic through the ends, and how far each point lies from it."""
    along = lengths(points)
    t = along / max(along[-1], 1e-9)
    for _ in range(5):
        cubic = _least_squares(points, t, out, back)
        strays = np.linalg.norm(_at(cubic, t) - points, axis=1)
        if strays.max() < tolerance or strays.max() > 6 * tolerance:
            break
        t = _nearer(cubic, points, t)
    return cubic, strays


def _weights(t: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    s = 1 - t
    return s**3, 3 * t * s * s, 3 * t * t * s, t**3


def _at(cubic: Floats, t: Floats) -> Floats:
    return np.stack(_weights(t), axis=1) @ cubic


def _least_squares(points: Floats, t: Floats, out: Floats, back: Floats) -> Floats:
    first, last = points[0], points[-1]
    b0, b1, b2, b3 = (b[:, None] for b in _weights(t))
    sides = (out * b1, back * b2)
    square = np.array([[(a * b).sum() for b in sides] for a in sides])
    rest = points - first * (b0 + b1) - last * (b2 + b3)
    span = np.linalg.norm(last - first)
    reach = np.full(2, -1.0)
    if abs(np.linalg.det(square)) > 1e-9:
        reach = np.linalg.solve(square, [(side * rest).sum() for side in sides])
    if (reach < span * 0.05).any() or (reach > 3 * span + 1).any():
        reach = np.full(2, span / 3)
    return np.array([first, first + out * reach[0], last + back * reach[1], last])


def _nearer(cubic: Floats, points: Floats, t: Floats) -> Floats:
    """One step of Newton's towards the parameters at which the cubic passes each point."""
    off = _at(cubic, t) - points
    once, twice = 3 * np.diff(cubic, axis=0), 6 * np.diff(cubic, n=2, axis=0)
    s = (1 - t)[:, None]
    speed = s**2 * once[0] + 2 * t[:, None] * s * once[1] + (t**2)[:, None] * once[2]
    bend = s * twice[0] + t[:, None] * twice[1]
    slope = (speed * speed).sum(axis=1) + (off * bend).sum(axis=1)
    slope[np.abs(slope) < 1e-9] = 1e9
    return np.clip(t - (off * speed).sum(axis=1) / slope, 0, 1)


def _path(cubics: list[Floats], *, closed: bool) -> str:
    at = np.round(cubics[0][0]).astype(int)
    head, steps = f"M{at[0]} {at[1]}c", []
    for cubic in np.round(cubics).astype(int):
        if (cubic[3] != at).any():
            steps += [f"{x} {y}" for x, y in cubic[1:] - at]
            at = cubic[3]
    return (head + " ".join(steps) + "z" * closed).replace(" -", "-") if steps else ""
