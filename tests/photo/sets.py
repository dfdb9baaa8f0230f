"""The sets that figures are measured on: seeded, skin tones in equal shares, each side equally often."""

from collections.abc import Iterator

import cv2
import numpy as np
from tests.photo.drawn_feet import ORDER, OwnFoot, Pixels, Shot, own_foot
from tests.photo.drawn_photos import USUAL, Camera, blurred, exposed, noisy, shot

from instep.foot.anatomy import Side
from instep.foot.views import View
from instep.library.content.photo_rules import PhotoRules, photo_rules
from instep.library.content.reading import content_root
from instep.photo.align import Aligned, Framed
from instep.photo.gate import RefusalReason, RefusedPhoto, Usable, judge
from instep.photo.guide import guide
from instep.photo.mask import find_foot

RULES: PhotoRules = photo_rules(content_root())
SOLE_AND_TOP = (View.SOLE, View.TOP)
STEADY = Camera(turn=3, shift=0.01, scale=0.02)
"""The first photo of a pair: held into the outline with some care."""


def foot(number: int, views: tuple[View, ...] = SOLE_AND_TOP) -> OwnFoot:
    """The foot of this number: tones, sides and views take turns."""
    side, view = side_and_view(number, views)
    return own_foot(number, tone=ORDER[number % len(ORDER)], side=side, view=view)


def side_and_view(number: int, views: tuple[View, ...] = SOLE_AND_TOP) -> tuple[Side, View]:
    """Which foot this number is and from where it is seen, without drawing it."""
    turn = number // len(ORDER)
    return tuple(Side)[turn % 2], views[turn // 2 % len(views)]


def usual_shots(count: int, *, first: int = 0, views: tuple[View, ...] = SOLE_AND_TOP) -> Iterator[Shot]:
    """Photos of as many feet, taken as people take them."""
    return (shot(foot(first + number, views), first + number, USUAL) for number in range(count))


def spoilt(picture: Pixels, seed: int) -> dict[str, Pixels]:
    """The same photo out of focus, out of focus in a dim room, with too little and with too much light."""
    soft = blurred(picture, 2 * max(picture.shape) / 512)
    return {
        "blur": soft,
        "blur and noise": noisy(soft, 6, seed),
        "dark": exposed(picture, 0.4),
        "glare": exposed(picture, 1.9),
    }


def verdict(made: Shot, *, picture: Pixels | None = None, side: Side | None = None) -> Usable | RefusedPhoto:
    """What the gate says of a photo, its own or a spoilt one, for its own foot or the other one."""
    seen = made.picture if picture is None else picture
    return judge(seen, made.foot.view, side or made.foot.side, rules=RULES)


def reasons(found: Usable | RefusedPhoto) -> tuple[RefusalReason, ...]:
    """Why; nothing for a usable photo."""
    return found.reasons if isinstance(found, RefusedPhoto) else ()


def framed(made: Shot) -> Framed:
    """The photo and where the foot was found in it, not where it was drawn."""
    outline = guide(made.foot.view, made.foot.side, made.mask.shape)
    return Framed(picture=made.picture, mask=find_foot(made.picture, outline, RULES.mask).mask)


def overlap(found: Pixels, truth: Pixels) -> float:
    """Intersection over union."""
    return float((found & truth).sum() / (found | truth).sum())


def miss(found: Aligned, earlier: Shot, later: Shot) -> float:
    """The median distance by which places of the foot miss each other, in percent of its length."""
    places = places_on(earlier.foot)
    here, there = earlier.at(places), later.at(places)
    (height, width), (tall, wide) = earlier.mask.shape, later.mask.shape
    laid = (there / [wide, tall]) @ found.onto[:, :2].T + found.onto[:, 2]
    away = np.linalg.norm(laid * [width, height] - here, axis=1)
    return float(np.median(away) / earlier.foot_length * 100)


def places_on(own: OwnFoot) -> Pixels:
    """Three hundred places of the foot's own drawing, well inside it."""
    inner = cv2.erode((own.cover > 0.9).astype(np.uint8), np.ones((9, 9), np.uint8))
    rows, columns = np.nonzero(inner)
    picked = np.random.default_rng(1).choice(len(rows), 300)
    return np.stack([columns[picked], rows[picked]], axis=1).astype(float)
