"""A whole recording heard as a session hears it: hops, words, and what each word would do."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np

from instep.foot.anatomy import Side
from instep.session.hearing_rules import HearingRules, WordClass
from instep.session.listening import ChartAnswer, Kind, ListeningContext, Memory, Utterance
from instep.session.utterances import heard
from instep.voice.ear.ear import EarFiles, Hop, quiet_room
from instep.voice.ear.echo import without_coach
from instep.voice.ear.embedding import HOP
from instep.voice.ear.hearing import Hearing
from instep.voice.ear.hop import Faint, First, FirstOutcome, HeardWord, Situation, Unsettled, Word
from instep.voice.ear.hop import Utterance as Decided
from instep.voice.ear.mel import FRAME, RATE
from instep.voice.ear.playback import Spans, explained, masks, sounding
from instep.voice.ear.second_stage import SecondStage
from instep.voice.ear.segments import SpeechSegment, segments
from instep.voice.ear.weights import Table

# The end of a file is no reason not to decide on its last word.
_AFTER_MS = 600
KINDS: Mapping[type[HeardWord], Kind] = {
    First: Kind.FIRST,
    FirstOutcome: Kind.SETTLED,
    Unsettled: Kind.UNSETTLED,
    Faint: Kind.FAINT,
    Word: Kind.WORD,
}
"""What the page and a session call each word of the ear."""


@dataclass(frozen=True, eq=False, repr=False)
class Coach:
    """What the coach played from the recording's beginning on, and how much later it comes back."""

    playback: Table
    delay_ms: int


@dataclass(frozen=True, kw_only=True)
class Heard:
    """A word of a recording, decided at `at` seconds, and what it would do in a running session."""

    at: float
    command: str
    confidence: float
    acted: bool
    settled: bool | None  # of the stop class alone
    event: str | None
    second_stage: bool


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """A word that the second stage read out of a piece of speech."""

    at: float
    word: str
    confidence: float
    piece: SpeechSegment


Said: TypeAlias = Decided | Agreed


