"""The words of one language: looked up by key, filled with parts, timed without the voice."""

from collections.abc import Mapping
from dataclasses import dataclass

from instep.session.speech_time import SpeechRate, spoken_ms


@dataclass(frozen=True, kw_only=True)
class Words:
    """Every sentence of one language under its dotted key, and the pace of the voice that says it."""

    language: str
    texts: Mapping[str, str]
    rate: SpeechRate

    def say(self, key: str, **parts: str) -> str:
        """Return the sentence under a key with its parts filled in; raises KeyError for an unknown key."""
        text = self.texts[key]
        return text.format(**parts) if parts else text

    def spoken_ms(self, text: str) -> int:
        """Return a time within which the voice finishes the text, in milliseconds."""
        return spoken_ms(text, self.rate)
