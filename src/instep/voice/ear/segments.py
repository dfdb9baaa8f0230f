"""Pieces of speech between silences, for the second stage: found by how far they stand out of the room."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from instep.voice.ear.ear import Hop
from instep.voice.ear.embedding import HOP
from instep.voice.ear.mel import RATE
from instep.voice.ear.second_stage_rules import PieceRules
from instep.voice.ear.weights import Table

_HOP_MS = HOP * 1000 // RATE


@dataclass(frozen=True, kw_only=True)
class Segment:
    """A piece of speech from `start` to `end`, known at `at`; seconds of the stream."""

    start: float
    end: float
    at: float

    def of(self, sound: Table) -> Table:
        """Return its sound out of the whole stream."""
        return sound[max(0, round(self.start * RATE)) : round(self.end * RATE)]


@dataclass(frozen=True, kw_only=True)
class _Open:
    start: float
    end: float


class Segments:
    """The memory of one stream; `hear` takes one hop after the other."""

    def __init__(self, rules: PieceRules) -> None:
        self._rules = rules
        self._floor = rules.faintest_db
        self._open: _Open | None = None

    def hear(self, hop: Hop) -> Segment | None:
        """Return the piece of speech that is over with this hop."""
        loud = self._stands_out(hop.level)
        if loud:
            began = self._open.start if self._open else hop.at - _HOP_MS / 1000
            self._open = _Open(start=began, end=hop.at)
            return None
        return self._over(hop.at)

    def _stands_out(self, level: float) -> bool:
        rules = self._rules
        # The room is as quiet as its quietest moment; it may grow louder, slowly.
        risen = self._floor + rules.floor_rise_db * _HOP_MS / 1000
        self._floor = max(rules.faintest_db, min(level, risen))
        return level >= self._floor + rules.above_floor_db

    def _over(self, now: float) -> Segment | None:
        piece, rules = self._open, self._rules
        if piece is None or (now - piece.end) * 1000 < rules.silence_ms:
            return None
        self._open = None
        if not rules.shortest_ms <= (piece.end - piece.start) * 1000 <= rules.longest_ms:
            return None
        return Segment(start=piece.start - rules.before_ms / 1000, end=now, at=now)


def segments(hops: Iterable[Hop], rules: PieceRules) -> Iterator[Segment]:
    """Return the pieces of speech of a whole stream."""
    memory = Segments(rules)
    yield from (piece for hop in hops if (piece := memory.hear(hop)))
