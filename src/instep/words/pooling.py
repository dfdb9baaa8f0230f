"""A pooling in words and figures, line by line, for the terminal and for the page."""

from collections.abc import Iterator
from typing import Any

from instep.coach.evidence.pooling import Bias, PoolAnswer
from instep.evidence.pooling import EffectMeasure, Pooled
from instep.evidence.pooling.comparing import Groups, MetaRegression, WithoutOne
from instep.evidence.pooling.effects import back_of
from instep.evidence.pooling.estimate import Estimate
from instep.evidence.pooling.small_studies import FEW, TrimAndFill
from instep.session.words import Words


def pool_lines(answer: PoolAnswer, words: Words) -> Iterator[str]:
    """Yield every line: the studies, what they come to, and whatever else was asked for."""
    yield head(answer, words)
    yield from _studies(answer.pooled, words)
    yield from sums(answer.pooled, words)
    yield from extras(answer, words)
    yield from pool_notes(answer, words).values()


def head(answer: PoolAnswer, words: Words) -> str:
    """Return what was pooled how: measure, number of studies, method."""
    pooled = answer.pooled
    return words.say(
        "pool-lines-head",
        measure=words.say(f"pool-scales-{pooled.effects.measure}"),
        k=str(pooled.k),
        method=words.say(f"pool-methods-{pooled.method}"),
    )


def sums(pooled: Pooled, words: Words) -> Iterator[str]:
    """Yield what the studies come to, where a next one may lie, and how much they differ."""
    yield _together(pooled.estimate, words)
    yield from _own(pooled, words)
    if pooled.next_study:
        low, high = pooled.next_study
        yield words.say("pool-lines-next", low=figure(low), high=figure(high))
    yield from _spread(pooled, words)


def extras(answer: PoolAnswer, words: Words) -> Iterator[str]:
    """Yield groups, moderators, tests of bias and the poolings without each study, where asked for."""
    if answer.groups:
        yield from _groups(answer.groups, words)
    if answer.regression:
        yield from _regression(answer.regression, words)
    if answer.bias:
        yield from bias_lines(answer.bias, words)
    for one in answer.left_out or ():
        yield _without(one, words)


def pool_notes(answer: PoolAnswer, words: Words) -> dict[str, str]:
    """Return what a reader of the figures must know, by its key."""
    pooled, table = answer.pooled, answer.table
    found: dict[str, dict[str, str]] = {}
    if table.no_events and pooled.effects.measure is not EffectMeasure.RD:
        key = "no_events_left" if pooled.method.takes_counts else "no_events"
        found[key] = {"names": ", ".join(table.no_events[:5]), "n": str(len(table.no_events))}
    if table.halved and not pooled.method.takes_counts:
        found["half_added"] = {"n": str(table.halved)}
    if pooled.k == 1:
        found["one_study"] = {}
    if answer.bias and pooled.k < FEW:
        found["few_for_bias"] = {"n": str(pooled.k), "few": str(FEW)}
    if pooled.k > 1 and not pooled.method.takes_counts and pooled.spread.tau2_ci is None:
        found["closer_than_chance"] = {}
    return {key: words.say(f"pool-notes-{key}", **parts) for key, parts in found.items()}


def figure(value: float | None) -> str:
    """Return a number with four figures that say something, or a dash; a true minus sign."""
    if value is None:
        return "\u2013"
    small = value != 0 and abs(value) < 0.001  # noqa: PLR2004  # where four decimals say too little
    return (f"{value:.3g}" if small or abs(value) >= 1e6 else f"{value:.4f}").replace("-", "\u2212")  # noqa: PLR2004  # likewise


def percent(value: float | None) -> str:
    """Return a percentage with two decimals, or a dash."""
    return "\u2013" if value is None else f"{value:.2f}"


def p_figure(value: float | None) -> str:
    """Return a p with two figures, or a dash."""
    return "\u2013" if value is None else f"{value:.2g}"


def _together(one: Estimate, words: Words) -> str:
    if one.ci is None:
        return words.say("pool-lines-alone", estimate=figure(one.value))
    return words.say("pool-lines-together", p=p_figure(one.p), **_ends(one))


def _ends(one: Estimate | None) -> dict[str, str]:
    low, high = (one.ci if one else None) or (None, None)
    return {"estimate": figure(one.value if one else None), "low": figure(low), "high": figure(high)}


def _own(pooled: Pooled, words: Words) -> Iterator[str]:
    way, one = back_of(pooled.effects.measure), pooled.estimate
    if way:
        name, back = way
        ends = dict(zip(("low", "high"), one.ci or (None, None), strict=True))
        shown = {
            key: figure(None if value is None else back(value))
            for key, value in {"estimate": one.value, **ends}.items()
        }
        yield words.say("pool-lines-own", name=words.say(f"pool-lines-{_UNITS[name]}"), **shown)


