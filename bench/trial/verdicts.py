"""What is said of people on whom nothing works, and of others: the whole analysis, whole ratings 0 to 10."""

from collections import Counter
from collections.abc import Iterator
from itertools import product
from typing import Any

import numpy as np
from bench.trial.people import Group, Truth, groups

from instep.library.library import Library
from instep.outcomes.n_of_1.analysis import TrialResult, TrialVerdict, analyse
from instep.outcomes.n_of_1.design import ArmOrder, Design
from instep.outcomes.n_of_1.question import ArmDay, ArmQuestion

MOST_FALSE = 0.05
DAYS, RHOS, MISSING, EFFECTS = (14, 28, 84), (0.0, 0.3, 0.6), (0.0, 0.3), (0.0, -1.0, -2.0)
ARMS = ("rest", "massage")


def verdicts(people: int, rng: np.random.Generator) -> list[dict[str, Any]]:
    """Print how often each verdict is said, by what is true; return each cell."""
    print(
        f"\nVerdicts on whole ratings, random blocks, spread 1.5 ({people} a cell, twice that for no effect)"
    )
    print("  effect  days  rho  missing   helps  no difference  cannot tell  intervals that hold the truth")
    cells = [
        _cell(
            Truth(effect=effect, rho=rho, missing=missing, usual=1.0),
            days,
            people * (1 if effect else 2),
            rng=rng,
        )
        for effect, days, rho, missing in product(EFFECTS, DAYS, RHOS, MISSING)
    ]
    null = [cell["helps"] for cell in cells if cell["effect"] == 0]
    print(
        f"  helps under no effect: {100 * np.mean(null):.1f} of 100, at most {100 * max(null):.1f} in a cell"
    )
    return cells


def _cell(truth: Truth, days: int, people: int, *, rng: np.random.Generator) -> dict[str, Any]:
    design = Design(arms=ARMS, order=ArmOrder.BLOCKS, days=days)
    found = [
        answer
        for one in groups(design, truth, rng, patterns=people // 4, people=4)
        for answer in answers(one, days)
    ]
    said = Counter(one.verdict for one in found)
    held = sum(one.difference.low <= truth.effect <= one.difference.high for one in found if one.difference)
    shares = {verdict.value: said[verdict] / len(found) for verdict in TrialVerdict}
    told = "  ".join(f"{100 * share:11.1f}" for share in shares.values())
    at = f"{truth.effect:6g}  {days:4}  {truth.rho:3g}  {truth.missing:7g}"
    print(f"  {at} {told}  {100 * held / len(found):11.1f}")
    return {"effect": truth.effect, "days": days, "rho": truth.rho, "missing": truth.missing, **shares}


def answers(group: Group, days: int) -> Iterator[TrialResult]:
    """The answer to each person of the group, from ratings that are whole numbers from 0 to 10."""
    rules = Library().trials.verdict
    question = ArmQuestion(arms=ARMS, worth=Library().trials.worth.points, lower_is_better=True, days=days)
    for person in range(group.outcome.shape[1]):
        yield analyse(list(_days(group, person, days)), question, rules)


def _days(group: Group, person: int, days: int) -> Iterator[ArmDay]:
    """The days of one person; the first and the last are there even where they were not rated."""
    at = {int(day): row for row, day in enumerate(group.rated)}
    for day in sorted({0, days - 1, *at}):
        row = at.get(day)
        if row is None:
            yield ArmDay(day=day, arm=ARMS[0], outcome=None)
        else:
            before, outcome = (whole(part[row, person]) for part in (group.before, group.outcome))
            yield ArmDay(day=day, arm=ARMS[int(group.arm[row])], outcome=outcome, before=before)


def whole(rating: float) -> float:
    """The rating as a person gives it."""
    return float(np.clip(np.rint(rating), 0, 10))
