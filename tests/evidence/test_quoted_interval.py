"""An estimate, its interval and its p: what scipy computes fits, what is misprinted does not."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from instep.evidence.quoted.check import check
from instep.evidence.quoted.interval import EffectQuoted, p_of_interval
from instep.evidence.quoted.reading import read_line
from instep.evidence.quoted.verdicts import StatisticVerdict


def judged(line: str) -> tuple[StatisticVerdict, list[str]]:
    found = check(read_line(line))
    return found.verdict, [reason.key for reason in found.reasons]


def test_p_from_the_interval_of_a_ratio_is_that_of_altman_and_bland() -> None:
    # BMJ 2011;343:d2304, their worked example: RR 0.81 (0.70 to 0.94) gives z 2.79 and p 0.005
    quoted = read_line("RR = 0.81, 95% CI [0.70, 0.94]")
    assert isinstance(quoted, EffectQuoted)
    assert p_of_interval(quoted).at == pytest.approx(0.005, abs=0.0005)
    assert judged("RR = 0.81, 95% CI [0.70, 0.94], p = 0.005")[0] is StatisticVerdict.CONSISTENT


def test_p_from_the_interval_of_a_difference_is_what_scipy_computes() -> None:
    quoted = read_line("MD = 4.5, 95% CI [1.8, 7.2]")
    assert isinstance(quoted, EffectQuoted)
    se = (7.2 - 1.8) / (2 * stats.norm.ppf(0.975))
    assert p_of_interval(quoted).at == pytest.approx(2 * stats.norm.sf(4.5 / se), rel=1e-9)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "MD = -8.16, 95% CI [-13.50, -2.81], p = .003",
            (StatisticVerdict.CONSISTENT, ["centred", "interval_p_consistent"]),
        ),
        ("MD = -8.16, 95% CI [-2.81, -13.50]", (StatisticVerdict.INCONSISTENT, ["order"])),
        ("MD = -5.07, 95% CI [-0.98, -0.22]", (StatisticVerdict.INCONSISTENT, ["outside"])),
        ("MD = -0.77, 95% CI [-1.50, -0.48]", (StatisticVerdict.INCONSISTENT, ["not_centred"])),
        (
            "MD = 1.00, 95% CI [0.20, 1.80], p = .20",
            (StatisticVerdict.DECISION_ERROR, ["interval_p_decision_error"]),
        ),
        (
            "MD = 1.00, 95% CI [0.20, 1.80], p = .040",
            (StatisticVerdict.INCONSISTENT, ["interval_p_inconsistent"]),
        ),
        ("RR = 0.50, 95% CI [-0.10, 1.10]", (StatisticVerdict.INCONSISTENT, ["ratio_below_zero"])),
        ("OR = 0.00, 95% CI [0.00, 0.40]", (StatisticVerdict.CANNOT, ["ratio_too_coarse"])),
        (
            "RR = 2.00, 95% CI [1.00, 3.00]",
            (StatisticVerdict.INCONSISTENT, ["not_centred"]),
        ),  # as a difference it is
    ],
)
def test_an_interval_is_held_against_its_estimate_and_its_p(
    line: str, expected: tuple[StatisticVerdict, list[str]]
) -> None:
    assert judged(line) == expected


def test_an_interval_of_another_level_is_read_with_its_own_quantile() -> None:
    half = stats.norm.ppf(0.95) * 2.0
    p = 2 * stats.norm.sf(3.0 / 2.0)
    assert (
        judged(f"MD = 3.00, 90% CI [{3 - half:.2f}, {3 + half:.2f}], p = {p:.3f}")[0]
        is StatisticVerdict.CONSISTENT
    )
    assert judged(f"MD = 3.00, 95% CI [{3 - half:.2f}, {3 + half:.2f}], p = {p:.3f}")[0].is_flag


@given(effect=st.floats(-20, 20), se=st.floats(0.05, 8), digits=st.integers(1, 4), p_digits=st.integers(2, 4))
def test_a_true_interval_that_was_only_rounded_is_never_flagged(
    effect: float, se: float, *, digits: int, p_digits: int
) -> None:
    half, p = stats.norm.ppf(0.975) * se, 2 * stats.norm.sf(abs(effect) / se)
    ends = (effect, effect - half, effect + half)
    estimate, low, high = (f"{one:.{digits}f}" for one in ends)
    assert not judged(f"MD = {estimate}, 95% CI [{low}, {high}], p = {p:.{p_digits}f}")[0].is_flag


@given(log_ratio=st.floats(-2, 2), se=st.floats(0.05, 1), digits=st.integers(2, 4))
def test_nor_is_that_of_a_ratio(log_ratio: float, se: float, digits: int) -> None:
    half, p = stats.norm.ppf(0.975) * se, 2 * stats.norm.sf(abs(log_ratio) / se)
    ends = (log_ratio, log_ratio - half, log_ratio + half)
    estimate, low, high = (f"{math.exp(one):.{digits}f}" for one in ends)
    assert not judged(f"RR = {estimate}, 95% CI [{low}, {high}], p = {p:.3f}")[0].is_flag
