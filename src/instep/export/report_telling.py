"""Days, places and lists in words, and how long a sentence may be where the whole page must be one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from instep.export.letters import written
from instep.foot.anatomy import Region, Side
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

    def has(self, key: str) -> bool:
        """Whether the report has a sentence under this key."""
        return f"report-{key}" in self.words.texts

    def named(self, key: str, other: str) -> str:
        """Return the sentence under a key; the other text where there is none."""
        return self.say(key) if self.has(key) else other

    def day(self, day: date) -> str:
        """Return a short day: 9 May, with the year where it is another."""
        which = "this_year" if day.year == self.year else "other"
        return self.say(f"day-{which}", day=day.day, month=self.say(f"months-{day.month}"), year=day.year)

    def long_day(self, day: date) -> str:
        """Return a day with its year: 9 May 2026."""
        month = self.words.say(f"ui-time-months-{day.month}")
        return self.words.say("ui-time-day", day=str(day.day), month=month, year=str(day.year))

    def place(self, side: Side, region: Region) -> str:
        """Return a place: ball of the foot, left foot."""
        where = self.words.say(f"regions-{region}")
        return self.words.say("ui-place", side=self.words.say(f"sides-{side}"), region=where)

    def listed(self, parts: Iterable[str]) -> str:
        """Return the parts as one list."""
        return self.say("list").join(parts)

    def cut(self, text: str) -> str:
        """Return the text, shortened at a word where it is too long for its cell, and seen to be."""
        longest = _LONGEST[self.brief]
        text = " ".join(written(text).split())
        return text if len(text) <= longest else self.say("cut", text=text[:longest].rsplit(" ", 1)[0])


def telling(words: Words, last: date, *, brief: bool) -> Telling:
    """Return the words of a page whose last day this is."""
    return Telling(words=words, year=last.year, brief=brief)
