"""How much true effects differ from study to study: tau², by ten estimators, with or without moderators."""

from collections.abc import Callable
from enum import StrEnum
from typing import Final

import numpy as np

from instep.evidence.pooling.effects import Matrix, Vector
from instep.evidence.pooling.fitting import Fit, fit

_MOST_STEPS: Final = 1000
_MOST_HALVES: Final = 60
_ROUNDING: Final = 1e-12
_CLOSE: Final = 1e-5
_CLOSE_OF_TYPICAL: Final = 1e-3


class Method(StrEnum):
    """How studies are weighed: by an estimator of tau², by one common effect, or by their counts."""

    REML = "REML"
    DL = "DL"
    PM = "PM"
    ML = "ML"
    HE = "HE"
    SJ = "SJ"
    EB = "EB"
    HS = "HS"
    DL2 = "DL2"
    CA2 = "CA2"
    CE = "CE"
    MH = "MH"
    PETO = "PETO"

    @property
    def is_random(self) -> bool:
        """Whether it lets true effects differ from study to study."""
        return self not in {Method.CE, Method.MH, Method.PETO}

    @property
    def takes_counts(self) -> bool:
        """Whether it needs two-by-two tables."""
        return self in {Method.MH, Method.PETO}


def tau2(yi: Vector, vi: Vector, design: Matrix, *, method: Method, start: float | None = None) -> float:
    """Return tau², never below 0; 0 for a common effect, and where there are no more studies than columns.

    `start` is where ML and REML begin to look. Formulas and references: docs/reference/pooling.md.
    """
    spare = len(yi) - design.shape[1]
    if spare < 1 or not method.is_random:
        return 0.0
    match method:
        case Method.REML | Method.ML:
            begin = _general(yi, vi, design, weights=np.ones_like(vi)) if start is None else start
            return _likeliest(yi, vi, design, method=method, start=begin)
        case Method.PM | Method.EB:
            # Empirical Bayes solves the same equation as Paule and Mandel: Viechtbauer et al. (2015),
            # Psychol Methods 20:360-374.
            return tau2_where_q_is(float(spare), yi, vi, design=design)
        case Method.SJ:
            return _sidik_jonkman(yi, vi, design)
        case Method.HS:
            plain = fit(yi, 1 / vi, design)
            return max(0.0, (plain.q - len(yi)) / float(np.sum(1 / vi)))
        case _:
            return _by_moments(yi, vi, design, method=method)


def _by_moments(yi: Vector, vi: Vector, design: Matrix, *, method: Method) -> float:
    """DerSimonian and Laird (1986), Hedges and Olkin (1985), DerSimonian and Kacker (2007) in two steps."""
    even, plain = np.ones_like(vi), 1 / vi
    first = even if method in {Method.HE, Method.CA2} else plain
    found = _general(yi, vi, design, weights=first)
    if method in {Method.DL2, Method.CA2}:
        return _general(yi, vi, design, weights=1 / (vi + found))
    return found


def _general(yi: Vector, vi: Vector, design: Matrix, *, weights: Vector) -> float:
    """The method of moments under any weights: what Q exceeds its mean by, over how fast that mean grows."""
    fitted = fit(yi, weights, design)
    return max(0.0, (fitted.q - fitted.trace_p_times(vi)) / fitted.trace_p)


def _sidik_jonkman(yi: Vector, vi: Vector, design: Matrix) -> float:
    """Sidik and Jonkman (2005), Appl Stat 54:367-384, begun at the plain variance of the effects."""
    begin = float(np.var(yi))
    if begin == 0:
        return 0.0
    fitted = fit(yi, 1 / (vi + begin), design)
    return float(begin * fitted.q / (len(yi) - design.shape[1]))


def _likeliest(yi: Vector, vi: Vector, design: Matrix, *, method: Method, start: float) -> float:
    """Fisher scoring, each step halved until it stays at 0 or above and the likelihood does not fall.

    It ends where a step is at most 1e-5, as in the program that the field checks its figures with (metafor:
    Viechtbauer 2010, J Stat Softw 36(3)), and at most a thousandth of the typical variance, so that effects in
    small units are not left where they began.
    """
    restricted, typical = method is Method.REML, 1 / float(np.mean(1 / vi))
    close = min(_CLOSE, _CLOSE_OF_TYPICAL * typical)
    at, here = start, fit(yi, 1 / (vi + start), design)
    for _ in range(_MOST_STEPS):
        step = _score(here, restricted=restricted)
        if at + step < 0 and at == 0:
            break
        before = at
        at, here = _climbed(at, step, lambda value: fit(yi, 1 / (vi + value), design), restricted=restricted)
        if abs(at - before) <= close:
            break
    return at


def _score(here: Fit, *, restricted: bool) -> float:
    """One step of scoring: the slope of the likelihood over its expected curvature."""
    if restricted:
        return (here.y_pp_y - here.trace_p) / here.trace_pp
    return float((here.y_pp_y - np.sum(here.weights)) / np.sum(here.weights**2))


def _climbed(
    at: float, step: float, fitted: Callable[[float], Fit], *, restricted: bool
) -> tuple[float, Fit]:
    while at + step < 0:
        step /= 2
    here = fitted(at)
    level = _likelihood(here, restricted=restricted)
    for _ in range(_MOST_HALVES):
        there = fitted(at + step)
        if _likelihood(there, restricted=restricted) >= level - _ROUNDING * abs(level):
            return at + step, there
        step /= 2
    return at, here


def _likelihood(here: Fit, *, restricted: bool) -> float:
    """Twice the log-likelihood but for a constant."""
    plain = float(np.sum(np.log(here.weights))) - here.q
    return plain + float(np.linalg.slogdet(here.inverse)[1]) if restricted else plain


def tau2_where_q_is(target: float, yi: Vector, vi: Vector, *, design: Matrix) -> float:
    """Return the tau² under which Cochran's Q equals a target; 0 where Q is below it already.

    Q falls as tau² grows, so there is one such value: Paule and Mandel (1982), J Res NBS 87:377-385; with
    chi-squared quantiles as targets it bounds the interval of Viechtbauer (2007), Stat Med 26:37-52.
    """

    def beyond(value: float) -> float:
        return fit(yi, 1 / (vi + value), design).q - target

    if beyond(0.0) <= 0:
        return 0.0
    from scipy.optimize import brentq  # noqa: PLC0415  # two seconds of CPU, for those who need it

    high = float(np.mean(vi) + np.var(yi))
    while beyond(high) > 0:
        high *= 4
    return float(brentq(beyond, 0.0, high, xtol=1e-16 * float(np.min(vi)), rtol=1e-13, maxiter=1000))
