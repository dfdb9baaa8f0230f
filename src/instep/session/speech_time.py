"""How long a sentence takes to say, known without the voice, so that a plan can leave room for it."""

import re
from dataclasses import dataclass

_VOWELS = re.compile(r"[aeiouyà-öø-ÿ]+", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
# Said by name, one by one: signs such as % and +, the point in 0.5, and the capitals of an abbreviation.
_SIGN = re.compile(r"(?<=\d)\.(?=\d)|[^\w\s.,;:!?'\"()\u2010-\u2026-]|[A-Z](?=[A-Z])|(?<=[A-Z])[A-Z]")
# A pause counts only where words follow it: the silence after the last word is nobody's time.
_BREATH = re.compile(r"[.!?\u2026]+\W+(?=\w)|\n+(?=.*\w)")
_COMMA = re.compile(r"[,;:]\W+(?=\w)|\s-\s|[\u2013\u2014]")


@dataclass(frozen=True, kw_only=True)
class SpeechRate:
    """A measured upper bound of one voice's pace, in milliseconds for each thing that takes time to say.

    The numbers are data (content/sound/speech_rate.yaml); all are 0 or above.
    """

    base_ms: float
    letter_ms: float
    vowel_ms: float
    digit_ms: float
    sign_ms: float
    comma_ms: float
    breath_ms: float


def spoken_ms(text: str, rate: SpeechRate) -> int:
    """Return a time within which the voice finishes `text`, in whole milliseconds; 0 where nothing is said.

    An upper bound, not an estimate: a cue that starts this much later never overlaps.
    """
    if not any(character.isalnum() for character in text):
        return 0
    time = (
        rate.base_ms
        + rate.letter_ms * sum(character.isalpha() for character in text)
        + rate.vowel_ms * len(_VOWELS.findall(text))
        + rate.digit_ms * len(_DIGIT.findall(text))
        + rate.sign_ms * len(_SIGN.findall(text))
        + rate.comma_ms * len(_COMMA.findall(text))
        + rate.breath_ms * len(_BREATH.findall(text))
    )
    return round(time)
