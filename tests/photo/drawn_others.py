"""Pictures that are not of a foot, as the tests draw them: floors, hands, animals, food, a house's things."""

from typing import Final

import cv2
import numpy as np
from tests.photo.drawn_feet import ORDER, TONES, Pixels, smooth
from tests.photo.drawn_photos import SIZE, developed, floor, lit

KINDS: Final = ("floor", "skin_floor", "hand", "animal", "food", "thing", "leg", "face")


def other(kind: str, seed: int) -> Pixels:
    """A picture of this kind that no other seed has."""
    rng = np.random.default_rng([seed, 17, KINDS.index(kind)])
    ground = floor(SIZE, rng)
    scene = _DRAWN[kind](ground, rng)
    return developed(lit(scene, rng), rng=rng)


def _only_floor(ground: Pixels, rng: np.random.Generator) -> Pixels:
    del rng
    return ground


def _skin_floor(ground: Pixels, rng: np.random.Generator) -> Pixels:
    """A floor or a blanket in the colour of skin."""
    return np.asarray(ground / ground.mean((0, 1)) * _tone(rng))


def _hand(ground: Pixels, rng: np.random.Generator) -> Pixels:
    """A palm, four fingers and a thumb, upright as a foot would be."""
    cover = np.zeros(SIZE, np.float32)
    left = 1 if rng.random() < 0.5 else -1
    palm = np.array([240.0, 400.0]) + rng.uniform(-25, 25, 2)
    _limb(cover, palm + _step(0, 240), palm, radius=48)
    cv2.ellipse(cover, palm.round().astype(int).tolist(), (78, 92), 0, 0, 360, 1.0, -1)
    spread = rng.uniform(0.06, 0.24)
    for finger, long in enumerate((150, 185, 170, 130)):
        angle = (finger - 1.5) * spread * left
        root = palm + _step(left * (finger - 1.5) * 40, -70)
        _limb(cover, root, root + long * np.array([np.sin(angle), -np.cos(angle)]), radius=19)
    _limb(cover, palm + _step(-left * 55, 20), palm + _step(-left * rng.uniform(110, 150), -75), radius=22)
    return _laid(ground, cover, _tone(rng), rng=rng)


def _animal(ground: Pixels, rng: np.random.Generator) -> Pixels:
    """A body, a head with ears, legs and a tail, in fur."""
    cover = np.zeros(SIZE, np.float32)
    centre = np.array([240.0, 360.0]) + rng.uniform(-40, 40, 2)
    _oval(cover, centre, (rng.uniform(80, 120), rng.uniform(110, 170)))
    head = centre + _step(rng.uniform(-40, 40), -rng.uniform(150, 200))
    _oval(cover, head, (70, 62))
    for side in (-1, 1):
        ear = np.array(
            [head + _step(side * 62, -10), head + _step(side * 25, -50), head + _step(side * 58, -100)]
        )
        cv2.fillPoly(cover, [ear.round().astype(np.int32)], 1.0)
        _limb(cover, centre + _step(side * 60, 90), centre + _step(side * 75, 190), radius=22)
    _limb(cover, centre + _step(90, 80), centre + _step(190, -40), radius=15)
    fur = np.array([(190, 140, 90), (90, 80, 75), (220, 205, 180), (50, 45, 42)])[int(rng.integers(4))]
    return _laid(ground, cover, fur.astype(float), rng=rng)


