"""Claims, the studies behind them, and the doses that a plan may lean on."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Certainty(StrEnum):
    """How sure the research is, in GRADE's words, surest first."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very low"


@dataclass(frozen=True, kw_only=True)
class Claim:
    """One thing that is said about foot massage, and what research found.

    Only `safe_wording` may be said to a person; None means that nothing may.
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
    studies: tuple[str, ...]
    gap: str | None
    review: str


@dataclass(frozen=True, kw_only=True)
class Citation:
    """Where a study was published; None where not known."""

    authors: str
    year: int | None
    title: str
    journal: str | None
    volume_pages: str | None
    doi: str | None
    pmid: str | None


@dataclass(frozen=True, kw_only=True)
class Intervention:
    """What was done, for how long and how often; None where not stated."""

    who: str
    what: str
    minutes: int | None
    per_week: float | None
    weeks: int | None
    pressure: str | None


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """One result. `effect` is a number or words; `ci95` its interval, as numbers or words."""

    outcome: str
    effect: float | str
    status: str
    ci95: tuple[float | str, ...] | str | None = None
    p: float | str | None = None
    n: int | None = None
    k: int | None = None
    i2_percent: float | None = None


@dataclass(frozen=True, kw_only=True)
class Study:
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
