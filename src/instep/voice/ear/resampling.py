"""What the coach plays, as the ear hears it: from 24,000 samples a second to 16,000, by two short filters."""

from functools import cache

import numpy as np

from instep.voice.ear.weights import Table
from instep.voice.pcm import Pcm

_UP, _DOWN = 2, 3
"""Two samples come of every three."""
# The filter of FFmpeg's resampler with its own defaults, by which the ear's thresholds were found: 32 taps
# over the narrower band, cut off at 0.97 of it, under a Kaiser window of 9.
_TAPS, _CUT, _BETA = 32, 0.97, 9.0
_FULL_SCALE = 32_768


def heard_at_16_khz(sound: Pcm) -> Table:
    """Return what the coach plays (24,000 samples a second, sixteen bits) as the ear hears it."""
    filters = _filters()
    length = filters.shape[1]
    before = (length - 1) // 2
    played = sound.astype(np.float32) / _FULL_SCALE
    # Both ends are mirrored, as FFmpeg does it: at the first sample, and behind the last.
    played = np.pad(np.pad(played, (before, 0), mode="reflect"), (0, length), mode="symmetric")
    heard = np.zeros(-(-len(sound) * _UP // _DOWN), dtype=np.float32)
    windows = np.lib.stride_tricks.sliding_window_view(played, length)
    for first, (taps, start) in enumerate(zip(filters, (0, 1), strict=True)):
        part = heard[first::_UP]
        part[:] = windows[start::_DOWN][: len(part)] @ taps
    return heard


@cache
def _filters() -> Table:
    """Return the taps of each of the two places between the samples that are played, which sum to one."""
    factor = _UP / _DOWN * _CUT
    count = int(np.ceil(_TAPS / factor))
    at = np.arange(count) - (count - 1) // 2
    places = np.array([at, at - 0.5])  # the second falls half way between two samples
    window = np.i0(_BETA * np.sqrt(np.maximum(1 - (2 * places / count) ** 2, 0)))
    taps = np.sinc(places * factor) * window
    return np.asarray(taps / taps.sum(axis=1, keepdims=True), dtype=np.float32)
