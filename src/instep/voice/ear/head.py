"""The head: from the last embeddings to how sure the ear is of each word."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from instep.voice.ear.embedding import WIDTH
from instep.voice.ear.weights import Table, Weights, read_weights

SCHEMA = "instep.head/1"
NO_SPEECH = "no speech"
OTHER_SPEECH = "other speech"


@dataclass(frozen=True, eq=False, repr=False)
class Member:
    """One small network of two layers; several vote."""

    w1: Table
    b1: Table
    w2: Table
    b2: Table


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Head:
    """Two sets of members over the same words: one for a silent coach, one for while the coach speaks."""

    version: str
    words: tuple[str, ...]
    window: int
    mean: Table
    scale: Table
    silent: tuple[Member, ...]
    speaking: tuple[Member, ...]

    def sure(self, embeddings: Table, *, speaking: bool) -> Table:
        """Return the share of each word (n, words) for n windows (n, window, 96), oldest embedding first."""
        flat = ((embeddings - self.mean) * self.scale).reshape(len(embeddings), self.window * WIDTH)
        members = self.speaking if speaking else self.silent
        votes = sum((_vote(flat, member) for member in members), np.zeros((), np.float32))
        return votes / np.float32(len(members))


def read_head(path: Path) -> Head:
    """Return the head in the file; raise BadWeights for a file that holds none."""
    weights = read_weights(path, schema=SCHEMA)
    return Head(
        version=weights.told("version"),
        words=tuple(json.loads(weights.told("words"))),
        window=int(weights.told("window")),
        mean=weights.table("mean"),
        scale=weights.table("scale"),
        silent=_members(weights, "silent"),
        speaking=_members(weights, "speaking"),
    )


def windows(embeddings: Table, length: int) -> Table:
    """Return each `length` embeddings in a row (n, length, 96), without a copy."""
    if len(embeddings) < length:
        return np.zeros((0, length, WIDTH), np.float32)
    return np.lib.stride_tricks.sliding_window_view(embeddings, length, axis=0).transpose(0, 2, 1)


def _vote(flat: Table, member: Member) -> Table:
    hidden = np.maximum(flat @ member.w1 + member.b1, np.float32(0))
    score = hidden @ member.w2 + member.b2
    grown = np.exp(score - score.max(axis=1, keepdims=True))
    vote: Table = grown / grown.sum(axis=1, keepdims=True)
    return vote


def _members(weights: Weights, coach: str) -> tuple[Member, ...]:
    # The first member must be there; how many more there are is the file's own choice.
    names = [f"{coach}.m1"]
    while f"{coach}.m{len(names) + 1}.w1" in weights.tables:
        names.append(f"{coach}.m{len(names) + 1}")
    return tuple(
        Member(*(weights.table(f"{name}.{part}") for part in ("w1", "b1", "w2", "b2"))) for name in names
    )
