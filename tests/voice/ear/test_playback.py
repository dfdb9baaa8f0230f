"""What the coach plays is known: when it sounds, and where it could be taken for a stop."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.voice.ear.made_rules import RULES

from instep.library.content.microphone import microphone
from instep.library.content.reading import content_root
from instep.session.hearing_rules import HearingRules
from instep.voice.ear.ear import EarFiles
from instep.voice.ear.embedding import Embedding
from instep.voice.ear.head import Head, Member
from instep.voice.ear.masks import PhraseMasks
from instep.voice.ear.playback import Span, Spans, joined, masks, playback_rules, sounding
from instep.voice.ear.resampling import heard_at_16_khz
from instep.voice.ear.weights import Table
from instep.voice.phrases import Phrases
from instep.voice.recipe import sound_recipes

STOP, NOTHING = (9, 0, 0, 0, 0, 0), (0, 0, 0, 0, 0, 9)
some_spans = st.lists(
    st.tuples(st.integers(0, 500), st.integers(0, 80)).map(lambda span: (span[0], sum(span))), max_size=9
)


@pytest.fixture(scope="session")
def ear_of(embedding: Embedding, head: Head) -> Callable[..., EarFiles]:
    """An ear that hears one thing in whatever it hears, and which thing depends on the coach."""

    def made(
        *, speaking: tuple[int, ...], silent: tuple[int, ...] = NOTHING, version: str = "one"
    ) -> EarFiles:
        return EarFiles(
            embedding,
            replace(
                head, version=version, silent=(always(head, silent),), speaking=(always(head, speaking),)
            ),
        )

    return made


def always(head: Head, what: tuple[int, ...]) -> Member:
    return replace(head.silent[0], w2=head.silent[0].w2 * 0, b2=np.array(what, np.float32))


def beep(*, at: float, lasts: float, whole: float) -> Table:
    sound = np.zeros(int(whole * 16_000), np.float32)
    sound[int(at * 16_000) : int((at + lasts) * 16_000)] = 0.3
    return sound


@given(spans=some_spans)
def test_joined_spans_hold_what_the_spans_hold_and_never_meet(spans: list[Span]) -> None:
    one = joined(spans)
    for moment in range(600):
        assert Spans(one).hold(moment) == any(start <= moment <= end for start, end in spans)
        meets = any(start <= moment + 30 and moment <= end for start, end in spans)
        assert Spans(one).meet(moment, moment + 30) == meets
    assert all(before[1] < after[0] for before, after in pairwise(one))


def test_a_playback_sounds_while_it_is_heard_and_its_room_rings_on() -> None:
    ((start, end),) = sounding(beep(at=0.8, lasts=0.4, whole=3))
    rings_on = microphone(content_root()).coach.hangover_ms
    assert (start, end) == (800, 1_200 + rings_on)
    assert sounding(beep(at=0, lasts=0, whole=1)) == ()
    assert sounding(np.zeros(0, np.float32)) == ()


def test_a_faint_playback_does_not_count_as_speaking() -> None:
    assert playback_rules().audible_db == -50
    assert sounding(beep(at=0, lasts=1, whole=1) * np.float32(0.009)) == ()


def test_whatever_the_speaking_head_takes_for_a_stop_is_masked(
    ear_of: Callable[..., EarFiles], rules: HearingRules
) -> None:
    sound = beep(at=0.2, lasts=0.3, whole=1)
    ((start, end),) = masks(sound, ear_of(speaking=STOP), rules)
    assert start == 0
    # 0.6 s of silence follow; the last hop ends in the last 80 ms of it, and the mask goes on after that.
    assert 1_520 <= end - playback_rules().mask.after_ms <= 1_600
    assert masks(sound, ear_of(speaking=NOTHING, silent=STOP), rules) == ()


def test_a_phrases_mask_is_made_once_and_again_for_another_head(
    phrases: Phrases, ear_of: Callable[..., EarFiles], tmp_path: Path
) -> None:
    masked = PhraseMasks(
        phrases=Phrases(voice=phrases.voice, folder=tmp_path),
        level=sound_recipes().speech,
        ear=ear_of(speaking=STOP),
        hearing=RULES,
    )
    first = masked.of("Small circles.")
    assert first
    (kept,) = tmp_path.glob("*.mask")
    assert replace(masked, ear=ear_of(speaking=NOTHING)).of("Small circles.") == first
    kept.write_text("[[0,")
    assert masked.of("Small circles.") == first
    assert replace(masked, ear=ear_of(speaking=NOTHING, version="two")).of("Small circles.") == ()
    assert len(list(tmp_path.glob("*.mask"))) == 2


def test_the_coachs_sound_is_heard_at_the_ears_rate() -> None:
    time = np.arange(24_000) / 24_000
    tone = np.rint(np.sin(2 * np.pi * 440 * time) * 16_384).astype(np.int16)
    heard = heard_at_16_khz(tone)
    assert len(heard) == pytest.approx(16_000, abs=2)
    wanted = np.sin(2 * np.pi * 440 * np.arange(16_000) / 16_000) / 2
    assert np.abs(heard[2_000:14_000] - wanted[2_000:14_000]).max() < 0.01
