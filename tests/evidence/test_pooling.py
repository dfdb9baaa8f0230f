"""Pooling beside other programs, and what must hold for any studies."""

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given as for_any
from hypothesis import strategies as some
from scipy.stats import kendalltau
from statsmodels.api import WLS, add_constant
from statsmodels.stats.meta_analysis import combine_effects
from tests.evidence.tables import NAMES, Table
from tests.examples import examples

from instep.evidence.pooling import (
    Collinear,
    Counter,
    Counts,
    EffectMeasure,
    Effects,
    FunnelSide,
    Interval,
    Method,
    NotEstimable,
    NotFitting,
    begg,
    correlations,
    egger,
    fail_safe,
    from_counts,
    given,
    henmi_copas,
    leave_one_out,
    pool,
    regress,
    subgroups,
    trim_and_fill,
)
from instep.evidence.pooling.pooled import Pooled

BY_VARIANCE = [method for method in Method if not method.takes_counts]
TEACHERS = Table("teacher_expectancy_yi_vi")
BCG = Table("bcg_vaccine_2x2")


def effects(yi: list[float], vi: list[float]) -> Effects:
    return given([str(at) for at in range(len(yi))], np.array(yi), np.array(vi))


def counts(*rows: tuple[int, int, int, int]) -> Counts:
    a, b, c, d = np.array(rows, float).T
    return Counts(event_t=a, not_t=b, event_c=c, not_c=d)


studies = some.lists(
    some.tuples(some.floats(-100, 100), some.floats(1e-4, 1e4)), min_size=1, max_size=12
).map(lambda rows: effects([y for y, _ in rows], [v for _, v in rows]))
methods = some.sampled_from(BY_VARIANCE)
intervals = some.sampled_from(list(Interval))
arms = some.tuples(some.integers(0, 40), some.integers(0, 40), some.integers(0, 40), some.integers(0, 40))
tables = some.lists(arms.filter(lambda r: r[0] + r[1] > 0 and r[2] + r[3] > 0), min_size=1, max_size=8)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("method", "theirs"), [(Method.DL, "chi2"), (Method.PM, "iterated")])
def test_another_program_gives_the_same(name: str, method: Method, theirs: str) -> None:
    table = Table(name)
    found = table.effects(EffectMeasure.MD if "mean_t" in table.rows[0] else EffectMeasure.RR)
    ours, common = pool(found, method=method), pool(found, method=Method.CE)
    # Any closer, and where a processor rounds the other way the other program passes its goal and says 0.
    other = combine_effects(found.yi, found.vi, method_re=theirs, atol=1e-5, maxiter=500)
    assert ours.spread.q == pytest.approx(other.q, rel=1e-10)
    assert ours.spread.i2_from_q == pytest.approx(100 * max(0.0, other.i2), rel=1e-9)
    assert common.estimate.value == pytest.approx(other.mean_effect_fe, rel=1e-10)
    if other.tau2 < 0:  # the other program leaves it there
        assert ours.spread.tau2 == 0
        return
    assert ours.spread.tau2 == pytest.approx(other.tau2, rel=1e-5, abs=1e-7 * float(np.mean(found.vi)))
    assert ours.estimate.value == pytest.approx(other.mean_effect_re, rel=1e-6)
    assert ours.estimate.se == pytest.approx(other.sd_eff_w_re, rel=1e-6)
    assert ours.weights == pytest.approx(100 * other.weights_rel_re, rel=1e-5)


def test_eggers_regression_is_a_weighted_line() -> None:
    found = BCG.effects(EffectMeasure.RR)
    line = WLS(found.yi, add_constant(np.sqrt(found.vi)), weights=1 / found.vi).fit()
    ours = egger(found)
    assert ours is not None
    assert (ours.without_error.value, ours.slope.value) == pytest.approx(tuple(line.params), rel=1e-9)
    assert (ours.without_error.se, ours.slope.se) == pytest.approx(tuple(line.bse), rel=1e-9)
    assert ours.slope.p == pytest.approx(line.pvalues[1], rel=1e-9)


def test_beggs_test_is_kendalls_tau() -> None:
    found = BCG.effects(EffectMeasure.RR)
    middle, least = pool(found, method=Method.CE).estimate.value, 1 / np.sum(1 / found.vi)
    expected = kendalltau((found.yi - middle) / np.sqrt(found.vi - least), found.vi)
    ours = begg(found)
    assert ours is not None
    assert (ours.tau, ours.p) == (expected.statistic, expected.pvalue)


