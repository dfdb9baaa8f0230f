"""The sound of a session in a terminal: one thing at a time, and never a pressure that is not in force."""

from dataclasses import dataclass, field
from typing import Any, cast

import numpy as np
import pytest
from tests.session.making import plan

from instep.cli.terminal.audio_out import Speaker, make_sound
from instep.session.wish import Wish
from instep.voice.pcm import Pcm, silence
from instep.voice.play import Loudspeaker, NoSound
from instep.voice.speech import NoVoice

PLANNED, UNNAMED, LINE = (silence(10_000) for _ in range(3))
NAMES = {id(PLANNED): "planned", id(UNNAMED): "unnamed", id(LINE): "line"}


@dataclass
class Sounding:
    """A sound on its way out of a loudspeaker that does what it is told."""

    ended: bool = False
    stopped: bool = False
    trouble_met: NoSound | None = None

    def trouble(self) -> NoSound | None:
        return self.trouble_met

    def stop(self) -> None:
        self.stopped = True


@dataclass
class Box:
    """A loudspeaker that remembers what it was given."""

    given: list[tuple[str, int]] = field(default_factory=list)
    now: Sounding = field(default_factory=Sounding)
    broken: str | None = None

    def play(self, samples: Pcm, *, from_ms: int = 0) -> Any:
        if self.broken:
            return NoSound(why=self.broken)
        self.given.append((NAMES[id(samples)], from_ms))
        self.now = Sounding()
        return self.now


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture
def speaker(box: Box) -> Speaker:
    return Speaker(
        loudspeaker=cast("Loudspeaker", box), planned=PLANNED, unnamed=UNNAMED, speak=lambda _text: LINE
    )


def test_the_track_plays_from_where_the_session_is(speaker: Speaker, box: Box) -> None:
    speaker.tick(0, shifted=False)
    assert box.given == []
    speaker.play()
    speaker.tick(4_000, shifted=False)
    speaker.tick(4_050, shifted=False)
    assert box.given == [("planned", 4_000)]


def test_a_line_is_said_alone_and_the_track_comes_back_where_the_session_has_got_to(
    speaker: Speaker, box: Box
) -> None:
    speaker.play()
    speaker.tick(1_000, shifted=False)
    track = box.now
    speaker.say(["Softer now."])
    assert track.stopped
    speaker.tick(1_050, shifted=True)
    box.now.ended = True
    speaker.tick(3_000, shifted=True)
    assert box.given == [("planned", 1_000), ("line", 0), ("unnamed", 3_000)]


def test_a_change_of_pressure_changes_to_the_track_that_names_none(speaker: Speaker, box: Box) -> None:
    speaker.play()
    speaker.tick(1_000, shifted=False)
    track = box.now
    speaker.tick(2_000, shifted=True)
    assert track.stopped
    assert box.given[-1] == ("unnamed", 2_000)


def test_silence_is_at_once_and_forgets_what_was_still_to_be_said(speaker: Speaker, box: Box) -> None:
    speaker.play()
    speaker.tick(0, shifted=False)
    speaker.say(["One.", "Two."])
    speaker.tick(50, shifted=False)
    line = box.now
    speaker.hush()
    assert line.stopped
    speaker.tick(100, shifted=False)
    assert box.given[-1][0] == "line"
    assert len(box.given) == 2


def test_at_its_end_the_track_is_not_begun_again(speaker: Speaker, box: Box) -> None:
    speaker.play()
    speaker.tick(9_990, shifted=False)
    assert box.given == []


@pytest.mark.parametrize("when", ["at the start", "on the way"])
def test_a_loudspeaker_that_gives_up_is_told_once_and_not_tried_again(
    when: str, speaker: Speaker, box: Box
) -> None:
    speaker.play()
    if when == "at the start":
        box.broken = "no device"
        speaker.tick(0, shifted=False)
    else:
        speaker.tick(0, shifted=False)
        box.now.ended, box.now.trouble_met = True, NoSound(why="no device")
        speaker.tick(1_000, shifted=False)
    assert speaker.lost == "no device"
    before = len(box.given)
    speaker.tick(2_000, shifted=False)
    assert len(box.given) == before


def test_the_second_track_is_the_first_without_the_pressures() -> None:
    said: list[str] = []

    def say(text: str) -> Pcm:
        said.append(text)
        return np.full(2_400, 900, dtype=np.int16)

    made = plan(Wish(minutes=3))
    speaker, silent = make_sound(made, say, Loudspeaker(command=("none",)))
    assert silent is None
    assert any(text.startswith("Moderate") for text in said)
    at = next(cue.at_ms for cue in made.cues if cue.key.startswith("pressures."))
    spot = slice(at * 24, at * 24 + 2_000)
    assert np.abs(speaker.planned[spot]).max() > 100
    assert np.abs(speaker.unnamed[spot]).max() < np.abs(speaker.planned[spot]).max()


def test_without_a_voice_tones_stay_and_it_says_why() -> None:
    def say(_text: str) -> Pcm:
        raise NoVoice("the voice is not in its package")

    speaker, silent = make_sound(plan(Wish(minutes=2)), say, Loudspeaker(command=("none",)))
    assert silent == "the voice is not in its package"
    speaker.say(["Softer now."])
    assert speaker.planned.any()
