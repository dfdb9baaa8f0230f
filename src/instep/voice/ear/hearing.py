"""From hops to words: which word was said, and when that is sure enough to say so.

The page has the same in player/listening/hearing.js; the two agree hop by hop.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from instep.session.hearing_rules import HearingRules, WordClass
from instep.voice.ear.ear import Hop
from instep.voice.ear.head import NO_SPEECH, OTHER_SPEECH

# A word grows surer while it is spoken; so many hops that are no surer, and its peak is over.
_PAST_THE_PEAK = 2


@dataclass(frozen=True, kw_only=True)
class Said:
    """A word of the ear, decided at `at` seconds of the stream."""

    at: float
    word: str
    confidence: float


@dataclass(frozen=True, kw_only=True)
class First(Said):
    """Something of the stop class; which word of it is only the likeliest yet."""


@dataclass(frozen=True, kw_only=True)
class Settled(Said):
    """What the last `First` was."""


@dataclass(frozen=True, kw_only=True)
class Unsettled(Said):
    """No word of the stop class grew sure enough after the last `First`; it counts as a stop."""


@dataclass(frozen=True, kw_only=True)
class Faint(Said):
    """In the midst of talk, what may have been a stop and grew no surer: nothing is done, and it is asked."""


@dataclass(frozen=True, kw_only=True)
class Word(Said):
    """A word of any other class; for a number that was asked for, as sure as among numbers alone."""


Utterance: TypeAlias = First | Settled | Unsettled | Faint | Word


@dataclass(frozen=True, kw_only=True)
class Situation:
    """What the coach is doing while a hop is heard."""

    speaking: bool = False
    masked: bool = False  # its own words would be taken for one of the stop class
    explained: bool = False  # what is heard is no more than its echo
    asked: bool = False  # it has asked for a number


class Hearing:
    """The memory of one listening; `hear` takes one hop after the other."""

    def __init__(self, rules: HearingRules, words: tuple[str, ...]) -> None:
        self._words = words
        self._stops = _Stops(rules, words)
        self._others = _Others(rules, words)
        self._hints = _Hints(rules, self._stops)

    def hear(self, hop: Hop, situation: Situation) -> list[Utterance]:
        """Return what grew sure with this hop, in the order in which it is to be acted on."""
        moment = Moment.of(hop, self._words)
        stops = self._stops.hear(moment, situation)
        if stops:
            self._others.interrupted(moment)
        others = [] if self._stops.waits else self._others.hear(moment, asked=situation.asked)
        faint = self._hints.hear(moment, situation, heard=bool(stops or others))
        return [*stops, *others, *faint]


@dataclass(frozen=True)
class Moment:
    """How likely each word is at one hop."""

    at: float
    shares: Mapping[str, float]

    @classmethod
    def of(cls, hop: Hop, words: tuple[str, ...]) -> "Moment":
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


@dataclass(frozen=True)
class _Waiting:
    """A first word was let out; which one it was is still open."""

    since: int
    confidence: float


class _Stops:
    """The stop class: never deaf, and let out at the first hop that reaches the threshold."""

    def __init__(self, rules: HearingRules, words: tuple[str, ...]) -> None:
        self._rules = rules
        self._words = _of(rules, words, WordClass.STOP)
        self._waiting: _Waiting | None = None
        self._talk = _Talk(rules)
        # One utterance a word: the share must fall before the next first word.
        self._armed = True

    @property
    def waits(self) -> bool:
        """Whether a first word is not settled yet."""
        return self._waiting is not None

    def hint(self, moment: Moment, situation: Situation) -> Faint | None:
        """Return what talk alone keeps from being a stop."""
        word, levels = self._words[0], self._rules.thresholds
        sure, alone = self._sure(moment, word), not (situation.speaking or situation.masked)
        if situation.explained or not (alone and self._talk.goes_on) or sure < levels.stop_silent:
            return None
        return Faint(at=moment.at, word=word, confidence=sure)

    def hear(self, moment: Moment, situation: Situation) -> list[Utterance]:
        self._talk.hear(moment, situation)
        over = [word for word in self._words if self._is_over(moment, word, situation)]
        first: list[Utterance] = []
        if self._armed and over:
            word = moment.likeliest(tuple(over))
            self._waiting = _Waiting(moment.now, self._sure(moment, word))
            self._armed = False
            first = [First(at=moment.at, word=word, confidence=self._waiting.confidence)]
        elif not self._waiting:
            self._armed = self._armed or not over
        return [*first, *self._settled(moment)]

    def _settled(self, moment: Moment) -> list[Utterance]:
        if not self._waiting:
            return []
        waited, word = self._waiting, moment.likeliest(self._words)
        if moment.shares[word] >= self._rules.thresholds.settle:
            self._waiting = None
            return [Settled(at=moment.at, word=word, confidence=moment.shares[word])]
        if moment.now - waited.since >= self._rules.times.settle:
            self._waiting = None
            return [Unsettled(at=moment.at, word=self._words[0], confidence=waited.confidence)]
        return []

    def _is_over(self, moment: Moment, word: str, situation: Situation) -> bool:
        return not situation.explained and self._sure(moment, word) >= self._threshold(word, situation)

    def _sure(self, moment: Moment, word: str) -> float:
        return moment.against_talk(word, self._rules.thresholds.doubt)

    def _threshold(self, word: str, situation: Situation) -> float:
        levels = self._rules.thresholds
        if situation.masked:
            return levels.masked
        if word != self._words[0]:
            return levels.stop_phrases
        if situation.speaking:
            return levels.stop_speaking
        return levels.stop_in_talk if self._talk.goes_on else levels.stop_silent


class _Hints:
    """What would be a stop without the talk around it; let out once, unless it grows into a word."""

    def __init__(self, rules: HearingRules, stops: _Stops) -> None:
        self._rules = rules
        self._stops = stops
        self._first: Faint | None = None
        self._gone = True

    def hear(self, moment: Moment, situation: Situation, *, heard: bool) -> list[Utterance]:
        """Take one hop in; `heard`: something was let out at it."""
        hint = self._stops.hint(moment, situation)
        if hint and self._gone:
            self._first = hint
        self._gone = hint is None
        if heard or self._stops.waits:
            self._first = None
        if self._first is None or moment.now - round(self._first.at * 1000) < self._rules.times.settle:
            return []
        faint, self._first = replace(self._first, at=moment.at), None
        return [faint]


class _Talk:
    """Whether people have been talking up to now; what the coach says is no talk."""

    def __init__(self, rules: HearingRules) -> None:
        self._rules = rules
        self._past: list[tuple[int, float]] = []
        self.goes_on = False

    def hear(self, moment: Moment, situation: Situation) -> None:
        """Take one hop in."""
        times = self._rules.times
        past = [(at, share) for at, share in self._past if moment.now - at <= times.talk_from]
        before = [share for at, share in past if moment.now - at >= times.talk_until]
        long = bool(past) and moment.now - past[0][0] >= times.talk_from
        self.goes_on = long and sum(before) / len(before) >= self._rules.thresholds.talk
        share = 0.0 if situation.speaking else moment.shares[OTHER_SPEECH]
        self._past = [*past, (moment.now, share)]


@dataclass(frozen=True)
class _Heard:
    """A word at one hop, and how sure."""

    word: str
    confidence: float


@dataclass(frozen=True)
class _Rising:
    """A word that may grow surer still."""

    heard: _Heard
    since: int
    left: int = _PAST_THE_PEAK


@dataclass(frozen=True)
class _Last:
    """What was let out last, and whether the ear has been without it since."""

    word: str
    at: int
    gone: bool


class _Others:
    """All other words: let out once, at their peak, and not again while they ring on."""

    def __init__(self, rules: HearingRules, words: tuple[str, ...]) -> None:
        self._rules = rules
        self._numbers = _of(rules, words, WordClass.NUMBER)
        self._stops = _of(rules, words, WordClass.STOP)
        self._nothing = (OTHER_SPEECH, NO_SPEECH)
        self._words = tuple(word for word in words if word not in self._nothing)
        self._not_numbers = tuple(word for word in self._words if word not in self._numbers)
        self._rising: _Rising | None = None
        self._last: _Last | None = None

    def interrupted(self, moment: Moment) -> None:
        """Forget what was rising: it was part of a stop, and so is what rings on after it."""
        self._rising = None
        self._last = _Last(self._stops[0], moment.now, gone=False)

    def hear(self, moment: Moment, *, asked: bool) -> list[Utterance]:
        heard = self._heard(moment, asked=asked)
        self._note_gone(heard)
        fresh = heard if heard and not self._deaf(heard.word, moment.now) else None
        self._rise(fresh, moment.now)
        return self._let_out(moment)

    def _heard(self, moment: Moment, *, asked: bool) -> _Heard | None:
        number = self._number(moment) if asked else None
        if number:
            return number
        word = moment.likeliest(self._words)
        sure = moment.shares[word] >= self._rules.thresholds.hear and word not in self._stops
        return _Heard(word, moment.shares[word]) if sure else None

    def _number(self, moment: Moment) -> _Heard | None:
        """The likeliest number, as sure as among numbers alone; none where any other word is likelier."""
        numbers = moment.sum(self._numbers)
        # Among numbers alone even "go on" would be the number that it resembles most.
        if numbers <= moment.shares[moment.likeliest(self._not_numbers)]:
            return None
        word = moment.likeliest(self._numbers)
        share = moment.shares[word] / (numbers + moment.sum(self._nothing))
        return _Heard(word, share) if share >= self._rules.thresholds.number else None

    def _note_gone(self, heard: _Heard | None) -> None:
        if self._last and (heard is None or heard.word != self._last.word):
            self._last = replace(self._last, gone=True)

    def _deaf(self, word: str, now: int) -> bool:
        if self._last is None:
            return False
        times, passed = self._rules.times, now - self._last.at
        if word != self._last.word:
            return passed < times.deaf_to_others
        return passed < times.refractory or not self._last.gone

    def _rise(self, heard: _Heard | None, now: int) -> None:
        rising = self._rising
        if rising is None:
            self._rising = _Rising(heard, now) if heard else None
        elif heard and heard.confidence > rising.heard.confidence:
            self._rising = replace(rising, heard=heard, left=_PAST_THE_PEAK)
        else:
            self._rising = replace(rising, left=rising.left - 1)

    def _let_out(self, moment: Moment) -> list[Utterance]:
        rising = self._rising
        if rising is None or (rising.left and moment.now - rising.since < self._rules.times.settle):
            return []
        self._rising, self._last = None, _Last(rising.heard.word, moment.now, gone=False)
        return [Word(at=moment.at, word=rising.heard.word, confidence=rising.heard.confidence)]


def _of(rules: HearingRules, words: tuple[str, ...], kind: WordClass) -> tuple[str, ...]:
    of_class = rules.of(kind)
    return tuple(word for word in words if word in of_class)
