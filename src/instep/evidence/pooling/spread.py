"""How much the studies differ: Cochran's Q, tau², I² and H², with their intervals by Q-profile."""

from dataclasses import dataclass

import numpy as np

from instep.evidence.pooling.between import Method, tau2_where_q_is
from instep.evidence.pooling.counting import Counted
from instep.evidence.pooling.effects import Effects, Matrix
from instep.evidence.pooling.estimate import Ends, chi2_p
from instep.evidence.pooling.fitting import Fit, fit


@dataclass(frozen=True, kw_only=True)
class Spread:
    """Cochran's Q under inverse-variance weights, and what of it is not chance; I² in percent.

    `i2_from_q` is (Q - df)/Q; `i2` and `h2` follow from tau² and a typical variance, and are those of Q for a
    common effect: Higgins and Thompson (2002), Stat Med 21:1539-1558. The intervals are those of Viechtbauer
    (2007), Stat Med 26:37-52: they belong to the studies, not to an estimator. None for what does not exist:
    everything but Q of a single study, and intervals where the studies agree more than chance would have it.
    """

    q: float
    df: int
    q_p: float | None
    tau2: float | None = None
    tau2_se: float | None = None
    i2: float | None = None
    i2_from_q: float | None = None
    h2: float | None = None
    tau2_ci: Ends | None = None
    i2_ci: Ends | None = None
    h2_ci: Ends | None = None


def spread_of(effects: Effects, design: Matrix, fitted: Fit, *, tau2: float, method: Method) -> Spread:
    """Return the spread of studies around a fit that allowed for tau²."""
    plain = fit(effects.yi, 1 / effects.vi, design)
    df = len(effects) - design.shape[1]
    if df < 1:
        return Spread(q=0.0, df=df, q_p=None)
    typical = df / plain.trace_p
    ends = _q_profile(effects, design, df=df)
    from_q = _i2_from_q(plain.q, df)
    return Spread(
        q=plain.q,
        df=df,
        q_p=chi2_p(plain.q, df),
        tau2=tau2,
        tau2_se=_tau2_se(fitted, method),
        i2=_i2(tau2, typical) if method.is_random else from_q,
        i2_from_q=from_q,
        h2=_h2(tau2, typical) if method.is_random else plain.q / df,
        tau2_ci=ends,
        i2_ci=(_i2(ends[0], typical), _i2(ends[1], typical)) if ends else None,
        h2_ci=(_h2(ends[0], typical), _h2(ends[1], typical)) if ends else None,
    )


def spread_of_counts(counted: Counted) -> Spread:
    """Return the spread of studies around a common effect made of counts."""
    df = int(np.sum(counted.says)) - 1
    if df < 1:
        return Spread(q=0.0, df=max(df, 0), q_p=None)
    from_q, q = _i2_from_q(counted.q, df), counted.q
    return Spread(q=q, df=df, q_p=chi2_p(q, df), tau2=0.0, i2=from_q, i2_from_q=from_q, h2=q / df)


def _i2(tau2: float, typical: float) -> float:
    return 100 * tau2 / (tau2 + typical)


def _h2(tau2: float, typical: float) -> float:
    return tau2 / typical + 1


def _i2_from_q(q: float, df: int) -> float:
    return max(0.0, 100 * (q - df) / q) if q > 0 else 0.0


def _tau2_se(fitted: Fit, method: Method) -> float | None:
    """From the expected curvature of the likelihood; None for estimators that have none."""
    if method is Method.REML:
        return float(np.sqrt(2 / fitted.trace_pp))
    if method is Method.ML:
        return float(np.sqrt(2 / np.sum(fitted.weights**2)))
    return None


def _q_profile(effects: Effects, design: Matrix, *, df: int) -> Ends | None:
    from scipy.special import chdtri  # noqa: PLC0415  # a second of CPU, for those who need it

    low, high = float(chdtri(df, 0.025)), float(chdtri(df, 0.975))
    upper = tau2_where_q_is(high, effects.yi, effects.vi, design=design)
    if upper <= 0:
        return None
    return tau2_where_q_is(low, effects.yi, effects.vi, design=design), upper
