"""A pooling as a document, instep.pool/1: on the scale of the pooling, null for what does not exist."""

import math
from collections.abc import Iterator, Mapping
from typing import Any

from instep.coach.evidence.pooling import Bias, PoolAnswer
from instep.evidence.pooling import Pooled
from instep.evidence.pooling.comparing import Groups, MetaRegression, WithoutOne
from instep.evidence.pooling.effects import Z95, back_of
from instep.evidence.pooling.estimate import Ends, Estimate
from instep.evidence.pooling.small_studies import TrimAndFill
from instep.evidence.pooling.spread import Spread
from instep.session.words import Words
from instep.words.pooling import pool_notes

SCHEMA = "instep.pool/1"
_SHOWN = ("estimate", "ci_low", "ci_high", "pi_low", "pi_high")


def pool_json(answer: PoolAnswer, words: Words) -> dict[str, Any]:
    """Return the document; what was not asked for has no key."""
    pooled = answer.pooled
    document = {
        "schema": SCHEMA,
        "measure": pooled.effects.measure.value,
        "method": pooled.method.value,
        "interval": pooled.interval.value,
        "k": pooled.k,
        **_sums(pooled),
        **_spread(pooled.spread),
        "weights": pooled.weights.tolist(),
        **back_transformed(pooled),
        "studies": list(_studies(pooled)),
        "columns": list(answer.table.used),
        "notes": [{"key": key, "text": text} for key, text in pool_notes(answer, words).items()],
    }
    if answer.groups:
        document["subgroups"] = _groups(answer.groups)
    if answer.regression:
        document["regression"] = _regression(answer.regression)
    if answer.bias:
        document["bias"] = _bias(answer.bias)
    if answer.left_out is not None:
        document["leave_one_out"] = [_left_out(one) for one in answer.left_out]
    done: dict[str, Any] = finite(document)
    return done


def back_transformed(pooled: Pooled) -> dict[str, Any]:
    """Return `exp` for ratios and `tanh` for correlations: the sums in their own unit; nothing for others."""
    way = back_of(pooled.effects.measure)
    if way is None:
        return {}
    name, back = way
    sums = _sums(pooled)
    return {name: {key: None if sums[key] is None else back(sums[key]) for key in _SHOWN}}


def finite(value: Any) -> Any:
    """Return the document with null for every number that JSON does not have."""
    if isinstance(value, dict):
        return {key: finite(one) for key, one in value.items()}
    if isinstance(value, list):
        return [finite(one) for one in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _sums(pooled: Pooled) -> dict[str, Any]:
    return {
        **_estimate(pooled.estimate),
        **_ends("pi", pooled.next_study),
        **_ends("pi_t", pooled.next_study_t),
    }


def _estimate(one: Estimate) -> dict[str, Any]:
    """`z` is the estimate over its standard error; with a number in `t_df` it is a t with so many degrees."""
    return {
        "estimate": one.value,
        "se": one.se,
        **_ends("ci", one.ci),
        "z": one.statistic,
        "t_df": one.df,
        "p": one.p,
    }


def _ends(name: str, ends: Ends | None) -> dict[str, float | None]:
    low, high = ends or (None, None)
    return {f"{name}_low": low, f"{name}_high": high}


def _spread(spread: Spread) -> dict[str, Any]:
    return {
        "tau2": spread.tau2,
        "tau2_se": spread.tau2_se,
        **_ends("tau2_ci", spread.tau2_ci),
        "i2": spread.i2,
        "i2_from_q": spread.i2_from_q,
        **_ends("i2_ci", spread.i2_ci),
        "h2": spread.h2,
        **_ends("h2_ci", spread.h2_ci),
        "q": spread.q,
        "df": spread.df,
        "q_p": spread.q_p,
    }


def _studies(pooled: Pooled) -> Iterator[dict[str, Any]]:
    """Each study with its own normal interval, in the order of the table."""
    for at, name in enumerate(pooled.effects.names):
        yi, vi = float(pooled.yi[at]), float(pooled.vi[at])
        se = math.sqrt(vi)
        own = {"yi": yi, "sei": se, "ci_low": yi - Z95 * se, "ci_high": yi + Z95 * se}
        says = bool(pooled.says[at])
        yield {
            "name": name,
            **(own if says else dict.fromkeys(own)),
            "weight": float(pooled.weights[at]),
        }


def _groups(groups: Groups) -> dict[str, Any]:
    told = [
        {"group": name, "k": one.k, **_sums(one), **_spread(one.spread)}
        for name, one in groups.groups.items()
    ]
    return {"groups": told, "q_between": groups.q, "df": groups.df, "p": groups.p}


def _regression(found: MetaRegression) -> dict[str, Any]:
    return {
        "intercept": _estimate(found.intercept),
        "moderators": [{"moderator": name, **_estimate(one)} for name, one in found.slopes.items()],
        "qm": found.qm,
        "qm_df": found.qm_df,
        "qm_df2": found.qm_df2,
        "qm_p": found.qm_p,
        "r2": found.r2,
        "residual": _spread(found.spread),
    }


def _bias(bias: Bias) -> dict[str, Any]:
    egger, begg, wide = bias.egger, bias.begg, bias.henmi_copas
    safe = bias.fail_safe
    return {
        "egger": egger and {"slope": _estimate(egger.slope), "without_error": _estimate(egger.without_error)},
        "begg": begg and {"tau": begg.tau, "p": begg.p},
        "trim_and_fill": [_filled(one) for one in bias.filled],
        "fail_safe_n": {
            "rosenthal": safe.rosenthal,
            "rosenberg": safe.rosenberg,
            "orwin": safe.orwin,
            "orwin_weighted": safe.orwin_weighted,
        },
        "henmi_copas": wide and {"estimate": wide.estimate, **_ends("ci", wide.ci)},
    }


def _filled(one: TrimAndFill) -> dict[str, Any]:
    return {
        "estimator": one.counter.value,
        "side": one.side.value,
        "k_missing": one.missing,
        **_sums(one.pooled),
        "tau2": one.pooled.spread.tau2,
        "added": one.added.tolist(),
    }


def _left_out(one: WithoutOne) -> Mapping[str, Any]:
    told = dict.fromkeys(("estimate", "se", "ci_low", "ci_high", "z", "t_df", "p"))
    sums = _estimate(one.estimate) if one.estimate else told
    return {"without": one.name, **sums, "tau2": one.tau2, "i2": one.i2, "q": one.q}
