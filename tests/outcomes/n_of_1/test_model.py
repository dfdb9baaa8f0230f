"""The model gives what statsmodels and scipy give, and what theory says where it is exact."""

import numpy as np
import pytest
from scipy import stats
from statsmodels.regression.linear_model import GLS, OLS

from instep.outcomes.n_of_1 import model
from instep.outcomes.n_of_1.model import Posterior, fit, t_below

DAYS = np.array([0.0, 1, 2, 4, 5, 7, 8, 9, 11, 12, 13, 14, 16, 18, 19, 20])


def drawn(seed: int, rho: float) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    arm = rng.permutation(np.arange(len(DAYS)) % 2).astype(float)
    x = np.stack([np.ones_like(DAYS), arm, DAYS - DAYS.mean()], axis=1)
    root = np.linalg.cholesky(rho ** np.abs(DAYS[:, None] - DAYS))
    return x, (5 - 1.5 * arm + root @ rng.standard_normal(len(DAYS)))[:, None]


@pytest.mark.parametrize("df", [1, 2, 3, 4, 7, 10, 25, 80])
def test_students_t_is_scipys(df: int) -> None:
    t = np.linspace(-30, 30, 241)
    assert t_below(t, df) == pytest.approx(stats.t.cdf(t, df), abs=1e-12)


@pytest.mark.parametrize("rho", [-0.3, 0.2, 0.6, 0.9])
def test_given_the_autocorrelation_it_is_generalised_least_squares(
    rho: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model, "_grid", lambda: (np.array([rho]), np.zeros(1)))
    x, y = drawn(1, 0.5)
    apart = np.abs(DAYS[:, None] - DAYS)
    sigma = np.abs(rho) ** apart * np.where((apart % 2 == 1) & (rho < 0), -1, 1)
    peer = GLS(y[:, 0], x, sigma=sigma).fit()
    found = fit(x, DAYS, y, column=1)
    assert found.centre[0, 0] == pytest.approx(peer.params[1], rel=1e-9)
    # A flat prior for the standard deviation leaves one degree of freedom less than statsmodels has.
    assert found.df == peer.df_resid - 1
    assert found.scale[0, 0] == pytest.approx(peer.bse[1] * np.sqrt(peer.df_resid / found.df), rel=1e-9)


def test_without_autocorrelation_it_is_ordinary_least_squares(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "_grid", lambda: (np.zeros(1), np.zeros(1)))
    x, y = drawn(2, 0.0)
    peer = OLS(y[:, 0], x).fit()
    found = fit(x, DAYS, y, column=1)
    low, middle, high = found.quantiles((0.025, 0.5, 0.975))[:, 0]
    half = stats.t.ppf(0.975, found.df) * peer.bse[1] * np.sqrt(peer.df_resid / found.df)
    assert (low, middle, high) == pytest.approx(
        (peer.params[1] - half, peer.params[1], peer.params[1] + half), rel=1e-6
    )


def test_a_long_series_finds_the_autocorrelation_that_made_it() -> None:
    rng = np.random.default_rng(3)
    days = np.arange(400.0)
    errors = rng.standard_normal(400)
    for day in range(1, 400):
        errors[day] = 0.6 * errors[day - 1] + 0.8 * errors[day]
    found = fit(np.ones((400, 1)), days, errors[:, None], column=0)
    assert found.mean_rho()[0] == pytest.approx(0.6, abs=0.1)


def test_quantiles_and_probabilities_are_each_others_inverse() -> None:
    x, y = drawn(4, 0.3)
    found = fit(x, DAYS, np.hstack([y, 2 * y + 1]), column=1)
    for share in (0.025, 0.2, 0.5, 0.975):
        at = found.quantiles((share,))[0]
        assert [found.below(float(one))[i] for i, one in enumerate(at)] == pytest.approx(
            [share] * 2, abs=1e-6
        )


def test_other_units_change_nothing_but_the_units() -> None:
    x, y = drawn(5, 0.3)
    plain, doubled = (fit(x, DAYS, series, column=1) for series in (y, 2 * y + 7))
    assert doubled.weight == pytest.approx(plain.weight)
    assert doubled.quantiles((0.1, 0.9)) == pytest.approx(2 * plain.quantiles((0.1, 0.9)), abs=1e-6)


def test_ratings_that_fit_without_a_rest_are_believed_to_within_their_rounding() -> None:
    x, _ = drawn(6, 0.0)
    exact = fit(x, DAYS, (5 - 2 * x[:, 1])[:, None], column=1, step=1.0)
    low, high = exact.quantiles((0.025, 0.975))[:, 0]
    assert low < -2 < high
    assert 0.05 < high - low < 1.5


@pytest.mark.parametrize("days", [3, 4])
def test_too_few_days_are_refused(days: int) -> None:
    x, y = drawn(7, 0.0)
    with pytest.raises(ValueError, match="cannot tell 3 effects"):
        fit(x[:days], DAYS[:days], y[:days], column=1)


def test_an_arm_that_never_changes_is_refused() -> None:
    x, y = drawn(8, 0.0)
    x[:, 1] = 1
    with pytest.raises(ValueError, match="apart"):
        fit(x, DAYS, y, column=1)


def test_the_weights_of_a_series_add_up_to_one() -> None:
    x, y = drawn(9, 0.6)
    found: Posterior = fit(x, DAYS, np.hstack([y, -y]), column=1)
    assert found.weight.sum(axis=0) == pytest.approx([1, 1])
