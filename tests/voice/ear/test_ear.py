"""The ear hears the same however its sound arrives, and says when."""

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests.examples import examples

from instep.voice.ear.ear import LEAD_IN, Ear, Hop
from instep.voice.ear.embedding import HOP, Embedding, embed
from instep.voice.ear.head import NO_SPEECH, Head
from instep.voice.ear.mel import FRAME, RATE
from instep.voice.ear.weights import Table


def tone(seconds: float, level: float) -> Table:
    """A plain tone of 440 Hz."""
    time = np.arange(int(seconds * RATE)) / RATE
    return (np.sin(2 * np.pi * 440 * time) * level).astype(np.float32)


@pytest.fixture(scope="session")
def new_ear(embedding: Embedding, head: Head) -> Callable[[], Ear]:
    """A fresh ear with a made-up head, each time."""
    return lambda: Ear(embedding, head)


@pytest.fixture
def ear(new_ear: Callable[[], Ear]) -> Ear:
    """One such ear."""
    return new_ear()


def by_hand(member: tuple[Table, ...], x: NDArray[np.float64]) -> Table:
    """One member's vote on one window, as the formula stands in every textbook."""
    w1, b1, w2, b2 = (each.astype(np.float64) for each in member)
    score = np.array([max(0.0, value) for value in x @ w1 + b1]) @ w2 + b2
    return np.array([np.exp(each) / np.exp(score).sum() for each in score], np.float32)


def test_a_hop_is_the_mean_of_its_members_votes_on_the_last_embeddings(
    ear: Ear, embedding: Embedding
) -> None:
    sound = tone(1.5, 0.2)
    head = ear.head
    hops = ear.push(sound)
    seen = embed(embedding, np.concatenate([np.zeros(LEAD_IN, np.float32), sound]))
    assert len(hops) == len(seen) - head.window + 1
    for order, hop in enumerate(hops):
        x = ((seen[order : order + head.window] - head.mean) * head.scale).reshape(-1).astype(np.float64)
        votes = [by_hand((m.w1, m.b1, m.w2, m.b2), x) for m in head.silent]
        assert np.allclose(hop.p, np.mean(votes, axis=0), atol=1e-3)
        assert hop.voice == pytest.approx(1 - hop.p[head.words.index(NO_SPEECH)])


def test_the_words_shares_sum_to_one_and_each_coach_has_a_head_of_its_own(
    ear: Ear, embedding: Embedding
) -> None:
    silent = ear.push(tone(1, 0.2))
    speaking = Ear(embedding, ear.head).push(tone(1, 0.2), speaking=True)
    assert all(hop.p.sum() == pytest.approx(1, abs=1e-5) for hop in [*silent, *speaking])
    assert not np.allclose(silent[-1].p, speaking[-1].p, atol=1e-3)


def test_the_first_hop_comes_with_the_heads_first_full_window_and_then_one_each_80_ms(ear: Ear) -> None:
    hops = ear.push(tone(1, 0.2))
    first = (FRAME + HOP * (ear.head.window - 1)) / RATE
    assert [hop.at for hop in hops] == pytest.approx([first + 0.08 * order for order in range(len(hops))])
    assert hops[-1].at <= 1 < hops[-1].at + 0.08


def test_an_ear_that_was_in_a_quiet_room_hears_from_the_first_hop_and_soon_the_same(
    new_ear: Callable[[], Ear],
) -> None:
    sound = tone(3, 0.2)
    settled, fresh = new_ear(), new_ear()
    settled.settle()
    hops, later = settled.push(sound), fresh.push(sound)
    assert hops[0].at == pytest.approx(0.032)
    assert [hop.at for hop in hops[-len(later) :]] == [hop.at for hop in later]
    assert np.allclose(hops[-1].p, later[-1].p, atol=1e-3)


def test_the_level_is_that_of_the_newest_80_ms(ear: Ear) -> None:
    hops = ear.push(np.concatenate([tone(0.8, 0.1), np.zeros(RATE, np.float32)]))
    loud = [hop.level for hop in hops if hop.at < 0.8]
    # A sine of amplitude 0.1 lies 20 dB, and its root mean square 3 dB more, under full scale.
    assert loud == pytest.approx([-23.01] * len(loud), abs=0.2)
    assert hops[-1].level == -120
    assert {hop.clipped for hop in hops} == {0.0}


def test_sound_at_full_scale_counts_as_clipped(ear: Ear) -> None:
    hops = ear.push(np.sign(tone(1, 1)) * np.float32(1))
    assert hops[-1].clipped > 0.99


@examples(15, times=0.1)
@given(cuts=st.lists(st.integers(0, 4_000), max_size=20))
def test_pieces_of_any_length_give_the_same_hops(new_ear: Callable[[], Ear], cuts: list[int]) -> None:
    sound = np.concatenate([tone(0.7, 0.3), np.random.default_rng(1).normal(size=9_000) / 30]).astype(
        np.float32
    )
    ends = np.minimum(np.cumsum([0, *cuts, len(sound)]), len(sound))
    ear = new_ear()
    pieces = [ear.push(sound[start:end]) for start, end in pairwise(ends)]
    assert_same([hop for piece in pieces for hop in piece], new_ear().push(sound))


def assert_same(some: list[Hop], others: list[Hop]) -> None:
    """The two have the same hops."""
    assert len(some) == len(others)
    for one, other in zip(some, others, strict=True):
        assert (one.at, one.level, one.clipped) == (other.at, other.level, other.clipped)
        assert np.allclose(one.p, other.p, atol=1e-3)
