"""Pulse, chimes and bed, made from their recipes; the same recipe gives the same sound."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from instep.voice.pcm import PER_MS, RATE, Pcm, Samples, Wave, as_pcm, decibels
from instep.voice.recipe import BedRecipe, ChimeRecipe, ChimeTone, PulseRecipe, SoundRecipes, SpeechLevel


@dataclass(frozen=True, eq=False, kw_only=True)
class Sounds:
    """What a track is mixed from, besides speech; every sound begins and ends at zero."""

    pulse: Samples
    pulse_under_speech: float
    chimes: Mapping[str, Samples]
    bed: BedRecipe
    speech: SpeechLevel


def synthesise(recipes: SoundRecipes) -> Sounds:
    """Return the finished sounds; the bed, which costs more, is made where it is asked for (`bed_loop`)."""
    return Sounds(
        pulse=pulse(recipes.pulse),
        pulse_under_speech=decibels(recipes.pulse.under_speech_db),
        chimes={key: chime(recipe, recipes.chime_tone) for key, recipe in recipes.chimes.items()},
        bed=recipes.bed,
        speech=recipes.speech,
    )


def pulse(recipe: PulseRecipe) -> Samples:
    """Return one soft, low pulse: a rise without a click, and a fall to nothing."""
    time = _time(recipe.length_ms)
    sines = sum(partial.level * np.sin(2 * np.pi * partial.hz * time) for partial in recipe.partials)
    return _at_peak(sines * _swell(len(time), recipe.rise_ms), recipe.peak_db)


def chime(recipe: ChimeRecipe, tone: ChimeTone) -> Samples:
    """Return the chime's notes, each ringing on under the next."""
    sound = np.zeros(recipe.length_ms * PER_MS)
    for note in recipe.notes:
        begin = note.at_ms * PER_MS
        sound[begin:] += _note(note.hz, tone, _time(recipe.length_ms - note.at_ms))
    return _at_peak(sound * _release(len(sound)), recipe.peak_db)


def bed_loop(recipe: BedRecipe) -> Samples:
    """Return one turn of the bed, which follows itself without a seam.

    It is made from pitches that fit the loop a whole number of times, so the last sample leads to the first.
    """
    noise = _unit(_noise(recipe)) * np.sqrt(recipe.noise.share)
    pad = _unit(_pad(recipe)) * np.sqrt(1 - recipe.noise.share)
    return (_unit(noise + pad) * decibels(recipe.loudness_db)).astype(np.float32)


def bed_pcm(recipe: BedRecipe) -> Pcm:
    """Return the loop in sixteen bits, for a player that has its own volume for it."""
    return as_pcm(bed_loop(recipe))


def _note(hz: float, tone: ChimeTone, time: Wave) -> Samples:
    fall = (time * 1000 / tone.fall_ms).astype(np.float32)
    sound = np.zeros(len(time), np.float32)
    for partial in tone.partials:
        sound += partial.level * _sine(hz * partial.ratio, time) * np.exp(-partial.ratio * fall)
    rise = tone.rise_ms * PER_MS
    sound[:rise] *= np.linspace(0, 1, rise, dtype=np.float32)
    return sound


def _sine(hz: float, time: Wave) -> Samples:
    """Single precision, which is eight times faster; of each turn only its fraction, so that none is lost."""
    turns = hz * time
    sine: Samples = np.sin(2 * np.pi * (turns - np.floor(turns)).astype(np.float32))
    return sine


def _noise(recipe: BedRecipe) -> Wave:
    hz = np.fft.rfftfreq(recipe.seconds * RATE, 1 / RATE)
    inside = (hz >= recipe.noise.low_hz) & (hz <= recipe.noise.high_hz)
    # Power falls with pitch, as wind and water do; the phases are chance, with a fixed seed.
    turn = np.random.default_rng(recipe.seed).uniform(0, 2 * np.pi, len(hz))
    fall = np.where(inside, (1 - hz / recipe.noise.high_hz) ** 2 / np.maximum(hz, 1), 0)
    return np.fft.irfft(fall * np.exp(1j * turn))


def _pad(recipe: BedRecipe) -> Wave:
    turns = np.arange(recipe.seconds * RATE) / (recipe.seconds * RATE)
    sound = np.zeros(len(turns))
    for order, (hz, swells) in enumerate(zip(recipe.pad.notes_hz, recipe.pad.swell_turns, strict=True)):
        swell = 0.5 - 0.5 * np.cos(2 * np.pi * (swells * turns + order / len(recipe.pad.notes_hz)))
        sound += swell * np.sin(2 * np.pi * round(hz * recipe.seconds) * turns) / (1 + order)
    return sound


def _time(milliseconds: int) -> Wave:
    return np.arange(milliseconds * PER_MS) / RATE


def _swell(length: int, rise_ms: int) -> Wave:
    """A cosine rise, and a cosine fall over all that is left."""
    rise = rise_ms * PER_MS
    up = 0.5 - 0.5 * np.cos(np.pi * np.arange(rise) / rise)
    down = 0.5 + 0.5 * np.cos(np.pi * np.arange(1, length - rise + 1) / (length - rise))
    return np.concatenate([up, down])


def _release(length: int) -> Wave:
    return np.minimum(1, np.arange(length, 0, -1) / (length / 4)) ** 2


def _at_peak(sound: Wave, peak_db: float) -> Samples:
    return (sound / float(np.abs(sound).max()) * decibels(peak_db)).astype(np.float32)


def _unit(sound: Wave) -> Wave:
    return sound / float(np.sqrt(np.mean(sound**2)))
