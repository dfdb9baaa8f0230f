"""The power of a design is that of statistics' own formula where there is one, and grows as it must."""

from dataclasses import replace

import numpy as np
import pytest
from statsmodels.stats.power import TTestIndPower

from instep.outcomes.n_of_1.design import ArmOrder, Design
from instep.outcomes.n_of_1.power import Aim, Swing, by_days, power, swing_of
from instep.outcomes.n_of_1.question import VerdictRules

DESIGN = Design(arms=("rest", "massage"), order=ArmOrder.BLOCKS, days=28)
STEADY = Swing(deviations=(1.5,), autocorrelations=(0.0,))
AIM = Aim(effect=2.0, worth=1.0, missing=0.0)
RULES = VerdictRules(least_days=14, least_rated=4, least_sure=0.98, least_probability=0.5)
ANY = replace(RULES, least_sure=0.975, least_probability=0.0)


def rng() -> np.random.Generator:
    return np.random.default_rng(5)


def test_without_autocorrelation_the_power_is_that_of_a_t_test() -> None:
    # One degree more for the trend and the unknown autocorrelation cost a little.
    exact = TTestIndPower().power(effect_size=1.5 / 1.5, nobs1=14, alpha=0.05, ratio=1.0)
    played = power(DESIGN, replace(AIM, effect=1.5), STEADY, rules=ANY, rng=rng()).power
    assert played == pytest.approx(exact, abs=0.08)


def test_of_no_effect_helps_is_seldom_said() -> None:
    assert power(DESIGN, replace(AIM, effect=0.0), STEADY, rules=RULES, rng=rng()).power < 0.05


def test_more_days_see_more() -> None:
    found = [one.power for one in by_days(DESIGN, (84, 14, 28), AIM, swing=STEADY, rules=RULES, rng=rng())]
    assert found == sorted(found)
    assert found[0] < found[-1]


def test_missing_days_see_less() -> None:
    some = power(DESIGN, replace(AIM, missing=0.5), STEADY, rules=RULES, rng=rng()).power
    assert some < power(DESIGN, AIM, STEADY, rules=RULES, rng=rng()).power


def test_a_trial_that_leaves_too_few_days_says_nothing() -> None:
    assert power(DESIGN, replace(AIM, missing=0.99), STEADY, rules=RULES, rng=rng()).power == 0


def test_the_same_chance_gives_the_same_power() -> None:
    one, other = (power(DESIGN, AIM, STEADY, rules=RULES, rng=rng()) for _ in range(2))
    assert one == other


def test_a_persons_own_swing_is_drawn_around_what_their_ratings_show() -> None:
    ratings = [(day, float(np.rint(5 + 1.5 * z))) for day, z in enumerate(rng().standard_normal(200))]
    swing = swing_of(ratings, step=1.0, rng=rng())
    assert np.median(swing.deviations) == pytest.approx(np.std([r for _, r in ratings]), rel=0.1)
    assert abs(np.median(swing.autocorrelations)) < 0.2


def test_too_few_ratings_show_no_swing() -> None:
    with pytest.raises(ValueError, match="cannot tell"):
        swing_of([(0, 4.0), (1, 5.0), (2, 3.0)], step=1.0, rng=rng())
