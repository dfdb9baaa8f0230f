"""Pieces of sound for the second stage: speech between silences, and what the ear itself had a hint of."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from instep.voice.ear.ear import Hop
from instep.voice.ear.embedding import HOP
from instep.voice.ear.mel import RATE
from instep.voice.ear.second_stage_rules import PieceRules
from instep.voice.ear.weights import Table

_HOP_MS = HOP * 1000 // RATE


@dataclass(frozen=True, kw_only=True)
class SpeechSegment:
    """A piece of sound from `start` to `end`, read at `at`; seconds of the stream."""

    start: float
    end: float
    at: float

    def of(self, sound: Table) -> Table:
        """Return its sound out of the whole stream."""
        return sound[max(0, round(self.start * RATE)) : round(self.end * RATE)]

    def meets(self, other: "SpeechSegment") -> bool:
        """Return whether the two share some of their sound."""
        return self.start < other.end and other.start < self.end


class Segments:
    """The memory of one stream; `hear` takes one hop after the other."""

    def __init__(self, rules: PieceRules) -> None:
        self._speech = _Speech(rules)
        self._hints = _Hints(rules)

    def hear(self, hop: Hop, *, hint: float) -> list[SpeechSegment]:
        """Return the pieces that are to be read now; `hint`: how likely a word is that needs it."""
        pieces = (self._speech.hear(hop), self._hints.hear(hop.at, hint))
        return [piece for piece in pieces if piece]


def segments(hops: Iterable[Hop], hints: Iterable[float], rules: PieceRules) -> Iterator[SpeechSegment]:
    """Return the pieces of a whole stream."""
    memory = Segments(rules)
    for hop, hint in zip(hops, hints, strict=True):
        yield from memory.hear(hop, hint=hint)


@dataclass(frozen=True)
class _Stretch:
    start: float
    end: float


class _Speech:
    """What stands out of the room, once it is over."""

    def __init__(self, rules: PieceRules) -> None:
        self._rules = rules
        # A room of which nothing is known yet counts as quiet.
        self._levels = deque([rules.faintest_db], maxlen=rules.room_ms // _HOP_MS)
        self._stretch: _Stretch | None = None

    def hear(self, hop: Hop) -> SpeechSegment | None:
        room = max(self._rules.faintest_db, min(self._levels))
        self._levels.append(hop.level)
        if hop.level >= room + self._rules.above_room_db:
            start = self._stretch.start if self._stretch else hop.at - _HOP_MS / 1000
            self._stretch = _Stretch(start, hop.at)
            return None
        return self._over(hop.at)

    def _over(self, now: float) -> SpeechSegment | None:
        stretch, rules = self._stretch, self._rules
        if stretch is None or _ms(now - stretch.end) < rules.silence_ms:
            return None
        self._stretch = None
        if not rules.shortest_ms <= _ms(stretch.end - stretch.start) <= rules.longest_ms:
            return None
        return SpeechSegment(start=stretch.start - rules.before_ms / 1000, end=now, at=now)


class _Hints:
    """What was said around a hint, in a room too loud for speech to stand out of."""

    def __init__(self, rules: PieceRules) -> None:
        self._rules = rules
        self._since: float | None = None
        self._last = -1e9

    def hear(self, now: float, hint: float) -> SpeechSegment | None:
        rules = self._rules
        if self._since is None and hint >= rules.hint and _ms(now - self._last) >= rules.hint_before_ms:
            self._since = now
        if self._since is None or _ms(now - self._since) < rules.hint_after_ms:
            return None
        start = self._since - rules.hint_before_ms / 1000
        self._since, self._last = None, now
        return SpeechSegment(start=start, end=now, at=now)


def _ms(seconds: float) -> int:
    return round(seconds * 1000)
