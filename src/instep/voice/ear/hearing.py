"""From hops to words: which word was said, and when that is sure enough to say so.

The page has the same in web/voice/listening/hearing.js; the two agree hop by hop.
"""

from instep.session.hearing_rules import HearingRules
from instep.voice.ear.ear import Hop
from instep.voice.ear.hop import HopScores, Situation, Utterance
from instep.voice.ear.other_words import Others
from instep.voice.ear.stop_words import Hints, Stops


class Hearing:
    """The memory of one listening; `hear` takes one hop after the other."""

    def __init__(self, rules: HearingRules, words: tuple[str, ...]) -> None:
        self._words = words
        self._stops = Stops(rules, words)
        self._others = Others(rules, words)
        self._hints = Hints(rules, self._stops)

    def hear(self, hop: Hop, situation: Situation) -> list[Utterance]:
        """Return what grew sure with this hop, in the order in which it is to be acted on."""
        moment = HopScores.of(hop, self._words)
        stops = self._stops.hear(moment, situation)
        if stops:
            self._others.interrupted(moment)
        others = [] if self._stops.waits else self._others.hear(moment, asked=situation.asked)
        faint = self._hints.hear(moment, situation, heard=bool(stops or others))
        return [*stops, *others, *faint]
