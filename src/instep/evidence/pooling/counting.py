"""Studies of few events, pooled by their counts: Mantel and Haenszel, and Peto."""

from dataclasses import dataclass

import numpy as np

from instep.evidence.pooling.effects import Counts, EffectMeasure, Effects, Vector


@dataclass(frozen=True, kw_only=True)
class Counted:
    """A common effect made of counts: on the scale it is pooled on, with each study's weight.

    `effects` are the studies' own, None for one that says nothing of the measure (no event in either arm);
    `heterogeneity` is Cochran's Q around the common effect, over those that say something.
    """

    estimate: float
    se: float
    weights: Vector
    yi: Vector
    vi: Vector
    says: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]

    @property
    def q(self) -> float:
        """Cochran's Q around the common effect."""
        return float(np.sum((self.yi - self.estimate)[self.says] ** 2 / self.vi[self.says]))


class NotEstimable(ValueError):
    """The counts cannot give this measure: the sum it would be divided by is nothing."""


def mantel_haenszel(effects: Effects) -> Counted:
    """Return the Mantel-Haenszel RR, OR or RD; no half is added to a count.

    Greenland and Robins (1985), Biometrics 41:55-68 (RR); Robins, Breslow and Greenland (1986), Biometrics
    42:311-323 (OR); Sato, Greenland and Robins (1989), Biometrics 45:1323-1324 (RD). Raises NotEstimable.
    """
    counts = _counts(effects)
    match effects.measure:
        case EffectMeasure.RR:
            estimate, variance, weights = _mh_rr(counts)
        case EffectMeasure.OR:
            estimate, variance, weights = _mh_or(counts)
        case _:
            estimate, variance, weights = _mh_rd(counts)
    says = (
        np.ones(len(counts), bool) if effects.measure is EffectMeasure.RD else ~_mute(counts, effects.measure)
    )
    return Counted(
        estimate=estimate,
        se=float(np.sqrt(variance)),
        weights=weights,
        yi=effects.yi,
        vi=effects.vi,
        says=says,
    )


def peto(effects: Effects) -> Counted:
    """Return Peto's log OR: events beyond those expected, over their hypergeometric variance.

    Yusuf, Peto, Lewis, Collins and Sleight (1985), Prog Cardiovasc Dis 27:335-371. Raises NotEstimable.
    """
    counts = _counts(effects)
    n_t, n_c, events, people = _margins(counts)
    expected = n_t * events / people
    variance = n_t * n_c * events * (people - events) / (people**2 * (people - 1))
    total = float(np.sum(variance))
    if not total > 0:
        raise NotEstimable
    says = variance > 0
    inner = np.where(says, variance, 1.0)
    return Counted(
        estimate=float(np.sum(counts.event_t - expected)) / total,
        se=float(1 / np.sqrt(total)),
        weights=variance,
        yi=np.where(says, (counts.event_t - expected) / inner, 0.0),
        vi=1 / inner,
        says=says,
    )


def _counts(effects: Effects) -> Counts:
    if effects.counts is None:
        raise ValueError("Mantel-Haenszel and Peto need two-by-two tables")
    return effects.counts


def _mute(counts: Counts, measure: EffectMeasure) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Studies that say nothing of a ratio: those without events, and of odds those with nothing else."""
    none: np.ndarray[tuple[int, ...], np.dtype[np.bool_]] = counts.event_t + counts.event_c == 0
    return none if measure is EffectMeasure.RR else counts.empty


def _margins(counts: Counts) -> tuple[Vector, Vector, Vector, Vector]:
    n_t, n_c = counts.event_t + counts.not_t, counts.event_c + counts.not_c
    return n_t, n_c, counts.event_t + counts.event_c, n_t + n_c


def _mh_rr(counts: Counts) -> tuple[float, float, Vector]:
    n_t, n_c, events, people = _margins(counts)
    top, bottom = counts.event_t * n_c / people, counts.event_c * n_t / people
    over = n_t * n_c * events / people**2 - counts.event_t * counts.event_c / people
    r, s = _both(top, bottom)
    return float(np.log(r / s)), float(np.sum(over)) / (r * s), bottom


def _mh_or(counts: Counts) -> tuple[float, float, Vector]:
    people = _margins(counts)[3]
    same, other = (counts.event_t + counts.not_c) / people, (counts.not_t + counts.event_c) / people
    top, bottom = counts.event_t * counts.not_c / people, counts.not_t * counts.event_c / people
    r, s = _both(top, bottom)
    variance = (
        np.sum(same * top) / r**2
        + np.sum(same * bottom + other * top) / (r * s)
        + np.sum(other * bottom) / s**2
    ) / 2
    return float(np.log(r / s)), float(variance), bottom


def _mh_rd(counts: Counts) -> tuple[float, float, Vector]:
    n_t, n_c, _, people = _margins(counts)
    a, c = counts.event_t, counts.event_c
    weights = n_t * n_c / people
    estimate = float(np.sum((a * n_c - c * n_t) / people) / np.sum(weights))
    skew = c * (n_t / people) ** 2 - a * (n_c / people) ** 2 + n_t * n_c * (n_c - n_t) / (2 * people**2)
    spread = (a * counts.not_c + c * counts.not_t) / (2 * people)
    variance = float((estimate * np.sum(skew) + np.sum(spread)) / np.sum(weights) ** 2)
    if not variance > 0:
        raise NotEstimable
    return estimate, variance, weights


def _both(top: Vector, bottom: Vector) -> tuple[float, float]:
    r, s = float(np.sum(top)), float(np.sum(bottom))
    if r <= 0 or s <= 0:
        raise NotEstimable
    return r, s
