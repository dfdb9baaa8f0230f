"""Pools studies: the estimate with its interval, how the studies differ, and where a next one may lie."""

from dataclasses import dataclass

import numpy as np

from instep.evidence.pooling.between import Method, tau2
from instep.evidence.pooling.counting import Counted, mantel_haenszel, peto
from instep.evidence.pooling.effects import EffectMeasure, Effects, Vector
from instep.evidence.pooling.estimate import Ends, Estimate, Interval, around, estimated
from instep.evidence.pooling.fitting import Fit, column_of_ones, fit
from instep.evidence.pooling.spread import Spread, spread_of, spread_of_counts

_DUST = 1e-18
"""A Q below this is what rounding leaves of studies that agree to the last figure."""


@dataclass(frozen=True, kw_only=True)
class Pooled:
    """What the studies come to, on the scale they were pooled on; None for what does not exist.

    `next_study` is the 95 % prediction interval that goes with the interval's kind; `next_study_t` is that of
    Higgins, Thompson and Spiegelhalter (2009), J R Stat Soc A 172:137-159, with t on k - 2 degrees. Neither
    exists for a common effect, which leaves nothing for a next study to differ by. `weights` are in percent;
    `yi` and `vi` are the studies' own, and `says` is False for a study that says nothing of the measure.
    """

    effects: Effects
    method: Method
    interval: Interval
    estimate: Estimate
    spread: Spread
    next_study: Ends | None
    next_study_t: Ends | None
    weights: Vector
    yi: Vector
    vi: Vector
    says: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]

    @property
    def k(self) -> int:
        """How many studies."""
        return len(self.effects)


class NotFitting(ValueError):
    """A method or interval that cannot be used on these effects; `reason` names why."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def pool(effects: Effects, *, method: Method = Method.REML, interval: Interval = Interval.NORMAL) -> Pooled:
    """Return the pooled effect.

    Raises NotFitting where the method does not fit: by counts without two-by-two tables, Peto for anything
    but odds ratios, by counts with another interval than the normal; NotEstimable where they give nothing.
    """
    if not method.takes_counts:
        return _by_variance(effects, method=method, interval=interval)
    if effects.counts is None:
        raise NotFitting("needs_counts")
    if method is Method.PETO and effects.measure is not EffectMeasure.OR:
        raise NotFitting("peto_is_or")
    if interval is not Interval.NORMAL:
        raise NotFitting("counts_are_normal")
    return _by_counts(effects, method=method)


def _by_variance(effects: Effects, *, method: Method, interval: Interval) -> Pooled:
    ones = column_of_ones(len(effects))
    between = tau2(effects.yi, effects.vi, ones, method=method)
    fitted = fit(effects.yi, 1 / (effects.vi + between), ones)
    se, df = np.sqrt(widened(fitted, interval)[0, 0]), spare(fitted, interval)
    nexts = _next_studies(fitted, float(se), df, tau2=between) if method.is_random else (None, None)
    return Pooled(
        effects=effects,
        method=method,
        interval=interval,
        estimate=estimated(float(fitted.coefficients[0]), float(se), df),
        spread=spread_of(effects, ones, fitted, tau2=between, method=method),
        next_study=nexts[0],
        next_study_t=nexts[1],
        weights=100 * fitted.weights / np.sum(fitted.weights),
        yi=effects.yi,
        vi=effects.vi,
        says=np.ones(len(effects), bool),
    )


def widened(fitted: Fit, interval: Interval) -> Vector:
    """Return the covariance of the coefficients: Knapp and Hartung's where asked for, and studies are spare.

    It is neither kept from narrowing nor rounded up: Knapp and Hartung (2003), Stat Med 22:2693-2710.
    """
    rest = len(fitted.residuals) - len(fitted.coefficients)
    if interval is not Interval.KH or rest <= 0:
        return fitted.inverse
    return fitted.inverse * (fitted.q / rest if fitted.q > _DUST else 0.0)


def spare(fitted: Fit, interval: Interval) -> int | None:
    """Return the degrees of freedom of an interval by t; None of a normal one."""
    rest = len(fitted.residuals) - len(fitted.coefficients)
    return None if interval is Interval.NORMAL else rest


def _next_studies(fitted: Fit, se: float, df: int | None, *, tau2: float) -> tuple[Ends | None, Ends | None]:
    k, middle = len(fitted.residuals), float(fitted.coefficients[0])
    if k < 2:  # noqa: PLR2004  # one study says nothing of how studies differ
        return None, None
    plain = around(middle, float(np.hypot(se, np.sqrt(tau2))), df)
    if k < 3:  # noqa: PLR2004  # no degree of freedom for t
        return plain, None
    return plain, around(middle, float(np.sqrt(fitted.inverse[0, 0] + tau2)), k - 2)


def _by_counts(effects: Effects, *, method: Method) -> Pooled:
    counted: Counted = peto(effects) if method is Method.PETO else mantel_haenszel(effects)
    return Pooled(
        effects=effects,
        method=method,
        interval=Interval.NORMAL,
        estimate=estimated(counted.estimate, counted.se, None),
        spread=spread_of_counts(counted),
        next_study=None,
        next_study_t=None,
        weights=100 * counted.weights / np.sum(counted.weights),
        yi=counted.yi,
        vi=counted.vi,
        says=counted.says,
    )
