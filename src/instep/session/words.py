"""The words of one language: looked up by key, filled with parts, timed without the voice."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from instep.session.speech_time import SpeechRate, spoken_ms

Part: TypeAlias = str | int | float
"""What a sentence is filled with. A number is written as the language writes it, and may choose a plural."""


@dataclass(frozen=True, kw_only=True)
class Words:
    """Every message of one language under its key, and the pace of the voice that says it.

    `texts` holds a message as it was written; `fill` writes one out with its parts.
    """

    language: str
    """A tag of BCP 47."""
    direction: Literal["ltr", "rtl"]
    texts: Mapping[str, str]
    fill: Callable[[str, Mapping[str, Part]], str]
    rate: SpeechRate

    def say(self, key: str, **parts: Part) -> str:
        """Return the sentence under a key with its parts filled in; raises KeyError where one is unknown."""
        text = self.texts[key]
        return self.fill(key, parts) if "{" in text else text

    def spoken_ms(self, text: str) -> int:
        """Return a time within which the voice finishes the text, in milliseconds."""
        return spoken_ms(text, self.rate)


def message_of(line: str) -> str:
    """Return the key of the message that a line of a plan or a trace says: moves-rest-do of `moves.rest.do`.

    In published plans and traces dots part a line's name, and Fluent's names hold none.
    """
    return line.replace(".", "-")
