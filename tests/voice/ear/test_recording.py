"""Any common recording becomes what the ear hears; anything else is refused in one line."""

import wave
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from instep.library.errors import BadInput
from instep.voice.ear.recording import read_recording
from instep.voice.ear.weights import Table


def tone(rate: int, seconds: float = 1.0, level: float = 0.5) -> Table:
    time = np.arange(int(rate * seconds)) / rate
    return (np.sin(2 * np.pi * 440 * time) * level).astype(np.float32)


def wav(path: Path, *channels: Table, rate: int = 16_000) -> Path:
    """A plain WAV file of sixteen bits."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(len(channels))
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(np.rint(np.stack(channels, axis=1) * 32_767).astype("<i2").tobytes())
    return path


def encoded(path: Path, codec: str) -> Path:
    """A second of the tone in another format."""
    rate = 48_000
    with av.open(str(path), "w") as file:
        stream: Any = file.add_stream(codec, rate=rate, layout="mono")
        frame = av.AudioFrame.from_ndarray((tone(rate) * 32_767).astype(np.int16)[None], "s16", "mono")
        frame.sample_rate, frame.pts, frame.time_base = rate, 0, Fraction(1, rate)
        file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    return path


def test_a_plain_file_is_read_as_it_stands(tmp_path: Path) -> None:
    recording = read_recording(str(wav(tmp_path / "a.wav", tone(16_000))))
    assert recording.notes == ()
    assert recording.seconds == 1
    assert np.allclose(recording.samples, tone(16_000), atol=1e-4)


@pytest.mark.parametrize("rate", [8_000, 44_100, 48_000])
def test_another_rate_is_resampled_and_said(tmp_path: Path, rate: int) -> None:
    recording = read_recording(str(wav(tmp_path / "a.wav", tone(rate), rate=rate)))
    assert recording.notes == ("resampled",)
    assert recording.seconds == pytest.approx(1, abs=0.002)
    middle = slice(4_000, 12_000)
    assert np.abs(recording.samples[middle] - tone(16_000)[middle]).max() < 0.02


def test_two_channels_are_mixed_without_growing_louder_and_it_is_said(tmp_path: Path) -> None:
    both = read_recording(str(wav(tmp_path / "a.wav", tone(16_000), tone(16_000))))
    assert both.notes == ("mixed",)
    assert np.allclose(both.samples, tone(16_000), atol=1e-4)
    one = read_recording(str(wav(tmp_path / "b.wav", tone(16_000), tone(16_000) * 0)))
    assert np.allclose(one.samples, tone(16_000) / 2, atol=1e-4)


def test_a_clipped_and_a_silent_file_are_said(tmp_path: Path) -> None:
    loud = np.clip(tone(16_000) * 4, -1, 1)
    assert read_recording(str(wav(tmp_path / "a.wav", loud))).notes == ("clipped",)
    assert read_recording(str(wav(tmp_path / "b.wav", tone(16_000) * 0))).notes == ("silent",)


@pytest.mark.parametrize(
    ("name", "codec"), [("a.flac", "flac"), ("a.ogg", "libopus"), ("a.mp3", "libmp3lame"), ("a.m4a", "aac")]
)
def test_every_common_format_is_read(tmp_path: Path, name: str, codec: str) -> None:
    recording = read_recording(str(encoded(tmp_path / name, codec)))
    assert recording.seconds == pytest.approx(1, abs=0.1)
    assert np.sqrt(np.mean(recording.samples[4_000:12_000] ** 2)) == pytest.approx(0.354, abs=0.02)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is empty"),
        (b"not audio at all, and long enough to be looked at\n" * 40, "is not audio, or is damaged"),
        (b"RIFF\x24\x00\x00\x00WAVE", "is not audio, or is damaged"),
        (b"#EXTM3U\n#EXTINF:3,\nhttp://127.0.0.1:1/a.ts\n", "is not audio, or is damaged"),
        (b"ffconcat version 1.0\nfile a.wav\n", "is not audio, or is damaged"),
    ],
    ids=["empty", "text", "only a head", "a list of addresses", "a list of files"],
)
def test_what_is_no_recording_is_refused(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(content)
    with pytest.raises(BadInput, match=rf"a\.wav: {told}; give \.wav, \.flac"):
        read_recording(str(path))


def test_a_recording_without_one_sample_holds_no_sound(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="holds no sound"):
        read_recording(str(wav(tmp_path / "a.wav", tone(16_000)[:0])))


def test_ten_minutes_are_heard_and_more_is_refused(tmp_path: Path) -> None:
    ten = np.zeros(16_000 * 600, np.float32)
    assert read_recording(str(wav(tmp_path / "a.wav", ten))).seconds == 600
    with pytest.raises(BadInput, match="is longer than 10 minutes; give a shorter piece of it"):
        read_recording(str(wav(tmp_path / "b.wav", np.append(ten, np.zeros(160, np.float32)))))


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for name in (str(tmp_path / "none.wav"), str(tmp_path), "a\0b.wav"):
        with pytest.raises(BadInput, match="cannot be read"):
            read_recording(name)


def test_a_file_cut_short_is_heard_as_far_as_it_goes(tmp_path: Path) -> None:
    path = wav(tmp_path / "a.wav", tone(16_000))
    path.write_bytes(path.read_bytes()[:16_044])
    assert read_recording(str(path)).seconds == pytest.approx(0.5)
