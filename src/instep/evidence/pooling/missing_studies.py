"""What studies that nobody has seen could do: fail-safe numbers, and an interval that allows for them."""

import math
from dataclasses import dataclass

import numpy as np

from instep.evidence.pooling.between import Method, tau2
from instep.evidence.pooling.effects import Effects, Vector
from instep.evidence.pooling.estimate import Ends
from instep.evidence.pooling.fitting import column_of_ones, fit

_EACH_SIDE = 0.025
_NARROWEST, _WIDEST = 0.01, 20.0  # multiples between which the interval is looked for
_ONE_SIDED, _TWO_SIDED = 1.6448536269514722, 1.959963984540054


@dataclass(frozen=True, kw_only=True)
class FailSafe:
    """How many unseen studies that found nothing would take the result away.

    `rosenthal` (1979, Psychol Bull 86:638-641): until the sum of z no longer reaches p = 0.05, one-sided;
    `rosenberg` (2005, Evolution 59:464-468): the same of the weighted mean, two-sided. `orwin` (1983, J Educ
    Stat 8:157-159): until the plain or the weighted mean falls to a target; None without a target that lies
    between nothing and that mean. 0 where there is nothing to take away.
    """

    rosenthal: int
    rosenberg: int
    orwin: int | None
    orwin_weighted: int | None


@dataclass(frozen=True, kw_only=True)
class HenmiCopas:
    """A common effect with an interval that allows for tau²: small studies weigh less in it."""

    estimate: float
    ci: Ends


def fail_safe(effects: Effects, *, target: float | None = None) -> FailSafe:
    """Return the fail-safe numbers; `target` is a mean too small to matter, on the scale of the pooling."""
    weights = 1 / effects.vi
    k, total = len(effects), float(np.sum(weights))
    weighted, plain = float(np.sum(weights * effects.yi)) / total, float(np.mean(effects.yi))
    sum_of_z = float(np.sum(effects.yi / np.sqrt(effects.vi)))
    return FailSafe(
        rosenthal=_whole((sum_of_z / _ONE_SIDED) ** 2 - k),
        rosenberg=_whole(k * (weighted**2 * total / _TWO_SIDED**2 - 1)),
        orwin=_orwin(plain, target, k=k),
        orwin_weighted=_orwin(weighted, target, k=k),
    )


def _orwin(mean: float, target: float | None, *, k: int) -> int | None:
    if not target or target * mean <= 0 or abs(target) > abs(mean):
        return None
    return _whole(k * (mean - target) / target)


def _whole(number: float) -> int:
    return math.ceil(max(0.0, number))


def henmi_copas(effects: Effects) -> HenmiCopas | None:
    """Return the interval of Henmi and Copas (2010), Stat Med 29:2969-2983.

    The common effect's error R and Cochran's Q depend on each other; Q given R is taken as gamma with its own
    mean and variance, and the interval is as wide as leaves 5 % outside. None below two studies, and where
    one outweighs the others so far that the approximation has no such width.
    """
    if len(effects) < 2:  # noqa: PLR2004  # nothing between them
        return None
    ones = column_of_ones(len(effects))
    common = fit(effects.yi, 1 / effects.vi, ones)
    between = tau2(effects.yi, effects.vi, ones, method=Method.DL)
    weights, middle = common.weights, float(common.coefficients[0])
    moments = _moments(weights, between)
    times = _multiple(moments, weights, k=len(effects))
    if times is None:
        return None
    wide = times * moments.variance / float(np.sqrt(np.sum(weights)))
    return HenmiCopas(estimate=middle, ci=(middle - wide, middle + wide))


@dataclass(frozen=True, kw_only=True)
class _Moments:
    """Mean and variance of Q given R = r, each a constant and a multiple of r²; and the variance of R.

    R is the error of the common effect times the root of the weights' sum.
    """

    variance: float
    mean: tuple[float, float]
    spread: tuple[float, float]


def _moments(weights: Vector, between: float) -> _Moments:
    """Normal theory for y'Ay given b'y, with D the variances of y, b = w / root(sum w) and A = W - bb'.

    Given R the effects vary by D - gg'/v around rg/v, with g = Db and v = b'Db; traces follow from the sums.
    """
    share = weights / np.sqrt(np.sum(weights))
    mult = 1 + between * weights
    g = mult / np.sqrt(np.sum(weights))
    v = float(share @ g)
    pushed = weights * g - v * share
    inner, outer = float(g @ pushed), float(np.sum(pushed**2 * mult / weights))
    trace = float(np.sum(mult)) - v
    square = float(np.sum(mult**2)) - 2 * float(np.sum(mult * share * g)) + v**2
    return _Moments(
        variance=v,
        mean=(trace - inner / v, inner / v**2),
        spread=(
            2 * (square - 2 * outer / v + (inner / v) ** 2),
            4 * (outer - inner**2 / v) / v**2,
        ),
    )


def _multiple(moments: _Moments, weights: Vector, *, k: int) -> float | None:
    """Return x: the interval reaches x times the SD of R times the root of 1 + tau² W2, over root W1.

    There what lies beyond comes to 2.5 % a side.
    """
    from scipy.optimize import brentq  # noqa: PLC0415  # two seconds of CPU, for those who ask for it

    def over(x: float) -> float:
        return _beyond(x, moments, weights, k=k) - _EACH_SIDE

    if not over(_NARROWEST) > 0 > over(_WIDEST):
        return None
    return float(brentq(over, _NARROWEST, _WIDEST, xtol=1e-10))


def _beyond(x: float, moments: _Moments, weights: Vector, *, k: int) -> float:
    """The chance that R exceeds x times its SD times the root of 1 + tau² W2, with tau² estimated from Q.

    It is integrated by Gauss and Legendre over the normal errors from x upwards; beyond 12 nothing is left.
    """
    from scipy.special import gammainc  # noqa: PLC0415  # likewise

    points, parts = np.polynomial.legendre.leggauss(200)
    far = x + 12.0
    r = x + (points + 1) / 2 * (far - x)
    total, squares = float(np.sum(weights)), float(np.sum(weights**2))
    limit = (total**2 / squares - 1) * ((r / x) ** 2 - 1) + (k - 1)
    real = moments.variance * r**2
    mean, spread = (a + b * real for a, b in (moments.mean, moments.spread))
    if not (np.all(mean > 0) and np.all(spread > 0)):
        return 0.0
    chance = gammainc(mean**2 / spread, limit * mean / spread)
    density = np.exp(-(r**2) / 2) / np.sqrt(2 * np.pi)
    return float(np.sum(parts * chance * density)) * (far - x) / 2
