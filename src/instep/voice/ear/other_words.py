"""All words but the stop class: let out once, at their peak, and not again while they ring on."""

from dataclasses import dataclass, replace

from instep.session.hearing_rules import HearingRules, WordClass
from instep.voice.ear.head import NO_SPEECH, OTHER_SPEECH
from instep.voice.ear.hop import HopScores, Utterance, Word, of_class

# A word grows surer while it is spoken; so many hops that are no surer, and its peak is over.
_PAST_THE_PEAK = 2


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


class Others:
    """All other words: let out once, at their peak, and not again while they ring on."""

    def __init__(self, rules: HearingRules, words: tuple[str, ...]) -> None:
        self._rules = rules
        self._numbers = of_class(rules, words, WordClass.NUMBER)
        self._stops = of_class(rules, words, WordClass.STOP)
        self._nothing = (OTHER_SPEECH, NO_SPEECH)
        self._words = tuple(word for word in words if word not in self._nothing)
        self._not_numbers = tuple(word for word in self._words if word not in self._numbers)
        self._rising: _Rising | None = None
        self._last: _Last | None = None

    def interrupted(self, moment: HopScores) -> None:
        """Forget what was rising: it was part of a stop, and so is what rings on after it."""
        self._rising = None
        self._last = _Last(self._stops[0], moment.now, gone=False)

    def hear(self, moment: HopScores, *, asked: bool) -> list[Utterance]:
        """Return the word that is let out at this hop; `asked`: a number is waited for."""
        heard = self._heard(moment, asked=asked)
        self._note_gone(heard)
        fresh = heard if heard and not self._deaf(heard.word, moment.now) else None
        self._rise(fresh, moment.now)
        return self._let_out(moment)

    def _heard(self, moment: HopScores, *, asked: bool) -> _Heard | None:
        number = self._number(moment) if asked else None
        if number:
            return number
        word = moment.likeliest(self._words)
        sure = moment.shares[word] >= self._rules.thresholds.hear and word not in self._stops
        return _Heard(word, moment.shares[word]) if sure else None

    def _number(self, moment: HopScores) -> _Heard | None:
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

    def _let_out(self, moment: HopScores) -> list[Utterance]:
        rising = self._rising
        if rising is None or (rising.left and moment.now - rising.since < self._rules.times.settle):
            return []
        self._rising, self._last = None, _Last(rising.heard.word, moment.now, gone=False)
        return [Word(at=moment.at, word=rising.heard.word, confidence=rising.heard.confidence)]
