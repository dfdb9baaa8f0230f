"""Sound as the ear sees it: every 10 ms, how loud each of 32 bands is."""

import numpy as np

from instep.voice.ear.weights import Table

RATE = 16_000
BANDS = 32
FRAME = 512
STEP = 160
# The embedding was trained on sixteen-bit steps, of which less than one is silence.
_FULL = np.float32(32_768)
_QUIETEST = np.float32(1.0)
_OFFSET = np.float32(2.0)


class MelStream:
    """Turns samples at 16,000 a second, -1 to 1, into frames; how they are cut up changes nothing."""

    def __init__(self, bands: Table) -> None:
        self._bands = bands
        self._window = _window()
        self._kept: Table = np.zeros(0, np.float32)

    def push(self, samples: Table) -> Table:
        """Return the frames (n, 32) that these samples complete."""
        sound = np.concatenate([self._kept, samples * _FULL])
        count = max(0, (len(sound) - FRAME) // STEP + 1)
        self._kept = sound[count * STEP :]
        if not count:
            return np.zeros((0, BANDS), np.float32)
        frames = np.lib.stride_tricks.sliding_window_view(sound, FRAME)[: count * STEP : STEP]
        return self._heard(frames)

    def _heard(self, frames: Table) -> Table:
        spectrum = np.fft.rfft(frames * self._window)
        power = (spectrum.real**2 + spectrum.imag**2).astype(np.float32) @ self._bands
        mel: Table = np.log10(np.maximum(power, _QUIETEST)) + _OFFSET
        return mel


def _window() -> Table:
    """A Hann window of 25 ms in the middle of a frame."""
    window = np.zeros(FRAME, np.float32)
    window[56:456] = np.hanning(401)[:400]
    return window