def _food(ground: Pixels, rng: np.random.Generator) -> Pixels:
    """A plate or a cup from above, with round or long things on it."""
    scene = ground.copy()
    centre = (np.array([240.0, 320.0]) + rng.uniform(-50, 50, 2)).round().astype(int).tolist()
    radius = int(rng.integers(110, 220))
    cv2.circle(scene, centre, radius, rng.uniform(170, 245, 3).tolist(), -1, cv2.LINE_AA)
    for _ in range(int(rng.integers(1, 9))):
        at = (np.array(centre) + rng.normal(0, radius / 3, 2)).round().astype(int).tolist()
        colour = (rng.uniform(0.3, 1, 3) * np.array([230, 170, 100])).tolist()
        axes = rng.integers(20, radius // 2, 2).tolist()
        cv2.ellipse(scene, at, axes, float(rng.uniform(0, 180)), 0, 360, colour, -1, cv2.LINE_AA)
    return np.asarray(scene * (1 + 0.04 * smooth(SIZE, rng, size=40))[..., None])


def _thing(ground: Pixels, rng: np.random.Generator) -> Pixels:
    """Bottles, boxes, balls and cushions."""
    cover = np.zeros(SIZE, np.float32)
    at = np.array([240.0, 320.0]) + rng.uniform(-40, 40, 2)
    kind = int(rng.integers(4))
    if kind == 0:
        _limb(cover, at + _step(0, 150), at - _step(0, 60), radius=55)
        _limb(cover, at - _step(0, 60), at - _step(0, 190), radius=22)
    elif kind == 1:
        box = cv2.boxPoints((at.tolist(), rng.uniform(140, 320, 2).tolist(), float(rng.uniform(0, 90))))
        cv2.fillPoly(cover, [box.round().astype(np.int32)], 1.0)
    elif kind == 2:
        _oval(cover, at, (rng.uniform(90, 160), rng.uniform(90, 160)))
    else:
        _limb(cover, at + _step(-90, 170), at + _step(70, -170), radius=float(rng.uniform(12, 40)))
    return _laid(ground, cover, rng.uniform(30, 230, 3), rng=rng)


def _leg(ground: Pixels, rng: np.random.Generator) -> Pixels:
    """Bare skin from edge to edge, without an end: a leg or an arm."""
    cover = np.zeros(SIZE, np.float32)
    start, end = rng.uniform([-50, 700], [450, 720]), rng.uniform([50, -80], [450, -40])
    _limb(cover, start, end, radius=float(rng.uniform(45, 95)))
    return _laid(ground, cover, _tone(rng), rng=rng)


def _face(ground: Pixels, rng: np.random.Generator) -> Pixels:
    """An oval of skin with hair, eyes and a mouth."""
    cover = np.zeros(SIZE, np.float32)
    at = np.array([240.0, 300.0]) + rng.uniform(-30, 30, 2)
    wide = rng.uniform(95, 130)
    hair = np.zeros(SIZE, np.float32)
    _oval(hair, at - (0, 40), (wide * 1.2, wide * 1.4))
    scene = _laid(ground, hair, rng.uniform(20, 110, 3), rng=rng)
    _limb(cover, at + _step(0, 150), at + _step(0, 330), radius=wide * 0.55)
    _oval(cover, at, (wide, wide * 1.35))
    scene = _laid(scene, cover, _tone(rng), rng=rng)
    for side in (-1, 1):
        cv2.ellipse(
            scene,
            (at + _step(side * wide * 0.4, -20)).astype(int).tolist(),
            (16, 9),
            0,
            0,
            360,
            (40, 30, 30),
            -1,
        )
    cv2.ellipse(scene, (at + _step(0, 75)).astype(int).tolist(), (32, 9), 0, 0, 360, (150, 60, 60), -1)
    return scene


def _tone(rng: np.random.Generator) -> Pixels:
    return np.array(TONES[ORDER[int(rng.integers(len(ORDER)))]], float)


def _step(x: float, y: float) -> Pixels:
    return np.array([x, y], float)


def _limb(cover: Pixels, start: Pixels, end: Pixels, *, radius: float) -> None:
    a, b = start.round().astype(int).tolist(), end.round().astype(int).tolist()
    cv2.line(cover, a, b, 1.0, round(2 * radius), cv2.LINE_AA)
    cv2.circle(cover, b, round(radius), 1.0, -1, cv2.LINE_AA)


def _oval(cover: Pixels, centre: Pixels, axes: tuple[float, float]) -> None:
    cv2.ellipse(
        cover, centre.round().astype(int).tolist(), [round(a) for a in axes], 0, 0, 360, 1.0, -1, cv2.LINE_AA
    )


def _laid(ground: Pixels, cover: Pixels, colour: Pixels, *, rng: np.random.Generator) -> Pixels:
    """A rounded thing of one colour with a texture, over its ground."""
    soft = cv2.GaussianBlur(cover, (0, 0), 1.0)
    depth = np.sqrt(np.clip(cv2.distanceTransform((cover > 0.5).astype(np.uint8), cv2.DIST_L2, 5) / 50, 0, 1))
    texture = 1 + 0.05 * smooth(SIZE, rng, size=40) + 0.05 * smooth(SIZE, rng, size=120)
    thing = ((0.7 + 0.3 * depth) * texture)[..., None] * np.asarray(colour)
    laid: Pixels = (thing * soft[..., None] + ground * (1 - soft[..., None])).astype(np.float32)
    return laid


_DRAWN: Final = {
    "floor": _only_floor,
    "skin_floor": _skin_floor,
    "hand": _hand,
    "animal": _animal,
    "food": _food,
    "thing": _thing,
    "leg": _leg,
    "face": _face,
}
