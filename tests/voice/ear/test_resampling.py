"""What the coach plays is heard as FFmpeg's resampler gives it, from which the ear was measured."""

import av
import numpy as np
import pytest

from instep.voice.ear.resampling import heard_at_16_khz
from instep.voice.ear.weights import Table
from instep.voice.pcm import Pcm

ROUNDING = 2e-6


def by_ffmpeg(sound: Pcm) -> Table:
    frame = av.AudioFrame.from_ndarray(sound.reshape(1, -1), format="s16", layout="mono")
    frame.sample_rate = 24_000
    resampler = av.AudioResampler(format="fltp", layout="mono", rate=16_000)
    pieces = [*resampler.resample(frame), *resampler.resample(None)]
    heard: Table = np.concatenate([piece.to_ndarray()[0] for piece in pieces])
    return heard


@pytest.mark.parametrize("length", [57, 999, 24_000, 24_001, 24_002])
def test_every_sample_is_that_of_ffmpeg(length: int) -> None:
    noise: Pcm = (np.random.default_rng(length).normal(size=length) * 3000).astype(np.int16)
    heard, wanted = heard_at_16_khz(noise), by_ffmpeg(noise)
    assert len(heard) == len(wanted)
    assert np.abs(heard - wanted).max() < ROUNDING


def test_silence_stays_silent_and_the_loudest_stays_within_bounds() -> None:
    loud: Pcm = np.full(4_800, -32_768, dtype=np.int16)
    assert not heard_at_16_khz(np.zeros(4_800, dtype=np.int16)).any()
    assert heard_at_16_khz(loud) == pytest.approx(-1, abs=1e-5)