def test_a_line_through_all_groups_of_one_moderator_is_that_of_another_program() -> None:
    found = BCG.effects(EffectMeasure.RR)
    latitude = BCG.column("abs_latitude")
    ours = regress(pool(found, method=Method.CE), {"latitude": latitude})
    line = WLS(found.yi, add_constant(latitude), weights=1 / found.vi).fit()
    assert ours.intercept.value == pytest.approx(line.params[0], rel=1e-9)
    assert ours.slopes["latitude"].value == pytest.approx(line.params[1], rel=1e-9)
    wide = regress(pool(found, method=Method.CE, interval=Interval.KH), {"latitude": latitude})
    assert wide.slopes["latitude"].se == pytest.approx(line.bse[1], rel=1e-9)
    assert wide.qm == pytest.approx(line.fvalue, rel=1e-9)
    assert wide.qm_p == pytest.approx(line.f_pvalue, rel=1e-9)


def test_trim_and_fill_on_the_other_side_finds_nothing_missing() -> None:
    filled = trim_and_fill(pool(BCG.effects(EffectMeasure.RR), method=Method.CE), side=FunnelSide.LEFT)
    assert filled is not None
    assert filled.missing == 0
    assert filled.pooled.estimate.value == pytest.approx(-0.4303, abs=1e-4)


@for_any(studies, methods, intervals)
@examples(60)
def test_no_figure_is_ever_without_a_value(found: Effects, method: Method, interval: Interval) -> None:
    pooled = pool(found, method=method, interval=interval)
    assert all(math.isfinite(number) for number in numbers(pooled))
    assert (pooled.spread.tau2 or 0.0) >= 0
    assert float(np.sum(pooled.weights)) == pytest.approx(100)
    assert float(np.min(pooled.yi)) - 1e-6 <= pooled.estimate.value <= float(np.max(pooled.yi)) + 1e-6


def numbers(pooled: Pooled) -> list[float]:
    one, spread = pooled.estimate, pooled.spread
    ends = [one.ci, pooled.next_study, pooled.next_study_t, spread.tau2_ci, spread.i2_ci, spread.h2_ci]
    told = [one.value, one.se, one.statistic, one.p, spread.q, spread.q_p, spread.tau2, spread.tau2_se]
    told += [spread.i2, spread.i2_from_q, spread.h2]
    told += [end for pair in ends if pair for end in pair]
    return [number for number in told if number is not None]


@for_any(studies, methods, some.floats(-50, 50))
@examples(30)
def test_moving_every_effect_moves_the_sum_and_nothing_else(
    found: Effects, method: Method, by: float
) -> None:
    here, there = pool(found, method=method), pool(given(found.names, found.yi + by, found.vi), method=method)
    size = float(np.mean(found.vi) + np.ptp(found.yi) ** 2)
    assert there.estimate.value - by == pytest.approx(here.estimate.value, abs=1e-3 * math.sqrt(size))
    assert there.spread.tau2 == pytest.approx(here.spread.tau2, abs=1e-3 * size)


@for_any(studies, methods)
@examples(30)
def test_the_other_sign_gives_the_other_sign(found: Effects, method: Method) -> None:
    here, there = pool(found, method=method), pool(given(found.names, -found.yi, found.vi), method=method)
    assert there.estimate.value == pytest.approx(-here.estimate.value, rel=1e-9, abs=1e-9)
    assert there.estimate.se == pytest.approx(here.estimate.se, rel=1e-9)


@for_any(studies, methods, some.randoms(use_true_random=False))
@examples(30)
def test_the_order_of_the_studies_does_not_matter(
    found: Effects, method: Method, chance: "some.DataObject"
) -> None:
    order = list(range(len(found)))
    chance.shuffle(order)  # type: ignore[attr-defined]  # hypothesis types its Random as anything
    here, there = pool(found, method=method), pool(found.of(order), method=method)
    size = float(np.mean(found.vi) + np.ptp(found.yi) ** 2)
    assert there.estimate.value == pytest.approx(here.estimate.value, abs=1e-3 * math.sqrt(size))


