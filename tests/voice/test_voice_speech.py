"""The offline voice: on this machine, the same every time, from its first sample, or honestly absent."""

import shutil
import subprocess
import sys
from pathlib import Path

import hibari
import hibari.voices
import numpy as np
import pytest

from instep.voice.recipe import speech_rates
from instep.voice.speech import NoVoice, Voice, model_file

LINE = "Hold the front of your ankle with one hand."


def test_the_voice_is_inside_the_installed_package() -> None:
    package = Path(hibari.__file__).parent
    model = model_file(speech_rates().voice)
    assert package in model.parents
    assert model.stat().st_size > 5_000_000


def test_the_same_words_give_the_same_samples(voice: Voice) -> None:
    assert np.array_equal(voice.speak(LINE), voice.speak(LINE))
    assert np.array_equal(voice.speak(LINE), Voice().speak(LINE))


def test_a_phrase_is_heard_from_its_first_sample_and_falls_silent_at_its_last(voice: Voice) -> None:
    sound = voice.speak(LINE)
    assert sound.dtype == np.float32
    assert abs(sound[0]) >= 0.002
    assert abs(sound[-1]) < 0.0001
    assert 1.5 * 24_000 < len(sound) < 3 * 24_000
    assert np.abs(sound).max() <= 1


def test_a_text_without_words_is_refused(voice: Voice) -> None:
    with pytest.raises(ValueError, match="nothing to say in ' '"):
        voice.speak(" ")


def test_a_machine_without_the_package_says_that_it_has_no_voice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hibari.voices", None)
    with pytest.raises(NoVoice, match="install hibari-tts again"):
        Voice().speak(LINE)


def test_a_missing_voice_is_said_and_never_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hibari.voices, "ASSETS", str(tmp_path))
    monkeypatch.setattr(hibari.voices, "download", lambda *_: pytest.fail("it went to the network"))
    with pytest.raises(NoVoice, match="'heart' is not in its package"):
        Voice().speak(LINE)


def test_a_damaged_voice_is_not_listened_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = Path(shutil.copy(model_file(speech_rates().voice), tmp_path))
    with copy.open("r+b") as file:
        file.truncate(1_000_000)
    monkeypatch.setattr(hibari.voices, "ASSETS", str(tmp_path))
    with pytest.raises(NoVoice, match="damaged"):
        Voice().speak(LINE)


def test_an_import_of_this_room_costs_neither_the_engine_nor_the_encoder() -> None:
    code = (
        "import sys, instep.voice.phrases, instep.voice.track_file, instep.voice.play\n"
        "print(sorted({'hibari', 'onnxruntime', 'av', 'scipy'} & set(sys.modules)))"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
