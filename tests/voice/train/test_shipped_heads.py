"""The head that ships says what it is, what it was made from and under which licence."""

import json

import pytest
from voice.train.__main__ import FOLD_HEADS
from voice.train.clips import FOLDS

from instep.library.content.reading import content_root
from instep.library.library import Library
from instep.voice.ear.head import NO_SPEECH, OTHER_SPEECH, SCHEMA, read_head
from instep.voice.ear.weights import read_weights

HEAD = content_root() / "ear" / "head.safetensors"


def test_the_head_knows_the_words_that_have_a_meaning_and_no_others() -> None:
    rules = Library().hearing
    head = read_head(HEAD)
    assert head.words == (*rules.words, OTHER_SPEECH, NO_SPEECH)
    assert head.version == rules.head


def test_the_head_carries_its_attribution_its_figures_and_its_card() -> None:
    about = read_weights(HEAD, schema=SCHEMA).about
    for named in ("Speech Commands", "CC BY 4.0", "Free Spoken Digit Dataset", "CC BY-SA 4.0", "LibriSpeech"):
        assert named in about["attribution"]
    assert json.loads(about["figures"])["left out"] is None
    assert json.loads(about["figures"])["scenes"] > 20_000
    assert "must not be used for" in about["card"]


@pytest.mark.parametrize("fold", range(FOLDS))
def test_each_head_of_the_bench_has_left_out_its_own_fifth_of_the_speakers(fold: int) -> None:
    about = read_weights(FOLD_HEADS / f"without_{fold}.safetensors", schema=SCHEMA).about
    assert json.loads(about["figures"])["left out"] == fold
