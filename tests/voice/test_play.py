"""A track through a player program; a small script stands for the program that this machine may not have."""

import os
import sys
import time
import wave
from pathlib import Path

import numpy as np
import pytest

from instep.voice.play import PLAYERS, Loudspeaker, NoSound, PlayingSound, loudspeaker

SAMPLES = np.arange(48_000, dtype=np.int16)


@pytest.fixture
def speaker(tmp_path: Path) -> Loudspeaker:
    """A player that keeps what it was given, says so, and goes on until it is stopped."""
    kept = tmp_path / "kept.wav"
    script = f"import shutil, sys, time; shutil.copy(sys.argv[1], r'{kept}.part')\n"
    script += f"import os; os.replace(r'{kept}.part', r'{kept}'); time.sleep(60)"
    return Loudspeaker(command=(sys.executable, "-c", script))


def playing(begun: PlayingSound | NoSound) -> PlayingSound:
    assert isinstance(begun, PlayingSound)
    return begun


def wait_for(path: Path) -> Path:
    deadline = time.monotonic() + 10
    while not path.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    return path


def test_a_track_plays_from_where_it_was_left(speaker: Loudspeaker, tmp_path: Path) -> None:
    sound = playing(speaker.play(SAMPLES, from_ms=500))
    with wave.open(str(wait_for(tmp_path / "kept.wav"))) as file:
        heard = np.frombuffer(file.readframes(file.getnframes()), "<i2")
    assert np.array_equal(heard, SAMPLES[12_000:])
    assert not sound.ended
    assert sound.trouble() is None
    sound.stop()


def test_stop_is_silence_at_once_and_leaves_no_file(speaker: Loudspeaker, tmp_path: Path) -> None:
    sound = playing(speaker.play(SAMPLES))
    wait_for(tmp_path / "kept.wav")
    begin = time.monotonic()
    sound.stop()
    assert time.monotonic() - begin < 1
    assert sound.ended
    assert not Path(sound.folder.name).exists()
    sound.stop()


def test_an_interjection_plays_over_the_track(speaker: Loudspeaker) -> None:
    under, over = playing(speaker.play(SAMPLES)), playing(speaker.play(SAMPLES[:2_400]))
    assert not under.ended
    assert under.process.pid != over.process.pid
    over.stop()
    assert not under.ended
    under.stop()


def test_a_player_that_finds_no_device_says_so() -> None:
    sound = playing(Loudspeaker(command=(sys.executable, "-c", "raise SystemExit(1)")).play(SAMPLES))
    sound.process.wait(10)
    trouble = sound.trouble()
    sound.stop()
    assert trouble is not None
    assert "status 1: no sound device?" in trouble.why


def test_a_player_that_cannot_start_is_a_value_and_not_a_crash(tmp_path: Path) -> None:
    answer = Loudspeaker(command=(str(tmp_path / "gone"),)).play(SAMPLES)
    assert isinstance(answer, NoSound)
    assert "does not start" in answer.why


def test_a_machine_without_a_player_is_told_which_would_do() -> None:
    answer = loudspeaker(find=lambda _: None, platform="linux")
    assert isinstance(answer, NoSound)
    assert all(name in answer.why for name in PLAYERS)


def test_the_first_player_found_is_taken_with_its_options() -> None:
    answer = loudspeaker(find=lambda name: f"/bin/{name}" if name == "aplay" else None, platform="linux")
    assert answer == Loudspeaker(command=("/bin/aplay", "-q"))


def test_windows_brings_its_own_player() -> None:
    answer = loudspeaker(find=lambda _: None, platform="win32")
    assert isinstance(answer, Loudspeaker)
    assert answer.command[0] == sys.executable


def test_a_player_on_the_path_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "paplay"
    program.write_text("#!/bin/sh\nexit 0\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    found = loudspeaker(platform="linux")
    assert isinstance(found, Loudspeaker)
    assert Path(found.command[0]).name in {"paplay", "pw-play"}
