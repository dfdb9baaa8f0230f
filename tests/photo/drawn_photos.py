"""Photos of drawn feet: where the camera was, the floor, the light, and what the camera made of it."""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from tests.photo.drawn_feet import UNIT, OwnFoot, Pixels, Shot, smooth, warped

from instep.foot.views import View

SIZE: Final = (640, 480)


@dataclass(frozen=True, kw_only=True)
class Camera:
    """How much one photo differs from the guide: degrees of turn, share of shift and size, tilt, bend."""

    turn: float = 6
    shift: float = 0.02
    scale: float = 0.05
    tilt: float = 0.0
    bend: float = 0.0
    size: tuple[int, int] | None = None

    def size_for(self, view: View) -> tuple[int, int]:
        """Height and width: a foot from the side is photographed with the camera on its side."""
        return self.size or (SIZE[::-1] if view in {View.ANKLE_INNER, View.ANKLE_OUTER} else SIZE)


USUAL: Final = Camera()
EASY: Final = Camera(turn=5, shift=0.02, scale=0.04, bend=0.002)
MID: Final = Camera(turn=15, shift=0.04, scale=0.08, tilt=0.00008, bend=0.006)
HARD: Final = Camera(turn=30, shift=0.05, scale=0.1, tilt=0.00015, bend=0.012)


def shot(foot: OwnFoot, seed: int, camera: Camera = USUAL) -> Shot:
    """A photo of this foot on one day."""
    rng = np.random.default_rng([seed, 11])
    height, width = camera.size_for(foot.view)
    to_photo = _placed(foot, camera, rng)
    skin = cv2.warpPerspective(foot.skin, to_photo, (width, height), flags=cv2.INTER_AREA)
    cover = cv2.warpPerspective(foot.cover, to_photo, (width, height), flags=cv2.INTER_LINEAR)
    length = 0.8 * height
    bend = [smooth((height, width), rng, size=6) * camera.bend * length for _ in range(2)]
    skin, cover = warped(skin, *bend), warped(cover, *bend)
    scene = _on_floor(skin, cover, floor((height, width), rng), rng=rng)
    return Shot(
        picture=developed(lit(scene, rng), rng),
        mask=cover > 0.5,
        to_photo=to_photo,
        shift=np.stack(bend, axis=2),
        foot=foot,
    )


def _placed(foot: OwnFoot, camera: Camera, rng: np.random.Generator) -> Pixels:
    """The foot where the guide shows it, give or take the camera."""
    height, width = camera.size_for(foot.view)
    rows, columns = foot.cover.shape
    frame = (columns - 0.5 * UNIT, rows - 0.5 * UNIT)
    scale = min(width / frame[0], height / frame[1]) * (1 - rng.uniform(0, 2) * camera.scale)
    turn = np.deg2rad(rng.uniform(-1, 1) * camera.turn)
    cos, sin = scale * np.cos(turn), scale * np.sin(turn)
    centre = np.array([columns / 2, rows / 2])
    to = np.array([width / 2, height / 2]) + rng.uniform(-1, 1, 2) * camera.shift * height
    matrix = np.array([[cos, -sin], [sin, cos]])
    move = to - matrix @ centre
    placed = np.eye(3)
    placed[:2, :2], placed[:2, 2] = matrix, move
    lean = np.eye(3)
    lean[2, :2] = rng.uniform(-1, 1, 2) * camera.tilt
    back = np.eye(3)
    back[:2, 2] = to
    away = np.eye(3)
    away[:2, 2] = -to
    made: Pixels = back @ lean @ away @ placed
    return made


def floor(size: tuple[int, int], rng: np.random.Generator) -> Pixels:
    """Tiles, wood, carpet, a towel or a plain sheet, in a colour of its own."""
    kinds = (_plain, _tiles, _wood, _carpet, _towel)
    made: Pixels = kinds[int(rng.integers(len(kinds)))](size, rng)
    return made


def _colour(rng: np.random.Generator) -> Pixels:
    """Greys, blues, greens and warm floors alike."""
    grey = rng.uniform(70, 225)
    picked: Pixels = np.clip(grey + rng.normal(0, 1, 3) * (18, 12, 22), 30, 240)
    return picked


def _plain(size: tuple[int, int], rng: np.random.Generator) -> Pixels:
    return np.asarray(_even(size, _colour(rng)) * (1 + 0.03 * smooth(size, rng, size=5))[..., None])


def _even(size: tuple[int, int], colour: Pixels) -> Pixels:
    return np.broadcast_to(colour.astype(np.float32), (*size, 3)).copy()


