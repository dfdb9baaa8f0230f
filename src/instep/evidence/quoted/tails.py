"""Upper tails of t, F and chi-squared by their continued fractions, for a page that checks a printed p.

scipy has them too; to import it takes a third of a second, and it is a hundred million bytes.
"""

import math
from collections.abc import Iterator
from itertools import count

_CLOSE = 1e-15
_TINY = 1e-300
_MOST_STEPS = 100_000
_ENDLESS = 1e7
"""Degrees of freedom from which on a t or an F is, to six digits, what it is with no end of them."""


def t_tail(df: float, t: float) -> float:
    """Return the probability of at least `t`, which is not negative."""
    if not df > 0:
        return math.nan
    df = min(df, _ENDLESS)
    return 0.5 * _beta(df / 2, 0.5, (df, t * t)) if math.isfinite(t) else 0.0


def f_tail(df: float, of: float, f: float) -> float:
    """Return the probability of at least `f` with `df` and `of` degrees of freedom."""
    if not min(df, of) > 0:
        return math.nan
    df, of = min(df, _ENDLESS), min(of, _ENDLESS)
    return _beta(of / 2, df / 2, (of, df * f)) if 0 < f < math.inf else float(f <= 0)


def chi2_tail(df: float, x: float) -> float:
    """Return the probability of at least `x`."""
    if not 0 < df < math.inf:
        return math.nan
    if x <= 0 or x == math.inf:
        return float(x <= 0)
    a, x = df / 2, x / 2
    front = math.exp(a * math.log(x) - x - math.lgamma(a))
    # DLMF 8.11.4 below the mean, where the tail is what the series leaves; 8.9.2 above it.
    return 1 - front * _series(a, x) if x < a + 1 else front * _fraction(_gamma_terms(a, x))


def _beta(a: float, b: float, parts: tuple[float, float]) -> float:
    """Return the regularised incomplete beta function of the first part's share of both, DLMF 8.17.22."""
    part, rest = parts
    if rest <= 0:
        return 1.0
    x, left = part / (part + rest), rest / (part + rest)
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta(b, a, (rest, part))  # from the side where the fraction is soon there
    size = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    return math.exp(size + a * math.log(x) + b * math.log(left)) / a * _fraction(_beta_terms(a, b, x))


def _beta_terms(a: float, b: float, x: float) -> Iterator[tuple[float, float]]:
    yield 1, 1
    for m in count():
        if m:
            yield m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)), 1
        yield -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)), 1


def _gamma_terms(a: float, x: float) -> Iterator[tuple[float, float]]:
    yield 1, x + 1 - a
    for m in count(1):
        yield m * (a - m), x + 2 * m + 1 - a


def _series(a: float, x: float) -> float:
    term = total = 1 / a
    for m in range(1, _MOST_STEPS):
        term *= x / (a + m)
        total += term
        if term < total * _CLOSE:
            break
    return total


def _fraction(terms: Iterator[tuple[float, float]]) -> float:
    """Return a continued fraction by Lentz's way, as Thompson and Barnett changed it (1986)."""
    value, above, below = _TINY, _TINY, 0.0
    for _, (part, whole) in zip(range(_MOST_STEPS), terms, strict=False):
        below = 1 / (whole + part * below or _TINY)
        above = whole + part / above or _TINY
        value *= above * below
        if abs(above * below - 1) < _CLOSE:
            break
    return value
