"""The speech embedding: every 80 ms, what the last 0.8 s sounded like, as 96 numbers."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np

from instep.voice.ear.mel import BANDS, FRAME, RATE, STEP, MelStream
from instep.voice.ear.weights import BadWeights, Table, Weights, read_weights

SCHEMA = "instep.embedding/1"
WIDTH = 96
# New samples for each new embedding, and how much earlier than it the first sample of its sight lies.
HOP = 8 * STEP
SIGHT = FRAME + 75 * STEP
_LEAK = np.float32(0.2)
_FLOOR = np.float32(-0.4)
# So many samples at a time fit a core's cache; a whole evening at once would not.
_BLOCK = 2 * RATE


@dataclass(frozen=True, eq=False, repr=False)
class Conv:
    """One convolution: without padding in time, with zeros on both sides in frequency."""

    kernel: Table  # (time, frequency, in, out)
    bias: Table | None
    bent: bool  # all but the last are


@dataclass(frozen=True)
class Pool:
    """The largest of so many rows and so many bands."""

    rows: int
    bands: int


Layer: TypeAlias = Conv | Pool


@dataclass(frozen=True, eq=False, repr=False)
class Embedding:
    """The network as it lies in its file; `stream` runs it."""

    mel: Table
    layers: tuple[Layer, ...]

    def stream(self) -> "EmbeddingStream":
        """Return a fresh run over one signal."""
        return EmbeddingStream(self)


def read_embedding(path: Path) -> Embedding:
    """Return the network in the file; raise BadWeights for a file that holds none."""
    weights = read_weights(path, schema=SCHEMA)
    shapes = json.loads(weights.told("layers"))
    return Embedding(weights.table("mel"), tuple(_layers(weights, shapes)))


def embed(embedding: Embedding, signal: Table) -> Table:
    """Return every embedding (n, 96) of a whole signal at 16,000 samples a second, -1 to 1."""
    stream = embedding.stream()
    blocks = [stream.push(signal[at : at + _BLOCK]) for at in range(0, len(signal), _BLOCK)]
    return np.concatenate([np.zeros((0, WIDTH), np.float32), *blocks])


class EmbeddingStream:
    """The network over one signal in pieces: each layer keeps the rows that it will need again.

    All steps in time multiply to eight frames, so each 1,280 new samples give one embedding, the same as
    on the whole signal.
    """

    def __init__(self, embedding: Embedding) -> None:
        self._mel = MelStream(embedding.mel)
        self._runs = [_run(layer) for layer in embedding.layers]

    def push(self, samples: Table) -> Table:
        """Return the embeddings (n, 96) that these samples complete."""
        rows = self._mel.push(samples).reshape(-1, BANDS, 1)
        for run in self._runs:
            rows = run.push(rows)
            if not len(rows):
                return np.zeros((0, WIDTH), np.float32)
        return rows.reshape(-1, WIDTH)


class _ConvRun:
    def __init__(self, conv: Conv) -> None:
        self._conv = conv
        self._times, self._wide, self._ins, self._outs = conv.kernel.shape
        self._flat = np.ascontiguousarray(conv.kernel.reshape(-1, self._outs))
        self._kept: Table | None = None

    def push(self, rows: Table) -> Table:
        seen = rows if self._kept is None else np.concatenate([self._kept, rows])
        count = len(seen) - self._times + 1
        self._kept = seen[max(0, count) :]
        return self._convolved(seen, count) if count > 0 else seen[:0]

    def _convolved(self, seen: Table, count: int) -> Table:
        bands = seen.shape[1]
        out = self._around(seen, count, bands).reshape(count * bands, -1) @ self._flat
        if self._conv.bias is not None:
            out += self._conv.bias
        if self._conv.bent:
            np.maximum(out, out * _LEAK, out=out)
            np.maximum(out, _FLOOR, out=out)
        return out.reshape(count, bands, self._outs)

    def _around(self, seen: Table, count: int, bands: int) -> Table:
        """Each place with its neighbours in time and frequency side by side: one product does it all."""
        side = self._wide // 2
        around = np.zeros((count, bands, self._times, self._wide, self._ins), np.float32)
        for time in range(self._times):
            for step in range(-side, side + 1):
                low, high = max(0, -step), bands - max(0, step)
                around[:, low:high, time, side + step] = seen[time : time + count, low + step : high + step]
        return around


class _PoolRun:
    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._kept: Table | None = None

    def push(self, rows: Table) -> Table:
        seen = rows if self._kept is None else np.concatenate([self._kept, rows])
        count, bands = len(seen) // self._pool.rows, seen.shape[1] // self._pool.bands
        used = count * self._pool.rows
        self._kept = seen[used:]
        grid = seen[:used, : bands * self._pool.bands]
        grid = grid.reshape(count, self._pool.rows, bands, self._pool.bands, seen.shape[2])
        # Pairs are compared as wholes; numpy's own reduction over short axes is slow.
        return _largest(_largest(grid, 1), 2)


def _largest(grid: Table, axis: int) -> Table:
    """The largest along one short axis, which goes."""
    pieces = np.moveaxis(grid, axis, 0)
    largest: Table = pieces[0]
    for piece in pieces[1:]:
        largest = np.maximum(largest, piece)
    return largest


def _run(layer: Layer) -> _ConvRun | _PoolRun:
    return _ConvRun(layer) if isinstance(layer, Conv) else _PoolRun(layer)


def _layers(weights: Weights, shapes: list[dict[str, list[int]]]) -> list[Layer]:
    convs = sum("conv" in shape for shape in shapes)
    layers: list[Layer] = []
    order = 0
    for shape in shapes:
        if "pool" in shape:
            layers.append(Pool(*shape["pool"]))
        else:
            layers.append(_conv(weights, order, last=order == convs - 1))
            order += 1
    return layers


def _conv(weights: Weights, order: int, *, last: bool) -> Conv:
    kernel = weights.table(f"conv{order}.weight")
    if kernel.ndim != 4:  # noqa: PLR2004 - time, frequency, in, out
        raise BadWeights(f"{weights.name}: conv{order}.weight has the wrong shape; install instep again")
    return Conv(kernel, weights.tables.get(f"conv{order}.bias"), bent=not last)
