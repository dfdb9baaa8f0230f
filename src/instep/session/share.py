"""Shares a foot's time among its moves: by weight, each within its own least and longest time."""

from collections.abc import Sequence
from dataclasses import dataclass

SECOND = 1000


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """The least and longest time of one move at one stretch, in ms, and its weight (above 0)."""

    least_ms: int
    most_ms: int
    weight: float


def share(total_ms: int, stretches: Sequence[Stretch]) -> list[int]:
    """Return whole seconds (in ms) for each stretch, adding up to `total_ms`.

    Requires sum of leasts <= total <= sum of mosts, and a total of whole seconds. Water-filling:
    whoever meets a bound is fixed there, and the rest is shared anew by weight.
    """
    exact = _water_fill(total_ms, stretches)
    floors = [int(part // SECOND) * SECOND for part in exact]
    missing = (total_ms - sum(floors)) // SECOND
    order = sorted(range(len(exact)), key=lambda i: (floors[i] - exact[i], i))
    room = [i for i in order if floors[i] + SECOND <= stretches[i].most_ms]
    return [part + SECOND if i in room[:missing] else part for i, part in enumerate(floors)]


def _water_fill(total_ms: int, stretches: Sequence[Stretch]) -> list[float]:
    fixed: dict[int, float] = {}
    while True:
        parts = _by_weight(total_ms, stretches, fixed)
        over = {i: float(s.most_ms) for i, s in enumerate(stretches) if parts[i] > s.most_ms}
        under = {i: float(s.least_ms) for i, s in enumerate(stretches) if parts[i] < s.least_ms}
        if not over and not under:
            return parts
        excess = sum(parts[i] - m for i, m in over.items())
        lack = sum(m - parts[i] for i, m in under.items())
        # Fixing only the larger violation first keeps the other side's bound reachable.
        fixed.update(over if excess >= lack else under)


def _by_weight(total_ms: int, stretches: Sequence[Stretch], fixed: dict[int, float]) -> list[float]:
    free = sum(s.weight for i, s in enumerate(stretches) if i not in fixed)
    left = total_ms - sum(fixed.values())
    return [fixed.get(i, left * s.weight / free if free else 0.0) for i, s in enumerate(stretches)]
