"""Pulse, chimes and bed as they are measured, not as they are meant."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from instep.voice.pcm import Samples, as_pcm, limited, loudness
from instep.voice.recipe import sound_recipes
from instep.voice.sounds import Sounds, bed_loop, bed_pcm


@pytest.fixture(scope="module")
def bed() -> Samples:
    return bed_loop(sound_recipes().bed)


def spectrum(sound: Samples) -> NDArray[np.float64]:
    """Loudness by pitch in bands of about 10 Hz, of unit length."""
    bands: NDArray[np.float64] = np.abs(np.fft.rfft(sound, 24_000))[:5_000].reshape(-1, 10).sum(1)
    return bands / float(np.linalg.norm(bands))


def test_the_chimes_are_told_apart_by_their_pitches(sounds: Sounds) -> None:
    assert set(sounds.chimes) == {"change", "other_foot", "end"}
    for one, other in combinations(sounds.chimes.values(), 2):
        assert spectrum(one[:24_000]) @ spectrum(other[:24_000]) < 0.3


def test_the_other_foot_is_two_notes_and_a_change_is_one(sounds: Sounds) -> None:
    strongest = {key: spectrum(sound).argmax() * 10 for key, sound in sounds.chimes.items()}
    assert abs(strongest["change"] - 440) <= 10
    second = spectrum(sounds.chimes["other_foot"][7_200:24_000]).argmax() * 10
    first = spectrum(sounds.chimes["other_foot"][:7_200]).argmax() * 10
    assert abs(first - 659) <= 10
    assert abs(second - 988) <= 10


def test_no_sound_begins_or_ends_with_a_click(sounds: Sounds) -> None:
    for sound in (sounds.pulse, *sounds.chimes.values()):
        assert abs(sound[0]) == 0
        assert abs(sound[-1]) < 0.0005
        steps = np.abs(np.diff(sound))
        assert max(steps[:24].max(), steps[-24:].max()) < steps.max() / 2


def test_the_pulse_is_low_soft_and_short(sounds: Sounds) -> None:
    power = np.abs(np.fft.rfft(sounds.pulse, 24_000)) ** 2
    assert power[:350].sum() / power.sum() > 0.99
    assert len(sounds.pulse) <= 0.2 * 24_000
    assert 20 * np.log10(np.abs(sounds.pulse).max()) <= -24


def test_the_bed_follows_itself_without_a_seam(bed: Samples) -> None:
    steps = np.abs(np.diff(bed))
    seam = abs(bed[0] - bed[-1])
    assert seam <= np.quantile(steps, 0.999)
    bend = np.abs(np.diff(np.concatenate([bed[-2:], bed[:2]]), 2)).max()
    assert bend <= np.quantile(np.abs(np.diff(bed, 2)), 0.999)
    across = np.concatenate([bed[-12_000:], bed[:12_000]])
    assert np.abs(np.fft.rfft(across * np.hanning(24_000)))[2_000:].max() < 1


def test_the_bed_is_quiet_and_even_and_the_same_each_time(bed: Samples) -> None:
    assert abs(20 * np.log10(np.sqrt(np.mean(bed**2))) + 30) < 0.1
    seconds = np.sqrt(np.mean(bed.reshape(24, -1) ** 2, axis=1))
    assert seconds.max() / seconds.min() < 3
    assert np.array_equal(as_pcm(bed), bed_pcm(sound_recipes().bed))


@given(st.lists(st.floats(-10, 10, width=32), min_size=2, max_size=50))
def test_no_mixture_is_ever_clipped_and_louder_stays_louder(levels: list[float]) -> None:
    ordered = np.sort(np.array(levels, np.float32))
    steps = as_pcm(ordered)
    assert np.abs(steps.astype(int)).max() <= 32_767
    assert (np.diff(steps.astype(int)) >= 0).all()
    assert np.array_equal(as_pcm(-ordered), -steps)


def test_what_is_not_too_loud_is_left_as_it_is() -> None:
    quiet = np.linspace(-26_000, 26_000, 1_001, dtype=np.float32)
    assert np.array_equal(limited(quiet), np.rint(quiet).astype(np.int16))


def test_loudness_hears_the_words_and_not_the_pauses() -> None:
    word = as_pcm((0.1 * np.sin(np.arange(24_000) * 0.1)).astype(np.float32))
    apart = np.concatenate([word, np.zeros(48_000, np.int16), word])
    assert loudness(apart) == pytest.approx(0.1 / np.sqrt(2), rel=0.01)
    assert loudness(np.zeros(24_000, np.int16)) == 0
