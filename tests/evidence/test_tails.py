"""The tails of t, F and chi-squared are those of scipy."""

import math

import pytest
from scipy import special

from instep.evidence.quoted.tails import chi2_tail, f_tail, t_tail

FREEDOMS = (0.5, 1, 2, 3, 4.7, 10, 29, 30.5, 120, 999, 12_345)
SIZES = (0, 1e-6, 0.01, 0.5, 1, 1.96, 2.5, 4, 9.5, 40, 300, 2_000)
CLOSE = 1e-9


def close(wanted: float) -> object:
    return pytest.approx(wanted, rel=CLOSE, abs=1e-250)


@pytest.mark.parametrize("df", FREEDOMS)
def test_the_tail_of_t(df: float) -> None:
    for size in SIZES:
        assert t_tail(df, size) == close(float(special.stdtr(df, -size)))


@pytest.mark.parametrize("df", FREEDOMS)
def test_the_tail_of_f(df: float) -> None:
    for of in FREEDOMS:
        for size in SIZES:
            assert f_tail(df, of, size) == close(float(special.fdtrc(df, of, size)))


@pytest.mark.parametrize("df", FREEDOMS)
def test_the_tail_of_chi_squared(df: float) -> None:
    for size in (*SIZES, df, df + 1, 1.2 * df):
        assert chi2_tail(df, size) == close(float(special.chdtrc(df, size)))


@pytest.mark.parametrize("size", SIZES)
def test_without_an_end_of_freedoms_t_is_normal_to_six_digits(size: float) -> None:
    assert t_tail(1e300, size) == pytest.approx(0.5 * math.erfc(size / math.sqrt(2)), rel=1e-4, abs=1e-9)


def test_what_has_no_freedoms_has_no_tail() -> None:
    assert all(math.isnan(one) for one in (t_tail(0, 1), f_tail(0, 1, 1), f_tail(1, -1, 1), chi2_tail(0, 1)))
    assert math.isnan(t_tail(math.nan, 1))


def test_an_endless_size_has_no_tail_left() -> None:
    assert t_tail(3, math.inf) == f_tail(2, 3, math.inf) == chi2_tail(3, math.inf) == 0
