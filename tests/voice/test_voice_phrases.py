"""A phrase is made once, kept by its content, and made again where what was kept is damaged."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import platformdirs
import pytest

from instep.voice.pcm import Samples
from instep.voice.phrases import Phrases, cache_folder
from instep.voice.recipe import VoiceRecipe, speech_rates
from instep.voice.speech import NoVoice, Voice

LINE = "Small circles."


@dataclass(eq=False, kw_only=True)
class Mute(Voice):
    """The same voice on a machine that can no longer speak."""

    def speak(self, text: str) -> Samples:
        raise NoVoice(f"asked to say {text!r}")


@pytest.fixture
def filled(voice: Voice, tmp_path: Path) -> Phrases:
    phrases = Phrases(voice=voice, folder=tmp_path / "a" / "phrases")
    phrases.say(LINE)
    return phrases


def test_a_phrase_that_was_kept_is_not_spoken_again(filled: Phrases) -> None:
    again = Phrases(voice=Mute(), folder=filled.folder).say(LINE)
    assert np.array_equal(again, filled.say(LINE))
    with pytest.raises(NoVoice):
        Phrases(voice=Mute(), folder=filled.folder).say("Something new.")


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[:-1_000],
        lambda content: content[:500] + bytes([content[500] ^ 1]) + content[501:],
        lambda content: content[:-1],
        lambda _: b"",
        lambda _: bytes(4),
        lambda content: bytes(len(content)),
    ],
    ids=["cut short", "one bit turned", "half a sample", "empty", "only a checksum", "zeros"],
)
def test_a_damaged_phrase_is_made_again(filled: Phrases, damage: Callable[[bytes], bytes]) -> None:
    path = filled.place(LINE)
    whole = path.read_bytes()
    path.write_bytes(damage(whole))
    filled.say(LINE)
    assert path.read_bytes() == whole


def test_another_pace_or_seed_is_another_phrase(filled: Phrases) -> None:
    recipe = speech_rates().voice
    faster = VoiceRecipe(engine=recipe.engine, name=recipe.name, speed=1.2, seed=recipe.seed)
    other = Phrases(voice=Voice(recipe=faster), folder=filled.folder)
    assert other.place(LINE) != filled.place(LINE)
    assert len(other.say(LINE)) < len(filled.say(LINE))


def test_only_their_owner_can_read_the_phrases(filled: Phrases) -> None:
    assert filled.place(LINE).stat().st_mode & 0o077 == 0
    assert filled.folder.stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(voice: Voice, tmp_path: Path) -> None:
    occupied = tmp_path / "file"
    occupied.write_text("in the way")
    assert len(Phrases(voice=voice, folder=occupied).say(LINE)) > 12_000
    assert occupied.read_text() == "in the way"


def test_two_sessions_at_once_leave_whole_phrases_and_no_drafts(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from instep.voice.phrases import Phrases; from instep.voice.speech import Voice\n"
        "phrases = Phrases(voice=Voice(), folder=Path(sys.argv[1]))\n"
        "print([len(phrases.say(f'Toe number {n}.')) for n in range(6)])"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    answers = [process.communicate(timeout=60)[0] for process in both]
    assert answers[0] == answers[1]
    assert [process.returncode for process in both] == [0, 0]
    assert {path.suffix for path in tmp_path.iterdir()} == {".pcm"}
    kept = Phrases(voice=Mute(), folder=tmp_path)
    assert [len(kept.say(f"Toe number {n}.")) for n in range(6)] == eval(answers[0])


def test_the_cache_lies_where_the_platform_keeps_caches_or_where_it_was_told() -> None:
    assert cache_folder({}) == Path(platformdirs.user_cache_path("instep")) / "phrases"
    assert cache_folder({"INSTEP_CACHE": "/somewhere"}) == Path("/somewhere/phrases")
