"""One hop of the ear, how likely each word is at it, and what may be let out of several."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from instep.session.hearing_rules import HearingRules, WordClass
from instep.voice.ear.ear import Hop
from instep.voice.ear.head import OTHER_SPEECH


@dataclass(frozen=True, kw_only=True)
class HeardWord:
    """A word of the ear, decided at `at` seconds of the stream."""

    at: float
    word: str
    confidence: float


@dataclass(frozen=True, kw_only=True)
class First(HeardWord):
    """Something of the stop class; which word of it is only the likeliest yet."""


@dataclass(frozen=True, kw_only=True)
class FirstOutcome(HeardWord):
    """What the last `First` was."""


@dataclass(frozen=True, kw_only=True)
class Unsettled(HeardWord):
    """No word of the stop class grew sure enough after the last `First`; it counts as a stop."""


@dataclass(frozen=True, kw_only=True)
class Faint(HeardWord):
    """In the midst of talk, what may have been a stop and grew no surer: nothing is done, and it is asked."""


@dataclass(frozen=True, kw_only=True)
class Word(HeardWord):
    """A word of any other class; for a number that was asked for, as sure as among numbers alone."""


Utterance: TypeAlias = First | FirstOutcome | Unsettled | Faint | Word


@dataclass(frozen=True, kw_only=True)
class Situation:
    """What the coach is doing while a hop is heard."""

    speaking: bool = False
    masked: bool = False  # its own words would be taken for one of the stop class
    explained: bool = False  # what is heard is no more than its echo
    asked: bool = False  # it has asked for a number


@dataclass(frozen=True)
class HopScores:
    """How likely each word is at one hop."""

    at: float
    shares: Mapping[str, float]

    @classmethod
    def of(cls, hop: Hop, words: tuple[str, ...]) -> "HopScores":
        """Return the hop's shares by the names of its words."""
        return cls(hop.at, {word: float(share) for word, share in zip(words, hop.p, strict=True)})

    @property
    def now(self) -> int:
        """Milliseconds, whole, so that both hosts compare the same numbers."""
        return round(self.at * 1000)

    def likeliest(self, words: tuple[str, ...]) -> str:
        """The first of the likeliest of these words."""
        return max(words, key=lambda word: self.shares[word])

    def sum(self, words: tuple[str, ...]) -> float:
        """Return the share of all these words."""
        return sum(self.shares[word] for word in words)

    def against_talk(self, word: str, doubt: float) -> float:
        """Return how much likelier the word is than talk that means nothing, 0 to 1."""
        return self.shares[word] / (self.shares[word] + self.shares[OTHER_SPEECH] + doubt)


def of_class(rules: HearingRules, words: tuple[str, ...], kind: WordClass) -> tuple[str, ...]:
    """Return which of the ear's words are of a class, in the ear's order."""
    known = rules.of(kind)
    return tuple(word for word in words if word in known)