@for_any(studies, methods, some.sampled_from([1e-6, 1e-3, 1e3, 1e6]))
@examples(30)
def test_another_unit_gives_the_same_in_that_unit(found: Effects, method: Method, unit: float) -> None:
    scaled = given(found.names, found.yi * unit, found.vi * unit**2)
    here, there = pool(found, method=method), pool(scaled, method=method)
    # Likelihood is climbed until a step is small, so it ends in another place on the same hill.
    climbed = method in {Method.REML, Method.ML}
    close = (2e-2 if climbed else 1e-6) * unit**2 * float(np.mean(found.vi))
    assert (there.spread.tau2 or 0.0) == pytest.approx(
        (here.spread.tau2 or 0.0) * unit**2, rel=2e-2 if climbed else 1e-6, abs=close
    )
    near = (1e-2 if climbed else 1e-5) * max(1.0, here.estimate.se or 0.0)
    assert there.estimate.value / unit == pytest.approx(here.estimate.value, rel=1e-5, abs=near)


@for_any(tables, some.sampled_from([Method.MH, Method.PETO]), some.sampled_from(["RR", "OR", "RD"]))
@examples(60)
def test_counts_of_any_kind_give_figures_or_say_that_they_cannot(
    rows: list[tuple[int, int, int, int]], method: Method, measure: str
) -> None:
    found = from_counts([str(at) for at in range(len(rows))], counts(*rows), EffectMeasure(measure))
    try:
        pooled = pool(found, method=method)
    except (NotEstimable, NotFitting):
        return
    assert all(math.isfinite(number) for number in numbers(pooled))
    assert float(np.sum(pooled.weights)) == pytest.approx(100)


@for_any(studies, some.sampled_from([Method.CE, Method.DL, Method.REML]), some.sampled_from(list(Counter)))
@examples(30)
def test_trim_and_fill_always_ends_and_never_invents_more_than_there_are(
    found: Effects, method: Method, counter: Counter
) -> None:
    filled = trim_and_fill(pool(found, method=method), counter=counter)
    if filled is not None:
        assert 0 <= filled.missing < len(found)
        assert filled.pooled.k == len(found) + filled.missing
        assert all(math.isfinite(number) for number in numbers(filled.pooled))


@for_any(studies)
@examples(30)
def test_tests_of_bias_have_values_or_are_not_there(found: Effects) -> None:
    line, ranks, wide, safe = egger(found), begg(found), henmi_copas(found), fail_safe(found, target=0.1)
    if line is not None:
        assert math.isfinite(line.slope.value)
        assert line.slope.ci is not None
    assert ranks is None or math.isfinite(ranks.p)
    assert wide is None or wide.ci[0] <= wide.estimate <= wide.ci[1]
    assert min(safe.rosenthal, safe.rosenberg) >= 0


@pytest.mark.parametrize("method", BY_VARIANCE)
def test_studies_that_agree_to_the_last_figure_have_no_spread(method: Method) -> None:
    pooled = pool(effects([0.4, 0.4, 0.4], [0.1, 0.2, 0.3]), method=method, interval=Interval.KH)
    assert (pooled.spread.tau2, pooled.spread.i2) == (0.0, 0.0)
    assert pooled.spread.q == pytest.approx(0.0, abs=1e-25)
    assert pooled.spread.tau2_ci is None


@pytest.mark.parametrize("method", BY_VARIANCE)
@pytest.mark.parametrize("interval", list(Interval))
def test_one_study_is_itself_and_says_nothing_of_how_studies_differ(
    method: Method, interval: Interval
) -> None:
    pooled = pool(effects([0.4], [0.04]), method=method, interval=interval)
    assert (pooled.estimate.value, pooled.estimate.se) == pytest.approx((0.4, 0.2))
    assert (pooled.spread.tau2, pooled.spread.i2, pooled.spread.h2, pooled.spread.q_p) == (None,) * 4
    assert (pooled.next_study, pooled.next_study_t) == (None, None)
    assert (pooled.estimate.ci is None) is (interval is not Interval.NORMAL)
    assert leave_one_out(pooled) == ()


def test_each_study_is_left_out_once() -> None:
    pooled = pool(TEACHERS.effects(EffectMeasure.GEN), method=Method.DL)
    left = leave_one_out(pooled)
    assert len(left) == 19
    rest = [at for at in range(19) if at != 3]
    again = pool(pooled.effects.of(rest), method=Method.DL)
    assert left[3].estimate == again.estimate


