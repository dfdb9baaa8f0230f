"""How many days a trial needs: the trial is played many times on a person who varies as this one does."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from instep.outcomes.n_of_1.design import Design, Phase, schedule
from instep.outcomes.n_of_1.model import fit
from instep.outcomes.n_of_1.question import VerdictRules

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Random = np.random.Generator

PLAYS, PATTERNS = 600, 20
"""Trials that are played for each number of days, and in how many patterns of order and missing days."""


@dataclass(frozen=True, kw_only=True)
class Swing:
    """How ratings vary from day to day: equally likely pairs of standard deviation and autocorrelation."""

    deviations: tuple[float, ...]
    autocorrelations: tuple[float, ...]


@dataclass(frozen=True, kw_only=True)
class Power:
    """The share of played trials of so many days, 0 to 1, that say *helps* of an effect that is there."""

    days: int
    power: float


@dataclass(frozen=True, kw_only=True)
class Aim:
    """What a trial must be able to see (`effect`), what is `worth` having, the share of days `missing`."""

    effect: float
    worth: float
    missing: float


def swing_of(
    ratings: Sequence[tuple[int, float]], *, step: float, rng: "Random", draws: int = PLAYS
) -> Swing:
    """Draw how ratings (day, rating) vary around a straight line, from the posterior of spread and memory.

    Raises ValueError where fewer than four days are rated.
    """
    import numpy as np  # noqa: PLC0415  # 0.3 s that no page without a trial has to pay

    at = np.array([day for day, _ in ratings], dtype=float)
    x = np.stack([np.ones_like(at), at - at.mean() if at.size else at], axis=1)
    y = np.array([[rating] for _, rating in ratings], dtype=float).reshape(-1, 1)
    found = fit(x, at, y, column=0, step=step)
    chosen = rng.choice(found.rho.size, size=draws, p=found.weight[:, 0])
    variance = found.variance[chosen, 0] * found.df / rng.chisquare(found.df, size=draws)
    return Swing(
        deviations=tuple(np.sqrt(variance).tolist()), autocorrelations=tuple(found.rho[chosen].tolist())
    )


def power(design: Design, aim: Aim, swing: Swing, *, rules: VerdictRules, rng: "Random") -> Power:
    """Play the design on such a person; count how often it says *helps* of an effect that is truly there."""
    said = [_said(design, aim, swing, rules=rules, rng=rng) for _ in range(PATTERNS)]
    return Power(days=design.days, power=sum(said) / len(said))


def by_days(
    design: Design, lengths: Sequence[int], aim: Aim, *, swing: Swing, rules: VerdictRules, rng: "Random"
) -> Iterator[Power]:
    """The power of the same design over different numbers of days, shortest first."""
    return (power(replace(design, days=days), aim, swing, rules=rules, rng=rng) for days in sorted(lengths))


def _said(design: Design, aim: Aim, swing: Swing, *, rules: VerdictRules, rng: "Random") -> float:
    """One order with one pattern of missing days, played on many people: the share that is told *helps*."""
    import numpy as np  # noqa: PLC0415  # likewise

    days = schedule(replace(design, baseline_days=0, seed=int(rng.integers(2**31))))
    kept = np.array([one.phase is Phase.COMPARED for one in days]) & (rng.random(len(days)) >= aim.missing)
    arm = np.array([design.arms.index(one.arm or "") for one in days], dtype=float)
    if min(np.bincount(arm[kept].astype(int), minlength=2)) < rules.least_rated:
        return 0.0
    noise = _ratings(len(days), swing, plays=PLAYS // PATTERNS, rng=rng)
    series = (noise - aim.effect * arm[:, None])[kept]
    at = np.flatnonzero(kept).astype(float)
    found = fit(np.stack([np.ones_like(at), arm[kept], at - at.mean()], axis=1), at, series, column=1)
    helps = (found.below(0.0) >= rules.least_sure) & (found.below(-aim.worth) >= rules.least_probability)
    return float(np.mean(helps))


def _ratings(days: int, swing: Swing, *, plays: int, rng: "Random") -> "Numbers":
    """Errors of many people (days, plays), each with a spread and a memory drawn from the swing."""
    import numpy as np  # noqa: PLC0415  # likewise

    who = rng.integers(len(swing.deviations), size=plays)
    deviation = np.array(swing.deviations)[who]
    rho = np.array(swing.autocorrelations)[who]
    errors = rng.standard_normal((days, plays))
    for day in range(1, days):
        errors[day] = rho * errors[day - 1] + np.sqrt(1 - rho**2) * errors[day]
    scaled: Numbers = errors * deviation
    return scaled