@dataclass(frozen=True, eq=False, kw_only=True)
class Listening:
    """The ear, its rules, and the second stage where there is one."""

    ear: EarFiles
    rules: HearingRules
    second: SecondStage | None = None

    def listen(self, sound: Table, *, coach: Coach | None = None, asked: bool = False) -> list[Heard]:
        """Return what is heard in a recording (16,000 samples a second), in the order of its decisions.

        `asked`: all along, the coach has just asked for a number.
        """
        return self.heard(self.scene(sound, coach, asked=asked))

    def heard(self, scene: "Scene") -> list[Heard]:
        """Return what is heard in a scene, in the order of its decisions."""
        said: list[Said] = [*self.decided(scene), *self._agreed(scene)]
        return list(_Session(self, scene).acted(sorted(said, key=lambda one: one.at)))

    def scene(self, sound: Table, coach: Coach | None = None, *, asked: bool = False) -> "Scene":
        """Return the recording as the ear meets it: without what the coach played, hop by hop."""
        full = np.concatenate([sound, quiet_room(RATE * _AFTER_MS // 1000)])
        clean = without_coach(full, coach.playback, delay_ms=coach.delay_ms) if coach else full
        found = masks(coach.playback, self.ear, self.rules) if coach else ()
        moments = Moments(
            speaking=Spans(sounding(coach.playback) if coach else ()),
            masked=Spans(found),
            explained=Spans(explained(full, clean) if coach else ()),
            delay_ms=coach.delay_ms if coach else 0,
            asked=asked,
        )
        return Scene(sound=clean, moments=moments, hops=list(self._hops(clean, moments)))

    def decided(self, scene: "Scene") -> Iterator[Decided]:
        """Return what the ear alone decides."""
        hearing = Hearing(self.rules, self.ear.head.words)
        yield from (one for hop in scene.hops for one in hearing.hear(hop, scene.moments.at(hop.at)))

    def _hops(self, sound: Table, moments: "Moments") -> Iterator[Hop]:
        ear = self.ear.listen(after_silence=True)
        for start in range(0, len(sound), HOP):
            block = sound[start : start + HOP]
            yield from ear.push(block, speaking=moments.at((start + FRAME) / RATE).speaking)

    def _agreed(self, scene: "Scene") -> Iterator[Agreed]:
        if self.second is None:
            return
        known: list[Agreed] = []
        for piece in segments(scene.hops, self._hints(scene), self.second.rules.pieces):
            # What is left of the coach is speech too, and the clips show nothing gained by reading over it.
            if scene.moments.coach_within(piece):
                continue
            reading = self.second.agrees(piece.of(scene.sound))
            if reading and not any(one.word == reading.word and one.piece.meets(piece) for one in known):
                sure = math.exp(-max(0.0, reading.margin))
                known.append(Agreed(at=piece.at, word=reading.word, confidence=sure, piece=piece))
                yield known[-1]

    def _hints(self, scene: "Scene") -> list[float]:
        """How likely each hop makes a stop, or a word that needs agreement."""
        stops = self._columns(WordClass.STOP)
        rising = self._columns(WordClass.INCREASING)
        return [max(float(hop.p[stops].sum()), *map(float, hop.p[rising])) for hop in scene.hops]

    def _columns(self, kind: WordClass) -> list[int]:
        words = self.ear.head.words
        return [words.index(word) for word in self.rules.of(kind) if word in words]


@dataclass(frozen=True, eq=False, kw_only=True)
class Moments:
    """What the coach does at each moment of a recording."""

    speaking: Spans
    masked: Spans
    explained: Spans  # in the recording's own time
    delay_ms: int
    asked: bool

    def at(self, seconds: float) -> Situation:
        """Return what the ear must know of this moment."""
        played = seconds * 1000 - self.delay_ms
        return Situation(
            speaking=self.speaking.hold(played),
            masked=self.masked.hold(played),
            explained=self.explained.hold(seconds * 1000),
            asked=self.asked,
        )

    def coach_within(self, piece: SpeechSegment) -> bool:
        """Return whether the coach is heard in the piece."""
        start, end = (seconds * 1000 - self.delay_ms for seconds in (piece.start, piece.end))
        return self.speaking.meet(start, end)


@dataclass(frozen=True, eq=False, kw_only=True)
class Scene:
    """A recording without the coach, and its hops."""

    sound: Table
    moments: Moments
    hops: list[Hop]


class _Session:
    """A session that is always guiding: each word is judged as it would be in the middle of a move."""

    def __init__(self, listening: Listening, scene: Scene) -> None:
        self._rules = listening.rules
        self._second = listening.second is not None
        self._moments = scene.moments
        self._memory = Memory()

    def acted(self, said: Iterable[Said]) -> Iterator[Heard]:
        """Return each word once; a stop as what it settled to be."""
        first: Heard | None = None
        settled_at = -math.inf
        for one in said:
            if isinstance(one, Agreed) and self._known(one, settled_at):
                continue
            event = self._event(one)
            match one:
                case First():
                    first = _heard(one, event, settled=False)
                case FirstOutcome() | Unsettled() if first:
                    settled_at = one.at if isinstance(one, FirstOutcome) else settled_at
                    yield _settled(first, one, event)
                case Agreed() if event is None:
                    continue
                case Faint() if event is None:
                    yield _heard(one, event, settled=None)
                case _:
                    yield _heard(one, event, settled=True if self._stops(one.word) else None)

    def _known(self, agreed: Agreed, settled_at: float) -> bool:
        """Whether the ear has settled this stop already: the second stage adds, it does not repeat."""
        return self._stops(agreed.word) and settled_at >= agreed.piece.start

    def _stops(self, word: str) -> bool:
        return word in self._rules.of(WordClass.STOP)

    def _event(self, said: Said) -> str | None:
        """The last of the events that it would send; a stop sends `hush` before any other."""
        kind = Kind.AGREED if isinstance(said, Agreed) else KINDS[type(said)]
        context = self._context(said)
        if self._moments.asked:
            asking = ChartAnswer(event="", effects=("ask:pain", "say:check"))
            self._memory, _ = heard(self._memory, asking, context=context, rules=self._rules)
        spoken = Utterance(kind=kind, word=said.word, confidence=said.confidence)
        self._memory, deeds = heard(self._memory, spoken, context=context, rules=self._rules)
        events = [str(deed["event"]) for deed in deeds if "event" in deed]
        return events[-1] if events else None

    def _context(self, said: Said) -> ListeningContext:
        meaning = self._rules.words.get(said.word)
        # "left" means something where the right foot is being worked on.
        foot = Side.RIGHT if meaning and meaning.foot is Side.LEFT else Side.LEFT
        return ListeningContext(
            now=round(said.at * 1000),
            state="guiding",
            foot=foot,
            coach_speaking=self._moments.at(said.at).speaking,
            second_stage=self._second,
        )


def _heard(said: Said, event: str | None, *, settled: bool | None) -> Heard:
    return Heard(
        at=said.at,
        command=said.word,
        confidence=said.confidence,
        acted=event is not None,
        settled=settled,
        event=event,
        second_stage=isinstance(said, Agreed),
    )


def _settled(first: Heard, said: FirstOutcome | Unsettled, event: str | None) -> Heard:
    return replace(
        first,
        command=said.word,
        confidence=said.confidence,
        settled=isinstance(said, FirstOutcome),
        event=event or first.event,
    )
