"""Scenes are labelled by when their word ends, and what can be told apart is learned."""

import numpy as np
import pytest
from voice.train.features import COUNT, HOPS, Features
from voice.train.learning import WINDOW, learn, lesson
from voice.train.scenes import Scene

from instep.voice.ear.head import NO_SPEECH, OTHER_SPEECH, Head, windows

WORDS = ("stop", "go on", OTHER_SPEECH, NO_SPEECH)
NOTHING = np.zeros(0, np.float32)


def said(word: str | None, *, end: float = 1.8) -> Scene:
    return Scene(sound=NOTHING, word=word, start=end - 0.5, end=end)


def features(scenes: list[Scene]) -> Features:
    """Embeddings in which each word, from its end on, lights one number of its own."""
    rng = np.random.default_rng(0)
    made = rng.normal(0, 0.1, (len(scenes), COUNT, 96)).astype(np.float16)
    for row, scene in zip(made, scenes, strict=True):
        lit = WORDS.index(OTHER_SPEECH if scene.word is None else scene.word or NO_SPEECH)
        row[(scene.end if scene.word else 0.0) <= HOPS, lit] += 2
    return Features(scenes=scenes, embeddings=made)


def test_only_windows_that_end_within_a_third_of_a_second_of_the_word_are_the_word() -> None:
    one = lesson(features([said("stop")] * 40), WORDS, np.random.default_rng(0))
    ends = HOPS[one.windows.hop[one.windows.word == 0]]
    assert ends.min() >= 1.8 - 0.03
    assert ends.max() <= 1.8 + 0.35
    assert len(set(ends)) == 4


def test_a_word_that_is_none_of_ours_is_other_speech_and_silence_is_no_speech() -> None:
    scenes = [said("marvin")] * 5 + [said(None)] * 5 + [said("")] * 5
    noise = np.random.default_rng(0).normal(0, 1, (len(scenes), COUNT, 96)).astype(np.float16)
    one = lesson(Features(scenes=scenes, embeddings=noise), WORDS, np.random.default_rng(0))
    kinds = [{WORDS[n] for n in one.windows.word[one.windows.scene == order]} for order in (0, 5, 10)]
    assert OTHER_SPEECH in kinds[0]
    assert "stop" not in kinds[0]
    assert kinds[1:] == [{OTHER_SPEECH}, {NO_SPEECH}]


@pytest.mark.parametrize("word", ["stop", "go on"])
def test_words_that_can_be_told_apart_are_told_apart(word: str) -> None:
    scenes = [said(each) for each in ("stop", "go on", None, "") for _ in range(120)]
    made = features(scenes)
    one = lesson(made, WORDS, np.random.default_rng(0))
    member = learn(one, np.random.default_rng(1), epochs=20)
    head = Head(
        version="1",
        words=WORDS,
        window=WINDOW,
        mean=one.mean,
        scale=one.scale,
        silent=(member,),
        speaking=(member,),
    )
    heard = made.embeddings[scenes.index(next(scene for scene in scenes if scene.word == word))]
    sure = head.sure(windows(heard.astype(np.float32), WINDOW), speaking=False)
    at = int(np.argmin(np.abs(HOPS[WINDOW - 1 :] - (1.8 + 0.2))))
    assert WORDS[int(sure[at].argmax())] == word


def test_equal_seeds_learn_the_same() -> None:
    one = lesson(
        features([said(each) for each in ("stop", None) for _ in range(200)]), WORDS, np.random.default_rng(0)
    )
    first, again = (learn(one, np.random.default_rng(5), epochs=1) for _ in range(2))
    assert np.array_equal(first.w1, again.w1)
