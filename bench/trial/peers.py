"""Power beside a paired t-test and the same model in a state-space library: answers and time side by side."""

import time
from collections.abc import Callable
from itertools import product
from typing import Any, NamedTuple

import numpy as np
from bench.trial.people import Group, Numbers, Truth, groups
from scipy import stats
from statsmodels.tsa.statespace.sarimax import SARIMAX

from instep.outcomes.n_of_1.design import ArmOrder, Design
from instep.outcomes.n_of_1.model import fit

DAYS, RHOS, EFFECTS, MISSING = 28, (0.0, 0.3, 0.6), (0.0, -1.0, -2.0), 0.15


class Answer(NamedTuple):
    """A difference with its 95 % interval."""

    value: float
    low: float
    high: float


Method = Callable[[Group, Numbers], Answer]


def ours(group: Group, outcome: Numbers) -> Answer:
    """Instep's model."""
    x = np.stack([np.ones_like(group.rated), group.arm, group.rated - group.rated.mean()], axis=1)
    low, value, high = fit(x, group.rated, outcome[:, None], column=1).quantiles((0.025, 0.5, 0.975))[:, 0]
    return Answer(float(value), float(low), float(high))


def paired_t(group: Group, outcome: Numbers) -> Answer:
    """The mean of each block of four days by arm, and a t-test on the pairs."""
    blocks = group.rated // 4
    pairs = [
        outcome[here & (group.arm == 1)].mean() - outcome[here & (group.arm == 0)].mean()
        for block in np.unique(blocks)
        if 0 < group.arm[here := blocks == block].mean() < 1
    ]
    half = stats.t.ppf(0.975, len(pairs) - 1) * stats.sem(pairs)
    return Answer(float(np.mean(pairs)), float(np.mean(pairs) - half), float(np.mean(pairs) + half))


def state_space(group: Group, outcome: Numbers) -> Answer:
    """Regression with AR(1) errors by maximum likelihood in statsmodels, which also knows missing days."""
    days = np.arange(int(group.rated[0]), int(group.rated[-1]) + 1)
    at = np.searchsorted(days, group.rated)
    y = np.full(len(days), np.nan)
    y[at] = outcome
    arm = np.zeros(len(days))
    arm[at] = group.arm
    x = np.column_stack([np.ones(len(days)), arm, days - days.mean()])
    fitted = SARIMAX(y, exog=x, order=(1, 0, 0)).fit(disp=False)
    value, error = float(fitted.params[1]), float(fitted.bse[1])
    return Answer(value, value - 1.959964 * error, value + 1.959964 * error)


METHODS: dict[str, Method] = {"Instep": ours, "paired t-test": paired_t, "statsmodels SARIMAX": state_space}


def peers(people: int, rng: np.random.Generator) -> list[dict[str, Any]]:
    """Print power, false alarms, coverage and time of each method on the same people."""
    print(
        f"\n{DAYS} days in random blocks, {100 * MISSING:.0f} % missing, spread 1.5 ({people} people a cell)"
    )
    print("  effect  rho  method                 excludes 0  holds the truth  mean width  ms each")
    rows = []
    for effect, rho in product(EFFECTS, RHOS):
        truth = Truth(effect=effect, rho=rho, missing=MISSING)
        design = Design(arms=("rest", "massage"), order=ArmOrder.BLOCKS, days=DAYS)
        drawn = list(groups(design, truth, rng, patterns=people, people=1))
        rows += [_row(name, drawn, truth) for name in METHODS]
    _same_answers(drawn)
    return rows


def _row(name: str, drawn: list[Group], truth: Truth) -> dict[str, Any]:
    began = time.process_time()
    found = [METHODS[name](one, one.outcome[:, 0]) for one in drawn]
    spent = 1000 * (time.process_time() - began) / len(drawn)
    told = {
        "excludes_zero": float(np.mean([one.low > 0 or one.high < 0 for one in found])),
        "holds": float(np.mean([one.low <= truth.effect <= one.high for one in found])),
        "width": float(np.mean([one.high - one.low for one in found])),
    }
    shown = f"{100 * told['excludes_zero']:10.1f}  {100 * told['holds']:15.1f}  {told['width']:10.2f}"
    print(f"  {truth.effect:6g}  {truth.rho:3g}  {name:<21}  {shown}  {spent:7.2f}")
    return {"method": name, "effect": truth.effect, "rho": truth.rho, **told, "ms": spent}


def _same_answers(drawn: list[Group]) -> None:
    """How far the estimates of the model here and there lie apart, in standard errors."""
    apart = [
        abs(mine.value - theirs.value) / ((mine.high - mine.low) / 3.92)
        for one in drawn
        for mine, theirs in [(ours(one, one.outcome[:, 0]), state_space(one, one.outcome[:, 0]))]
    ]
    print(
        f"  estimates here and in statsmodels: {np.median(apart):.2f} standard errors apart, 95 of 100 within"
    )
    print(f"  {np.quantile(apart, 0.95):.2f}")
