"""What the days of a trial tell: a difference with its interval, and one of three verdicts.

The model is fixed before any rating is seen: outcome = level + arm + trend by day (+ the rating before, where
it was asked), with errors that remember the day before. The rating before is a covariate and not subtracted,
so that a bad evening's return to usual is not taken for an effect (Vickers & Altman 2001).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import ceil
from typing import TYPE_CHECKING

from instep.outcomes.n_of_1.model import Posterior, fit

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

_LOW, _HIGH = 0.025, 0.975
_MOST_DAYS = 3650
"""No verdict is promised for later than in ten years."""


class Verdict(StrEnum):
    """The three things that can be said."""

    HELPS = "helps"
    NO_DIFFERENCE = "no-difference"
    CANNOT_TELL = "cannot-tell"


class Why(StrEnum):
    """Why nothing can be told yet."""

    NO_RATINGS = "no-ratings"
    TOO_FEW_DAYS = "too-few-days"
    TOO_FEW_RATED = "too-few-rated"
    NEVER_CHANGED = "never-changed"
    LASTS = "lasts"
    WIDE = "wide"


@dataclass(frozen=True, kw_only=True)
class Rules:
    """When a verdict may be said; the numbers are content's.

    `least_days` with an arm, `least_rated` of them rated under each arm, and `least_probability` that the
    difference is worth having before anything is said to help.
    """

    least_days: int
    least_rated: int
    least_probability: float


@dataclass(frozen=True, kw_only=True)
class Day:
    """One day with an arm, rated or not (None). A day of wash-out does not count."""

    day: int
    arm: str
    outcome: float | None
    before: float | None = None
    counts: bool = True


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked of the days: comparator and tried arm, and the smallest difference worth having (> 0).

    `days` are those that the design asked for; `step` is the unit ratings are given in (0: not rounded).
    """

    arms: tuple[str, str]
    worth: float
    lower_is_better: bool
    days: int
    step: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """A coefficient with its 95 % interval."""

    value: float
    low: float
    high: float

    @property
    def excludes_zero(self) -> bool:
        """Whether the interval lies on one side of no effect."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, kw_only=True)
class Found:
    """The answer. What could not be reckoned is None; `favours` is the arm that did better, if one helps."""

    verdict: Verdict
    why: Why | None
    favours: str | None
    difference: Estimate | None
    probability_worth_having: float | None
    days_more: int
    rated: tuple[int, int]
    days: int
    carry_over: Estimate | None = None
    trend: Estimate | None = None
    autocorrelation: float | None = None
    before_used: bool = False


def analyse(days: Sequence[Day], question: Question, rules: Rules) -> Found:
    """Return what the days tell, each in order and at most once; `difference` is tried minus comparator.

    Nothing is told to help, or to make no difference, before the design's days are over.
    """
    rated = _rated(days)
    counts = tuple(sum(one.arm == arm for one in rated) for arm in question.arms)
    span = days[-1].day - days[0].day + 1 if days else 0
    nothing = Found(
        verdict=Verdict.CANNOT_TELL,
        why=Why.NO_RATINGS,
        favours=None,
        difference=None,
        probability_worth_having=None,
        days_more=max(question.days - span, rules.least_days - span, 1),
        rated=(counts[0], counts[1]),
        days=span,
    )
    if not rated:
        return nothing
    if len({one.outcome for one in rated}) == 1:
        return replace(nothing, why=Why.NEVER_CHANGED)
    try:
        table = _Table.of(rated, question)
        found = table.posterior(_ARM)
    except ValueError:
        return replace(nothing, why=Why.TOO_FEW_RATED)
    told = replace(
        nothing,
        difference=_estimate(found),
        probability_worth_having=_worth(found, question),
        autocorrelation=float(found.mean_rho()[0]),
        trend=_estimate(table.posterior(_TREND)),
        carry_over=_carried(table, days, question),
        before_used=table.before_used,
    )
    return _judged(told, question, rules)


def _rated(days: Sequence[Day]) -> list[Day]:
    return [one for one in days if one.counts and one.outcome is not None]


def _judged(told: Found, question: Question, rules: Rules) -> Found:
    short = max(question.days, rules.least_days) - told.days
    if short > 0:
        return replace(told, why=Why.TOO_FEW_DAYS, days_more=short)
    if min(told.rated) < rules.least_rated:
        return replace(told, why=Why.TOO_FEW_RATED, days_more=2 * (rules.least_rated - min(told.rated)))
    verdict = _verdict(told, question, rules)
    if verdict is Verdict.CANNOT_TELL:
        lasts = told.carry_over is not None and told.carry_over.excludes_zero
        return replace(told, why=Why.LASTS if lasts else Why.WIDE, days_more=_days_more(told, question))
    favours = _better(told, question) if verdict is Verdict.HELPS else None
    return replace(told, verdict=verdict, why=None, days_more=0, favours=favours)


def _verdict(told: Found, question: Question, rules: Rules) -> Verdict:
    difference, lasting = told.difference, told.carry_over
    if difference is None:
        return Verdict.CANNOT_TELL
    lasts = lasting is not None and lasting.excludes_zero
    inside = -question.worth < difference.low and difference.high < question.worth
    likely = _likely(told) >= rules.least_probability
    if difference.excludes_zero and likely:
        # What lasts into the other arm's days hides a part of the difference, unless it works against it.
        against = lasts and lasting is not None and lasting.value * difference.value < 0
        return Verdict.CANNOT_TELL if against else Verdict.HELPS
    return Verdict.NO_DIFFERENCE if inside and not lasts else Verdict.CANNOT_TELL


def _likely(told: Found) -> float:
    return told.probability_worth_having or 0.0


def _better(told: Found, question: Question) -> str:
    lower = told.difference is not None and told.difference.value < 0
    return question.arms[1] if lower == question.lower_is_better else question.arms[0]


def _worth(found: Posterior, question: Question) -> float:
    """The probability that the difference is at least worth having, in the direction that it points to."""
    points_down = found.below(0.0)[0] > 1 / 2
    return float(found.below(-question.worth)[0] if points_down else 1 - found.below(question.worth)[0])


def _days_more(told: Found, question: Question) -> int:
    """About how many more days like these would settle it: an interval narrows as 1 / sqrt(days)."""
    if told.difference is None:
        return max(question.days - told.days, 1)
    middle = abs(told.difference.value)
    half = (told.difference.high - told.difference.low) / 2
    room = middle if middle >= question.worth else question.worth - middle
    needed = told.days * (half / max(room, 1e-6)) ** 2
    return int(min(max(ceil(needed - told.days), 1), _MOST_DAYS))


def _estimate(found: Posterior) -> Estimate:
    low, value, high = found.quantiles((_LOW, 0.5, _HIGH))[:, 0].tolist()
    return Estimate(value=value, low=low, high=high)


def _carried(table: "_Table", days: Sequence[Day], question: Question) -> Estimate | None:
    """What the day before's arm still does today; None where the order of the arms cannot tell it apart."""
    try:
        return _estimate(table.with_yesterday(days, question).posterior(_LAST))
    except ValueError:
        return None


