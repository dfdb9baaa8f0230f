"""What a recording would do in a running session; what the ear makes of it is written by hand."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

import numpy as np
import pytest
from tests.voice.ear.made_rules import RULES
from tests.voice.ear.test_playback import beep

from instep.voice.ear.ear import EarFiles, Hop
from instep.voice.ear.head import NO_SPEECH, OTHER_SPEECH, Head
from instep.voice.ear.listening import Coach, Heard, Listening
from instep.voice.ear.second_stage import PhraseReading, SecondStage
from instep.voice.ear.second_stage_rules import second_stage_rules
from instep.voice.ear.segments import SpeechSegment, segments
from instep.voice.ear.weights import Table

WORDS = (*RULES.words, OTHER_SPEECH, NO_SPEECH)
Script = Mapping[float, Mapping[str, float]]
"""From these seconds on, for 240 ms, the ear hears these shares."""


@dataclass
class Scripted:
    """An ear that hears what is written, and hears the coach as a stop while its speaking head is asked."""

    head: Head
    script: Script
    coach_is_stop: bool = False
    heard: int = 0

    def listen(self, *, after_silence: bool) -> "Scripted":
        assert after_silence
        return replace(self, heard=0)

    def push(self, samples: Table, *, speaking: bool = False) -> list[Hop]:
        ends = range((self.heard + 1_279) // 1_280 * 1_280 + 512, self.heard + len(samples) + 1, 1_280)
        self.heard += len(samples)
        return [self._hop(end / 16_000, samples, speaking=speaking) for end in ends]

    def _hop(self, at: float, samples: Table, *, speaking: bool) -> Hop:
        # A playback alone is pushed as one piece; what is written is in the recording.
        alone = len(samples) > 1_280
        said = next((what for since, what in self.script.items() if since <= at < since + 0.24), {})
        said = {} if alone else said
        said = {"stop": 1.0} if speaking and self.coach_is_stop else said
        p = np.array([said.get(word, 0.0) for word in WORDS])
        p = np.append(p[:-1], 1 - p.sum()).astype(np.float32)
        level = 20 * np.log10(np.sqrt(np.mean(np.square(samples))) + 1e-6)
        return Hop(at=at, p=p, voice=1, level=level, clipped=0)


class SecondEar:
    """A second stage that reads the same phrase out of every piece of speech."""

    def __init__(self, word: str) -> None:
        self.rules = second_stage_rules()
        self._word = word

    def agrees(self, _: Table) -> PhraseReading | None:
        return PhraseReading(self._word, 1.0)


@pytest.fixture
def words_head(head: Head) -> Head:
    return replace(head, words=WORDS)


@pytest.fixture
def listening(words_head: Head) -> Any:
    def made(script: Script, *, second: str | None = None, coach_is_stop: bool = False) -> Listening:
        return Listening(
            ear=cast("EarFiles", Scripted(words_head, script, coach_is_stop)),
            rules=RULES,
            second=cast("SecondStage", SecondEar(second)) if second else None,
        )

    return made


NO = [("harder", None, None), ("yes", None, None)]


def told(heard: list[Heard]) -> list[tuple[str, str | None, bool | None]]:
    return [(one.command, one.event, one.settled) for one in heard]


SILENCE = np.zeros(64_000, np.float32)
SPEECH = beep(at=1, lasts=0.4, whole=4)


def test_a_stop_is_told_once_with_the_time_of_its_first_hint(listening: Any) -> None:
    script = {1.0: {"stop": 0.25}, 1.24: {"stop": 0.9}}
    (one,) = listening(script).listen(SILENCE)
    assert (one.command, one.event, one.settled, one.acted) == ("stop", "hush", True, True)
    assert one.at == pytest.approx(1.072, abs=0.041)
    assert one.confidence == pytest.approx(0.9)


def test_a_pain_word_reports_pain_after_the_hush_and_an_unclear_one_only_hushes(listening: Any) -> None:
    assert told(listening({1.0: {"it hurts": 0.9}}).listen(SILENCE)) == [("it hurts", "hurts", True)]
    assert told(listening({1.0: {"it hurts": 0.3}}).listen(SILENCE)) == [("stop", "hush", False)]


def test_a_word_at_the_very_end_is_decided(listening: Any) -> None:
    assert told(listening({3.9: {"softer": 0.95}}).listen(SILENCE)) == [("softer", "softer", None)]


def test_a_number_counts_when_it_was_asked_for(listening: Any) -> None:
    script = {1.0: {"four": 0.9}, 3.0: {"five": 0.9}}
    assert told(listening(script).listen(SILENCE)) == [("four", None, None), ("five", None, None)]
    asked = listening(script).listen(SILENCE, asked=True)
    assert told(asked) == [
        ("four", "hurts", None),
        ("five", "hurts", None),
    ]


def test_harder_needs_the_second_stage_and_a_yes(listening: Any) -> None:
    script = {1.2: {"harder": 0.95}, 3.0: {"yes": 0.9}}
    assert told(listening(script).listen(SPEECH)) == NO
    assert told(listening(script, second="softer").listen(SPEECH)) == [
        ("harder", None, None),
        ("yes", None, None),
    ]
    agreed = listening(script, second="harder").listen(SPEECH)
    assert told(agreed) == [("harder", None, None), ("yes", "harder", None)]
    unconfirmed = listening({1.2: {"harder": 0.95}}, second="harder").listen(SPEECH)
    assert [one.event for one in unconfirmed] == [None]


def test_the_second_stage_adds_a_stop_and_repeats_none(listening: Any) -> None:
    (added,) = listening({}, second="it hurts").listen(SPEECH)
    assert (added.command, added.event, added.second_stage) == ("it hurts", "hurts", True)
    (heard,) = listening({1.2: {"stop": 0.9}}, second="stop").listen(SPEECH)
    assert not heard.second_stage


def test_the_second_stage_never_takes_a_stop_back(listening: Any) -> None:
    assert told(listening({1.2: {"stop": 0.9}}, second="go on").listen(SPEECH)) == [("stop", "hush", True)]


def test_no_speech_is_never_read(listening: Any) -> None:
    assert listening({}, second="stop").listen(SILENCE) == []


def test_while_the_coach_speaks_only_a_stop_counts(listening: Any) -> None:
    script = {1.2: {"softer": 0.95}, 2.0: {"stop": 0.9}}
    coach = Coach(beep(at=1, lasts=2, whole=4), delay_ms=100)
    heard = listening(script).listen(SILENCE, coach=coach)
    assert told(heard) == [
        ("softer", None, None),
        ("stop", "hush", True),
    ]


def test_the_second_stage_does_not_read_the_coach(listening: Any) -> None:
    coach = Coach(beep(at=1, lasts=0.4, whole=4), delay_ms=0)
    heard = listening({}, second="stop").listen(SPEECH, coach=coach)
    assert heard == []


def test_what_the_coach_itself_would_set_off_is_masked_as_late_as_it_is_heard(listening: Any) -> None:
    coach = Coach(beep(at=1, lasts=2, whole=4), delay_ms=200)
    assert listening({}, coach_is_stop=True).listen(SILENCE, coach=coach) == []


def test_a_hint_that_is_too_faint_to_act_is_read_by_the_second_stage(listening: Any) -> None:
    faint = {1.2: {"it hurts": 0.1}}
    assert listening(faint).listen(SILENCE) == []
    (added,) = listening(faint, second="it hurts").listen(SILENCE)
    assert (added.event, added.second_stage) == ("hurts", True)
    assert added.at == pytest.approx(1.2 + 0.24, abs=0.08)
    assert listening({1.2: {"it hurts": 0.04}}, second="it hurts").listen(SILENCE) == []


@pytest.mark.parametrize(("lasts", "pieces"), [(0.4, 1), (2.0, 1), (3.5, 0)])
def test_what_goes_on_for_long_is_no_command(lasts: float, pieces: int) -> None:
    found = heard_pieces([(-20 if 1 <= at < 1 + lasts else -70) for at in seconds(6)])
    assert len(found) == pieces
    for piece in found:
        assert piece.start == pytest.approx(1 - 0.3, abs=0.1)
        assert piece.at == pytest.approx(1 + lasts + 0.3, abs=0.1)


def test_a_loud_room_is_not_speech_for_long_and_a_word_stands_out_of_it() -> None:
    room = [-30 + (20 if 8 <= at < 8.5 else 0) for at in seconds(10)]
    (piece,) = heard_pieces(room)
    assert piece.start == pytest.approx(7.7, abs=0.1)


def test_a_hint_is_read_once_with_what_was_before_it() -> None:
    found = heard_pieces([-70] * 100, hints=[0.0] * 40 + [0.3] * 10 + [0.0] * 50)
    ((start, end),) = [(piece.start, piece.end) for piece in found]
    assert start == pytest.approx(seconds(10)[40] - 1.1)
    assert end == pytest.approx(seconds(10)[43])


def seconds(whole: int) -> list[float]:
    return [0.032 + 0.08 * order for order in range(int(whole / 0.08))]


def heard_pieces(levels: list[int], hints: list[float] | None = None) -> list[SpeechSegment]:
    p = np.zeros(1, np.float32)
    hops = [
        Hop(at=at, p=p, voice=0, level=level, clipped=0)
        for at, level in zip(seconds(20), levels, strict=False)
    ]
    return list(segments(hops, hints or [0.0] * len(hops), second_stage_rules().pieces))
