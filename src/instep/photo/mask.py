"""Where the foot is in a picture: colours inside and outside the outline, and skin, told apart by GrabCut."""

from dataclasses import dataclass

import cv2
import numpy as np

from instep.library.content.photo_rules import FootMaskRules
from instep.photo.picture import Mask, Pixels, fitted, shrunk


@dataclass(frozen=True, kw_only=True, eq=False)
class FootMask:
    """Where the foot may be, in one piece; `main` is that piece's share of all that was found."""

    mask: Mask
    main: float


def find_foot(picture: Pixels, guide: Mask, rules: FootMaskRules) -> FootMask:
    """The foot, as the outline suggests and the colours confirm; empty where the two do not meet."""
    small = np.asarray(cv2.GaussianBlur(shrunk(picture, rules.longest_side), (0, 0), 1.0), np.uint8)
    near = fitted(guide, small.shape[:2])
    clean = _cleaned(_told_apart(small, _suggested(small, near, rules), rules.rounds))
    piece = _one_piece(clean, near)
    main = float(piece.sum() / max(1, clean.sum()))
    return FootMask(mask=fitted(_filled(piece), picture.shape[:2]), main=main)


def _suggested(small: Pixels, near: Mask, rules: FootMaskRules) -> Pixels:
    """For each pixel whether it may be foot or floor; the picture's edge far from the outline is floor."""
    reach = max(1, round(rules.near * small.shape[0]))
    inside, around = _eroded(near, reach // 2), _dilated(near, reach)
    maybe = (inside | (around & _skin(small, rules))) & _like_the_core(small, _eroded(near, reach), rules)
    labels = np.where(maybe, cv2.GC_PR_FGD, cv2.GC_PR_BGD).astype(np.uint8)
    labels[_rim(small.shape[:2]) & ~around] = cv2.GC_BGD
    return labels


def _told_apart(small: Pixels, labels: Pixels, rounds: int) -> Mask:
    floor, foot = np.zeros((1, 65)), np.zeros((1, 65))
    cv2.setRNGSeed(1)  # the same picture gives the same mask
    cv2.grabCut(small, labels, (0, 0, 0, 0), floor, foot, rounds, cv2.GC_INIT_WITH_MASK)
    return np.asarray((labels == cv2.GC_FGD) | (labels == cv2.GC_PR_FGD))


def _like_the_core(small: Pixels, core: Mask, rules: FootMaskRules) -> Mask:
    """What has nearly the colours of the outline's middle, whatever they are; all where it is empty."""
    lab = cv2.cvtColor(small.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    if not core.any():
        return np.ones(core.shape, bool)
    middle = np.median(lab[core], axis=0)
    usual = np.median(np.abs(lab[core] - middle), axis=0)
    away = (lab - middle) / (rules.core_times * usual + np.array(rules.core_least))
    return np.asarray((away**2).sum(axis=2) < 1)


def _skin(small: Pixels, rules: FootMaskRules) -> Mask:
    """The rule of thumb for skin in YCrCb: a hint, because floors and shadows have that colour too."""
    _, red, blue = cv2.split(cv2.cvtColor(small, cv2.COLOR_RGB2YCrCb))
    (red_low, red_high), (blue_low, blue_high) = rules.skin_cr, rules.skin_cb
    return np.asarray((red >= red_low) & (red <= red_high) & (blue >= blue_low) & (blue <= blue_high))


def _cleaned(found: Mask) -> Mask:
    """Without hairs and pinholes."""
    clean = cv2.morphologyEx(found.astype(np.uint8), cv2.MORPH_OPEN, _disc(2))
    return cv2.morphologyEx(clean, cv2.MORPH_CLOSE, _disc(3)).astype(bool)


def _one_piece(clean: Mask, near: Mask) -> Mask:
    """The piece that lies most inside the outline."""
    count, pieces = cv2.connectedComponents(clean.astype(np.uint8))
    inside = np.bincount(pieces[near], minlength=count)
    inside[0] = 0
    return np.asarray((pieces == inside.argmax()) & clean)


def _filled(piece: Mask) -> Mask:
    rings, _ = cv2.findContours(piece.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    whole = np.zeros(piece.shape, np.uint8)
    cv2.drawContours(whole, rings, -1, 1, cv2.FILLED)
    return whole.astype(bool)


def _rim(size: tuple[int, int]) -> Mask:
    rim = np.ones(size, bool)
    rim[2:-2, 2:-2] = False
    return rim


def _eroded(mask: Mask, pixels: int) -> Mask:
    return cv2.erode(mask.astype(np.uint8), _disc(pixels)).astype(bool)


def _dilated(mask: Mask, pixels: int) -> Mask:
    return cv2.dilate(mask.astype(np.uint8), _disc(pixels)).astype(bool)


def _disc(radius: int) -> Pixels:
    side = 2 * radius + 1
    return np.asarray(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side)), np.uint8)
