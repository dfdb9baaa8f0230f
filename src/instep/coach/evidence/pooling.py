"""Pools the studies of a table, and whatever else was asked about them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from instep.evidence.pooling import (
    Collinear,
    EffectMeasure,
    Interval,
    Method,
    NotEstimable,
    NotFitting,
    Pooled,
    begg,
    egger,
    fail_safe,
    henmi_copas,
    leave_one_out,
    pool,
    regress,
    subgroups,
    trim_and_fill,
)
from instep.evidence.pooling.comparing import Groups, MetaRegression, WithoutOne
from instep.evidence.pooling.missing_studies import FailSafe, HenmiCopas
from instep.evidence.pooling.small_studies import Begg, Counter, Egger, TrimAndFill
from instep.library.errors import BadInput, Message
from instep.library.files.delimited import Delimited
from instep.library.files.pool_tables import PoolTable, pool_table

_Made = TypeVar("_Made")


@dataclass(frozen=True, kw_only=True)
class PoolWish:
    """How to pool, and what else to tell; `measure` None: what the columns speak of.

    `target` is a mean too small to matter, on the scale of the pooling, for Orwin's fail-safe number.
    """

    measure: EffectMeasure | None = None
    method: Method = Method.REML
    interval: Interval = Interval.NORMAL
    pooled_sd: bool = False
    subgroup: str | None = None
    moderators: tuple[str, ...] = ()
    bias: bool = False
    leave_one_out: bool = False
    target: float | None = None


@dataclass(frozen=True, kw_only=True)
class Bias:
    """What may have biased the studies: two tests, trim and fill, and what unseen studies could do."""

    egger: Egger | None
    begg: Begg | None
    filled: tuple[TrimAndFill, ...]
    fail_safe: FailSafe
    henmi_copas: HenmiCopas | None


@dataclass(frozen=True, kw_only=True)
class PoolAnswer:
    """The pooled studies, and what else was asked for; None for what was not."""

    table: PoolTable
    pooled: Pooled
    groups: Groups | None
    regression: MetaRegression | None
    bias: Bias | None
    left_out: tuple[WithoutOne, ...] | None


def pool_studies(table: Delimited, wish: PoolWish) -> PoolAnswer:
    """Return what the studies come to; raises BadInput in one line where the table or the wish cannot be."""
    read = pool_table(table, measure=wish.measure, pooled_sd=wish.pooled_sd)
    pooled = _told(lambda: pool(read.effects, method=wish.method, interval=wish.interval), table.file)
    return PoolAnswer(
        table=read,
        pooled=pooled,
        groups=_groups(read, pooled, wish.subgroup) if wish.subgroup else None,
        regression=_regression(read, pooled, wish.moderators) if wish.moderators else None,
        bias=_bias(pooled, wish.target) if wish.bias else None,
        left_out=leave_one_out(pooled) if wish.leave_one_out else None,
    )


def _groups(read: PoolTable, pooled: Pooled, column: str) -> Groups:
    groups = read.groups(column)
    return _told(lambda: subgroups(pooled, groups), read.table.file)


def _regression(read: PoolTable, pooled: Pooled, columns: tuple[str, ...]) -> MetaRegression:
    moderators = {column: read.moderator(column) for column in columns}
    return _told(lambda: regress(pooled, moderators), read.table.file)


def _bias(pooled: Pooled, target: float | None) -> Bias:
    filled = (trim_and_fill(pooled, counter=counter) for counter in Counter)
    return Bias(
        egger=egger(pooled.effects),
        begg=begg(pooled.effects),
        filled=tuple(one for one in filled if one is not None),
        fail_safe=fail_safe(pooled.effects, target=target),
        henmi_copas=henmi_copas(pooled.effects),
    )


_REASONS = {
    "needs_counts": "pool-needs_counts",
    "peto_is_or": "pool-peto_is_or",
    "counts_are_normal": "pool-counts_are_normal",
    "counts_have_no_line": "pool-counts_have_no_line",
    "too_few_for_moderators": "pool-too_few_for_moderators",
}


def _told(made: Callable[[], _Made], file: str) -> _Made:
    try:
        return made()
    except NotEstimable:
        raise BadInput("pool-too_few_events", file=file) from None
    except NotFitting as problem:
        raise BadInput(_REASONS[problem.reason], file=file) from None
    except Collinear as problem:
        place = Message("errors-place-column", column=problem.moderator)
        raise BadInput("pool-collinear", file=file, place=place, moderator=problem.moderator) from None