def test_groups_are_those_of_the_documentation_of_the_reference_program() -> None:
    # metafor's pages on dat.bcg pool by allocation, with these figures.
    pooled = pool(BCG.effects(EffectMeasure.RR))
    found = subgroups(pooled, [row["allocation"] for row in BCG.rows])
    values = {name: one.estimate.value for name, one in found.groups.items()}
    expected = {"random": -0.9710, "alternate": -0.5408, "systematic": -0.4242}
    assert values == pytest.approx(expected, abs=2e-4)
    assert found.df == 2


def test_a_table_with_one_group_has_nothing_to_compare() -> None:
    found = subgroups(pool(TEACHERS.effects(EffectMeasure.GEN)), ["all"] * 19)
    assert (found.q, found.p) == (None, None)


@pytest.mark.parametrize(
    ("refused", "reason"),
    [
        (lambda: pool(effects([0.1, 0.2], [1, 1]), method=Method.MH), "needs_counts"),
        (lambda: pool(BCG.effects(EffectMeasure.RR), method=Method.PETO), "peto_is_or"),
        (
            lambda: pool(BCG.effects(EffectMeasure.RR), method=Method.MH, interval=Interval.KH),
            "counts_are_normal",
        ),
        (
            lambda: regress(pool(BCG.effects(EffectMeasure.RR), method=Method.MH), {"y": BCG.column("year")}),
            "counts_have_no_line",
        ),
        (
            lambda: regress(pool(effects([0.1, 0.2], [1, 1])), {"x": np.array([1.0, 2.0])}),
            "too_few_for_moderators",
        ),
    ],
)
def test_a_method_that_does_not_fit_is_refused(refused: Callable[[], object], reason: str) -> None:
    with pytest.raises(NotFitting) as caught:
        refused()
    assert caught.value.reason == reason


@pytest.mark.parametrize("second", [[1900.0] * 13, "twice"])
def test_a_moderator_that_adds_nothing_is_named(second: "list[float] | str") -> None:
    year = BCG.column("year")
    other = 2 * year + 1 if isinstance(second, str) else np.array(second)
    with pytest.raises(Collinear, match="other"):
        regress(pool(BCG.effects(EffectMeasure.RR)), {"year": year, "other": other})


def test_a_half_is_added_to_studies_with_an_empty_cell_alone() -> None:
    found = from_counts(["a", "b"], counts((0, 10, 5, 5), (2, 8, 4, 6)), EffectMeasure.OR)
    assert found.yi[0] == pytest.approx(math.log((0.5 / 10.5) / (5.5 / 5.5)))
    assert found.yi[1] == pytest.approx(math.log((2 / 8) / (4 / 6)))
    assert found.vi[1] == pytest.approx(1 / 2 + 1 / 8 + 1 / 4 + 1 / 6)


def test_a_correlation_is_pooled_as_fishers_z() -> None:
    found = correlations(["a"], np.array([0.5]), np.array([28.0]))
    assert (found.yi[0], found.vi[0]) == pytest.approx((0.5493061443, 1 / 25))


@pytest.mark.parametrize(
    ("yi", "vi"), [([math.nan], [1.0]), ([1.0], [0.0]), ([1.0], [-1.0]), ([1e13], [1.0]), ([], [])]
)
def test_what_cannot_be_pooled_is_refused(yi: list[float], vi: list[float]) -> None:
    with pytest.raises(ValueError, match=r"effect|variance"):
        effects(yi, vi)


def test_ten_thousand_studies_are_pooled_without_a_table_of_pairs() -> None:
    rng = np.random.default_rng(1)
    vi = rng.uniform(0.01, 0.5, 10_000)
    found = given([""] * 10_000, rng.normal(0.3, np.sqrt(vi + 0.05)), vi)
    pooled = pool(found)
    assert pooled.spread.tau2 == pytest.approx(0.05, abs=0.01)
    assert pooled.estimate.value == pytest.approx(0.3, abs=0.02)


def test_a_fail_safe_number_without_a_target_has_no_orwin() -> None:
    assert fail_safe(TEACHERS.effects(EffectMeasure.GEN)).orwin is None
    assert fail_safe(TEACHERS.effects(EffectMeasure.GEN), target=-0.1).orwin is None


def test_what_rounding_leaves_of_equal_studies_is_not_tested_by_knapp_and_hartung() -> None:
    # 0.1 has no exact double, so the residuals of equal studies are dust and not zero.
    found = given(("a", "b", "c"), np.full(3, 0.1), np.full(3, 0.2))
    told = pool(found, method=Method.REML, interval=Interval.KH).estimate
    assert (told.se, told.statistic, told.p) == (0.0, None, None)
