"""The days of a trial on one person: which arm on which day, and which days count."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from random import Random

BLOCK = 4
"""Turns in a block: two of each arm, so that a block is balanced and its order is still not foreseeable."""


class ArmOrder(StrEnum):
    """How the two arms follow each other."""

    ALTERNATING = "alternating"
    ABBA = "abba"
    BLOCKS = "blocks"


class Phase(StrEnum):
    """What a day is for."""

    BASELINE = "baseline"
    WASH_OUT = "wash-out"
    COMPARED = "compared"


class NoComparison(ValueError):
    """Days and turns that compare nothing: the reason as a word, and what it is about; `str()` says it."""

    def __init__(self, reason: str, told: str, **about: str) -> None:
        super().__init__(told)
        self.reason, self.about = reason, about


@dataclass(frozen=True, kw_only=True)
class Design:
    """A trial's plan. `arms` are the comparator and the one that is tried, in this order.

    `days` are the days with an arm; each turn of an arm lasts `turn_days` of them, and the first
    `wash_out_days` after a change of arm do not count. `baseline_days` come before, without an arm. `seed`
    fixes the random order. Raises NoComparison where a turn leaves nothing to compare, or an arm gets none.
    """

    arms: tuple[str, str]
    order: ArmOrder
    days: int
    turn_days: int = 1
    baseline_days: int = 0
    wash_out_days: int = 0
    seed: int = 0

    def __post_init__(self) -> None:
        """Refuse what cannot compare anything."""
        if self.arms[0] == self.arms[1]:
            arm = repr(self.arms[0])
            raise NoComparison("same_arms", f"both arms are {arm}", arm=arm)
        if not 0 <= self.wash_out_days < self.turn_days:
            told = f"a turn of {self.turn_days} days has no day left after {self.wash_out_days} of wash-out"
            raise NoComparison("no_day_left", told, turn=str(self.turn_days), washed=str(self.wash_out_days))
        if self.baseline_days < 0 or self.days < 2 * self.turn_days:
            told = f"{self.days} days hold no turn of {self.turn_days} days for each arm"
            raise NoComparison("no_turn", told, days=str(self.days), turn=str(self.turn_days))


@dataclass(frozen=True, kw_only=True)
class Assigned:
    """One day of the plan, counted from 0; `arm` is None before the comparison begins."""

    day: int
    phase: Phase
    arm: str | None


def schedule(design: Design) -> tuple[Assigned, ...]:
    """Return every day of the design, the baseline first; the same design gives the same days."""
    before = (Assigned(day=day, phase=Phase.BASELINE, arm=None) for day in range(design.baseline_days))
    return (*before, *_compared(design))


def _compared(design: Design) -> Iterator[Assigned]:
    arms = _daily_arms(design)
    changed = [True, *(one is not other for one, other in pairwise(arms))]
    since = 0
    for day, (arm, new) in enumerate(zip(arms, changed, strict=True)):
        since = 0 if new else since + 1
        # Nothing came before the first turn that could be carried over.
        washes = day >= design.turn_days and since < design.wash_out_days
        phase = Phase.WASH_OUT if washes else Phase.COMPARED
        yield Assigned(day=design.baseline_days + day, phase=phase, arm=arm)


def _daily_arms(design: Design) -> list[str]:
    turns = -(-design.days // design.turn_days)
    which = _turns(design.order, turns, Random(design.seed))  # noqa: S311  # an order, not a secret
    return [design.arms[turn] for turn in which for _ in range(design.turn_days)][: design.days]


def _turns(order: ArmOrder, turns: int, rng: Random) -> list[int]:
    blocks = -(-turns // BLOCK)
    match order:
        case ArmOrder.ALTERNATING:
            found = [0, 1] * turns
        case ArmOrder.ABBA:
            found = [0, 1, 1, 0] * blocks
        case ArmOrder.BLOCKS:
            found = [turn for _ in range(blocks) for turn in rng.sample([0, 0, 1, 1], BLOCK)]
    return found[:turns]
