"""What is heard and told while a session listens, and what is remembered of it; all of it plain JSON."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any, TypeAlias

from instep.session.hearing_rules import HearingRules

Deed: TypeAlias = Mapping[str, Any]
"""One thing to do: {"event": name}, sent to the chart, with the "pain" it tells and a line to "say" before
the chart's own; {"say": line}; {"show": card}; {"duck": yes or no}; {"ignored": word}."""


class Kind(StrEnum):
    """How a word came: the first four are the stop class's alone; `agreed` comes from the second stage."""

    FIRST = "first"
    SETTLED = "settled"
    UNSETTLED = "unsettled"
    FAINT = "faint"
    WORD = "word"
    AGREED = "agreed"


@dataclass(frozen=True, kw_only=True)
class Utterance:
    """A word that was heard, and how sure the ear is of it."""

    kind: Kind
    word: str
    confidence: float


@dataclass(frozen=True, kw_only=True)
class ChartAnswer:
    """What the chart made of an event, whoever sent it."""

    event: str
    effects: tuple[str, ...]


@dataclass(frozen=True)
class VoiceHeard:
    """Somebody speaks, and it is not the coach."""


@dataclass(frozen=True)
class Tick:
    """Time has passed."""


Input: TypeAlias = Utterance | ChartAnswer | VoiceHeard | Tick


@dataclass(frozen=True, kw_only=True)
class ListeningContext:
    """How things stand now: `now` in ms on any clock that never goes back, `state` the chart's."""

    now: int
    state: str
    foot: str | None
    coach_speaking: bool
    second_stage: bool


@dataclass(frozen=True, kw_only=True)
class Question:
    """Something that was asked at `opened` and may be answered up to and with `until`."""

    opened: int
    until: int


@dataclass(frozen=True, kw_only=True)
class Undo:
    """What would undo the event `of`, for `within` ms, or longer while nobody can be heard to ask for it."""

    event: str
    of: str
    within: int
    opened: int
    until: int


@dataclass(frozen=True, kw_only=True)
class Rising:
    """Someone may want more: first the second stage must agree, then the person must say yes."""

    word: str
    agreed: bool
    opened: int
    until: int


@dataclass(frozen=True, kw_only=True)
class StopDecided:
    """When a word of the stop class was decided, and the pain it reported, if any."""

    at: int
    event: str | None


@dataclass(frozen=True, kw_only=True)
class Memory:
    """What is remembered from one input to the next.

    `reported`: a pain was told by voice and the chart has not answered yet. `doubted`: in the midst of talk
    it was asked whether something was a stop.
    """

    undo: Undo | None = None
    rising: Rising | None = None
    asked: Question | None = None
    pain_at: int | None = None
    reported: bool = False
    ducked_until: int | None = None
    stopped: StopDecided | None = None
    doubted: Question | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the memory as plain JSON."""
        return asdict(self)


@dataclass(frozen=True, kw_only=True)
class Turn:
    """One input's turn: what is remembered, how things stand, and the rules."""

    memory: Memory
    context: ListeningContext
    rules: HearingRules

    def keep(self, **changes: Any) -> Memory:
        """Return the memory with changes."""
        return replace(self.memory, **changes)

    def in_pain(self, **changes: Any) -> Memory:
        """Return the memory after a report of pain: nothing is undone, and nothing rises, for a while."""
        return self.keep(pain_at=self.context.now, undo=None, rising=None, **changes)

    @property
    def pained(self) -> bool:
        """Whether pain was reported a short while ago."""
        at, longest = self.memory.pain_at, self.rules.times.no_more_after_pain
        return at is not None and self.context.now - at < longest
