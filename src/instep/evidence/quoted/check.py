"""The check that belongs to each kind of printed statistic."""

from typing import TypeAlias

from instep.evidence.quoted.interval import EffectQuoted, check_effect
from instep.evidence.quoted.tested import StatisticQuoted, check_test
from instep.evidence.quoted.verdicts import StatisticCheck
from instep.evidence.quoted.whole import MeanQuoted, PercentQuoted, check_mean, check_percent

Quoted: TypeAlias = StatisticQuoted | MeanQuoted | PercentQuoted | EffectQuoted


def check(quoted: Quoted) -> StatisticCheck:
    """Return what is found about a printed statistic."""
    match quoted:
        case StatisticQuoted():
            return check_test(quoted)
        case MeanQuoted():
            return check_mean(quoted)
        case PercentQuoted():
            return check_percent(quoted)
        case EffectQuoted():
            return check_effect(quoted)
