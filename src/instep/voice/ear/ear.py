"""The ear: samples of a microphone or a file into what was heard, every 80 ms."""

import math
from dataclasses import dataclass

import numpy as np

from instep.library.content.reading import content_root
from instep.session.hearing_rules import HearingRules
from instep.voice.ear.embedding import HOP, SIGHT, Embedding, read_embedding
from instep.voice.ear.head import NO_SPEECH, Head, read_head, windows
from instep.voice.ear.mel import FRAME, RATE
from instep.voice.ear.weights import BadWeights, Table

# So much silence goes before a stream: its first embedding is there after its first 512 samples.
LEAD_IN = SIGHT - FRAME
_SILENT_DB = -120.0
_QUIET_DB = -60.0
_FULL = 0.999


@dataclass(frozen=True, eq=False, kw_only=True)
class Hop:
    """What the ear makes of the sound up to `at` (seconds since the stream began)."""

    at: float
    p: Table  # how sure it is of each of the head's words
    voice: float  # that anybody speaks
    level: float  # of the newest 80 ms, in dB under full scale
    clipped: float  # share of the newest 80 ms at full scale


@dataclass(frozen=True, eq=False, repr=False)
class EarFiles:
    """What an ear is made of: the frozen embedding and the trained head."""

    embedding: Embedding
    head: Head

    def listen(self, *, after_silence: bool = False) -> "Ear":
        """Return a fresh ear; one that was in a quiet room before has its first hop 32 ms into the sound."""
        ear = Ear(self.embedding, self.head)
        if after_silence:
            ear.settle()
        return ear


class Ear:
    """One listening: push samples (16,000 a second, -1 to 1), take hops. Pieces of any length give the same.

    The first hop comes when as many embeddings are there as the head looks at.
    """

    def __init__(self, embedding: Embedding, head: Head) -> None:
        self.head = head
        self._stream = embedding.stream()
        self._seen = self._stream.push(np.zeros(LEAD_IN, np.float32))
        self._fresh: Table = np.zeros(HOP - FRAME, np.float32)
        self._count = 0

    def settle(self) -> None:
        """Hear a quiet room for as long as the head looks back; it does not count as time."""
        hops = self.head.window + SIGHT // HOP
        self.push(quiet_room(hops * HOP))
        self._count -= hops

    def push(self, samples: Table, *, speaking: bool = False) -> list[Hop]:
        """Return the hops that these samples complete, by the head for a speaking or a silent coach."""
        new = self._stream.push(samples)
        self._fresh = np.concatenate([self._fresh, samples])
        seen = np.concatenate([self._seen, new])
        sure = self.head.sure(windows(seen, self.head.window), speaking=speaking)
        self._seen = seen[max(0, len(seen) - self.head.window + 1) :]
        return self._hops(len(new), sure)

    def _hops(self, new: int, sure: Table) -> list[Hop]:
        blocks = self._fresh[: new * HOP].reshape(-1, HOP)
        self._fresh = self._fresh[new * HOP :]
        first = self._count + new - len(sure)
        self._count += new
        nobody = self.head.words.index(NO_SPEECH)
        heard = zip(sure, blocks[new - len(sure) :], strict=True)
        return [
            _hop(first + order, p, block, voice=1 - float(p[nobody]))
            for order, (p, block) in enumerate(heard)
        ]


def quiet_room(samples: int) -> Table:
    """Return the noise of a quiet room, always the same.

    No microphone hears perfect silence, and the head has never met it: what begins after it is like a bang.
    """
    noise = np.random.default_rng(0).standard_normal(samples, np.float32)
    return noise * np.float32(10 ** (_QUIET_DB / 20))


def read_ear(rules: HearingRules) -> EarFiles:
    """Return the shipped ear; raise BadWeights where it is not whole, or not the one the rules are for."""
    folder = content_root() / "ear"
    files = EarFiles(read_embedding(folder / "embedding.safetensors"), read_head(folder / "head.safetensors"))
    if files.head.version != rules.head:
        told = f"is of version {files.head.version!r}, hearing.yaml of {rules.head!r}"
        raise BadWeights(f"head.safetensors: {told}; install instep again")
    return files


def _hop(order: int, p: Table, block: Table, *, voice: float) -> Hop:
    rms = math.sqrt(float(np.mean(np.square(block, dtype=np.float64))))
    return Hop(
        at=(FRAME + HOP * order) / RATE,
        p=p,
        voice=voice,
        level=20 * math.log10(rms) if rms > 10 ** (_SILENT_DB / 20) else _SILENT_DB,
        clipped=float(np.mean(np.abs(block) >= _FULL)),
    )
