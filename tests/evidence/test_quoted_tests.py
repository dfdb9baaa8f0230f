"""A printed p against its test statistic: scipy says what is right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from instep.evidence.quoted.check import check
from instep.evidence.quoted.reading import FORMS, read_line
from instep.evidence.quoted.tested import StatisticQuoted, computed
from instep.evidence.quoted.verdicts import StatisticVerdict


def verdict(line: str) -> StatisticVerdict:
    return check(read_line(line)).verdict


def reasons(line: str) -> list[str]:
    return [reason.key for reason in check(read_line(line)).reasons]


def p_of(line: str) -> float:
    quoted = read_line(line)
    assert isinstance(quoted, StatisticQuoted)
    return computed(quoted).at


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("t(28) = 2.20, p = .036", 2 * stats.t.sf(2.20, 28)),
        ("t(13.7) = -0.41, p = .7", 2 * stats.t.sf(0.41, 13.7)),
        ("F(2, 114) = 3.07, p = .05", stats.f.sf(3.07, 2, 114)),
        ("chi2(3, N = 90) = 7.81, p = .05", stats.chi2.sf(7.81, 3)),
        ("χ2(1) = 10.8, p < .01", stats.chi2.sf(10.8, 1)),
        ("r(48) = -.31, p = .03", 2 * stats.t.sf(0.31 * (48 / (1 - 0.31**2)) ** 0.5, 48)),
        ("z = 2.58, p = .01", 2 * stats.norm.sf(2.58)),
    ],
)
def test_a_p_is_what_scipy_computes(line: str, right: float) -> None:
    assert p_of(line) == pytest.approx(right, rel=1e-9)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("t(28) = 2.20, p = .036", StatisticVerdict.CONSISTENT),
        ("t(28) = 2.20, p < .05", StatisticVerdict.CONSISTENT),
        ("t(28) = 2.20, p > .05", StatisticVerdict.DECISION_ERROR),
        ("t(28) = 2.20, ns", StatisticVerdict.DECISION_ERROR),
        ("t(28) = 1.00, ns", StatisticVerdict.CONSISTENT),
        ("t(28) = 2.2, p = .037", StatisticVerdict.ROUNDING),  # 2.15 to 2.25 gives .033 to .040
        ("t(28) = 2.20, p = .046", StatisticVerdict.INCONSISTENT),
        ("t(28) = 2.20, p = .060", StatisticVerdict.DECISION_ERROR),
        ("F(1, 28) = 4.84, p = .036", StatisticVerdict.CONSISTENT),  # a t of 2.20, squared
        ("chi2(1) = 3.84, p = .05", StatisticVerdict.CONSISTENT),
    ],
)
def test_a_verdict_allows_for_the_rounding_of_both(line: str, expected: StatisticVerdict) -> None:
    assert verdict(line) is expected


def test_the_trial_whose_p_is_a_hundred_times_too_small_is_found() -> None:
    # taheri_2019 in the facts: t = 1.63 with 36 degrees of freedom gives p about 0.11, not 0.001
    found = check(read_line("t(36) = 1.63, p = .001"))
    assert found.verdict is StatisticVerdict.DECISION_ERROR
    assert found.reasons[0].parts == {"computed": "0.11", "printed": "p = .001"}


def test_where_a_one_sided_test_would_fit_the_reason_says_so() -> None:
    one_sided = stats.t.sf(1.80, 28)
    assert one_sided == pytest.approx(0.0413, abs=5e-5)
    assert reasons("t(28) = 1.80, p = .041") == ["test_one_sided"]
    assert verdict("t(28) = 1.80, p = .041, one-sided") is StatisticVerdict.CONSISTENT
    assert reasons("F(1, 28) = 3.24, p = .041") == ["test_one_sided"]
    assert reasons("F(3, 28) = 3.24, p = .018") == ["test_inconsistent"]  # no direction with three


def test_a_p_of_nothing_is_read_as_very_small() -> None:
    assert reasons("t(28) = 9.00, p = .000") == ["p_zero"]
    assert verdict("t(28) = 2.20, p = .000") is StatisticVerdict.INCONSISTENT


@pytest.mark.parametrize(
    "line", ["F(1, 28) = -4.84, p = .036", "chi2(1) = -3.84, p = .05", "r(20) = 1.20, p = .01"]
)
def test_a_statistic_that_cannot_be_is_said_to_be_so(line: str) -> None:
    assert verdict(line) is StatisticVerdict.INCONSISTENT


@pytest.mark.parametrize("line", FORMS)
def test_every_form_that_is_offered_is_read(line: str) -> None:
    check(read_line(line))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("hello", "of no form"),
        ("t(0) = 2.20, p = .036", "above 0"),
        ("t(1, 28) = 2.20, p = .036", "1 degrees of freedom"),
        ("F(28) = 2.20, p = .036", "2 degrees of freedom"),
        ("t(28) = 2.20, p = 3.6", "not within 0 to 1"),
        ("t(x) = 2.20, p = .036", "df"),
        ("40 of 37 (99%)", "count"),
        ("38% of 0", "n must be"),
        ("MD = 1, 100% CI [0, 2]", "level"),
        ("XY = 1, 95% CI [0, 2]", "measure"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(line: str, told: str) -> None:
    with pytest.raises(ValueError, match=told) as problem:
        read_line(line)
    assert "\n" not in str(problem.value)


@given(t=st.floats(-6, 6), df=st.integers(2, 300), t_digits=st.integers(1, 3), p_digits=st.integers(2, 4))
def test_a_true_result_that_was_only_rounded_is_never_flagged(
    t: float, df: int, *, t_digits: int, p_digits: int
) -> None:
    p = 2 * stats.t.sf(abs(t), df)
    line = f"t({df}) = {t:.{t_digits}f}, p = {p:.{p_digits}f}"
    assert not verdict(line).is_flag
