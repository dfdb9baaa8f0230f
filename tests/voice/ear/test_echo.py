"""The coach's own voice is taken out of a recording, whatever the room; a person over it stays."""

import numpy as np
import pytest

from instep.voice.ear.echo import without_coach
from instep.voice.ear.mel import RATE
from instep.voice.ear.weights import Table

SECONDS = 6


def voice(seed: int) -> Table:
    """Something with the rhythm and the tilt of speech."""
    rng = np.random.default_rng(seed)
    hiss = np.cumsum(rng.standard_normal(SECONDS * RATE)) * 0.01
    hiss -= np.convolve(hiss, np.ones(200) / 200, "same")
    syllables = np.clip(np.sin(2 * np.pi * 4 * np.arange(len(hiss)) / RATE + rng.uniform(0, 6)), 0, 1)
    voiced: Table = (0.3 * hiss / np.abs(hiss).max() * syllables).astype(np.float32)
    return voiced


def in_a_room(sound: Table, *, seconds: float, delay_ms: int) -> Table:
    rng = np.random.default_rng(3)
    times = np.arange(int(seconds * RATE)) / RATE
    response = rng.standard_normal(len(times)) * 10 ** (-3 * times / seconds)
    response /= np.sqrt(np.square(response).sum())
    late = np.pad(sound, (delay_ms * RATE // 1000, 0))
    return (0.5 * np.convolve(late, response)[: len(sound)]).astype(np.float32)


def decibels(sound: Table) -> float:
    return float(10 * np.log10(np.mean(np.square(sound)) + 1e-12))


@pytest.mark.parametrize(("seconds", "delay"), [(0.3, 40), (0.4, 120), (0.5, 200)])
def test_after_a_second_the_coach_in_a_room_is_10_db_quieter(seconds: float, delay: int) -> None:
    played = voice(1)
    heard = in_a_room(played, seconds=seconds, delay_ms=delay)
    left = without_coach(heard, played, delay_ms=delay)
    assert decibels(heard[RATE:]) - decibels(left[RATE:]) > 10


def test_a_person_over_the_coach_stays_within_a_decibel() -> None:
    played, person = voice(1), voice(2)
    echo = in_a_room(played, seconds=0.3, delay_ms=60)
    left = without_coach(echo + person, played, delay_ms=60)
    assert decibels(left[2 * RATE :]) == pytest.approx(decibels(person[2 * RATE :]), abs=1)
    alike = np.corrcoef(left[2 * RATE :], person[2 * RATE :])[0, 1]
    assert alike > 0.9


def test_where_nothing_is_played_the_sound_passes_unchanged() -> None:
    person = voice(2)
    left = without_coach(person, np.zeros(0, np.float32), delay_ms=0)
    assert len(left) == len(person)
    assert np.abs(left - person).max() < 1e-6


def test_a_recording_of_any_length_comes_back_as_long() -> None:
    played = voice(1)
    for length in (1, 255, 256, 700, RATE):
        assert len(without_coach(played[:length], played, delay_ms=30)) == length


def test_nothing_is_taken_from_what_is_still_to_come() -> None:
    played, person = voice(1), voice(2)
    heard = in_a_room(played, seconds=0.3, delay_ms=60) + person
    whole = without_coach(heard, played, delay_ms=60)
    half = without_coach(heard[: 3 * RATE], played, delay_ms=60)
    # One frame of 32 ms looks ahead; before it the two are the same.
    assert np.allclose(whole[: 3 * RATE - 512], half[:-512], atol=1e-6)
