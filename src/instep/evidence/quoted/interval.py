"""An effect with its interval and its p: order, place, symmetry, and whether they tell the same."""

import math
from dataclasses import dataclass
from statistics import NormalDist

from instep.evidence.quoted.figures import Printed, PValue
from instep.evidence.quoted.verdicts import (
    Computed,
    StatisticCheck,
    StatisticVerdict,
    found,
    held_against,
    together,
)


@dataclass(frozen=True, kw_only=True)
class EffectQuoted:
    """An estimate with its interval (`level` 0.95 for a 95 % one); a `ratio` is compared on the log scale."""

    estimate: Printed
    low: Printed
    high: Printed
    ratio: bool = False
    p: PValue | None = None
    level: float = 0.95

    def __post_init__(self) -> None:
        """Raise ValueError where the level is no share."""
        if not 0 < self.level < 1:
            raise ValueError("the interval's level lies between 0 and 100 percent")


def check_effect(quoted: EffectQuoted) -> StatisticCheck:
    """Return whether estimate, interval and p can stand together, their rounding allowed for.

    Method for p from an interval: Altman and Bland 2011 (BMJ 343:d2304), a normal interval, on the log scale
    for ratios. An interval that was made otherwise (exact, profile, bootstrap, few people) need not be
    symmetric: the flag says "not centred", not "wrong".
    """
    return _impossible(quoted) or together(_checks(quoted))


def _impossible(quoted: EffectQuoted) -> StatisticCheck | None:
    if quoted.low.value > quoted.high.value:
        return found(StatisticVerdict.INCONSISTENT, "order", low=quoted.low.text, high=quoted.high.text)
    if quoted.ratio and min(quoted.low.high, quoted.estimate.high) <= 0:
        return found(StatisticVerdict.INCONSISTENT, "ratio_below_zero")
    if not (quoted.estimate.high >= quoted.low.low and quoted.estimate.low <= quoted.high.high):
        return found(StatisticVerdict.INCONSISTENT, "outside", estimate=quoted.estimate.text, **_ends(quoted))
    return None


def _checks(quoted: EffectQuoted) -> list[StatisticCheck]:
    if quoted.ratio and min(quoted.low.low, quoted.estimate.low) <= 0:
        # A ratio printed as 0.00 may be anything near 0: its logarithm says nothing.
        return [found(StatisticVerdict.CANNOT, "ratio_too_coarse")]
    return [_centred(quoted), *([_fits_p(quoted, quoted.p)] if quoted.p else [])]


def _centred(quoted: EffectQuoted) -> StatisticCheck:
    low, high, at = (_scaled(one, ratio=quoted.ratio) for one in (quoted.low, quoted.high, quoted.estimate))
    middle = [(one + other) / 2 for one, other in zip(low, high, strict=True)]
    parts = {"estimate": quoted.estimate.text, "middle": _unscaled(middle[1], ratio=quoted.ratio)}
    if at[0] <= middle[1] <= at[2]:
        return found(StatisticVerdict.CONSISTENT, "centred")
    if middle[0] <= at[2] and at[0] <= middle[2]:
        return found(StatisticVerdict.ROUNDING, "centred_rounding")
    return found(StatisticVerdict.INCONSISTENT, "not_centred", **parts, **_ends(quoted))


def _fits_p(quoted: EffectQuoted, p: PValue) -> StatisticCheck:
    computed = p_of_interval(quoted)
    verdict = held_against(p, computed)
    return found(verdict, f"interval_p_{verdict.replace('-', '_')}", printed=str(p), computed=str(computed))


def p_of_interval(quoted: EffectQuoted) -> Computed:
    """Return the two-sided p that a normal interval implies, with its range within the rounding."""
    low, high, at = (_scaled(one, ratio=quoted.ratio) for one in (quoted.low, quoted.high, quoted.estimate))
    quantile = NormalDist().inv_cdf((1 + quoted.level) / 2)
    narrow, middle, wide = (
        width / (2 * quantile) for width in (high[0] - low[2], high[1] - low[1], high[2] - low[0])
    )
    nearest = 0.0 if at[0] <= 0 <= at[2] else min(abs(at[0]), abs(at[2]))
    furthest = max(abs(at[0]), abs(at[2]))
    return Computed(low=_p(furthest, narrow), at=_p(abs(at[1]), middle), high=_p(nearest, wide))


def _p(size: float, se: float) -> float:
    if se <= 0:
        return 0.0 if size else 1.0
    return 2 * NormalDist().cdf(-size / se)


def _scaled(one: Printed, *, ratio: bool) -> tuple[float, float, float]:
    ends = float(one.low), float(one.value), float(one.high)
    return (math.log(ends[0]), math.log(ends[1]), math.log(ends[2])) if ratio else ends


def _unscaled(value: float, *, ratio: bool) -> str:
    return f"{math.exp(value) if ratio else value:.3g}"


def _ends(quoted: EffectQuoted) -> dict[str, str]:
    return {"low": quoted.low.text, "high": quoted.high.text}