def _tiles(size: tuple[int, int], rng: np.random.Generator) -> Pixels:
    made = _plain(size, rng)
    step, joint = int(rng.integers(60, 160)), _colour(rng).tolist()
    offset = int(rng.integers(step))
    for x in range(offset, size[1], step):
        cv2.line(made, (x, 0), (x, size[0]), joint, 3, cv2.LINE_AA)
    for y in range(offset, size[0], step):
        cv2.line(made, (0, y), (size[1], y), joint, 3, cv2.LINE_AA)
    return made


def _wood(size: tuple[int, int], rng: np.random.Generator) -> Pixels:
    """Brown planks with grain: near the colours of skin."""
    base = np.array([150, 105, 70]) * rng.uniform(0.55, 1.35)
    grain = cv2.resize(
        rng.standard_normal((size[0], 6)).astype(np.float32),
        (size[1], size[0]),
        interpolation=cv2.INTER_CUBIC,
    )
    made = _even(size, np.clip(base, 20, 235)) * (1 + 0.10 * cv2.GaussianBlur(grain, (0, 0), 1.5))[..., None]
    step = int(rng.integers(70, 140))
    for y in range(int(rng.integers(step)), size[0], step):
        cv2.line(made, (0, y), (size[1], y), (base * 0.45).tolist(), 2, cv2.LINE_AA)
    return (
        made
        if rng.random() < 0.5
        else np.ascontiguousarray(cv2.resize(np.transpose(made, (1, 0, 2)), (size[1], size[0])))
    )


def _carpet(size: tuple[int, int], rng: np.random.Generator) -> Pixels:
    tufts = cv2.GaussianBlur(rng.standard_normal(size).astype(np.float32), (0, 0), 1.6)
    return np.asarray(_plain(size, rng) * (1 + 0.45 * tufts)[..., None])


def _towel(size: tuple[int, int], rng: np.random.Generator) -> Pixels:
    y, x = np.mgrid[: size[0], : size[1]].astype(np.float32)
    weave = np.sin(x / rng.uniform(1.5, 3)) * np.sin(y / rng.uniform(1.5, 3))
    folds = smooth(size, rng, size=5)
    return np.asarray(_plain(size, rng) * (1 + 0.06 * weave + 0.07 * folds)[..., None])


def _on_floor(skin: Pixels, cover: Pixels, ground: Pixels, *, rng: np.random.Generator) -> Pixels:
    """The foot over the floor, with its shadow to one side."""
    shadow = cv2.GaussianBlur(np.roll(cover, rng.integers(-10, 11, 2), (0, 1)), (0, 0), 9)
    ground = ground * (1 - 0.4 * shadow)[..., None]
    edge = cover[..., None]
    laid: Pixels = skin * edge + ground * (1 - edge)
    return laid


def lit(scene: Pixels, rng: np.random.Generator) -> Pixels:
    """Light that falls from one side, has a colour, and to which the camera opens as cameras do."""
    height, width = scene.shape[:2]
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j].astype(np.float32)
    turn = rng.uniform(0, 2 * np.pi)
    fall = 1 + rng.uniform(0, 0.22) * (np.cos(turn) * x + np.sin(turn) * y)
    warm = np.array([1, 1, 1]) + rng.normal(0, 0.03, 3)
    lighted = scene * fall[..., None].astype(np.float32) * warm.astype(np.float32)
    gain = (118 * rng.uniform(0.88, 1.12) / lighted.mean()) ** 0.75
    brightest = np.percentile(lighted, 99.5)
    exposed: Pixels = lighted * min(gain, 246 / brightest)
    return exposed


def developed(scene: Pixels, rng: np.random.Generator) -> Pixels:
    """What the camera keeps: a lens that is not perfect, and the noise of its sensor."""
    soft = cv2.GaussianBlur(scene, (0, 0), float(rng.uniform(0.3, 0.6)))
    noisy = soft + rng.normal(0, rng.uniform(0.8, 3.0), soft.shape)
    kept: Pixels = np.clip(noisy, 0, 255).astype(np.uint8)
    return kept


def blurred(picture: Pixels, sigma: float) -> Pixels:
    """Out of focus."""
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), sigma))


def noisy(picture: Pixels, sigma: float, seed: int) -> Pixels:
    """The noise of a dim room."""
    rng = np.random.default_rng([seed, 13])
    kept: Pixels = np.clip(picture + rng.normal(0, sigma, picture.shape), 0, 255).astype(np.uint8)
    return kept


def exposed(picture: Pixels, times: float) -> Pixels:
    """Too little or too much light."""
    kept: Pixels = np.clip(picture.astype(np.float32) * times, 0, 255).astype(np.uint8)
    return kept
