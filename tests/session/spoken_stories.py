"""Generated stories for the two policies: whatever may be heard or told, and what Python makes of it."""

import random
from typing import Any

from tests.session.listening_making import LIKELY, RULES, STATES, TOLD, context
from tests.session.listening_making import Step as Heard

from instep.session.hearing_rules import WordClass
from instep.session.listening import Input, Kind, Memory, Tick, Utterance, VoiceHeard
from instep.session.utterances import heard

SEED = 33
STORIES = 2_100
GAPS = (0, 80, 160, 400, 900, 1500, 1501, 2000, 4000, 4001, 6001, 20_000)


def generated() -> list[list[dict[str, Any]]]:
    """Return stories: each input and its context as the page gets them, and what came of it."""
    rng = random.Random(SEED)
    return [_story(rng) for _ in range(STORIES)]


def _story(rng: random.Random) -> list[dict[str, Any]]:
    memory, now, lines = Memory(), 0, []
    asking = _asking(rng)
    for given in [*_inputs(rng), *asking, *_inputs(rng)]:
        now += rng.choice(GAPS[:6]) if given in asking else rng.choice(GAPS)
        step = _step(rng, given, calm=given in asking)
        here = context(step, now)
        memory, deeds = heard(memory, given, context=here, rules=RULES)
        lines.append(
            {
                "input": _as_json(given),
                "context": vars(here),
                "memory": memory.as_json(),
                "deeds": [dict(d) for d in deeds],
            }
        )
    return lines


def _asking(rng: random.Random) -> list[Input]:
    """Chance alone would hardly ever ask for more as it should be asked, or answer a question."""
    name = rng.choice(["harder", "faster"])
    more: list[Input] = [_word(name, 0.95), _word(name, 0.95, Kind.AGREED), _word("yes", 0.95)]
    number: list[Input] = [TOLD[0], _word(rng.choice(["four", "ten"]), rng.choice([0.4, 0.6])), TOLD[1]]
    doubt: list[Input] = [_word("stop", 0.7, Kind.FAINT), rng.choice([_word("yes", 0.95), _word("no", 0.95)])]
    return rng.choice([[], more, number, doubt])


def _inputs(rng: random.Random) -> list[Input]:
    return [_input(rng) for _ in range(rng.randint(0, 6))]


def _input(rng: random.Random) -> Input:
    if rng.random() < 0.3:
        others: list[Input] = [*TOLD, Tick(), VoiceHeard()]
        return rng.choice(others)
    name = rng.choice(LIKELY if rng.random() < 0.5 else list(RULES.words))
    stop = RULES.words[name].kind is WordClass.STOP
    stops = [Kind.FIRST, Kind.SETTLED, Kind.UNSETTLED, Kind.FAINT, Kind.AGREED]
    kinds = stops if stop else [Kind.WORD] * 3 + [Kind.AGREED]
    return _word(name, rng.choice([0.2, 0.5, 0.6, 0.7, 0.9, 0.99]), rng.choice(kinds))


def _word(name: str, confidence: float, kind: Kind = Kind.WORD) -> Utterance:
    return Utterance(kind=kind, word=name, confidence=confidence)


def _step(rng: random.Random, given: Input, *, calm: bool) -> Heard:
    return Heard(
        after=0,
        given=given,
        state="guiding" if calm else rng.choice(STATES),
        foot=rng.choice(["left", "right", None]),
        coach_speaking=not calm and rng.random() < 0.2,
        second_stage=calm or rng.random() < 0.8,
    )


def _as_json(given: Input) -> dict[str, Any]:
    if isinstance(given, Tick | VoiceHeard):
        return {"kind": "tick" if isinstance(given, Tick) else "voice"}
    return vars(given) if isinstance(given, Utterance) else {"kind": "told", **vars(given)}