_UNITS = {"exp": "ratio", "tanh": "correlation"}


def _spread(pooled: Pooled, words: Words) -> Iterator[str]:
    spread = pooled.spread
    if spread.df < 1:
        return
    yield words.say(
        "pool-lines-spread",
        tau2=figure(spread.tau2),
        i2=percent(spread.i2),
        h2=percent(spread.h2),
        q=figure(spread.q),
        df=str(spread.df),
        p=p_figure(spread.q_p),
    )
    if spread.tau2_ci and spread.i2_ci:
        low, high = spread.tau2_ci
        i2_low, i2_high = (percent(end) for end in spread.i2_ci)
        yield words.say(
            "pool-lines-spread_ci",
            tau2_low=figure(low),
            tau2_high=figure(high),
            i2_low=i2_low,
            i2_high=i2_high,
        )


def _studies(pooled: Pooled, words: Words) -> Iterator[str]:
    for row in study_rows(pooled):
        key = "mute" if row["estimate"] == "\u2013" else "study"
        yield words.say(f"pool-lines-{key}", **row)


def study_rows(pooled: Pooled) -> Iterator[dict[str, Any]]:
    """Yield each study's name, effect, ends and weight as text, on the scale of the pooling."""
    for at, name in enumerate(pooled.effects.names):
        says, yi, wide = (
            pooled.says[at],
            float(pooled.yi[at]),
            1.959963984540054 * float(pooled.vi[at]) ** 0.5,
        )
        ends = (yi, yi - wide, yi + wide) if says else (None, None, None)
        estimate, low, high = (figure(one) for one in ends)
        weight = percent(float(pooled.weights[at]))
        yield {"name": name, "estimate": estimate, "low": low, "high": high, "weight": weight}


def _groups(groups: Groups, words: Words) -> Iterator[str]:
    for name, one in groups.groups.items():
        tau2 = figure(one.spread.tau2)
        yield words.say("pool-lines-group", group=name, k=str(one.k), tau2=tau2, **_ends(one.estimate))
    if groups.q is not None:
        yield words.say("pool-lines-between", q=figure(groups.q), df=str(groups.df), p=p_figure(groups.p))


def _regression(found: MetaRegression, words: Words) -> Iterator[str]:
    for name, one in {words.say("pool-lines-intercept"): found.intercept, **found.slopes}.items():
        yield words.say("pool-lines-slope", moderator=name, p=p_figure(one.p), **_ends(one))
    df = str(found.qm_df) if found.qm_df2 is None else f"{found.qm_df}, {found.qm_df2}"
    yield words.say(
        "pool-lines-moderators",
        qm=figure(found.qm),
        df=df,
        p=p_figure(found.qm_p),
        tau2=figure(found.spread.tau2),
        q=figure(found.spread.q),
        r2=percent(found.r2),
    )


def bias_lines(bias: Bias, words: Words) -> Iterator[str]:
    """Yield the tests of a lopsided funnel, trim and fill, and what unseen studies could do."""
    if bias.egger:
        zero = figure(bias.egger.without_error.value)
        slope = bias.egger.slope
        yield words.say("pool-lines-egger", p=p_figure(slope.p), zero=zero, **_ends(slope))
    if bias.begg:
        yield words.say("pool-lines-begg", tau=figure(bias.begg.tau), p=p_figure(bias.begg.p))
    for one in bias.filled:
        yield _filled(one, words)
    safe, none = bias.fail_safe, words.say("pool-lines-none")
    yield words.say(
        "pool-lines-fail_safe",
        rosenthal=str(safe.rosenthal),
        rosenberg=str(safe.rosenberg),
        orwin=none if safe.orwin is None else str(safe.orwin),
        orwin_weighted=none if safe.orwin_weighted is None else str(safe.orwin_weighted),
    )
    if bias.henmi_copas:
        (low, high), estimate = bias.henmi_copas.ci, bias.henmi_copas.estimate
        ends = {"estimate": figure(estimate), "low": figure(low), "high": figure(high)}
        yield words.say("pool-lines-henmi_copas", **ends)


def _filled(one: TrimAndFill, words: Words) -> str:
    side = words.say(f"pool-lines-sides-{one.side}")
    ends = _ends(one.pooled.estimate)
    return words.say("pool-lines-filled", estimator=one.counter.value, n=str(one.missing), side=side, **ends)


def _without(one: WithoutOne, words: Words) -> str:
    return words.say("pool-lines-without", name=one.name, i2=percent(one.i2), **_ends(one.estimate))
