"""The posterior is that of the textbook density, integrated by numbers over everything that is not asked."""

import numpy as np
import pytest
from scipy.integrate import simpson, trapezoid
from scipy.stats import multivariate_normal

from instep.outcomes.n_of_1.model import RHO_HIGH, RHO_LOW, RHO_STEPS, Posterior, fit

DAYS = np.array([0.0, 1, 2, 4, 5, 6, 8, 9, 10, 11, 13, 14])
ARM = np.array([0.0, 1, 1, 0, 1, 0, 0, 1, 1, 0, 0, 1])
Y = np.array([6.0, 3, 5, 5, 4, 6, 4, 3, 4, 6, 5, 3])
X = np.stack([np.ones_like(ARM), ARM], axis=1)

# Near 1 the density is a ridge that steps of this size would miss; up to here they find it.
RHOS = np.linspace(RHO_LOW, RHO_HIGH, RHO_STEPS)[:31]
LEVEL = np.linspace(-3, 13, 65)
EFFECT = np.linspace(-7, 4, 67)
LOG_SIGMA = np.linspace(np.log(0.2), np.log(20), 41)


def log_density(rho: float) -> np.ndarray:
    """Of the ratings, for every level, effect and sigma: normal, days d apart correlated by rho ** d."""
    correlation = np.power(rho, np.abs(DAYS[:, None] - DAYS))
    level, effect, sigma = np.meshgrid(LEVEL, EFFECT, np.exp(LOG_SIGMA), indexing="ij")
    rest = (Y - np.stack([level, effect], axis=-1) @ X.T) / sigma[..., None]
    normal = multivariate_normal(np.zeros(len(Y)), correlation).logpdf(rest)
    return np.asarray(normal - len(Y) * np.log(sigma))


@pytest.fixture(scope="module")
def believed() -> np.ndarray:
    """The joint posterior of rho and the effect: flat priors, but (1 - rho) ** -0.6 for rho."""
    rows = []
    for rho in RHOS:
        # Sigma's prior is flat, and it is integrated over its logarithm: d sigma = sigma d log sigma.
        likely = np.exp(log_density(rho) + 20 + LOG_SIGMA) * (1 - rho) ** -0.6
        rows.append(trapezoid(trapezoid(likely, LOG_SIGMA, axis=2), LEVEL, axis=0))
    joint = np.array(rows)
    return np.asarray(joint / trapezoid(joint, EFFECT, axis=1).sum())


def found() -> Posterior:
    """What the model believes where rho is one of those that are integrated."""
    whole = fit(X, DAYS, Y[:, None], column=1)
    count = len(RHOS)
    weight = whole.weight[:count]
    return Posterior(
        rho=whole.rho[:count],
        centre=whole.centre[:count],
        scale=whole.scale[:count],
        weight=weight / weight.sum(axis=0),
        variance=whole.variance[:count],
        df=whole.df,
    )


def test_the_belief_in_each_autocorrelation_is_the_integral_of_the_density(believed: np.ndarray) -> None:
    assert found().weight[:, 0] == pytest.approx(trapezoid(believed, EFFECT, axis=1), abs=1e-6)


def test_the_belief_in_each_effect_is_the_integral_of_the_density(believed: np.ndarray) -> None:
    density = believed.sum(axis=0)
    for last in range(20, 50, 4):
        below = simpson(density[: last + 1], EFFECT[: last + 1])
        assert found().below(float(EFFECT[last]))[0] == pytest.approx(below, abs=1e-4)
