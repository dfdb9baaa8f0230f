"""The words of the page for the podiatrist, and how long a sentence of a page that must be one may be."""

from dataclasses import dataclass
from datetime import date

from instep.export.letters import written
from instep.session.phrases import short_day
from instep.session.words import Words

_LONGEST = {True: 110, False: 600}
"""Letters of one cell: where everything must fit one page, and where it may go on."""


@dataclass(frozen=True, kw_only=True)
class Telling:
    """The words of one page. `year` is left out of its days; `brief` cuts what is long."""

    words: Words
    year: int
    brief: bool = False

    def say(self, key: str, **parts: object) -> str:
        """Return the sentence of the report under a key."""
        return written(self.words.say(f"report-{key}", **{name: str(part) for name, part in parts.items()}))

    def named(self, key: str, other: str) -> str:
        """Return the sentence under a key; the other text where there is none."""
        return self.say(key) if f"report-{key}" in self.words.texts else other

    def day(self, day: date) -> str:
        """Return a short day: 9 May, with the year where it is another."""
        return short_day(day, self.words, year=self.year)

    def cut(self, text: str) -> str:
        """Return the text, shortened at a word where it is too long for its cell, and seen to be."""
        longest = _LONGEST[self.brief]
        text = " ".join(written(text).split())
        return text if len(text) <= longest else self.say("cut", text=text[:longest].rsplit(" ", 1)[0])
