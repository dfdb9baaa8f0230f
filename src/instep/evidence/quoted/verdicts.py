"""What a check may find, and how a printed p is held against the one that was computed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from instep.evidence.quoted.figures import PValue

ALPHA = 0.05
"""Where papers draw the line; a decision error changes sides of it (Nuijten et al. 2016, statcheck)."""


class StatisticVerdict(StrEnum):
    """What was found, mildest first."""

    CANNOT = "cannot"
    CONSISTENT = "consistent"
    ROUNDING = "rounding"
    INCONSISTENT = "inconsistent"
    DECISION_ERROR = "decision-error"

    @property
    def is_flag(self) -> bool:
        """Whether somebody should look at it."""
        return self in {StatisticVerdict.INCONSISTENT, StatisticVerdict.DECISION_ERROR}


@dataclass(frozen=True, kw_only=True)
class StatisticReason:
    """Why, as a key of the words `quoted-reason` with its parts."""

    key: str
    parts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class StatisticCheck:
    """The verdict on one printed statistic and what it rests on."""

    verdict: StatisticVerdict
    reasons: tuple[StatisticReason, ...]


def found(verdict: StatisticVerdict, key: str, **parts: str) -> StatisticCheck:
    """Return a verdict with one reason."""
    return StatisticCheck(verdict=verdict, reasons=(StatisticReason(key=key, parts=parts),))


def together(checks: Iterable[StatisticCheck]) -> StatisticCheck:
    """Return the gravest verdict of several checks, with the reasons of those that found it."""
    every = list(checks)
    order = list(StatisticVerdict)
    worst = max((one.verdict for one in every), key=order.index)
    return StatisticCheck(
        verdict=worst,
        reasons=tuple(reason for one in every if one.verdict is worst for reason in one.reasons),
    )


@dataclass(frozen=True, kw_only=True)
class Computed:
    """The p that follows from what is printed: as printed, and its range within the rounding."""

    low: float
    at: float
    high: float

    def halved(self) -> "Computed":
        """Return the p of the one-sided test."""
        return Computed(low=self.low / 2, at=self.at / 2, high=self.high / 2)

    def __str__(self) -> str:
        """The range with two significant digits, as `.031 to .040`."""
        low, high = (f"{one:.2g}" for one in (self.low, self.high))
        return low if low == high else f"{low} to {high}"


def held_against(p: PValue, computed: Computed) -> StatisticVerdict:
    """Return how a printed p agrees with the computed one, the rounding of both allowed for.

    After Nuijten et al. 2016 (statcheck): a decision error is an inconsistent p whose significance at .05
    differs from the computed one whatever the rounding was; a printed p of .05 counts as significant.
    """
    if _fits(p, computed.at, computed.at):
        return StatisticVerdict.CONSISTENT
    if _fits(p, computed.low, computed.high):
        return StatisticVerdict.ROUNDING
    printed, true = _printed_significant(p), _significant(computed)
    flips = printed is not None and true is not None and printed is not true
    return StatisticVerdict.DECISION_ERROR if flips else StatisticVerdict.INCONSISTENT


def _fits(p: PValue, low: float, high: float) -> bool:
    match p.sign:
        case "<":
            return low < p.at.value
        case ">":
            return high > p.at.value
        case _:
            return low <= float(p.at.high) and high >= float(p.at.low)


def _printed_significant(p: PValue) -> bool | None:
    at = float(p.at.value)
    match p.sign:
        case "<":
            return True if at <= ALPHA else None
        case ">":
            return False if at >= ALPHA else None
        case _:
            return at <= ALPHA


def _significant(computed: Computed) -> bool | None:
    if computed.high <= ALPHA:
        return True
    return False if computed.low > ALPHA else None
