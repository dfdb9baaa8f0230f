"""Pools the results of studies: effect sizes, estimators, intervals, and what may have biased them."""

from instep.evidence.pooling.between import Method
from instep.evidence.pooling.comparing import Collinear, leave_one_out, regress, subgroups
from instep.evidence.pooling.counting import NotEstimable
from instep.evidence.pooling.effects import (
    Counts,
    EffectMeasure,
    Effects,
    Means,
    correlations,
    from_counts,
    given,
    mean_differences,
    standardised_differences,
    variance_of,
)
from instep.evidence.pooling.estimate import Estimate, Interval
from instep.evidence.pooling.missing_studies import fail_safe, henmi_copas
from instep.evidence.pooling.pooled import NotFitting, Pooled, pool
from instep.evidence.pooling.small_studies import Counter, FunnelSide, begg, egger, trim_and_fill

__all__ = [
    "Collinear",
    "Counter",
    "Counts",
    "EffectMeasure",
    "Effects",
    "Estimate",
    "FunnelSide",
    "Interval",
    "Means",
    "Method",
    "NotEstimable",
    "NotFitting",
    "Pooled",
    "begg",
    "correlations",
    "egger",
    "fail_safe",
    "from_counts",
    "given",
    "henmi_copas",
    "leave_one_out",
    "mean_differences",
    "pool",
    "regress",
    "standardised_differences",
    "subgroups",
    "trim_and_fill",
    "variance_of",
]
