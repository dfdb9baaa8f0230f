"""Pools the studies again: without each one, in groups, and along columns that may explain them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from instep.evidence.pooling.between import tau2
from instep.evidence.pooling.counting import NotEstimable
from instep.evidence.pooling.effects import Matrix, Vector
from instep.evidence.pooling.estimate import Estimate, chi2_p, estimated
from instep.evidence.pooling.fitting import column_of_ones, fit
from instep.evidence.pooling.pooled import NotFitting, Pooled, pool, spare, widened
from instep.evidence.pooling.spread import Spread, spread_of


@dataclass(frozen=True, kw_only=True)
class WithoutOne:
    """What all studies but one come to; None where the rest gives no estimate."""

    name: str
    estimate: Estimate | None
    tau2: float | None
    i2: float | None
    q: float | None


@dataclass(frozen=True, kw_only=True)
class Groups:
    """Each group pooled by itself, with a tau² of its own, and whether the groups differ.

    `q` is Cochran's Q of the groups' estimates under their own variances: Borenstein, Hedges, Higgins and
    Rothstein (2009), Introduction to Meta-Analysis, chapter 19. None with a single group.
    """

    groups: Mapping[str, Pooled]
    q: float | None
    df: int
    p: float | None


@dataclass(frozen=True, kw_only=True)
class MetaRegression:
    """Effects along moderators: a coefficient each, what they explain together, and what is left.

    `qm` tests all moderators at once: chi-squared on `qm_df`, or F on `qm_df` and `qm_df2` where intervals
    are by t; None where the line leaves nothing to test against. `spread` is what is left around the line
    (QE, residual tau² and I²). `r2` is how much of tau² they explain, in percent; None where there is none.
    """

    intercept: Estimate
    slopes: Mapping[str, Estimate]
    qm: float | None
    qm_df: int
    qm_df2: int | None
    qm_p: float | None
    spread: Spread
    r2: float | None


def leave_one_out(pooled: Pooled) -> tuple[WithoutOne, ...]:
    """Return the pooling without each study in turn; nothing for a single study."""
    every = np.arange(pooled.k)
    return tuple(_without(pooled, np.delete(every, at), at) for at in range(pooled.k)) if pooled.k > 1 else ()


def _without(pooled: Pooled, rest: np.ndarray[tuple[int], np.dtype[np.intp]], at: int) -> WithoutOne:
    name = pooled.effects.names[at]
    try:
        again = pool(pooled.effects.of(rest), method=pooled.method, interval=pooled.interval)
    except NotEstimable:
        return WithoutOne(name=name, estimate=None, tau2=None, i2=None, q=None)
    spread = again.spread
    return WithoutOne(name=name, estimate=again.estimate, tau2=spread.tau2, i2=spread.i2, q=spread.q)


def subgroups(pooled: Pooled, groups: Sequence[str]) -> Groups:
    """Return the studies pooled by their group, in the order the groups first come.

    Raises NotEstimable where the counts of one group give nothing.
    """
    found = {
        group: pool(
            pooled.effects.of([at for at, one in enumerate(groups) if one == group]),
            method=pooled.method,
            interval=pooled.interval,
        )
        for group in dict.fromkeys(groups)
    }
    if len(found) < 2:  # noqa: PLR2004  # nothing to compare
        return Groups(groups=found, q=None, df=0, p=None)
    yi = np.array([one.estimate.value for one in found.values()])
    vi = np.array([model_variance(one) for one in found.values()])
    q, df = fit(yi, 1 / vi, column_of_ones(len(yi))).q, len(yi) - 1
    return Groups(groups=found, q=q, df=df, p=chi2_p(q, df))


def model_variance(pooled: Pooled) -> float:
    """Return the variance of the estimate under its model, whatever its interval was made by."""
    if pooled.method.takes_counts:
        return float(pooled.estimate.se or 0.0) ** 2
    return float(1 / np.sum(1 / (pooled.vi + (pooled.spread.tau2 or 0.0))))


class Collinear(ValueError):
    """A moderator that does not vary, or follows from others; `moderator` names it."""

    def __init__(self, moderator: str) -> None:
        self.moderator = moderator
        super().__init__(moderator)


def regress(pooled: Pooled, moderators: Mapping[str, Vector]) -> MetaRegression:
    """Return the effects along the moderators, a number a study each, by the pooling's method and interval.

    Raises NotFitting where the method goes by counts or the studies are too few (at least one more than there
    are coefficients), and Collinear for a moderator that adds nothing.
    """
    if pooled.method.takes_counts:
        raise NotFitting("counts_have_no_line")
    if pooled.k < len(moderators) + 2:
        raise NotFitting("too_few_for_moderators")
    return _regressed(pooled, _standard(moderators), list(moderators))


@dataclass(frozen=True, kw_only=True)
class _Design:
    """Columns of mean 0 and SD 1, and the matrix that takes their coefficients to those of the moderators.

    A year in four figures would cost the fit half of its own.
    """

    columns: Matrix
    back: Matrix


def _standard(moderators: Mapping[str, Vector]) -> _Design:
    raw = np.column_stack(list(moderators.values()))
    middle, size = raw.mean(axis=0), raw.std(axis=0)
    for at, name in enumerate(moderators):
        if not size[at] > 1e-12 * max(1e-300, float(np.max(np.abs(raw[:, at])))):
            raise Collinear(name)
    columns = np.column_stack((np.ones(len(raw)), (raw - middle) / size))
    for at, name in enumerate(moderators, start=2):
        if np.linalg.matrix_rank(columns[:, :at], tol=1e-9 * np.sqrt(len(raw))) < at:
            raise Collinear(name)
    back = np.diag(np.concatenate(([1.0], 1 / size)))
    back[0, 1:] = -middle / size
    return _Design(columns=columns, back=back)


def _regressed(pooled: Pooled, design: _Design, names: Sequence[str]) -> MetaRegression:
    effects = pooled.effects
    left = tau2(effects.yi, effects.vi, design.columns, method=pooled.method)
    fitted = fit(effects.yi, 1 / (effects.vi + left), design.columns)
    covariance, df = widened(fitted, pooled.interval), spare(fitted, pooled.interval)
    values, errors = design.back @ fitted.coefficients, design.back @ covariance @ design.back.T
    made = [estimated(float(value), float(np.sqrt(errors[at, at])), df) for at, value in enumerate(values)]
    qm = _together(fitted.coefficients[1:], covariance[1:, 1:], df)
    return MetaRegression(
        intercept=made[0],
        slopes=dict(zip(names, made[1:], strict=True)),
        qm=qm,
        qm_df=len(names),
        qm_df2=df,
        qm_p=None if qm is None else _upper(qm, len(names), df),
        spread=spread_of(effects, design.columns, fitted, tau2=left, method=pooled.method),
        r2=_explained(pooled.spread.tau2, left) if pooled.method.is_random else None,
    )


def _together(slopes: Vector, covariance: Matrix, df: int | None) -> float | None:
    if not np.all(np.diag(covariance) > 0):
        return None
    chi2 = float(slopes @ np.linalg.solve(covariance, slopes))
    return chi2 if df is None else chi2 / len(slopes)


def _upper(value: float, df: int, df2: int | None) -> float | None:
    if df2 is None:
        return chi2_p(value, df)
    from scipy.special import fdtrc  # noqa: PLC0415  # a second of CPU, for those who need it

    return float(fdtrc(df, df2, value))


def _explained(before: float | None, left: float) -> float | None:
    return max(0.0, 100 * (before - left) / before) if before else None
