"""A test statistic with its degrees of freedom and its p, and whether one follows from the other."""

import math
from dataclasses import dataclass
from enum import StrEnum
from statistics import NormalDist

from instep.evidence.quoted.figures import Printed, PValue
from instep.evidence.quoted.tails import chi2_tail, f_tail, t_tail
from instep.evidence.quoted.verdicts import Computed, StatisticCheck, StatisticVerdict, found, held_against


class Family(StrEnum):
    """What is tested with; `r` is a correlation with n - 2 degrees of freedom."""

    T = "t"
    F = "F"
    CHI2 = "chi2"
    R = "r"
    Z = "z"

    @property
    def freedoms(self) -> int:
        """How many degrees of freedom it has."""
        return {Family.F: 2, Family.Z: 0}.get(self, 1)


@dataclass(frozen=True, kw_only=True)
class StatisticQuoted:
    """A printed test; p is two-sided unless `one_sided` (F and chi2: the upper tail, as they are)."""

    family: Family
    df: tuple[float, ...]
    statistic: Printed
    p: PValue
    one_sided: bool = False

    def __post_init__(self) -> None:
        """Raise ValueError where the degrees of freedom are not those of the test."""
        if len(self.df) != self.family.freedoms:
            raise ValueError(f"{self.family} has {self.family.freedoms} degrees of freedom")
        if not all(0 < one < math.inf for one in self.df):
            raise ValueError("degrees of freedom must be above 0")


def check_test(quoted: StatisticQuoted) -> StatisticCheck:
    """Return whether the printed p follows from the printed statistic.

    Method: Nuijten et al. 2016 (statcheck), with the rounding of statistic and p both allowed for. Where a
    two-sided p does not follow but the one-sided one does, the reason says so; the verdict stays.
    """
    if trouble := _impossible(quoted):
        return trouble
    two = computed(quoted)
    wanted = two.halved() if quoted.one_sided else two
    verdict = held_against(quoted.p, wanted)
    parts = {"computed": str(wanted), "printed": str(quoted.p)}
    if not verdict.is_flag and quoted.p.sign == "=" and quoted.p.at.value == 0:
        return found(StatisticVerdict.ROUNDING, "p_zero", **parts)
    one_sided = verdict.is_flag and not quoted.one_sided and _has_sides(quoted)
    if one_sided and not held_against(quoted.p, two.halved()).is_flag:
        return found(verdict, "test_one_sided", **parts)
    return found(verdict, f"test_{verdict.replace('-', '_')}", **parts)


def computed(quoted: StatisticQuoted) -> Computed:
    """Return the two-sided p (F and chi2: the upper tail) of the statistic and of its rounding's ends."""
    least, at, most = quoted.statistic.size
    return Computed(low=_p(quoted, most), at=_p(quoted, at), high=_p(quoted, least))


def _p(quoted: StatisticQuoted, size: float) -> float:
    match quoted.family:
        case Family.T:
            return 2 * t_tail(quoted.df[0], size)
        case Family.F:
            return f_tail(quoted.df[0], quoted.df[1], size)
        case Family.CHI2:
            return chi2_tail(quoted.df[0], size)
        case Family.R:
            return 2 * t_tail(quoted.df[0], _t_of_r(size, quoted.df[0]))
        case Family.Z:
            return 2 * NormalDist().cdf(-size)


def _t_of_r(r: float, df: float) -> float:
    return r * math.sqrt(df / (1 - r * r)) if r < 1 else math.inf


def _impossible(quoted: StatisticQuoted) -> StatisticCheck | None:
    value, family = quoted.statistic.value, quoted.family
    if family in {Family.F, Family.CHI2} and quoted.statistic.high < 0:
        return found(StatisticVerdict.INCONSISTENT, "below_zero", printed=quoted.statistic.text)
    if family is Family.R and abs(value) - quoted.statistic.half > 1:
        return found(StatisticVerdict.INCONSISTENT, "beyond_one", printed=quoted.statistic.text)
    return None


def _has_sides(quoted: StatisticQuoted) -> bool:
    """Return whether the test has a direction; F and chi2 have one with a single degree of freedom."""
    return quoted.family not in {Family.F, Family.CHI2} or quoted.df[0] == 1
