"""What a test says into a browser's microphone: recorded and synthetic words laid into silence, as a file."""

import wave
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from instep.voice.ear.recording import read_recording

CLIPS = Path(__file__).parents[2] / "voice/clips"
RATE = 16_000
Sound = NDArray[np.float32]


def clip(name: str) -> Sound:
    """One of the developers' clips, 16,000 samples a second."""
    return read_recording(str(CLIPS / name)).samples


def write(path: Path, placed: Iterable[tuple[float, Sound]], *, seconds: float, hiss: float = 4e-4) -> Path:
    """Write silence with these sounds at these seconds; and the hiss that every microphone has."""
    sound = np.random.default_rng(1).normal(0, hiss, int(seconds * RATE)).astype(np.float32)
    for at, one in placed:
        window = sound[int(at * RATE) :][: len(one)]
        window += one[: len(window)]
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((sound.clip(-1, 1) * 32_767).astype("<i2").tobytes())
    return path


def hearing_browser(path: Path) -> tuple[str, ...]:
    """The arguments of a Chromium whose microphone plays this file once, from when it is opened."""
    return (
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-audio-capture={path}%noloop",
    )
