"""How well an outline covers what was found, once it is moved, turned and sized onto it."""

from dataclasses import dataclass

import cv2
import numpy as np

from instep.photo.picture import Mask, Matrix, fitted

_HEIGHT = 128  # rows in which shapes are laid over each other; a foot is some hundred of them
_STEP, _FINE = 6.0, 2.0  # degrees between tries, and between the last ones


@dataclass(frozen=True, kw_only=True)
class OutlineFit:
    """The outline on the foot: the shared part of both, degrees of turn, size, and how far it was moved.

    `shift` is a share of the picture's height.
    """

    overlap: float
    turn: float
    scale: float
    shift: float


def fit(found: Mask, outline: Mask, most_turn: float) -> OutlineFit:
    """The best fit with at most so much turn; overlap 0 where nothing was found."""
    size = (_HEIGHT, max(1, round(_HEIGHT * found.shape[1] / found.shape[0])))
    here, there = fitted(found, size), fitted(outline, size)
    if not here.any() or not there.any():
        return OutlineFit(overlap=0.0, turn=0.0, scale=0.0, shift=1.0)
    to, at, scale = _centre(here), _centre(there), float(np.sqrt(here.sum() / there.sum()))
    turns = np.arange(-most_turn, most_turn + 1, _STEP)
    coarse = max(turns, key=lambda turn: _overlap(here, there, _onto(at, to, scale=scale, turn=turn)))
    fine = max(
        np.arange(coarse - _STEP, coarse + _STEP + 1, _FINE),
        key=lambda turn: _overlap(here, there, _onto(at, to, scale=scale, turn=turn)),
    )
    overlap = _overlap(here, there, _onto(at, to, scale=scale, turn=fine))
    return OutlineFit(overlap=overlap, turn=float(fine), scale=scale, shift=float(abs(to - at)) / _HEIGHT)


def _centre(mask: Mask) -> complex:
    rows, columns = np.nonzero(mask)
    return complex(columns.mean(), rows.mean())


def _onto(at: complex, to: complex, *, scale: float, turn: float) -> Matrix:
    """Turned and sized around one centre and laid on the other."""
    spin = scale * np.exp(1j * np.deg2rad(turn))
    move = to - spin * at
    return np.array([[spin.real, -spin.imag, move.real], [spin.imag, spin.real, move.imag]])


def _overlap(here: Mask, there: Mask, onto: Matrix) -> float:
    laid = cv2.warpAffine(there.astype(np.float32), onto, here.shape[::-1]) > 0.5  # noqa: PLR2004  # half a pixel
    return float((here & laid).sum() / (here | laid).sum())
