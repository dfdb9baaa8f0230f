"""Effect sizes: what each study found on one scale, with the variance of it, from what its paper prints."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Vector: TypeAlias = NDArray[np.float64]
"""One number a study."""

Matrix: TypeAlias = NDArray[np.float64]

Z95: Final = 1.959963984540054
"""The normal quantile of a two-sided 95 % interval."""

LARGEST: Final = 1e12
"""An effect beyond it is refused: differences of its squares would have no figures left."""

SMALLEST_VARIANCE, LARGEST_VARIANCE = 1e-30, 1e24


class EffectMeasure(StrEnum):
    """What an effect is; ratios are pooled as logarithms, correlations as Fisher's z."""

    MD = "MD"
    SMD = "SMD"
    RR = "RR"
    OR = "OR"
    RD = "RD"
    COR = "COR"
    GEN = "GEN"

    @property
    def is_ratio(self) -> bool:
        """Whether it is pooled as a logarithm."""
        return self in {EffectMeasure.RR, EffectMeasure.OR}


@dataclass(frozen=True, kw_only=True)
class Counts:
    """Events and people of two arms, a number a study; `not_t` and `not_c` are those without the event."""

    event_t: Vector
    not_t: Vector
    event_c: Vector
    not_c: Vector

    def __len__(self) -> int:
        return len(self.event_t)

    def of(self, chosen: NDArray[np.intp]) -> "Counts":
        """Return some of the studies."""
        arms = (self.event_t, self.not_t, self.event_c, self.not_c)
        return Counts(**dict(zip(_ARMS, (arm[chosen] for arm in arms), strict=True)))

    @property
    def empty(self) -> NDArray[np.bool_]:
        """The studies without an event in either arm, or with nothing but events in both."""
        none: NDArray[np.bool_] = self.event_t + self.event_c == 0
        every: NDArray[np.bool_] = self.not_t + self.not_c == 0
        return none | every


_ARMS = ("event_t", "not_t", "event_c", "not_c")


@dataclass(frozen=True, kw_only=True)
class Means:
    """Mean, standard deviation and people of two arms, a number a study."""

    mean_t: Vector
    sd_t: Vector
    n_t: Vector
    mean_c: Vector
    sd_c: Vector
    n_c: Vector


