"""Tracks as files: whole, titled, with their chapters, readable by others."""

import json
import resource
import shutil
import subprocess
import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import av
import numpy as np
import pytest

from instep.session.timeline import Plan
from instep.voice.phrases import Phrases
from instep.voice.sounds import Sounds
from instep.voice.track import Chapter, Track, render
from instep.voice.track_file import UnknownFormat, wav_bytes, write_audio, write_wav

PlanOf = Callable[..., Plan]
STARTS = [0, 9_925, 20_500, 31_000]
TITLES = ["Getting ready", "Thumb circles", "Toe circles", "Rest"]


def chapters_by_av(path: Path) -> list[tuple[float, str]]:
    with av.open(str(path)) as file:
        return [
            (float(each["start"] * (each["time_base"] or 0)), each["metadata"]["title"])
            for each in file.chapters()
        ]


def chapters_by_ffprobe(path: Path) -> list[tuple[float, str]]:
    command = ["ffprobe", "-v", "error", "-show_chapters", "-of", "json", str(path)]
    found = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)["chapters"]
    return [(float(each["start_time"]), each["tags"]["title"]) for each in found]


READERS = [chapters_by_av, *([chapters_by_ffprobe] if shutil.which("ffprobe") else [])]


@pytest.fixture(scope="module")
def track(*, plan_of: PlanOf, ten_minutes: Plan, phrases: Phrases, sounds: Sounds) -> Track:
    plan = plan_of([cue for cue in ten_minutes.cues if cue.at_ms < 36_000], duration_ms=40_250)
    ends = [*STARTS[1:], 40_250]
    chapters = tuple(
        Chapter(start_ms=start, end_ms=end, title=title)
        for start, end, title in zip(STARTS, ends, TITLES, strict=True)
    )
    return Track(samples=render(plan, phrases.say, sounds=sounds).samples, chapters=chapters)


@pytest.fixture(scope="module")
def written(track: Track, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("tracks")
    paths = {suffix: folder / f"evening{suffix}" for suffix in (".m4a", ".mp3", ".ogg", ".wav")}
    for path in paths.values():
        write_audio(track, path, title="Ten minutes for your feet")
    assert set(folder.iterdir()) == set(paths.values())
    return paths


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("suffix", [".m4a", ".mp3"])
def test_chapters_are_read_back_to_the_millisecond(
    written: dict[str, Path], suffix: str, read: Callable[[Path], list[tuple[float, str]]]
) -> None:
    found = read(written[suffix])
    assert [round(start * 1000) for start, _ in found] == STARTS
    assert [title for _, title in found] == TITLES


@pytest.mark.parametrize("read", READERS)
def test_chapters_of_opus_stand_on_the_whole_second_before(
    written: dict[str, Path], read: Callable[[Path], list[tuple[float, str]]]
) -> None:
    assert read(written[".ogg"]) == list(zip([0, 9, 20, 31], TITLES, strict=True))


@pytest.mark.parametrize("suffix", [".m4a", ".mp3", ".ogg"])
def test_a_compressed_track_sounds_like_the_track_and_bears_its_title(
    written: dict[str, Path], track: Track, suffix: str
) -> None:
    with av.open(str(written[suffix])) as file:
        # Opus keeps its words about itself with the stream.
        assert {**file.metadata, **file.streams.audio[0].metadata}["title"] == "Ten minutes for your feet"
        resampler = av.AudioResampler(format="s16", layout="mono", rate=24_000)
        frames = [each for frame in file.decode(audio=0) for each in resampler.resample(frame)]
    samples = np.concatenate([frame.to_ndarray()[0] for frame in frames]).astype(float)
    assert abs(len(samples) / 24_000 - 40.25) < 0.1
    length = min(len(samples), len(track.samples)) // 2_400 * 2_400
    heard, meant = (
        np.sqrt(np.mean(sound[:length].astype(float).reshape(-1, 2_400) ** 2, axis=1))
        for sound in (samples, track.samples)
    )
    assert np.corrcoef(heard, meant)[0, 1] > 0.97


def test_a_wav_holds_the_samples_as_they_are(written: dict[str, Path], track: Track, tmp_path: Path) -> None:
    with wave.open(str(written[".wav"])) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 24_000)
        content = file.readframes(file.getnframes())
    assert np.array_equal(np.frombuffer(content, "<i2"), track.samples)
    write_wav(track, tmp_path / "again.wav")
    assert (tmp_path / "again.wav").read_bytes() == wav_bytes(track.samples)


@pytest.mark.parametrize("name", ["evening.flac", "evening"])
def test_an_unknown_ending_is_one_line_and_leaves_nothing(track: Track, tmp_path: Path, name: str) -> None:
    with pytest.raises(UnknownFormat, match=r"use .m4a, .mp3, .ogg, .wav") as raised:
        write_audio(track, tmp_path / name, title="Feet")
    assert "\n" not in str(raised.value)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_named(track: Track, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"no such folder: .*nowhere'"):
        write_audio(track, tmp_path / "nowhere" / "evening.m4a", title="Feet")


def test_a_track_takes_the_place_of_an_older_file(track: Track, tmp_path: Path) -> None:
    path = tmp_path / "evening.wav"
    path.write_bytes(b"older")
    write_audio(track, path, title="Feet")
    assert path.read_bytes() == wav_bytes(track.samples)


@pytest.fixture
def small_disk() -> Iterator[None]:
    """No file may grow beyond 20 kB, as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.usefixtures("small_disk")
@pytest.mark.parametrize("suffix", [".m4a", ".mp3", ".ogg", ".wav"])
def test_a_full_disk_leaves_the_older_file_as_it_was(track: Track, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"evening{suffix}"
    path.write_bytes(b"older")
    with pytest.raises(OSError, match="File too large"):
        write_audio(track, path, title="Feet")
    assert path.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [path]
