"""Regression on days whose errors remember the day before: an exact posterior, without sampling.

y = X b + e, where the errors of two days that lie d days apart correlate by rho ** d. A missing day is a
longer distance, not a guess. Given rho, b has Student's t distribution; rho itself is unknown and is averaged
over its posterior on a grid. With a flat prior for b the weight of a rho is its restricted likelihood
(Harville 1974).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

RHO_LOW, RHO_HIGH, RHO_STEPS, RHO_PRIOR = -0.6, 0.97, 41, 0.6
"""The grid of autocorrelations. Ratings of neighbouring days resemble each other; the negative part is for
the few who swing, and keeps the interval honest when there is no autocorrelation at all."""

_FAR, _HALVINGS = 30.0, 40
"""Quantiles are looked for within thirty scales of the outermost centres, where 0.98 of the widest t (df 1)
lie, and to a part in 10 ** 12 of that room."""


@dataclass(frozen=True, kw_only=True)
class Posterior:
    """What is believed of one coefficient for each of m series: t distributions, one for each rho.

    `centre`, `scale` and `weight` have the shape (rhos, m); the weights of a series add up to 1. `df` >= 1.
    `variance` is that of the errors, on `df` degrees of freedom, in the same shape.
    """

    rho: "Numbers"
    centre: "Numbers"
    scale: "Numbers"
    weight: "Numbers"
    variance: "Numbers"
    df: int

    def below(self, x: float) -> "Numbers":
        """The probability that the coefficient lies below x, for each series."""
        return self._averaged(t_below((x - self.centre) / self.scale, self.df))

    def mean_rho(self) -> "Numbers":
        """The posterior mean of the autocorrelation, for each series."""
        return self._averaged(self.rho[:, None])

    def _averaged(self, given_rho: "Numbers") -> "Numbers":
        over: Numbers = (self.weight * given_rho).sum(axis=0)
        return over

    def quantiles(self, shares: Sequence[float]) -> "Numbers":
        """The values that the coefficient lies below with these k probabilities (0 to 1), in shape (k, m)."""
        import numpy as np  # noqa: PLC0415  # 0.3 s that no page without a trial has to pay

        wanted = np.array(shares)[:, None]
        reach = _FAR * self.scale.max(axis=0)
        low = np.repeat([self.centre.min(axis=0) - reach], len(shares), axis=0)
        high = np.repeat([self.centre.max(axis=0) + reach], len(shares), axis=0)
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            t = (middle[:, None, :] - self.centre) / self.scale
            below = (self.weight * t_below(t, self.df)).sum(axis=1) < wanted
            low, high = np.where(below, middle, low), np.where(below, high, middle)
        return np.asarray((low + high) / 2)


def fit(x: "Numbers", days: "Numbers", y: "Numbers", *, column: int, step: float = 0.0) -> Posterior:
    """Return the posterior of one column's coefficient: x (n, p), series y (n, m), rated on whole `days` (n).

    `step` is the unit that ratings were rounded to: no spread is believed that is smaller than the rounding's
    own, step ** 2 / 12. Raises ValueError where no two days are left for the spread, or x has no full rank.
    """
    import numpy as np  # noqa: PLC0415  # 0.3 s that no page without a trial has to pay

    rows, columns = x.shape
    df = rows - columns - 1
    if df < 1 or np.linalg.matrix_rank(x) < columns:
        raise ValueError(f"{rows} days cannot tell {columns} effects and a spread apart")
    rho, prior = _grid()
    apart = np.abs(days[:, None] - days[None, :])
    root = np.linalg.cholesky(_correlation(rho, apart))
    white_x, white_y = np.linalg.solve(root, x), np.linalg.solve(root, y)
    inner = np.linalg.inv(np.swapaxes(white_x, 1, 2) @ white_x)
    beta = inner @ (np.swapaxes(white_x, 1, 2) @ white_y)
    rest = ((white_y - white_x @ beta) ** 2).sum(axis=1)
    rest = np.maximum(rest, df * max(step**2 / 12, 1e-18))
    sizes = np.log(np.diagonal(root, axis1=1, axis2=2)).sum(axis=1) - np.linalg.slogdet(inner)[1] / 2
    log_weight = (prior - sizes)[:, None] - df / 2 * np.log(rest)
    weight = np.exp(log_weight - log_weight.max(axis=0))
    return Posterior(
        rho=rho,
        centre=beta[:, column],
        scale=np.sqrt(rest / df * inner[:, column, column, None]),
        weight=weight / weight.sum(axis=0),
        variance=rest / df,
        df=df,
    )


@cache
def _grid() -> tuple["Numbers", "Numbers"]:
    """The rhos and their log prior, (1 - rho) ** -0.6.

    It lies between a flat prior and the one by Jeffreys' rule, and was chosen, with a flat prior for the
    standard deviation, since intervals then cover as they claim: bench/trial shows it over rho 0 to 0.6.
    """
    import numpy as np  # noqa: PLC0415  # likewise

    rho = np.linspace(RHO_LOW, RHO_HIGH, RHO_STEPS)
    return rho, -RHO_PRIOR * np.log(1 - rho)


def _correlation(rho: "Numbers", apart: "Numbers") -> "Numbers":
    import numpy as np  # noqa: PLC0415  # likewise

    size = np.abs(rho)[:, None, None] ** apart
    odd = np.where(apart % 2 == 1, -1.0, 1.0)
    return np.where(rho[:, None, None] < 0, size * odd, size)


def t_below(t: "Numbers", df: int) -> "Numbers":
    """The distribution function of Student's t for whole degrees of freedom.

    Abramowitz & Stegun 1964, 26.7.3 and 26.7.4: a finite series. scipy has it too, and takes a second to
    load.
    """
    import numpy as np  # noqa: PLC0415  # likewise

    angle = np.arctan(t / np.sqrt(df))
    sine, square = np.sin(angle), np.cos(angle) ** 2
    odd = df % 2 == 1
    term = np.cos(angle) if odd else np.ones_like(angle)
    total = np.zeros_like(angle) if df == 1 else term.copy()
    for k in range(3 if odd else 2, df - 1, 2):
        term = term * square * (k - 1) / k
        total = total + term
    inside = 2 / np.pi * (angle + sine * total) if odd else sine * total
    return np.asarray((1 + inside) / 2)
