"""What the days of a trial tell: a difference with its interval, and one of three verdicts.

The model is fixed before any rating is seen: outcome = level + arm + trend by day (+ the rating before, where
it was asked), with errors that remember the day before. The rating before is a covariate and not subtracted,
so that a bad evening's return to usual is not taken for an effect (Vickers & Altman 2001).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import ceil

from instep.outcomes.n_of_1.model import Posterior
from instep.outcomes.n_of_1.question import ArmDay, ArmQuestion, VerdictRules
from instep.outcomes.n_of_1.regression import ARM, TREND, YESTERDAY, Regression, regression, with_yesterday

_LOW, _HIGH = 0.025, 0.975
_MOST_DAYS = 3650
"""No verdict is promised for later than in ten years."""


class TrialVerdict(StrEnum):
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
class Coefficient:
    """A coefficient with its 95 % interval, and how sure it is to lie on its side of zero (0.5 to 1)."""

    value: float
    low: float
    high: float
    sure: float

    @property
    def excludes_zero(self) -> bool:
        """Whether the interval lies on one side of no effect."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, kw_only=True)
class Lasting:
    """What the day before's arm still does (`carry_over`), and the difference when that is set apart."""

    carry_over: Coefficient
    difference: Coefficient
    probability_worth_having: float


@dataclass(frozen=True, kw_only=True)
class TrialResult:
    """The answer. What could not be reckoned is None; `favours` is the arm that did better, if one helps."""

    verdict: TrialVerdict
    why: Why | None
    favours: str | None
    difference: Coefficient | None
    probability_worth_having: float | None
    days_more: int
    rated: tuple[int, int]
    days: int
    lasting: Lasting | None = None
    trend: Coefficient | None = None
    autocorrelation: float | None = None
    before_used: bool = False

    @property
    def carry_over(self) -> Coefficient | None:
        """What the day before's arm still does; None where the order of the arms cannot tell."""
        return None if self.lasting is None else self.lasting.carry_over


def analyse(days: Sequence[ArmDay], question: ArmQuestion, rules: VerdictRules) -> TrialResult:
    """Return what the days tell, each in order and at most once; `difference` is tried minus comparator.

    Nothing is told to help, or to make no difference, before the design's days are over.
    """
    rated = _rated(days)
    counts = tuple(sum(one.arm == arm for one in rated) for arm in question.arms)
    span = days[-1].day - days[0].day + 1 if days else 0
    nothing = TrialResult(
        verdict=TrialVerdict.CANNOT_TELL,
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
        table = regression(rated, question)
        found = table.posterior(ARM)
    except ValueError:
        return replace(nothing, why=Why.TOO_FEW_RATED)
    told = replace(
        nothing,
        difference=_estimate(found),
        probability_worth_having=_worth(found, question),
        autocorrelation=float(found.mean_rho()[0]),
        trend=_estimate(table.posterior(TREND)),
        lasting=_lasting(table, days, question),
        before_used=table.before_used,
    )
    return _judged(told, question, rules)


def _rated(days: Sequence[ArmDay]) -> list[ArmDay]:
    return [one for one in days if one.counts and one.outcome is not None]


def _judged(told: TrialResult, question: ArmQuestion, rules: VerdictRules) -> TrialResult:
    short = max(question.days, rules.least_days) - told.days
    if short > 0:
        return replace(told, why=Why.TOO_FEW_DAYS, days_more=short)
    if min(told.rated) < rules.least_rated:
        return replace(told, why=Why.TOO_FEW_RATED, days_more=2 * (rules.least_rated - min(told.rated)))
    if told.difference is None or told.probability_worth_having is None:
        return told
    said = _said(told.difference, told.probability_worth_having, question, rules=rules)
    if said is TrialVerdict.CANNOT_TELL:
        return replace(told, why=Why.WIDE, days_more=_days_more(told.difference, told.days, question))
    if _unsettled(said, told, question, rules=rules):
        return replace(told, why=Why.LASTS, days_more=question.days)
    favours = _better(told.difference, question) if said is TrialVerdict.HELPS else None
    return replace(told, verdict=said, why=None, days_more=0, favours=favours)


def _unsettled(said: TrialVerdict, told: TrialResult, question: ArmQuestion, *, rules: VerdictRules) -> bool:
    """Whether what was done the day before still shows, and what was said does not stand up to that.

    Days that are alike because one arm lasts into the other's are no proof that there is no difference,
    unless what lasts is not worth having either.
    """
    lasting = told.lasting
    if lasting is None or told.difference is None or not lasting.carry_over.excludes_zero:
        return False
    if said is TrialVerdict.NO_DIFFERENCE:
        return not _inside(lasting.carry_over, question)
    apart = _said(lasting.difference, lasting.probability_worth_having, question, rules=rules)
    same_side = lasting.difference.value * told.difference.value > 0
    return not (apart is TrialVerdict.HELPS and same_side)


def _said(
    difference: Coefficient, likely: float, question: ArmQuestion, *, rules: VerdictRules
) -> TrialVerdict:
    if difference.sure >= rules.least_sure and likely >= rules.least_probability:
        return TrialVerdict.HELPS
    return TrialVerdict.NO_DIFFERENCE if _inside(difference, question) else TrialVerdict.CANNOT_TELL


def _inside(one: Coefficient, question: ArmQuestion) -> bool:
    """Whether the whole interval is too small to be worth having, either way."""
    return -question.worth < one.low and one.high < question.worth


def _better(difference: Coefficient, question: ArmQuestion) -> str:
    return question.arms[1] if (difference.value < 0) == question.lower_is_better else question.arms[0]


def _worth(found: Posterior, question: ArmQuestion) -> float:
    """The probability that the difference is at least worth having, in the direction that it points to."""
    points_down = found.below(0.0)[0] > 1 / 2
    return float(found.below(-question.worth)[0] if points_down else 1 - found.below(question.worth)[0])


def _days_more(difference: Coefficient, days: int, question: ArmQuestion) -> int:
    """About how many more days like these would settle it: an interval narrows as 1 / sqrt(days)."""
    middle, half = abs(difference.value), (difference.high - difference.low) / 2
    room = middle if middle >= question.worth else question.worth - middle
    needed = days * (half / max(room, 1e-6)) ** 2
    return int(min(max(ceil(needed - days), 1), _MOST_DAYS))


def _estimate(found: Posterior) -> Coefficient:
    low, value, high = found.quantiles((_LOW, 0.5, _HIGH))[:, 0].tolist()
    below = float(found.below(0.0)[0])
    return Coefficient(value=value, low=low, high=high, sure=max(below, 1 - below))


def _lasting(table: Regression, days: Sequence[ArmDay], question: ArmQuestion) -> Lasting | None:
    """The same with the day before's arm beside it; None where their order cannot tell them apart."""
    try:
        beside = with_yesterday(table, days, question)
        found = beside.posterior(ARM)
        return Lasting(
            carry_over=_estimate(beside.posterior(YESTERDAY)),
            difference=_estimate(found),
            probability_worth_having=_worth(found, question),
        )
    except ValueError:
        return None
