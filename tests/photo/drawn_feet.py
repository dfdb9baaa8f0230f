"""Feet that the tests draw: a person's foot with skin of its own, then photos of it on other days.

A foot begins with the landmarks of the house's drawing and gets proportions, creases, spots and a tone of
skin of its own. A photo of it has a floor, light, place, turn, blur and noise of its own. All from seeds.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import cv2
import numpy as np
from numpy.typing import NDArray

from instep.foot.anatomy import Side
from instep.foot.drawing import Drawing, draw
from instep.foot.views import View

Pixels = NDArray[Any]

TONES: Final = {
    "lightest": (244, 216, 196),
    "light": (228, 186, 156),
    "olive": (198, 150, 112),
    "brown": (150, 103, 72),
    "dark": (104, 68, 48),
    "darkest": (66, 44, 34),
}
"""Skin, as red, green and blue in even light, from the lightest sixth to the darkest."""

ORDER: Final = tuple(TONES)
UNIT: Final = 700
"""Pixels of one foot length in the foot's own drawing."""

MARGIN: Final = 0.25
"""Room around the foot's own drawing, in foot lengths."""


@dataclass(frozen=True, kw_only=True)
class OwnFoot:
    """One person's foot: its skin and where skin is, both in the frame of its own drawing."""

    tone: str
    side: Side
    view: View
    skin: Pixels
    cover: Pixels
    corner: tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class Shot:
    """A photo of a foot with the truth about it: where the foot is, and how its own drawing came there."""

    picture: Pixels
    mask: Pixels
    to_photo: Pixels
    shift: Pixels
    foot: OwnFoot

    def at(self, points: Pixels) -> Pixels:
        """Where points of the foot's own drawing lie in the photo."""
        moved = cv2.perspectiveTransform(points.reshape(-1, 1, 2).astype(np.float32), self.to_photo)
        places = moved.reshape(-1, 2)
        height, width = self.mask.shape
        x = np.clip(places[:, 0].round().astype(int), 0, width - 1)
        y = np.clip(places[:, 1].round().astype(int), 0, height - 1)
        bent: Pixels = places - self.shift[y, x]
        return bent

    @property
    def foot_length(self) -> float:
        """Pixels from heel to toes."""
        x, y = self.foot.corner
        return float(
            np.linalg.norm(np.diff(self.at(np.array([[x, y - 0.9 * UNIT], [x, y - 0.1 * UNIT]])), axis=0))
            / 0.8
        )


def own_foot(seed: int, *, tone: str, side: Side = Side.LEFT, view: View = View.SOLE) -> OwnFoot:
    """A foot that no other seed has."""
    rng = np.random.default_rng([seed, 7])
    drawing = draw(view, side)
    place = _Placing.of(drawing, rng)
    cover = place.filled([drawing.polygon(10)])
    skin = _shaded(_skin(place, drawing, tone, rng=rng), cover, rng)
    bend = smooth(cover.shape, rng, size=8) * UNIT * 0.012, smooth(cover.shape, rng, size=8) * UNIT * 0.012
    return OwnFoot(
        tone=tone,
        side=side,
        view=view,
        skin=warped(skin, *bend),
        cover=warped(cover, *bend),
        corner=place.origin,
    )


@dataclass(frozen=True)
class _Placing:
    """From drawing units to the pixels of the foot's own drawing, with proportions of its own."""

    size: tuple[int, int]
    origin: tuple[float, float]
    across: float
    lean: float

    @classmethod
    def of(cls, drawing: Drawing, rng: np.random.Generator) -> "_Placing":
        left, top, width, height = drawing.view_box
        edge = MARGIN * UNIT
        size = (round(height / 1000 * UNIT + 2 * edge), round(width / 1000 * UNIT + 2 * edge))
        return cls(
            size,
            (edge - left / 1000 * UNIT, edge - top / 1000 * UNIT),
            rng.uniform(0.93, 1.08),
            rng.uniform(-0.02, 0.02),
        )

    def pixels(self, points: list[complex]) -> Pixels:
        x = np.array([p.real for p in points]) * self.across
        y = np.array([p.imag for p in points])
        placed: Pixels = np.stack([x + self.lean * y, y], axis=1) / 1000 * UNIT + np.array(self.origin)
        return placed

    def filled(self, rings: list[list[complex]]) -> Pixels:
        made = np.zeros(self.size, np.float32)
        for ring in rings:
            cv2.fillPoly(made, [self.pixels(ring).round().astype(np.int32)], 1.0, cv2.LINE_AA)
        return made


