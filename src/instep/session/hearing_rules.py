"""What the ear's words mean and how sure of one it must be, as content/ear/hearing.yaml gives it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, TypeAlias

from msgspec import Meta

from instep.foot.anatomy import Side
from instep.value import Value

Share: TypeAlias = Annotated[float, Meta(gt=0, le=1)]
Ms: TypeAlias = Annotated[int, Meta(gt=0, le=600_000)]


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


class SpokenWord(Value, frozen=True):
    """A word of the ear: the chart's events it does and undoes, or the line, number or foot it stands for."""

    kind: WordClass
    event: str | None = None
    undo: str | None = None
    say: str | None = None
    number: Annotated[int, Meta(ge=0, le=10)] | None = None
    foot: Side | None = None


class Thresholds(Value, frozen=True):
    """Probabilities from 0 to 1 that must be reached; above 1 means never."""

    stop_silent: Share
    stop_speaking: Share
    stop_phrases: Share
    stop_in_talk: Share
    talk: Share
    doubt: Share
    masked: Annotated[float, Meta(gt=0)]
    settle: Share
    hear: Share
    easing: Share
    moving: Share
    increasing: Share
    asking: Share
    number: Share
    yes: Share
    no: Share

    @property
    def stops(self) -> tuple[float, float, float]:
        """What a word of the stop class must reach against talk, wherever it is not masked."""
        return self.stop_silent, self.stop_speaking, self.stop_phrases


class HearingTimes(Value, frozen=True):
    """Times in ms; `hearing.yaml` says what each one is for."""

    settle: Ms
    refractory: Ms
    deaf_to_others: Ms
    undo_easing: Ms
    undo_moving: Ms
    agree_within: Ms
    yes_within: Ms
    no_more_after_pain: Ms
    answer_within: Ms
    question_longest: Ms
    duck: Ms
    talk_from: Ms
    talk_until: Ms


class HearingRules(Value, frozen=True):
    """The words, thresholds and times that belong to one version of the ear's head."""

    head: str
    thresholds: Thresholds
    times: HearingTimes
    words: Mapping[str, SpokenWord]

    def of(self, kind: WordClass) -> tuple[str, ...]:
        """The words of a class, in the order of the file."""
        return tuple(word for word, meaning in self.words.items() if meaning.kind is kind)
