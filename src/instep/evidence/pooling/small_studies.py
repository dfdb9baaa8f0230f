"""Whether small studies found something else than large ones: two tests, and what that would come to."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from instep.evidence.pooling.between import Method
from instep.evidence.pooling.effects import Effects, Vector, given
from instep.evidence.pooling.estimate import Estimate, estimated
from instep.evidence.pooling.fitting import fit
from instep.evidence.pooling.pooled import Pooled, pool

FEW = 10
"""Below so many studies the tests tell little: Sterne et al. (2011), BMJ 343:d4002."""

_MOST_ROUNDS = 100


@dataclass(frozen=True, kw_only=True)
class Egger:
    """How the effect grows with its standard error, and what it would be for a study without error.

    Egger, Davey Smith, Schneider and Minder (1997), BMJ 315:629-634; the slope here is their intercept.
    """

    slope: Estimate
    without_error: Estimate


@dataclass(frozen=True, kw_only=True)
class Begg:
    """Kendall's tau of standardised effects and variances: Begg and Mazumdar (1994), Biometrics 50:1088."""

    tau: float
    p: float


class Counter(StrEnum):
    """How missing studies are counted: L0 or R0 of Duval and Tweedie."""

    L0 = "L0"
    R0 = "R0"


class FunnelSide(StrEnum):
    """On which side of the funnel studies are missing."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, kw_only=True)
class TrimAndFill:
    """How many studies seem to be missing on which side, and the pooling with their mirror images added.

    Duval and Tweedie (2000), Biometrics 56:455-463 and J Am Stat Assoc 95:89-98. `added` are the images.
    """

    counter: Counter
    side: FunnelSide
    missing: int
    pooled: Pooled
    added: Vector
    added_vi: Vector


def egger(effects: Effects) -> Egger | None:
    """Return Egger's regression; None below three studies, or where all are equally precise."""
    errors = np.sqrt(effects.vi)
    if len(effects) < 3 or not _varies(errors):  # noqa: PLR2004  # a line needs one more than its two ends
        return None
    # The errors are shifted to begin at their mean, so that no two columns say nearly the same.
    middle, size = float(np.mean(errors)), float(np.std(errors))
    fitted = fit(
        effects.yi, 1 / effects.vi, np.column_stack((np.ones_like(errors), (errors - middle) / size))
    )
    df = len(effects) - 2
    back = np.array([[1.0, -middle / size], [0.0, 1 / size]])
    values, spread = back @ fitted.coefficients, back @ (fitted.inverse * fitted.q / df) @ back.T
    zero, slope = (estimated(float(values[at]), float(np.sqrt(spread[at, at])), df) for at in (0, 1))
    return Egger(slope=slope, without_error=zero)


def begg(effects: Effects) -> Begg | None:
    """Return Begg's rank test; None below three studies, or where nothing varies."""
    common = pool(effects, method=Method.CE)
    apart = effects.vi - 1 / np.sum(1 / effects.vi)
    if len(effects) < 3 or not (np.all(apart > 0) and _varies(effects.vi)):  # noqa: PLR2004  # two: one order
        return None
    standard = (effects.yi - common.estimate.value) / np.sqrt(apart)
    if not _varies(standard):
        return None
    from scipy.stats import kendalltau  # noqa: PLC0415  # three seconds of CPU, for those who ask for it

    found = kendalltau(standard, effects.vi)
    return Begg(tau=float(found.statistic), p=float(found.pvalue))


def _varies(values: Vector) -> bool:
    return float(np.ptp(values)) > 1e-12 * float(np.max(np.abs(values)))


def trim_and_fill(
    pooled: Pooled, *, counter: Counter = Counter.L0, side: FunnelSide | None = None
) -> TrimAndFill | None:
    """Return the pooling with mirror images of the studies that seem to lack one.

    Without a side, the one opposite to that where the smaller studies lie. None below three studies, where
    all are equally precise and no side is given, or for a method that goes by counts.
    """
    if pooled.k < 3 or pooled.method.takes_counts:  # noqa: PLR2004  # two are symmetric whatever they found
        return None
    where = side or _side(pooled)
    if where is None:
        return None
    sign = -1.0 if where is FunnelSide.RIGHT else 1.0
    yi = sign * pooled.yi
    missing, middle = _missing(pooled.effects, yi, method=pooled.method, counter=counter)
    last = np.argsort(yi, kind="stable")[pooled.k - missing :]
    added = sign * (2 * middle - yi[last])
    return TrimAndFill(
        counter=counter,
        side=where,
        missing=missing,
        pooled=_with(pooled, added, pooled.vi[last]) if missing else pooled,
        added=added,
        added_vi=pooled.vi[last],
    )


def _side(pooled: Pooled) -> FunnelSide | None:
    found = egger(pooled.effects)
    if found is None:
        return None
    return FunnelSide.RIGHT if found.slope.value < 0 else FunnelSide.LEFT


def _missing(effects: Effects, yi: Vector, *, method: Method, counter: Counter) -> tuple[int, float]:
    """Trim on the right, pool the rest, count again, until the count stays; return it and the middle."""
    k, order, missing, middle = len(yi), np.argsort(yi, kind="stable"), 0, 0.0
    for _ in range(_MOST_ROUNDS):
        kept = order[: k - missing]
        rest = given([""] * len(kept), yi[kept], effects.vi[kept])
        middle = pool(rest, method=method).estimate.value
        # At least one study stays, whatever the counter says.
        counted = min(k - 1, max(0, round(_counted(yi[order] - middle, counter))))
        if counted == missing:
            break
        missing = counted
    return missing, middle


def _counted(apart: Vector, counter: Counter) -> float:
    """The number of missing studies, from the ranks of the distances to the middle."""
    k = len(apart)
    ranks = np.empty(k)
    ranks[np.argsort(np.abs(apart), kind="stable")] = np.arange(1, k + 1)
    if counter is Counter.R0:
        return k - float(np.max(ranks[apart < 0], initial=0.0)) - 1
    return (4 * float(np.sum(ranks[apart > 0])) - k * (k + 1)) / (2 * k - 1)


def _with(pooled: Pooled, added: Vector, vi: Vector) -> Pooled:
    names = (*pooled.effects.names, *[""] * len(added))
    yi = np.concatenate((pooled.yi, added))
    more = given(names, yi, np.concatenate((pooled.vi, vi)), measure=pooled.effects.measure)
    return pool(more, method=pooled.method, interval=pooled.interval)