def _skin(place: _Placing, drawing: Drawing, tone: str, *, rng: np.random.Generator) -> Pixels:
    """The colour of the skin with its mottling, pores, spots, creases, and the lines between the toes."""
    size = place.size
    base = np.array(TONES[tone], np.float32) * rng.uniform(0.94, 1.06, 3).astype(np.float32)
    tint = smooth(size, rng, size=14) * 0.05 + smooth(size, rng, size=60) * 0.035
    pores = rng.standard_normal(size).astype(np.float32)
    tint += cv2.GaussianBlur(pores, (0, 0), 1.2) * 0.075
    skin = np.repeat((1 + tint)[..., None], 3, axis=2) * base
    warmth = smooth(size, rng, size=9) * 0.03
    skin[..., 0] *= 1 + warmth
    lines = np.zeros(size, np.float32)
    _creases(lines, place, rng)
    for part in drawing.parts:
        if part.region in {"toes", "nails", "toe_webs"}:
            ring = place.pixels(part.polygon(6)[0]).round().astype(np.int32)
            cv2.polylines(lines, [ring], isClosed=True, color=0.45, thickness=3, lineType=cv2.LINE_AA)
    _spots(lines, place, rng)
    dark: Pixels = skin * (1 - np.clip(cv2.GaussianBlur(lines, (0, 0), 0.9), 0, 0.6))[..., None]
    return dark


def _creases(lines: Pixels, place: _Placing, rng: np.random.Generator) -> None:
    """Fine lines in the skin, mostly across."""
    height, width = place.size
    for _ in range(90):
        at = rng.uniform([0.2 * width, 0.15 * height], [0.8 * width, 0.85 * height])
        turn, long, bow = rng.normal(0, 0.6), rng.uniform(0.02, 0.12) * UNIT, rng.normal(0, 0.08)
        t = np.linspace(-1, 1, 12)
        path = (
            at
            + np.stack(
                [
                    np.cos(turn) * t - np.sin(turn) * bow * t * t,
                    np.sin(turn) * t + np.cos(turn) * bow * t * t,
                ],
                1,
            )
            * long
        )
        cv2.polylines(
            lines,
            [path.round().astype(np.int32)],
            isClosed=False,
            color=float(rng.uniform(0.12, 0.4)),
            thickness=int(rng.integers(1, 3)),
            lineType=cv2.LINE_AA,
        )


def _spots(lines: Pixels, place: _Placing, rng: np.random.Generator) -> None:
    height, width = place.size
    for _ in range(70):
        at = rng.uniform([0.2 * width, 0.1 * height], [0.8 * width, 0.9 * height]).round().astype(int)
        radius = int(rng.integers(1, 5))
        cv2.circle(lines, at.tolist(), radius, float(rng.uniform(0.1, 0.4)), -1, cv2.LINE_AA)


def _shaded(skin: Pixels, cover: Pixels, rng: np.random.Generator) -> Pixels:
    """Rounder towards the edge, as a foot is."""
    depth = cv2.distanceTransform((cover > 0.5).astype(np.uint8), cv2.DIST_L2, 5) / (0.09 * UNIT)
    round_off = 0.68 + 0.32 * np.sqrt(np.clip(depth, 0, 1))
    tilt = smooth(cover.shape, rng, size=3) * 0.05
    shaded: Pixels = skin * (round_off + tilt)[..., None]
    return shaded.astype(np.float32)


def smooth(shape: tuple[int, ...], rng: np.random.Generator, *, size: int) -> Pixels:
    """Slow noise of mean 0 and about 1 wide; a larger grid is finer."""
    small = rng.standard_normal((size, size)).astype(np.float32)
    return cv2.resize(small, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC)


def warped(image: Pixels, dx: Pixels, dy: Pixels) -> Pixels:
    """Every pixel taken from a little further along."""
    x, y = _grid(image.shape[:2])
    return cv2.remap(image, x + dx.astype(np.float32), y + dy.astype(np.float32), cv2.INTER_LINEAR)


@cache
def _grid(size: tuple[int, int]) -> tuple[Pixels, Pixels]:
    y, x = np.mgrid[: size[0], : size[1]].astype(np.float32)
    return x, y
