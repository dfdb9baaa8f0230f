"""Means, deviations and shares of whole answers, against every sample that there is."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import combinations_with_replacement
from statistics import stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instep.evidence.quoted.check import check
from instep.evidence.quoted.figures import Printed
from instep.evidence.quoted.reading import read_line
from instep.evidence.quoted.verdicts import StatisticVerdict
from instep.evidence.quoted.whole import MeanQuoted, check_mean, sd_bounds


def verdict(line: str) -> StatisticVerdict:
    return check(read_line(line)).verdict


def printed(value: Fraction | float, digits: int) -> str:
    exact = (
        Decimal(value.numerator) / Decimal(value.denominator)
        if isinstance(value, Fraction)
        else Decimal(value)
    )
    return str(exact.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP))


def samples(n: int, least: int, most: int) -> Iterator[tuple[int, ...]]:
    return combinations_with_replacement(range(least, most + 1), n)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("M = 5.19, n = 28", StatisticVerdict.INCONSISTENT),  # the example of Brown and Heathers 2017
        ("M = 5.18, n = 28", StatisticVerdict.CONSISTENT),
        ("M = 5.21, n = 28", StatisticVerdict.CONSISTENT),
        ("M = 3.45, n = 20", StatisticVerdict.CONSISTENT),
        ("M = 3.47, n = 20", StatisticVerdict.INCONSISTENT),
        ("M = 3.475, n = 20, items = 2", StatisticVerdict.CONSISTENT),
        ("M = 3.47, n = 100", StatisticVerdict.CANNOT),  # with 100 people every second decimal is possible
        ("M = 6.00, n = 20, scale 1-5", StatisticVerdict.INCONSISTENT),
    ],
)
def test_a_mean_of_whole_answers_is_one_or_is_not(line: str, expected: StatisticVerdict) -> None:
    assert verdict(line) is expected


def test_digits_that_were_cut_off_are_told_apart_from_what_cannot_be() -> None:
    # 140 points of 23 people are 6.087: 6.08 where digits were cut off
    assert [r.key for r in check(read_line("M = 6.08, n = 23")).reasons] == ["grim_cut"]
    assert [r.key for r in check(read_line("M = 6.06, n = 23")).reasons] == ["grim_impossible"]


@pytest.mark.parametrize("n", [2, 3, 4, 5, 6])
def test_every_mean_is_judged_as_all_samples_judge_it(n: int) -> None:
    possible = {printed(Fraction(sum(sample), n), 2) for sample in samples(n, 1, 5)}
    for cents in range(100, 501):
        text = f"{cents / 100:.2f}"
        flagged = verdict(f"M = {text}, n = {n}, scale 1-5").is_flag
        assert flagged is (text not in possible), text


@pytest.mark.parametrize("n", [2, 3, 4, 5, 6])
def test_the_deviation_lies_within_what_all_samples_of_that_mean_have(n: int) -> None:
    by_mean: dict[str, list[float]] = {}
    for sample in samples(n, 1, 5):
        by_mean.setdefault(printed(Fraction(sum(sample), n), 2), []).append(stdev(sample))
    for text, deviations in by_mean.items():
        quoted = MeanQuoted(mean=Printed.parse(text), n=n, least=1, most=5)
        assert sd_bounds(quoted) == pytest.approx((min(deviations), max(deviations)), abs=1e-12)


@pytest.mark.parametrize("n", [3, 5])
def test_no_deviation_that_a_sample_has_is_refused_and_most_others_are(n: int) -> None:
    real = {(printed(Fraction(sum(sample), n), 2), printed(stdev(sample), 2)) for sample in samples(n, 1, 5)}
    refused = 0
    for mean in {mean for mean, _ in real}:
        for cents in range(240):
            sd = f"{cents / 100:.2f}"
            flagged = verdict(f"M = {mean}, SD = {sd}, n = {n}, scale 1-5").is_flag
            assert not (flagged and (mean, sd) in real), (mean, sd)
            refused += flagged
    assert refused > 0.9 * 240 * len({mean for mean, _ in real})


def test_grimmer_refuses_a_sum_of_squares_of_the_wrong_parity() -> None:
    # Allard 2018: sum and sum of squares are odd or even together. Two answers that add up to 6
    # differ by an even number: their deviation is 0, 1.41, 2.83 and so on, never 0.71.
    assert verdict("M = 3.00, SD = 1.41, n = 2") is StatisticVerdict.CONSISTENT
    assert [r.key for r in check(read_line("M = 3.00, SD = 0.71, n = 2")).reasons] == ["sd_impossible"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("14 of 37 (38%)", StatisticVerdict.CONSISTENT),
        ("14 of 37 (37.8%)", StatisticVerdict.CONSISTENT),
        ("14 of 37 (39%)", StatisticVerdict.INCONSISTENT),
        ("6 of 42 (14%)", StatisticVerdict.CONSISTENT),
        ("38% of 37", StatisticVerdict.CONSISTENT),
        ("39% of 37", StatisticVerdict.INCONSISTENT),  # 14 are 37.8 percent, 15 are 40.5
        ("39% of 200", StatisticVerdict.CANNOT),
    ],
)
def test_a_percentage_is_so_many_of_so_many(line: str, expected: StatisticVerdict) -> None:
    assert verdict(line) is expected


@given(
    answers=st.lists(st.integers(0, 10), min_size=2, max_size=60),
    digits=st.integers(0, 3),
    sd_digits=st.integers(0, 3),
)
def test_what_people_really_answered_is_never_flagged(
    answers: list[int], digits: int, sd_digits: int
) -> None:
    n = len(answers)
    quoted = MeanQuoted(
        mean=Printed.parse(printed(Fraction(sum(answers), n), digits)),
        n=n,
        sd=Printed.parse(printed(stdev(answers), sd_digits)),
        least=0,
        most=10,
    )
    assert not check_mean(quoted).verdict.is_flag


@given(
    people=st.lists(st.lists(st.integers(1, 5), min_size=4, max_size=4), min_size=2, max_size=30),
)
def test_the_mean_of_several_items_is_never_flagged_either(people: list[list[int]]) -> None:
    scores = [Fraction(sum(items), 4) for items in people]
    quoted = MeanQuoted(
        mean=Printed.parse(printed(sum(scores, Fraction(0)) / len(scores), 2)),
        n=len(scores),
        items=4,
        sd=Printed.parse(printed(stdev(map(float, scores)), 2)),
        least=1,
        most=5,
    )
    assert not check_mean(quoted).verdict.is_flag
