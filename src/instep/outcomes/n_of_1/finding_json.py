"""What a trial found, as the document `instep.trial/1`."""

from typing import Any

from instep.outcomes.n_of_1.analysis import Coefficient, TrialResult
from instep.outcomes.n_of_1.question import ArmQuestion

SCHEMA = "instep.trial/1"
_PLACES = 6


def finding_json(found: TrialResult, question: ArmQuestion) -> dict[str, Any]:
    """The document; what could not be reckoned is null. Differences are in points, tried less comparator."""
    difference = found.difference
    return {
        "schema": SCHEMA,
        "arms": list(question.arms),
        "difference": _number(difference.value if difference else None),
        "ci_low": _number(difference.low if difference else None),
        "ci_high": _number(difference.high if difference else None),
        "probability_worth_having": _number(found.probability_worth_having),
        "verdict": found.verdict.value,
        "days_more": found.days_more,
        "why": found.why.value if found.why else None,
        "favours": found.favours,
        "worth": question.worth,
        "lower_is_better": question.lower_is_better,
        "days_asked": question.days,
        "days": found.days,
        "rated": dict(zip(question.arms, found.rated, strict=True)),
        "before_used": found.before_used,
        "trend": _estimate(found.trend),
        "carry_over": _estimate(found.carry_over),
        "autocorrelation": _number(found.autocorrelation),
    }


def _estimate(one: Coefficient | None) -> dict[str, float | None] | None:
    if one is None:
        return None
    return {"value": _number(one.value), "ci_low": _number(one.low), "ci_high": _number(one.high)}


def _number(value: float | None) -> float | None:
    return None if value is None else round(value, _PLACES)
