"""A verdict is said when the days allow it, and never before."""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.tsa.statespace.sarimax import SARIMAX
from tests.examples import examples

from instep.outcomes.n_of_1.analysis import TrialResult, TrialVerdict, Why, analyse
from instep.outcomes.n_of_1.design import ArmOrder, Design, schedule
from instep.outcomes.n_of_1.question import ArmDay, ArmQuestion, VerdictRules

ARMS = ("rest", "massage")
RULES = VerdictRules(least_days=14, least_rated=4, least_sure=0.98, least_probability=0.5)
QUESTION = ArmQuestion(arms=ARMS, worth=1.0, lower_is_better=True, days=21)


def days(
    effect: float,
    *,
    length: int = 21,
    spread: float = 1.0,
    seed: int = 1,
    missing: Sequence[int] = (),
    lasting: float = 0.0,
) -> list[ArmDay]:
    """Ratings around 6 in random blocks; `lasting` is what a massage still does the day after."""
    design = Design(arms=ARMS, order=ArmOrder.BLOCKS, days=length, seed=seed)
    noise = np.random.default_rng(seed).standard_normal(length) * spread
    arms = [str(one.arm) for one in schedule(design)]
    before = ["", *arms]
    outcome = [
        6 + float(noise[day]) + effect * (arm == ARMS[1]) + lasting * (before[day] == ARMS[1])
        for day, arm in enumerate(arms)
    ]
    return [
        ArmDay(day=day, arm=arm, outcome=None if day in missing else outcome[day])
        for day, arm in enumerate(arms)
    ]


def found(rows: Sequence[ArmDay], **changed: object) -> TrialResult:
    return analyse(rows, replace(QUESTION, **{"step": 0.0, **changed}), RULES)  # type: ignore[arg-type]


def test_a_large_steady_difference_helps_and_names_the_arm() -> None:
    told = found(days(-2.5, spread=0.7))
    assert (told.verdict, told.favours, told.why, told.days_more) == (TrialVerdict.HELPS, "massage", None, 0)
    assert told.difference
    assert told.difference.low < -2.5 < told.difference.high < 0


def test_where_the_comparator_does_better_it_is_named() -> None:
    assert found(days(2.5, spread=0.7)).favours == "rest"
    assert found(days(2.5, spread=0.7), lower_is_better=False).favours == "massage"


def test_no_difference_is_said_when_the_interval_lies_within_what_is_worth_having() -> None:
    told = found(days(0.0, length=84, spread=0.7))
    assert told.verdict is TrialVerdict.NO_DIFFERENCE
    assert told.difference
    assert -1 < told.difference.low < told.difference.high < 1


def test_a_wide_interval_cannot_tell_and_says_about_how_many_days_would() -> None:
    told = found(days(-0.5, spread=3.0))
    assert (told.verdict, told.why) == (TrialVerdict.CANNOT_TELL, Why.WIDE)
    assert told.days_more > 0


def test_before_the_designs_end_nothing_is_told_however_clear_it_looks() -> None:
    told = found(days(-8.0, length=20, spread=0.2))
    assert (told.verdict, told.why, told.days_more) == (TrialVerdict.CANNOT_TELL, Why.TOO_FEW_DAYS, 1)


def test_missing_days_at_the_end_do_not_end_the_test_sooner() -> None:
    assert found(days(-2.5, spread=0.7, missing=range(16, 21))).verdict is TrialVerdict.HELPS


def test_too_few_rated_days_of_an_arm_cannot_tell() -> None:
    rows = days(-8.0, spread=0.2)
    massages = [one.day for one in rows if one.arm == "massage"]
    told = found([replace(one, outcome=None) if one.day in massages[3:] else one for one in rows])
    assert (told.verdict, told.why) == (TrialVerdict.CANNOT_TELL, Why.TOO_FEW_RATED)


def test_nothing_rated_cannot_tell_and_has_no_numbers() -> None:
    told = found(days(-2.0, missing=range(21)))
    assert (told.verdict, told.why) == (TrialVerdict.CANNOT_TELL, Why.NO_RATINGS)
    numbers = (told.difference, told.probability_worth_having, told.carry_over, told.trend)
    assert numbers == (None,) * 4


def test_ratings_that_never_change_cannot_tell() -> None:
    told = found([replace(one, outcome=5.0) for one in days(0.0)])
    assert (told.verdict, told.why, told.difference) == (TrialVerdict.CANNOT_TELL, Why.NEVER_CHANGED, None)


def test_no_days_at_all_cannot_tell() -> None:
    assert found([]).why is Why.NO_RATINGS