@dataclass(frozen=True, kw_only=True)
class Effects:
    """The studies to pool: a name, an effect and its variance each, on the scale they are pooled on.

    `counts` are there where the measure was worked out from two-by-two tables; only then can the studies be
    pooled by Mantel and Haenszel or by Peto.
    """

    measure: EffectMeasure
    names: tuple[str, ...]
    yi: Vector
    vi: Vector
    counts: Counts | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot be pooled; raises ValueError."""
        if not len(self.names) == len(self.yi) == len(self.vi) or not len(self.names):
            raise ValueError("a name, an effect and a variance for each of at least one study")
        if not np.all(np.abs(self.yi) <= LARGEST):
            raise ValueError(f"an effect is not finite or beyond {LARGEST:g}")
        if not np.all((self.vi >= SMALLEST_VARIANCE) & (self.vi <= LARGEST_VARIANCE)):
            raise ValueError(f"a variance is outside {SMALLEST_VARIANCE:g} to {LARGEST_VARIANCE:g}")

    def __len__(self) -> int:
        return len(self.names)

    def of(self, chosen: Sequence[int] | NDArray[np.intp]) -> "Effects":
        """Return some of the studies, in the order they are chosen."""
        where = np.asarray(chosen, dtype=np.intp)
        return Effects(
            measure=self.measure,
            names=tuple(self.names[at] for at in where),
            yi=self.yi[where],
            vi=self.vi[where],
            counts=self.counts.of(where) if self.counts else None,
        )


def given(
    names: Sequence[str], yi: Vector, vi: Vector, *, measure: EffectMeasure = EffectMeasure.GEN
) -> Effects:
    """Return effects that a paper already gives on the scale they are pooled on, with their variances."""
    return Effects(measure=measure, names=tuple(names), yi=np.asarray(yi, float), vi=np.asarray(vi, float))


def variance_of(low: Vector, high: Vector) -> Vector:
    """Return the variances behind 95 % intervals that are even on the scale they are pooled on."""
    return ((high - low) / (2 * Z95)) ** 2


def mean_differences(names: Sequence[str], means: Means, *, pooled_sd: bool = False) -> Effects:
    """Return the differences in means, treated minus control.

    The variance is that of unequal SDs, s1²/n1 + s2²/n2, or with `pooled_sd` that of one SD for both arms.
    """
    if pooled_sd:
        vi = _pooled_sd(means) ** 2 * (1 / means.n_t + 1 / means.n_c)
    else:
        vi = means.sd_t**2 / means.n_t + means.sd_c**2 / means.n_c
    return given(names, means.mean_t - means.mean_c, vi, measure=EffectMeasure.MD)


def standardised_differences(names: Sequence[str], means: Means) -> Effects:
    """Return Hedges' g, treated minus control: Cohen's d with the exact correction for few people.

    Hedges (1981), J Educ Stat 6:107-128; the variance is 1/n1 + 1/n2 + g²/(2 (n1 + n2)), Hedges and Olkin
    (1985), Statistical Methods for Meta-Analysis, p. 86.
    """
    from scipy.special import gammaln  # noqa: PLC0415  # a second of CPU, for those who need it

    m = means.n_t + means.n_c - 2
    correction = np.exp(gammaln(m / 2) - np.log(m / 2) / 2 - gammaln((m - 1) / 2))
    g = correction * (means.mean_t - means.mean_c) / _pooled_sd(means)
    vi = 1 / means.n_t + 1 / means.n_c + g**2 / (2 * (means.n_t + means.n_c))
    return given(names, g, vi, measure=EffectMeasure.SMD)


def _pooled_sd(means: Means) -> Vector:
    squares = (means.n_t - 1) * means.sd_t**2 + (means.n_c - 1) * means.sd_c**2
    return np.sqrt(squares / (means.n_t + means.n_c - 2))


def from_counts(names: Sequence[str], counts: Counts, measure: EffectMeasure) -> Effects:
    """Return log RR, log OR or RD, treated against control, with the large-sample variances.

    A half is added to all four cells of a study with an empty one, and of no other study. Raises ValueError
    for a measure that is not made of counts.
    """
    a, b, c, d = _half_where_empty(counts)
    n_t, n_c = a + b, c + d
    match measure:
        case EffectMeasure.RR:
            yi, vi = np.log(a / n_t) - np.log(c / n_c), 1 / a - 1 / n_t + 1 / c - 1 / n_c
        case EffectMeasure.OR:
            yi, vi = np.log(a / b) - np.log(c / d), 1 / a + 1 / b + 1 / c + 1 / d
        case EffectMeasure.RD:
            yi, vi = a / n_t - c / n_c, a * b / n_t**3 + c * d / n_c**3
        case _:
            raise ValueError(f"{measure} is not made of counts")
    return Effects(measure=measure, names=tuple(names), yi=yi, vi=vi, counts=counts)


def _half_where_empty(counts: Counts) -> tuple[Vector, Vector, Vector, Vector]:
    cells = np.stack((counts.event_t, counts.not_t, counts.event_c, counts.not_c)).astype(float)
    cells[:, (cells == 0).any(axis=0)] += 0.5
    return cells[0], cells[1], cells[2], cells[3]


def correlations(names: Sequence[str], r: Vector, n: Vector) -> Effects:
    """Return Fisher's z of correlations, with the variance 1/(n - 3): Fisher (1921), Metron 1:3-32."""
    return given(names, np.arctanh(r), 1 / (n - 3), measure=EffectMeasure.COR)


def back_of(measure: EffectMeasure) -> tuple[str, Callable[[float], float]] | None:
    """Return the name and the function that take a measure back to its own unit; None where it is there."""
    if measure.is_ratio:
        return "exp", _exp
    return ("tanh", math.tanh) if measure is EffectMeasure.COR else None


def _exp(value: float) -> float:
    return math.exp(value) if value < 709 else math.inf  # noqa: PLR2004  # where a float ends
