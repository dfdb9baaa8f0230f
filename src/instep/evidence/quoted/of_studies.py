"""What a study's own printed numbers say about each other."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from instep.evidence.claims import Outcome, Study
from instep.evidence.quoted.check import Quoted, check
from instep.evidence.quoted.figures import Printed, PValue
from instep.evidence.quoted.interval import EffectQuoted
from instep.evidence.quoted.reading import read_line
from instep.evidence.quoted.verdicts import StatisticCheck, StatisticReason

RATIO_SCALES = frozenset({"odds_ratio", "risk_ratio"})
"""The scales of studies.yaml that are compared around 1, on a log scale."""


@dataclass(frozen=True, kw_only=True)
class Checked:
    """One printed statistic of a study, as text, and what was found about it."""

    study: str
    outcome: str
    text: str
    found: StatisticCheck


@cache
def checked(study: Study) -> tuple[Checked, ...]:
    """Return every printed statistic of a study with its verdict; raises ValueError for a line of no form."""
    return tuple(
        Checked(study=study.id, outcome=outcome.outcome, text=text, found=_found(quoted, outcome, study))
        for outcome in study.outcomes
        for text, quoted in _quoted(outcome)
    )


def flags(study: Study) -> tuple[Checked, ...]:
    """Return what does not agree in a study's printed numbers."""
    return tuple(one for one in checked(study) if one.found.verdict.is_flag)


def _quoted(outcome: Outcome) -> Iterator[tuple[str, Quoted]]:
    if outcome.interval:
        yield _effect(outcome, outcome.interval)
    yield from ((line, read_line(line)) for line in outcome.printed)


def _effect(outcome: Outcome, numbers: tuple[float, float, float]) -> tuple[str, EffectQuoted]:
    # A number that lost its last zero on the way reads as less exact, so that no flag is false for that.
    estimate, low, high = (Printed.parse(f"{one:.10g}") for one in numbers)
    p = _p(outcome.p)
    text = f"{estimate.text}, 95% CI [{low.text}, {high.text}]" + (f", {p}" if p else "")
    ratio = outcome.scale in RATIO_SCALES
    return text, EffectQuoted(estimate=estimate, low=low, high=high, ratio=ratio, p=p)


def _p(p: float | str | None) -> PValue | None:
    try:
        return None if p is None else PValue.parse(p if isinstance(p, str) else f"{p:.10g}")
    except ValueError:
        return None  # words, or several p in one


def _found(quoted: Quoted, outcome: Outcome, study: Study) -> StatisticCheck:
    found = check(quoted)
    twin = _same_interval(outcome, study)
    if not found.verdict.is_flag or twin is None or not isinstance(quoted, EffectQuoted):
        return found
    again = StatisticReason(key="repeats", parts={"other": twin})
    return StatisticCheck(verdict=found.verdict, reasons=(*found.reasons, again))


def _same_interval(outcome: Outcome, study: Study) -> str | None:
    """Return the outcome of another effect that has the same interval to the digit."""
    return next(
        (
            one.outcome
            for one in study.outcomes
            if one.interval and one.ci95 == outcome.ci95 and one.effect != outcome.effect
        ),
        None,
    )
