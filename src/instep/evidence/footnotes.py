"""Where a claim, rule or dose is told, what may never be said of it, and remarks on flagged numbers."""

from collections.abc import Mapping
from typing import TypeAlias

from msgspec import field

from instep.value import Value


class Footnote(Value, frozen=True):
    """Who says so for one key of the words; exactly one of the three is given."""

    claim: str | None = None
    rule: str | None = None
    dose: str | None = None

    @property
    def address(self) -> str:
        """The page that answers it."""
        if self.claim:
            return f"/why/{self.claim}"
        return f"/why/rule/{self.rule}" if self.rule else f"/why/doses#{self.dose}"


class Forbidden(Value, frozen=True):
    """What may never be said: patterns (case does not count), and sentences they must catch.

    Without a claim it may not be said of anything.
    """

    claim: str | None
    patterns: tuple[str, ...]
    catches: tuple[str, ...]


class Remark(Value, frozen=True):
    """What we wrote down about numbers of a study that do not agree."""

    study: str
    printed: str
    flag: str
    remark: str


class Footnotes(Value, frozen=True):
    """Who says what stands under each key of the words, and each line of advice.

    `benefit` are words that tell of one; `bare` says why a sentence with such a word needs no footnote.
    """

    by_key: Mapping[str, Footnote] = field(name="footnotes")
    by_advice: Mapping[str, Footnote] = field(name="advice")
    benefit: tuple[str, ...]
    bare: Mapping[str, str]
    review: str

    def of_advice(self, key: str) -> Footnote:
        """Who says a line of advice: what it follows from, else its own page of rules."""
        return self.by_advice.get(key) or Footnote(rule=key)


Remarks: TypeAlias = Mapping[tuple[str, str], Remark]
"""Our remarks by study and printed numbers."""
