"""The forest and the funnel of a pooling, in the words of the content and the unit of the measure."""

from dataclasses import dataclass
from typing import Any

from instep.coach.evidence.pooling import PoolAnswer
from instep.evidence.pooling import Counter, Pooled, trim_and_fill
from instep.evidence.pooling.effects import back_of
from instep.evidence.pooling.estimate import around
from instep.evidence.pooling.small_studies import TrimAndFill
from instep.export.forest_plot import ForestRow, ForestSum, forest_svg
from instep.export.funnel_plot import FunnelDot, funnel_svg
from instep.export.plot_axis import Scale
from instep.session.words import Words

MOST_DRAWN = 100
"""Studies in a forest: more than that nobody reads; those with the most weight are drawn."""


@dataclass(frozen=True, kw_only=True)
class _Unit:
    """How values of a measure are shown: their scale, where no effect stands, and the way to their unit."""

    scale: Scale
    null_at: float
    back: Any

    def of(self, value: float | None) -> float | None:
        return None if value is None else float(self.back(value))


def forest(answer: PoolAnswer, words: Words, *, paper: bool = False) -> str:
    """Return the forest plot as SVG: ratios on a logarithmic axis, correlations as correlations."""
    pooled, unit = answer.pooled, _unit(answer.pooled)
    chosen = drawn(pooled)
    name = words.say(f"pool-measures-{pooled.effects.measure}")
    return forest_svg(
        [_row(pooled, at, unit=unit) for at in chosen],
        title=words.say("pool-forest-title", measure=name),
        description=words.say("pool-forest-description", k=str(pooled.k), drawn=str(len(chosen))),
        scale=unit.scale,
        null_at=unit.null_at,
        pooled=_sum(pooled, unit, words),
        paper=paper,
    )


def drawn(pooled: Pooled) -> list[int]:
    """Return which studies are drawn, in the order of the table: all, or the heaviest of very many."""
    if pooled.k <= MOST_DRAWN:
        return list(range(pooled.k))
    heaviest = sorted(range(pooled.k), key=lambda at: (-float(pooled.weights[at]), at))
    return sorted(heaviest[:MOST_DRAWN])


def funnel(answer: PoolAnswer, words: Words, *, paper: bool = False) -> str:
    """Return the funnel plot as SVG, with what trim and fill (L0) would add as hollow dots."""
    pooled = answer.pooled
    dots = [
        FunnelDot(effect=float(pooled.yi[at]), error=float(pooled.vi[at]) ** 0.5)
        for at in drawn(pooled)
        if pooled.says[at]
    ]
    filled = _filled(pooled)
    if filled is not None:
        dots += [
            FunnelDot(effect=float(yi), error=float(vi) ** 0.5, is_filled=True)
            for yi, vi in zip(filled.added, filled.added_vi, strict=True)
        ]
    scale = words.say(f"pool-scales-{pooled.effects.measure}")
    reading = words.say("pool-funnel-description", k=str(pooled.k))
    return funnel_svg(
        dots,
        middle=pooled.estimate.value,
        title=words.say("pool-funnel-title", measure=scale),
        description=f"{reading} {hollow(answer, words)}".strip(),
        error_name=words.say("pool-funnel-error"),
        paper=paper,
    )


def hollow(answer: PoolAnswer, words: Words) -> str:
    """Return what the hollow dots of the funnel are; nothing where there are none."""
    filled = _filled(answer.pooled)
    return words.say(f"pool-funnel-filled_{filled.side}", n=str(filled.missing)) if filled else ""


def _filled(pooled: Pooled) -> TrimAndFill | None:
    """What trim and fill (L0) adds; None where it adds nothing."""
    filled = trim_and_fill(pooled, counter=Counter.L0)
    return filled if filled is not None and filled.missing else None


def _unit(pooled: Pooled) -> _Unit:
    measure = pooled.effects.measure
    way = back_of(measure)
    return _Unit(
        scale=Scale.LOG if measure.is_ratio else Scale.LINEAR,
        null_at=1.0 if measure.is_ratio else 0.0,
        back=way[1] if way else float,
    )


def _row(pooled: Pooled, at: int, *, unit: _Unit) -> ForestRow:
    name, weight = pooled.effects.names[at], float(pooled.weights[at])
    if not pooled.says[at]:
        return ForestRow(label=name, estimate=None, weight=weight)
    yi = float(pooled.yi[at])
    low, high = around(yi, float(pooled.vi[at]) ** 0.5, None)
    return ForestRow(label=name, estimate=unit.of(yi), low=unit.of(low), high=unit.of(high), weight=weight)


def _sum(pooled: Pooled, unit: _Unit, words: Words) -> ForestSum:
    ci, following = pooled.estimate.ci or (None, None), pooled.next_study or (None, None)
    return ForestSum(
        label=words.say("pool-forest-pooled", method=pooled.method.value),
        estimate=float(unit.back(pooled.estimate.value)),
        low=unit.of(ci[0]),
        high=unit.of(ci[1]),
        next_label=words.say("pool-forest-next"),
        next_low=unit.of(following[0]),
        next_high=unit.of(following[1]),
    )
