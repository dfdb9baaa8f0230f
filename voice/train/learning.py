"""Windows of embeddings with the word that ends in them, and the small network that learns them."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from instep.voice.ear.embedding import WIDTH
from instep.voice.ear.head import NO_SPEECH, OTHER_SPEECH, Member
from instep.voice.ear.weights import Table
from voice.train.features import HOPS, Features
from voice.train.scenes import Scene
from voice.train.sounds import Rng

WINDOW = 6
HIDDEN = 128
EPOCHS = 5
_BATCH = 512
_RATE, _WARM = 2e-3, 0.3
_DROPPED = 0.3
_JITTER = 0.15
_SMOOTHING = 0.05
_DECAY = 1e-4
# Seconds from a word's end in which a window that ends there is that word.
_FROM, _UNTIL = -0.02, 0.34
# Before so much of a word is heard nobody speaks; until so much of it is, it may become any word.
_UNHEARD, _MIDDLE = 0.12, 0.6
# So long after a word nothing of it is in sight.
_GONE = 0.95
# Until so shortly before its end a word that does not stop must not be taken for one that does.
_NEARLY = 0.1
_STOPS = ("stop", "pause", "ouch", "it hurts", "sharp pain")
# Neighbouring windows of long talk are much alike; of those so many are learned.
_TALK, _LESS = 0.6, 0.25


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Windows:
    """What each window of embeddings ends with."""

    scene: NDArray[np.int64]
    hop: NDArray[np.int64]
    word: NDArray[np.int64]
    weight: Table

    def of(self, holds: NDArray[np.bool_]) -> "Windows":
        """Return those whose scene it holds for."""
        kept = holds[self.scene]
        return Windows(**{name: table[kept] for name, table in vars(self).items()})


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Lesson:
    """All that one network learns from; mean and scale bring the embeddings to one size."""

    even: Table  # (scenes, hops, 96): every number about as large as any other
    windows: Windows
    words: tuple[str, ...]
    mean: Table
    scale: Table

    def batch(self, chosen: NDArray[np.int64]) -> Table:
        """Return the chosen windows, flat."""
        hops = self.windows.hop[chosen][:, None] + np.arange(1 - WINDOW, 1)
        seen: Table = self.even[self.windows.scene[chosen][:, None], hops]
        return seen.reshape(len(chosen), WINDOW * WIDTH)

    def of(self, holds: NDArray[np.bool_]) -> "Lesson":
        """Return the part of the lesson whose scenes it holds for."""
        return replace(self, windows=self.windows.of(holds))


def lesson(features: Features, words: tuple[str, ...], rng: Rng) -> Lesson:
    """Return all that there is to learn."""
    every = features.embeddings.reshape(-1, WIDTH)
    mean = every.mean(axis=0, dtype=np.float64).astype(np.float32)
    scale = (1 / every.std(axis=0, dtype=np.float64)).astype(np.float32)
    return Lesson(
        even=(features.embeddings - mean) * scale,
        windows=_windows(features.scenes, words, rng),
        words=words,
        mean=mean,
        scale=scale,
    )


def learn(lesson: Lesson, rng: Rng, *, hidden: int = HIDDEN, epochs: int = EPOCHS) -> Member:
    """Return a network that has learned the lesson: two layers, AdamW, one cycle, dropout, soft labels."""
    network = _Network(rng, (WINDOW * WIDTH, hidden, len(lesson.words)))
    count = len(lesson.windows.word)
    batches = epochs * (count // _BATCH)
    jitter = rng.standard_normal(2 * _BATCH * WINDOW * WIDTH, np.float32) * np.float32(_JITTER)
    for step, chosen in enumerate(_batches(rng, count, epochs)):
        seen = lesson.batch(chosen)
        begin = rng.integers(0, len(jitter) - seen.size)
        seen += jitter[begin : begin + seen.size].reshape(seen.shape)
        network.step(
            seen, _targets(lesson, chosen), lesson.windows.weight[chosen], rate=_pace(step / batches)
        )
    return Member(*network.tables)


class _Network:
    """Weights, and what AdamW remembers of their gradients (Loshchilov and Hutter 2019)."""

    def __init__(self, rng: Rng, sizes: tuple[int, int, int]) -> None:
        ins, hidden, outs = sizes
        self._rng = rng
        self.tables = [_fresh(rng, ins, hidden), _zeros(hidden), _fresh(rng, hidden, outs), _zeros(outs)]
        self._means = [np.zeros_like(table) for table in self.tables]
        self._squares = [np.zeros_like(table) for table in self.tables]
        self._steps = 0

    def step(self, seen: Table, targets: Table, weight: Table, *, rate: float) -> None:
        """Learn from one batch."""
        self._steps += 1
        for order, slope in enumerate(self._slopes(seen, targets, weight)):
            self._move(order, slope, rate)

    def _slopes(self, seen: Table, targets: Table, weight: Table) -> tuple[Table, ...]:
        w1, b1, w2, b2 = self.tables
        felt = seen @ w1 + b1
        kept = (self._rng.random(felt.shape, np.float32) >= _DROPPED) / np.float32(1 - _DROPPED)
        hidden = np.maximum(felt, 0) * kept
        score = hidden @ w2 + b2
        share = np.exp(score - score.max(axis=1, keepdims=True))
        share /= share.sum(axis=1, keepdims=True)
        out = (share - targets) * (weight / len(seen))[:, None]
        back = (out @ w2.T) * kept * (felt > 0)
        return seen.T @ back, back.sum(axis=0), hidden.T @ out, out.sum(axis=0)

    def _move(self, order: int, slope: Table, rate: float) -> None:
        mean, square = self._means[order], self._squares[order]
        mean += 0.1 * (slope - mean)
        square += 0.001 * (slope * slope - square)
        steady = mean / (1 - 0.9**self._steps)
        spread = np.sqrt(square / (1 - 0.999**self._steps)) + 1e-8
        table = self.tables[order]
        table -= (rate * (steady / spread + _DECAY * table)).astype(np.float32)


def _fresh(rng: Rng, ins: int, outs: int) -> Table:
    edge = 1 / np.sqrt(ins)
    return rng.uniform(-edge, edge, (ins, outs)).astype(np.float32)


def _zeros(outs: int) -> Table:
    return np.zeros(outs, np.float32)


def _batches(rng: Rng, count: int, epochs: int) -> Iterator[NDArray[np.int64]]:
    for _ in range(epochs):
        order = rng.permutation(count)
        yield from (order[at : at + _BATCH] for at in range(0, count - _BATCH + 1, _BATCH))


def _pace(done: float) -> float:
    """One cycle: up over the first part, down to nothing over the rest, both as a cosine."""
    if done < _WARM:
        return _RATE * (0.04 + 0.96 * (1 - math.cos(math.pi * done / _WARM)) / 2)
    return _RATE * (1 + math.cos(math.pi * (done - _WARM) / (1 - _WARM))) / 2


def _targets(lesson: Lesson, chosen: NDArray[np.int64]) -> Table:
    targets = np.full((len(chosen), len(lesson.words)), _SMOOTHING / len(lesson.words), np.float32)
    targets[np.arange(len(chosen)), lesson.windows.word[chosen]] += np.float32(1 - _SMOOTHING)
    return targets


def _windows(scenes: Sequence[Scene], words: tuple[str, ...], rng: Rng) -> Windows:
    rows = [
        (order, hop, words.index(name if name in words else OTHER_SPEECH), scene.weight)
        for order, scene in enumerate(scenes)
        for hop in range(WINDOW - 1, len(HOPS))
        for name, share in [_label(scene, float(HOPS[hop]))]
        if rng.random() < share
    ]
    scene, hop, word, weight = (np.asarray(column) for column in zip(*rows, strict=True))
    return Windows(scene=scene, hop=hop, word=word, weight=weight.astype(np.float32))


def _label(scene: Scene, at: float) -> tuple[str, float]:
    """What a window that ends at `at` is to be taken for, and how many of such windows are learned."""
    if not scene.word:
        return (NO_SPEECH if scene.word == "" else OTHER_SPEECH), _TALK
    if scene.end + _FROM <= at <= scene.end + _UNTIL:
        return scene.word, 1.0
    if at < scene.start + _UNHEARD or at > scene.end + _GONE:
        return (OTHER_SPEECH if scene.speaking else NO_SPEECH), _LESS
    if at < scene.start + _MIDDLE * (scene.end - scene.start):
        return OTHER_SPEECH, _LESS if scene.word in _STOPS else 1.0
    if scene.word not in _STOPS and at < scene.end - _NEARLY:
        # "Sof" is no "stop" yet, and never becomes one.
        return OTHER_SPEECH, 1.0
    # Half a word, or one that rings on, may be anything.
    return OTHER_SPEECH, 0.0
