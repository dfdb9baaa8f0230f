"""Where a claim, rule or dose is told, what may never be said of it, and remarks on flagged numbers."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Footnote:
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


@dataclass(frozen=True, kw_only=True)
class Forbidden:
    """What may never be said of a claim: patterns (case does not count), and sentences they must catch."""

    claim: str
    patterns: tuple[str, ...]
    catches: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Remark:
    """What we wrote down about numbers of a study that do not agree."""

    study: str
    printed: str
    flag: str
    remark: str


@dataclass(frozen=True, kw_only=True)
class Footnotes:
    """All of them: footnotes by the key of the words, what is forbidden, and the remarks in their order."""

    by_key: Mapping[str, Footnote]
    forbidden: tuple[Forbidden, ...]
    remarks: tuple[Remark, ...]

    def remark(self, study: str, printed: str) -> str | None:
        """Our remark on one flagged statistic; None where nobody has written one."""
        return next(
            (one.remark for one in self.remarks if (one.study, one.printed) == (study, printed)), None
        )
