"""instep listen: what is heard in a recording, and one clear line about what is no recording."""

import shutil
import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from jsonschema import Draft202012Validator
from tests.cli.conftest import Run, refused, schema

from instep.library.content.reading import content_root
from instep.library.library import Library
from instep.session.hearing_rules import WordClass
from instep.voice.ear import ear, second_stage

CLIPS = Path(__file__).parents[2] / "voice/clips"
Wav = Callable[..., str]


def clip(name: str) -> str:
    return str(CLIPS / name)


def robot(word: str) -> str:
    return clip(f"synthetic_words/{word}/flite_slt.flac")


@pytest.fixture
def wav(tmp_path: Path) -> Wav:
    """Writes sixteen-bit samples and returns the file's name."""

    def written(name: str, samples: object, rate: int = 16_000) -> str:
        path = tmp_path / name
        with wave.open(str(path), "wb") as file:
            file.setparams((1, 2, rate, 0, "NONE", ""))
            file.writeframes(np.asarray(samples, "<i2").tobytes())
        return str(path)

    return written


@pytest.fixture
def own_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The ear's files in a folder that may be spoiled."""
    folder = tmp_path / "content"
    shutil.copytree(content_root() / "ear", folder / "ear")
    monkeypatch.setattr(ear, "content_root", lambda: folder)
    return folder / "ear"


@pytest.mark.parametrize("word", ["stop", "it_hurts", "sharp_pain"])
def test_a_word_is_heard_in_the_published_shape(run: Run, word: str) -> None:
    ran = run("listen", robot(word), "--json")
    assert (ran.code, ran.err) == (0, "")
    Draft202012Validator(schema("heard")).validate(ran.document)
    assert word.replace("_", " ") in [one["command"] for one in ran.document["heard"]]


def test_people_who_say_yes_are_heard(run: Run) -> None:
    clips = sorted((CLIPS / "words/yes").iterdir())[:10]
    heard = [run("listen", str(clip), "--one-stage", "--json").document["heard"] for clip in clips]
    assert sum("yes" in [one["command"] for one in words] for words in heard) >= 8


def test_a_person_who_says_stop_is_told_with_what_it_does(run: Run) -> None:
    name = str(min((CLIPS / "words/stop").iterdir()))
    assert "does: hush" in run("listen", name).out


def test_a_number_counts_only_when_it_was_asked_for(run: Run) -> None:
    name = str(sorted((CLIPS / "words/seven").iterdir())[1])
    (unasked,) = run("listen", name, "--one-stage", "--json").document["heard"]
    assert (unasked["command"], unasked["acted"]) == ("seven", False)
    (asked,) = run("listen", name, "--asked", "--json").document["heard"]
    assert (asked["command"], asked["acted"], asked["event"]) == ("seven", True, "hurts")


def test_nobody_speaking_is_an_answer(run: Run, wav: Wav) -> None:
    ran = run("listen", wav("a.wav", np.zeros(32_000)), "--json")
    assert ran.code == 0
    assert (ran.document["heard"], ran.document["notes"]) == ([], ["silent"])
    out = run("listen", wav("a.wav", np.zeros(32_000))).out
    assert "the recording is silent" in out
    assert "Nothing was heard." in out


def test_what_is_odd_about_a_recording_is_noted(run: Run, wav: Wav) -> None:
    loud = np.sign(np.sin(np.arange(16_000) / 9)) * 32_767
    notes = run("listen", wav("a.wav", loud, 8_000), "--json").document["notes"]
    assert notes == ["resampled", "clipped"]
    assert "recorded at 8000 samples a second" in run("listen", wav("a.wav", loud, 8_000)).out


def test_the_coach_alone_does_nothing(run: Run) -> None:
    for line in ("c08_flite-slt", "c10_espeak-f3"):
        name = clip(f"coach/{line}.ogg")
        document = run("listen", name, "--coach", name, "--json").document
        assert not any(one["acted"] for one in document["heard"])


def test_what_is_no_recording_is_refused_in_one_line(run: Run, tmp_path: Path, wav: Wav) -> None:
    (tmp_path / "empty.wav").touch()
    (tmp_path / "text.wav").write_text("no sound at all in here\n" * 100)
    refused(run("listen", str(tmp_path / "empty.wav")), "empty.wav: is empty; give .wav, .flac")
    refused(run("listen", str(tmp_path / "text.wav"), "--json"), "text.wav: is not audio, or is damaged")
    refused(run("listen", str(tmp_path / "none.wav")), "none.wav: cannot be read")
    long = wav("long.wav", np.zeros(16_000 * 600 + 1))
    refused(run("listen", long), "is longer than 10 minutes; give a shorter piece")
    refused(run("listen", robot("stop"), "--coach", long), "long.wav: is longer than 10 minutes")


@pytest.mark.parametrize("delay", ["-1", "2001", "soon", "1.5", "", "\u0661"])
def test_a_delay_is_whole_milliseconds(run: Run, delay: str) -> None:
    told = run("listen", robot("stop"), "--coach", robot("stop"), f"--delay-ms={delay}")
    refused(told, "--delay-ms: ")
    refused(run("listen", robot("stop"), "--delay-ms", "20"), "name the playback by --coach")


def test_an_ear_that_is_not_whole_is_told(run: Run, own_content: Path) -> None:
    for name in ("head", "embedding"):
        file = own_content / f"{name}.safetensors"
        content = file.read_bytes()
        file.write_bytes(content[: len(content) // 2])
        refused(
            run("listen", robot("stop")), f"{name}.safetensors: cut short or damaged; install instep again"
        )
        file.unlink()
        refused(run("listen", robot("stop")), f"{name}.safetensors: cannot be read")
        file.write_bytes(
            content.replace(b"instep." + name.encode() + b"/1", b"instep." + name.encode() + b"/9")
        )
        refused(run("listen", robot("stop")), "of version")
        file.write_bytes(content)


def test_a_head_that_the_rules_are_not_for_is_told(run: Run, own_content: Path) -> None:
    file = own_content / "head.safetensors"
    ours = f'"version": "{Library().hearing.head}"'.encode()
    file.write_bytes(file.read_bytes().replace(ours, ours[:-2] + b'z"'))
    refused(run("listen", robot("stop")), "install instep again")
    looked = run("doctor", "--json").document["checks"]
    assert [one["ok"] for one in looked if one["name"] == "ear"] == [False]


def test_without_the_second_stage_the_ear_hears_alone_and_says_so(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second_stage, "find_spec", lambda _: None)
    ran = run("listen", robot("softer"), "--json")
    assert ran.code == 0
    assert not ran.document["second_stage"]
    assert "not installed; pip install instep[phrases]" in run("listen", robot("softer")).out
    looked = run("doctor", "--json").document["checks"]
    assert [(one["ok"], one["needed"]) for one in looked if one["name"] == "second_stage"] == [(False, False)]


def test_one_stage_can_be_asked_for(run: Run) -> None:
    ran = run("listen", robot("softer"), "--one-stage", "--json")
    assert not ran.document["second_stage"]
    assert "second stage" not in run("listen", robot("softer"), "--one-stage").out


def test_every_word_of_the_head_has_a_meaning() -> None:
    rules = Library().hearing
    head = ear.read_ear(rules).head
    assert set(head.words[:-2]) == set(rules.words)
    assert {rules.words[word].kind for word in head.words[:-2]} == set(WordClass)
