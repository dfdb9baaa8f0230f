"""An estimate with its standard error, its 95 % interval and its test; None for what does not exist."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from instep.evidence.pooling.effects import Z95

Ends: TypeAlias = tuple[float, float]
"""The two ends of a 95 % interval."""


class Interval(StrEnum):
    """How an interval is made: normal, Knapp and Hartung's, or t with as many degrees as are spare."""

    NORMAL = "normal"
    KH = "kh"
    T = "t"


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """`statistic` is the value over its standard error: z, or t with `df` degrees of freedom."""

    value: float
    se: float | None
    ci: Ends | None
    statistic: float | None
    p: float | None
    df: int | None


def estimated(value: float, se: float | None, df: int | None) -> Estimate:
    """Return the estimate: normal where `df` is None, else t; without degrees or a standard error, alone.

    A standard error of 0 (Knapp and Hartung's, of studies that agree to the last figure) tests nothing.
    """
    if se is None or (df is not None and df < 1):
        return Estimate(value=value, se=se, ci=None, statistic=None, p=None, df=df)
    statistic = value / se if se > 0 else None
    return Estimate(
        value=value,
        se=se,
        ci=around(value, se, df),
        statistic=statistic,
        p=None if statistic is None else two_sided(statistic, df),
        df=df,
    )


def around(value: float, se: float, df: int | None) -> Ends:
    """Return the 95 % interval: normal, or t with at least one degree of freedom."""
    wide = quantile(df) * se
    return value - wide, value + wide


def quantile(df: int | None) -> float:
    """Return the two-sided 95 % quantile: 1.96 where `df` is None, else that of t."""
    if df is None:
        return Z95
    from scipy.special import stdtrit  # noqa: PLC0415  # a second of CPU, for those who need it

    return float(stdtrit(df, 0.975))


def two_sided(statistic: float, df: int | None) -> float:
    """Return the two-sided p of a z, or of a t with `df` degrees of freedom."""
    from scipy.special import ndtr, stdtr  # noqa: PLC0415  # likewise

    tail = ndtr(-abs(statistic)) if df is None else stdtr(df, -abs(statistic))
    return 2 * float(tail)


def chi2_p(value: float, df: int) -> float | None:
    """Return the upper tail of chi-squared; None without a degree of freedom."""
    from scipy.special import chdtrc  # noqa: PLC0415  # likewise

    return float(chdtrc(df, value)) if df > 0 else None
