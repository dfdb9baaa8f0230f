"""How often a 95 % interval holds the truth: by order, days, autocorrelation and missing days."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import numpy as np
from bench.trial.people import Group, Truth, groups

from instep.outcomes.n_of_1.design import ArmOrder, Design
from instep.outcomes.n_of_1.model import fit

LOW, HIGH = 0.94, 0.96
DAYS, RHOS, MISSING = (14, 21, 28, 56, 84), (0.0, 0.2, 0.4, 0.6), (0.0, 0.15, 0.3)
DESIGNS = {
    "random blocks": (ArmOrder.BLOCKS, 1, 0),
    "ABBA": (ArmOrder.ABBA, 1, 0),
    "alternating, two days each": (ArmOrder.ALTERNATING, 2, 0),
    "alternating every day": (ArmOrder.ALTERNATING, 1, 0),
    "random, three days, one of wash-out": (ArmOrder.BLOCKS, 3, 1),
}
PATTERNS = 100


def coverage(people: int, rng: np.random.Generator) -> list[dict[str, Any]]:
    """Print a table for each order; return each cell with its share."""
    return [cell for name in DESIGNS for cell in _table(name, people, rng)]


def _table(name: str, people: int, rng: np.random.Generator) -> list[dict[str, Any]]:
    print(f"\n95 % intervals that hold the truth, {name} (100 x share, {people:,} people a cell)")
    print("  days  rho: " + "  ".join(f"{rho:g}/{100 * miss:.0f} %" for rho, miss in product(RHOS, MISSING)))
    cells = []
    for days in DAYS:
        row = list(_row(name, days, people, rng=rng))
        print(f"  {days:>4}       " + "  ".join(f"{100 * cell['covered']:6.1f}" for cell in row))
        cells += row
    shares = [cell["covered"] for cell in cells]
    outside = sum(not LOW <= share <= HIGH for share in shares)
    print(f"  {100 * min(shares):.1f} to {100 * max(shares):.1f}; {outside} of {len(shares)} not 94 to 96")
    return cells


def _row(name: str, days: int, people: int, *, rng: np.random.Generator) -> Iterator[dict[str, Any]]:
    order, turn_days, wash_out = DESIGNS[name]
    design = Design(
        arms=("rest", "massage"), order=order, days=days, turn_days=turn_days, wash_out_days=wash_out
    )
    for rho, missing in product(RHOS, MISSING):
        truth = Truth(rho=rho, missing=missing)
        drawn = groups(design, truth, rng, patterns=PATTERNS, people=people // PATTERNS)
        share = float(np.mean([_holds(one, truth.effect) for one in drawn]))
        yield {"design": name, "days": days, "rho": rho, "missing": missing, "covered": share}


def _holds(one: Group, effect: float) -> float:
    """The share of a group whose interval holds the effect: its posterior lies on both sides enough."""
    level = np.ones_like(one.rated)
    x = np.stack([level, one.arm, one.rated - one.rated.mean()], axis=1)
    below = fit(x, one.rated, one.outcome, column=1).below(effect)
    return float(np.mean((below > 0.025) & (below < 0.975)))
