"""Rooms, noises and other wear that a word may meet between a mouth and a microphone."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from instep.voice.ear.mel import RATE
from instep.voice.ear.weights import Table

Rng: TypeAlias = np.random.Generator
Wave: TypeAlias = NDArray[np.float64]


def power(sound: Table) -> float:
    """The root of the mean square."""
    return float(np.sqrt(np.mean(np.square(sound, dtype=np.float64)) + 1e-14))


def convolved(sound: Table, response: Wave) -> Table:
    """The sound as it is after a room, as long as before."""
    size = 1 << (len(sound) + len(response) - 1).bit_length()
    product = np.fft.rfft(sound, size) * np.fft.rfft(response, size)
    return np.fft.irfft(product, size)[: len(sound)].astype(np.float32)


def room(rng: Rng, *, shortest: float = 0.12, longest: float = 0.5) -> Wave:
    """An impulse response: the direct sound, and noise that falls by 60 dB within so many seconds."""
    seconds = rng.uniform(shortest, longest)
    times = np.arange(int(seconds * RATE)) / RATE
    tail = rng.standard_normal(len(times)) * 10 ** (-3 * times / seconds)
    tail *= rng.uniform(0.05, 0.9) / np.sqrt(np.square(tail).sum())
    tail[0] += 1
    return tail


def faster(sound: Table, times: float) -> Table:
    """The sound played so many times as fast, and as much higher."""
    places = np.arange(int(len(sound) / times)) * times
    moved: Table = np.interp(places, np.arange(len(sound)), sound).astype(np.float32)
    return moved


def tilted(rng: Rng, sound: Table) -> Table:
    """The sound through a microphone that is brighter or duller, at the same power."""
    tone = (np.fft.rfftfreq(len(sound), 1 / RATE) + 50) / 1000
    other = np.fft.irfft(np.fft.rfft(sound) * tone ** rng.uniform(-0.5, 0.5), len(sound))
    return (other * (power(sound) / power(other.astype(np.float32)))).astype(np.float32)


def noise(rng: Rng, length: int, kind: str | None = None) -> Table:
    """One of `NOISES`, by name or by chance; its power is arbitrary."""
    make = NOISES[kind or str(rng.choice(list(NOISES)))]
    return make(rng, length)[:length].astype(np.float32)


def _white(rng: Rng, length: int) -> Wave:
    return rng.standard_normal(length)


def _coloured(slope: float) -> Callable[[Rng, int], Wave]:
    def make(rng: Rng, length: int) -> Wave:
        tone = np.fft.rfftfreq(length, 1 / RATE) + 20
        return np.fft.irfft(np.fft.rfft(rng.standard_normal(length)) * tone**slope, length)

    return make


def _band(rng: Rng, length: int) -> Wave:
    tone = np.fft.rfftfreq(length, 1 / RATE) + 20
    low = rng.uniform(50, 2000)
    high = low * rng.uniform(1.5, 8)
    shape = 1 / (1 + (low / tone) ** 4) / (1 + (tone / high) ** 4)
    return np.fft.irfft(np.fft.rfft(rng.standard_normal(length)) * shape, length)


def _tap(rng: Rng, length: int) -> Wave:
    """Running water: coloured noise with a few resonances, and a flow that trembles."""
    tone = np.fft.rfftfreq(length, 1 / RATE) + 20
    shape = tone ** rng.uniform(-0.3, 0.3)
    for centre in rng.uniform(300, 6000, 4):
        shape *= 1 + rng.uniform(0, 4) * np.exp(-(((tone - centre) / (centre * 0.3)) ** 2))
    marks = np.arange(0, length + 800, 800)
    flow = 1 + 0.5 * np.interp(np.arange(length), marks, rng.standard_normal(len(marks)))
    return np.fft.irfft(np.fft.rfft(rng.standard_normal(length)) * shape, length) * flow


def _machine(rng: Rng, length: int) -> Wave:
    """A motor: the partials of one tone over a little noise."""
    times = np.arange(length) / RATE
    tone = rng.uniform(40, 240)
    sound = 0.3 * rng.uniform() * rng.standard_normal(length)
    for partial in range(1, 25):
        strength = rng.standard_normal() / partial ** rng.uniform(0.3, 1.2)
        sound += strength * np.sin(2 * np.pi * tone * partial * times + rng.uniform(0, 2 * np.pi))
    return sound


def _wheel(rng: Rng, length: int) -> Wave:
    """Something that turns: noise that swells with each turn."""
    turn = np.sin(2 * np.pi * rng.uniform(1, 12) * np.arange(length) / RATE + rng.uniform(0, 6))
    swell = 0.3 + np.clip(turn, 0, 1) ** rng.uniform(1, 6)
    return _coloured(rng.uniform(-1, 0))(rng, length) * swell


def _clatter(rng: Rng, length: int) -> Wave:
    """Dishes: short ringing knocks."""
    sound = 0.02 * rng.standard_normal(length)
    for begin in rng.integers(0, length, rng.integers(4, 25)):
        times = np.arange(int(rng.uniform(0.01, 0.25) * RATE)) / RATE
        rings = sum(np.sin(2 * np.pi * tone * times) for tone in rng.uniform(400, 7000, 4))
        knock = (np.exp(-times * rng.uniform(10, 120)) * rings * rng.uniform(0.1, 1))[: length - begin]
        sound[begin : begin + len(knock)] += knock
    return sound


NOISES: Mapping[str, Callable[[Rng, int], Wave]] = MappingProxyType(
    {
        "white": _white,
        "pink": _coloured(-0.5),
        "brown": _coloured(-1),
        "band": _band,
        "tap": _tap,
        "machine": _machine,
        "wheel": _wheel,
        "clatter": _clatter,
    }
)
"""Noises made from chance alone, so that a recorded noise is never one that has trained."""
