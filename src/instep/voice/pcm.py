"""Sound as numbers: 24,000 samples a second, one channel, sixteen bits when it is kept."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

RATE = 24_000
PER_MS = RATE // 1000
FULL = 32_767
_KNEE = 0.8 * FULL

Wave: TypeAlias = NDArray[np.float64]
Samples: TypeAlias = NDArray[np.float32]
Pcm: TypeAlias = NDArray[np.int16]


def as_pcm(sound: Samples) -> Pcm:
    """Return sixteen-bit samples of a sound between -1 and 1; louder peaks are rounded off, never clipped."""
    return limited(sound * np.float32(FULL))


def silence(milliseconds: int) -> Pcm:
    """Return exact silence."""
    return np.zeros(milliseconds * PER_MS, np.int16)


def lay(track: Pcm, sound: Pcm | Samples, *, at: int, gain: float) -> None:
    """Add a sound to the track from sample `at`; what would pass the track's end is left out.

    `gain` turns the sound's own unit into sixteen-bit steps.
    """
    window = track[at : at + len(sound)]
    window[:] = limited(window + sound[: len(window)] * np.float32(gain))


def limited(steps: Samples) -> Pcm:
    """Return whole sixteen-bit steps; above 0.8 of full scale peaks bend softly and never reach its end."""
    loud = np.abs(steps)
    if loud.size and loud.max() > _KNEE:
        room = FULL - _KNEE
        bent = _KNEE + room * np.tanh((loud - _KNEE) / room)
        steps = np.where(loud > _KNEE, np.copysign(bent, steps), steps)
    return np.rint(steps).astype(np.int16)


def decibels(db: float) -> float:
    """Return the factor of a level in dB; 0 dB is 1."""
    return float(10 ** (db / 20))


def loudness(sound: Pcm) -> float:
    """Return the level of the part that sounds, 0 to 1: root mean square of all within 26 dB of its loudest.

    Pauses between words say nothing about how loud the words are.
    """
    blocks = sound[: len(sound) // 240 * 240].reshape(-1, 240).astype(np.float32) / FULL
    power = np.einsum("ij,ij->i", blocks, blocks) / 240
    if not power.size or not power.max():
        return 0.0
    return float(np.sqrt(power[power > power.max() / 400].mean()))
