"""The stop class: let out at the first hop that reaches the threshold; and what talk alone holds back."""

from dataclasses import dataclass, replace

from instep.session.hearing_rules import HearingRules, WordClass
from instep.voice.ear.head import OTHER_SPEECH
from instep.voice.ear.hop import (
    Faint,
    First,
    FirstOutcome,
    HopScores,
    Situation,
    Unsettled,
    Utterance,
    of_class,
)


@dataclass(frozen=True)
class _Waiting:
    """A first word was let out; which one it was is still open."""

    since: int
    confidence: float


class Stops:
    """The stop class: never deaf, and let out at the first hop that reaches the threshold."""

    def __init__(self, rules: HearingRules, words: tuple[str, ...]) -> None:
        self._rules = rules
        self._words = of_class(rules, words, WordClass.STOP)
        self._waiting: _Waiting | None = None
        self._talk = _Talk(rules)
        # One utterance a word: the share must fall before the next first word.
        self._armed = True

    @property
    def waits(self) -> bool:
        """Whether a first word is not settled yet."""
        return self._waiting is not None

    def hint(self, moment: HopScores, situation: Situation) -> Faint | None:
        """Return what talk alone keeps from being a stop."""
        word, levels = self._words[0], self._rules.thresholds
        sure, alone = self._sure(moment, word), not (situation.speaking or situation.masked)
        if situation.explained or not (alone and self._talk.goes_on) or sure < levels.stop_silent:
            return None
        return Faint(at=moment.at, word=word, confidence=sure)

    def hear(self, moment: HopScores, situation: Situation) -> list[Utterance]:
        """Return what is let out at this hop: that something stops, then what it was."""
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

    def _settled(self, moment: HopScores) -> list[Utterance]:
        if not self._waiting:
            return []
        waited, word = self._waiting, moment.likeliest(self._words)
        if moment.shares[word] >= self._rules.thresholds.settle:
            self._waiting = None
            return [FirstOutcome(at=moment.at, word=word, confidence=moment.shares[word])]
        if moment.now - waited.since >= self._rules.times.settle:
            self._waiting = None
            return [Unsettled(at=moment.at, word=self._words[0], confidence=waited.confidence)]
        return []

    def _is_over(self, moment: HopScores, word: str, situation: Situation) -> bool:
        return not situation.explained and self._sure(moment, word) >= self._threshold(word, situation)

    def _sure(self, moment: HopScores, word: str) -> float:
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


class Hints:
    """What would be a stop without the talk around it; let out once, unless it grows into a word."""

    def __init__(self, rules: HearingRules, stops: Stops) -> None:
        self._rules = rules
        self._stops = stops
        self._first: Faint | None = None
        self._gone = True

    def hear(self, moment: HopScores, situation: Situation, *, heard: bool) -> list[Utterance]:
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

    def hear(self, moment: HopScores, situation: Situation) -> None:
        """Take one hop in."""
        times = self._rules.times
        past = [(at, share) for at, share in self._past if moment.now - at <= times.talk_from]
        before = [share for at, share in past if moment.now - at >= times.talk_until]
        long = bool(past) and moment.now - past[0][0] >= times.talk_from
        self.goes_on = long and sum(before) / len(before) >= self._rules.thresholds.talk
        share = 0.0 if situation.speaking else moment.shares[OTHER_SPEECH]
        self._past = [*past, (moment.now, share)]