def test_what_lasts_into_the_next_day_is_seen_and_keeps_no_difference_from_being_said() -> None:
    told = found(days(-0.6, length=84, spread=0.7, lasting=-2.0, seed=3), days=84, worth=1.5)
    assert told.carry_over
    assert told.carry_over.low < -2.0 < told.carry_over.high < 0
    assert told.why is Why.LASTS
    assert told.verdict is not TrialVerdict.NO_DIFFERENCE


def test_when_every_day_alternates_what_lasts_cannot_be_told_apart() -> None:
    rows = [ArmDay(day=day, arm=ARMS[day % 2], outcome=float(5 + (day * 7 % 5))) for day in range(21)]
    assert found(rows).carry_over is None


def test_days_of_wash_out_do_not_count() -> None:
    rows = days(-2.5, spread=0.7)
    spoiled = [replace(one, outcome=99.0, counts=False) if one.day % 5 == 0 else one for one in rows]
    assert found(spoiled).difference == found([one for one in rows if one.day % 5]).difference


def test_a_bad_day_that_returns_to_usual_is_no_effect_where_it_was_rated_before() -> None:
    # Massage happens to fall on worse evenings; half of what is above usual is gone by the morning anyway.
    rng = np.random.default_rng(11)
    rows = []
    for day in range(42):
        massage = day % 4 in (1, 2)
        before = 5 + 2 * float(rng.standard_normal()) + 1.5 * massage
        rows.append(
            ArmDay(
                day=day,
                arm=ARMS[massage],
                before=before,
                outcome=5 + 0.5 * (before - 5) + 0.4 * float(rng.standard_normal()),
            )
        )
    told = found(rows)
    assert told.before_used
    assert told.difference
    assert told.difference.low < 0 < told.difference.high
    naive = np.mean([one.outcome - one.before for one in rows if one.arm == "massage"])  # type: ignore[operator]
    naive -= np.mean([one.outcome - one.before for one in rows if one.arm == "rest"])  # type: ignore[operator]
    assert naive < -0.5  # what a comparison of changes would have called an effect


def test_the_estimate_is_the_one_of_a_state_space_library() -> None:
    rows = days(-1.2, length=42, missing=(3, 4, 17, 30))
    told = found(rows)
    y = np.array([np.nan if one.outcome is None else one.outcome for one in rows])
    arm = np.array([one.arm == "massage" for one in rows], dtype=float)
    x = np.column_stack([np.ones(42), arm, np.arange(42) - 20.5])
    peer = SARIMAX(y, exog=x, order=(1, 0, 0)).fit(disp=False)
    assert told.difference
    assert told.difference.value == pytest.approx(peer.params[1], abs=0.3 * peer.bse[1])
    assert told.difference.high - told.difference.low == pytest.approx(3.92 * peer.bse[1], rel=0.2)


ratings = st.one_of(st.none(), st.integers(0, 10).map(float))


@st.composite
def any_days(draw: st.DrawFn) -> list[ArmDay]:
    length = draw(st.integers(0, 40))
    design = Design(
        arms=ARMS, order=draw(st.sampled_from(ArmOrder)), days=max(length, 2), seed=draw(st.integers(0, 99))
    )
    kept = [one for one in schedule(design) if draw(st.booleans()) or one.day in (0, length - 1)]
    return [
        ArmDay(day=one.day, arm=str(one.arm), outcome=draw(ratings), before=draw(ratings)) for one in kept
    ]


@given(any_days(), st.booleans())
@examples(150)
def test_whatever_was_rated_no_number_is_nan_and_no_verdict_comes_early(
    rows: list[ArmDay],
    lower: bool,  # noqa: FBT001  # drawn
) -> None:
    told = found(rows, lower_is_better=lower, step=1.0)
    estimates = [one for one in (told.difference, told.trend, told.carry_over) if one]
    numbers = [value for one in estimates for value in (one.low, one.value, one.high)]
    assert all(math.isfinite(value) for value in numbers)
    assert all(one.low <= one.value <= one.high for one in estimates)
    if told.verdict is not TrialVerdict.CANNOT_TELL:
        assert told.days >= QUESTION.days
        assert min(told.rated) >= RULES.least_rated
        assert told.why is None
    else:
        assert told.why
        assert told.days_more >= 1


@given(any_days())
@examples(60)
def test_swapping_the_arms_turns_the_difference_around(rows: list[ArmDay]) -> None:
    one, other = found(rows, step=1.0), found(rows, step=1.0, arms=ARMS[::-1])
    assert (one.verdict, one.favours) == (other.verdict, other.favours)
    if one.difference and other.difference:
        turned = (-other.difference.high, -other.difference.value, -other.difference.low)
        assert (one.difference.low, one.difference.value, one.difference.high) == pytest.approx(
            turned, abs=1e-5
        )
