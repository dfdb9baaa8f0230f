"""Takes the coach's own voice out of the microphone, where what it plays is known.

The page asks its browser for an echo-cancelling microphone; this is the same for a recording. In each of
257 narrow bands the echo is a short filter over the last frames of the playback. Recursive least squares
finds the filter, each frame weighted by the power that is left in its band (S. Haykin, Adaptive Filter
Theory, on RLS; Y. Avargel and I. Cohen 2007, IEEE Trans. Audio 15(4), on filters across frames in each
band). A person who speaks is such power: the louder they are, the less the filter is moved by them.
"""

import numpy as np
from numpy.typing import NDArray

from instep.voice.ear.mel import RATE
from instep.voice.ear.weights import Table

_FRAME = 512
_HOP = 256
_BANDS = _FRAME // 2 + 1
# 16 frames of 16 ms: the first quarter of a second of a room.
_TAPS = 16
# The delay that is told may be late by so much.
_EARLY = _HOP
# 8 s until a frame counts a third; a hand that moves the phone changes the room.
_FORGET = 0.998
# The filter is expected to fall by 40 dB over its length, as the echo of a room does.
_FALL_DB = 40
_SMOOTH = 0.7
_QUIET = 1e-6

Bands = NDArray[np.complex128]


def without_coach(microphone: Table, playback: Table, *, delay_ms: float) -> Table:
    """Return the microphone's sound less what the playback explains; both 16,000 samples a second, -1 to 1.

    `delay_ms`, from 0 up: how much later than it was played the microphone hears it. Nothing looks ahead by
    more than one frame of 32 ms, so a stream would give the same.
    """
    played = _later(playback, int(delay_ms * RATE / 1000) - _EARLY, len(microphone))
    heard, known = _frames(microphone), _frames(played)
    canceller = _Canceller()
    left = np.stack([canceller.frame(ours, theirs) for ours, theirs in zip(heard, known, strict=True)])
    return _joined(left, len(microphone))


class _Canceller:
    """One filter a band, learned as it goes."""

    def __init__(self) -> None:
        self._recent = np.zeros((_BANDS, _TAPS), np.complex128)
        self._filter = np.zeros((_BANDS, _TAPS), np.complex128)
        spread = 10 ** (-_FALL_DB / 10 * np.arange(_TAPS) / _TAPS)
        self._doubt = np.broadcast_to(np.diag(spread), (_BANDS, _TAPS, _TAPS)).astype(np.complex128)
        self._power = np.full(_BANDS, _QUIET)

    def frame(self, heard: Bands, played: Bands) -> Bands:
        """Return one frame without the echo, and learn from it."""
        self._recent = np.roll(self._recent, 1, axis=1)
        self._recent[:, 0] = played
        left: Bands = heard - (self._filter * self._recent).sum(axis=1)
        if np.square(np.abs(self._recent)).sum() > _QUIET:
            self._learn(left)
        return left

    def _learn(self, left: Bands) -> None:
        self._power = _SMOOTH * self._power + (1 - _SMOOTH) * np.square(np.abs(left)) + _QUIET / 100
        doubted = np.einsum("bij,bj->bi", self._doubt, self._recent.conj())
        told = np.einsum("bi,bi->b", self._recent, doubted).real
        gain = doubted / (_FORGET * self._power + told)[:, None]
        self._filter += gain * left[:, None]
        row = np.einsum("bi,bij->bj", self._recent, self._doubt)
        self._doubt = (self._doubt - gain[:, :, None] * row[:, None, :]) / _FORGET


def _later(playback: Table, samples: int, length: int) -> Table:
    """The playback as it would be heard without a room, as long as the recording."""
    moved = np.concatenate([np.zeros(max(0, samples), np.float32), playback[max(0, -samples) :]])[:length]
    return np.pad(moved, (0, length - len(moved)))


def _window() -> NDArray[np.float64]:
    # Its square, laid over itself by half, is one everywhere.
    window: NDArray[np.float64] = np.sin(np.pi * (np.arange(_FRAME) + 0.5) / _FRAME)
    return window


def _frames(sound: Table) -> Bands:
    padded = np.pad(sound.astype(np.float64), (_HOP, _FRAME + _HOP))
    cut = np.lib.stride_tricks.sliding_window_view(padded, _FRAME)[::_HOP]
    frames: Bands = np.fft.rfft(cut * _window())
    return frames


def _joined(frames: Bands, length: int) -> Table:
    sound = np.zeros(_FRAME + _HOP * len(frames))
    for order, piece in enumerate(np.fft.irfft(frames) * _window()):
        sound[order * _HOP : order * _HOP + _FRAME] += piece
    return sound[_HOP : _HOP + length].astype(np.float32)
