"""Claims, the studies behind them, and the doses that a plan may lean on."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal

from instep.value import Value


class Certainty(StrEnum):
    """How sure the research is, in GRADE's words, surest first."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very low"


class Claim(Value, frozen=True):
    """One thing that is said about foot massage, and what research found.

    Only `safe_wording` may be said to a person; None means that nothing may. `people` says how many stand
    behind it and in which study, `compared_with` what they were compared with; None where there is no study.
    `draws` names the topics of its studies' results that are about it.
    """

    id: str
    article_claim: str
    where: str
    research: str
    certainty: Certainty
    certainty_reason: str
    verdict: str
    safe_wording: str | None
    never_say: str
    group: Literal["partly", "further", "untested", "against", "context"]
    people: str | None
    compared_with: str | None
    draws: tuple[str, ...]
    studies: tuple[str, ...]
    gap: str | None
    review: str


class Citation(Value, frozen=True):
    """Where a study was published; None where not known."""

    authors: str
    year: int | None
    title: str
    journal: str | None
    volume_pages: str | None
    doi: str | None
    pmid: str | None


class Intervention(Value, frozen=True):
    """What was done, for how long and how often; None where not stated."""

    who: str
    what: str
    minutes: int | None
    per_week: float | None
    weeks: int | None
    pressure: str | None


class Outcome(Value, frozen=True):
    """One result. `effect` is a number or words; `ci95` its interval, as numbers or words.

    Where both are numbers, `topic` and `short` name what was measured, `scale` its unit, `better` the side
    that is hoped for, and `against` the comparator. `printed` holds lines as the paper prints them.
    """

    outcome: str
    effect: float | str
    status: str
    topic: str | None = None
    short: str | None = None
    scale: str | None = None
    better: Literal["lower", "higher"] | None = None
    against: str | None = None
    printed: tuple[str, ...] = ()
    ci95: tuple[float | str, ...] | str | None = None
    p: float | str | None = None
    n: int | None = None
    k: int | None = None
    i2_percent: float | None = None

    @property
    def interval(self) -> tuple[float, float, float] | None:
        """Effect, lower and upper end, where all three are numbers."""
        if isinstance(self.effect, str) or self.ci95 is None or isinstance(self.ci95, str):
            return None
        low, high = self.ci95
        return None if isinstance(low, str) or isinstance(high, str) else (self.effect, low, high)


class Study(Value, frozen=True):
    """One study or review; `status` is seen or recalled."""

    id: str
    kind: str
    citation: Citation
    design: str
    n: int | None
    population: str | None
    intervention: Intervention | None
    comparator: str | None
    outcomes: tuple[Outcome, ...]
    limits: str
    url: str
    status: str
    status_detail: str | None


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """All claims and studies by id, and the doses as they are written."""

    claims: Mapping[str, Claim]
    studies: Mapping[str, Study]
    doses: Mapping[str, Any]

    def studies_of(self, claim: Claim) -> tuple[Study, ...]:
        """The studies of a claim, in the order it names them."""
        return tuple(self.studies[study] for study in claim.studies)

    def claims_on(self, study: Study) -> tuple[Claim, ...]:
        """The claims that a study stands behind."""
        return tuple(claim for claim in self.claims.values() if study.id in claim.studies)