_ARM, _TREND, _LAST = 1, 2, -1


@dataclass(frozen=True, kw_only=True)
class _Table:
    """Numbers to regress: x (n, p) with level, arm, trend and what else is known; y (n, 1), days (n)."""

    x: "Numbers"
    y: "Numbers"
    days: "Numbers"
    step: float
    before_used: bool

    @classmethod
    def of(cls, rated: Sequence[Day], question: Question) -> "_Table":
        import numpy as np  # noqa: PLC0415  # 0.3 s that no page without a trial has to pay

        at = np.array([one.day for one in rated], dtype=float)
        arm = np.array([question.arms.index(one.arm) for one in rated], dtype=float)
        columns = [np.ones_like(at), arm, (at - at.mean()) / max(float(np.ptp(at)), 1.0)]
        before = _before(rated)
        used = before is not None
        if before is not None:
            columns.append(before)
        outcome = np.array([[one.outcome] for one in rated], dtype=float)
        x = np.stack(columns, axis=1)
        return cls(x=x, y=outcome, days=at, step=question.step, before_used=used)

    def posterior(self, column: int) -> Posterior:
        return fit(self.x, self.days, self.y, column=column, step=self.step)

    def with_yesterday(self, days: Sequence[Day], question: Question) -> "_Table":
        import numpy as np  # noqa: PLC0415  # likewise

        known = {one.day: question.arms.index(one.arm) for one in days}
        # Where nobody knows what came before, half of each arm says the least.
        carried = np.array([known.get(int(at) - 1, 0.5) for at in self.days])
        return replace(self, x=np.column_stack([self.x, carried]))


def _before(rated: Sequence[Day]) -> "Numbers | None":
    """The ratings before; a missing one is the mean, for it cannot tell the arm (White & Thompson 2005).

    None where fewer than half of the days have one, or all are alike.
    """
    import numpy as np  # noqa: PLC0415  # likewise

    given = [one.before for one in rated if one.before is not None]
    if 2 * len(given) < len(rated) or min(given) == max(given):
        return None
    mean = sum(given) / len(given)
    return np.array([mean if one.before is None else one.before for one in rated], dtype=float) - mean
