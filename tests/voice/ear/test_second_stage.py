"""The second stage hears phrases by its own package's files alone, and says so where they are not there."""

from importlib.machinery import ModuleSpec
from pathlib import Path

import numpy as np
import pytest

from instep.library.library import Library
from instep.voice.ear import second_stage
from instep.voice.ear.pieces import Pieces
from instep.voice.ear.recording import read_recording
from instep.voice.ear.second_stage import ModelFiles, NoSecondStage, SecondStage, model_files
from instep.voice.ear.second_stage_rules import second_stage_rules
from instep.voice.ear.weights import Table

CLIPS = Path(__file__).parents[3] / "voice/clips"


@pytest.fixture(scope="module")
def stage() -> SecondStage:
    """The installed one, loaded once. These tests run without a network."""
    return SecondStage(files=model_files(), rules=second_stage_rules(), hearing=Library().hearing)


def sound(name: str) -> Table:
    return read_recording(str(CLIPS / name)).samples


def word(stage: SecondStage, heard: Table) -> str | None:
    reading = stage.agrees(heard)
    return reading.word if reading else None


def robot(word: str) -> Table:
    return sound(f"synthetic_words/{word}/flite_kal16.flac")


@pytest.mark.parametrize("said", ["stop", "it_hurts", "sharp_pain", "softer", "harder", "faster", "next"])
def test_a_phrase_is_heard_without_a_network(stage: SecondStage, said: str) -> None:
    assert word(stage, robot(said)) == said.replace("_", " ")


def test_people_saying_stop_are_heard(stage: SecondStage) -> None:
    clips = sorted((CLIPS / "words/stop").iterdir())[:20]
    assert [word(stage, read_recording(str(clip)).samples) for clip in clips].count("stop") >= 19


def test_talk_that_means_no_command_is_none(stage: SecondStage) -> None:
    clips = sorted((CLIPS / "background_speech").iterdir())[:6]
    assert [stage.agrees(read_recording(str(clip)).samples[:32_000]) for clip in clips] == [None] * 6


@pytest.mark.parametrize("seconds", [0.0, 0.01, 1.0, 3.0])
def test_silence_is_no_phrase(stage: SecondStage, seconds: float) -> None:
    assert stage.agrees(np.zeros(int(seconds * 16_000), np.float32)) is None


def test_a_wider_margin_only_adds_phrases(stage: SecondStage) -> None:
    reading = stage.read(robot("ouch"))
    assert reading is not None
    assert reading.word == "ouch"
    assert (stage.agrees(robot("ouch")) is None) == (reading.margin > stage.rules.margins.stop)


def test_every_phrase_is_a_word_of_the_ear_and_every_word_has_a_phrase() -> None:
    assert set(second_stage_rules().phrases) == set(Library().hearing.words)


def test_text_falls_into_the_pieces_of_the_model() -> None:
    pieces = Pieces(b"\x05<unk>\x03<s>\x04</s>\x01a\x01b\x03\xe2\x96\x81\x02ab\x05\xe2\x96\x81ab\x01b")
    assert pieces.of("ab") == [7]
    assert pieces.of("ab ab") == [7, 7]
    assert pieces.of("b") == [5, 8]
    long = b"x" * 300
    assert Pieces(bytes([300 % 128 + 128, 300 // 128]) + long + b"\x01y")._numbers == {long: 0, b"y": 1}


def test_without_the_package_it_says_how_to_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_stage, "find_spec", lambda _: None)
    with pytest.raises(NoSecondStage, match=r"^not installed; pip install instep\[phrases\]$"):
        model_files()


def test_a_package_without_its_model_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    empty = ModuleSpec("moonshine_voice", None, is_package=True)
    empty.submodule_search_locations = [str(tmp_path)]
    monkeypatch.setattr(second_stage, "find_spec", lambda _: empty)
    with pytest.raises(NoSecondStage, match=r"^encoder_model\.ort is not in its package"):
        model_files()


def test_a_damaged_model_is_told(tmp_path: Path) -> None:
    for path in model_files().folder.iterdir():
        content = path.read_bytes()
        (tmp_path / path.name).write_bytes(content[:100_000] if path.suffix == ".ort" else content)
    broken = SecondStage(files=ModelFiles(tmp_path), rules=second_stage_rules(), hearing=Library().hearing)
    with pytest.raises(
        NoSecondStage, match=r"^encoder_model\.ort is damaged; pip install instep\[phrases\]$"
    ):
        broken.agrees(robot("stop"))
