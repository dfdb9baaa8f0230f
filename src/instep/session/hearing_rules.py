"""What the ear's words mean and how sure of one it must be, as content/ear/hearing.yaml gives it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from instep.foot.anatomy import Side


class WordClass(StrEnum):
    """How much may go wrong if a word was misheard; this decides how it is acted on."""

    STOP = "stop"
    EASING = "easing"
    MOVING = "moving"
    INCREASING = "increasing"
    ASKING = "asking"
    ANSWER = "answer"
    NUMBER = "number"
    HEARD = "heard"


@dataclass(frozen=True, kw_only=True)
class SpokenWord:
    """A word of the ear: the chart's events it does and undoes, or the line, number or foot it stands for."""

    kind: WordClass
    event: str | None = None
    undo: str | None = None
    say: str | None = None
    number: int | None = None
    foot: Side | None = None


@dataclass(frozen=True, kw_only=True)
class Thresholds:
    """Probabilities from 0 to 1 that must be reached; above 1 means never."""

    stop_silent: float
    stop_speaking: float
    stop_phrases: float
    stop_in_talk: float
    talk: float
    doubt: float
    masked: float
    settle: float
    hear: float
    easing: float
    moving: float
    increasing: float
    asking: float
    number: float
    yes: float
    no: float

    @property
    def stops(self) -> tuple[float, float, float]:
        """What a word of the stop class must reach against talk, wherever it is not masked."""
        return self.stop_silent, self.stop_speaking, self.stop_phrases


@dataclass(frozen=True, kw_only=True)
class HearingTimes:
    """Times in ms; `hearing.yaml` says what each one is for."""

    settle: int
    refractory: int
    deaf_to_others: int
    undo_easing: int
    undo_moving: int
    agree_within: int
    yes_within: int
    no_more_after_pain: int
    answer_within: int
    question_longest: int
    duck: int
    talk_from: int
    talk_until: int


@dataclass(frozen=True, kw_only=True)
class HearingRules:
    """The words, thresholds and times that belong to one version of the ear's head."""

    head: str
    thresholds: Thresholds
    times: HearingTimes
    words: Mapping[str, SpokenWord]

    def of(self, kind: WordClass) -> tuple[str, ...]:
        """The words of a class, in the order of the file."""
        return tuple(word for word, meaning in self.words.items() if meaning.kind is kind)
