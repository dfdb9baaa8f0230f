"""Draws people for whom the truth is known: an order, missing days, errors that remember."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from instep.outcomes.n_of_1.design import Design, Phase, schedule

Numbers = NDArray[np.float64]
LEAST = 4  # rated days of each arm, as content asks


@dataclass(frozen=True, kw_only=True)
class Truth:
    """What is true of the people: the effect in points, the spread and memory of their days, what they miss.

    `usual` is how much the rating before spreads from day to day; the outcome follows it by a half.
    """

    effect: float = 0.0
    usual: float = 0.0
    deviation: float = 1.5
    rho: float = 0.0
    missing: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Group:
    """People with one order and pattern of missing days: `rated` days and `arm` (n), ratings (n, m)."""

    rated: Numbers
    arm: Numbers
    outcome: Numbers
    before: Numbers


def groups(
    design: Design, truth: Truth, rng: np.random.Generator, *, patterns: int, people: int
) -> Iterator[Group]:
    """Draw `patterns` groups of `people`; where too few days are rated the pattern is drawn again."""
    drawn = 0
    while drawn < patterns:
        one = _group(design, truth, rng, people=people)
        if min(np.bincount(one.arm.astype(int), minlength=2)) >= LEAST:
            drawn += 1
            yield one


def _group(design: Design, truth: Truth, rng: np.random.Generator, *, people: int) -> Group:
    days = schedule(replace(design, seed=int(rng.integers(2**31))))
    kept = np.array([one.phase is Phase.COMPARED for one in days])
    kept &= rng.random(len(days)) >= truth.missing
    arm = np.array([float(one.arm == design.arms[1]) for one in days])
    usual = truth.usual * rng.standard_normal((len(days), people))
    errors = remembering(rng.standard_normal((len(days), people)), truth.rho) * truth.deviation
    outcome = 5 + usual / 2 + errors + truth.effect * arm[:, None]
    return Group(
        rated=np.flatnonzero(kept).astype(float),
        arm=arm[kept],
        outcome=outcome[kept],
        before=5 + usual[kept],
    )


def remembering(errors: Numbers, rho: float) -> Numbers:
    """Make independent errors of variance 1 (days, m) remember the day before; the variance stays 1."""
    for day in range(1, len(errors)):
        errors[day] = rho * errors[day - 1] + np.sqrt(1 - rho**2) * errors[day]
    return errors
