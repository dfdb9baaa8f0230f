"""Reads a table of studies into effects: which columns a measure is made of, and what they must hold."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from instep.evidence.pooling import (
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
from instep.evidence.pooling.effects import LARGEST_VARIANCE, SMALLEST_VARIANCE, Vector
from instep.library.errors import BadInput, Message
from instep.library.files.delimited import Delimited

_EVENTS = ("event_t", "n_t", "event_c", "n_c")
_CELLS = ("event_t", "noevent_t", "event_c", "noevent_c")
_MEANS = ("mean_t", "sd_t", "n_t", "mean_c", "sd_c", "n_c")
_PLAIN = (("yi", "vi"), ("yi", "sei"), ("yi", "ci_low", "ci_high"))
_COUNTS = (_EVENTS, _CELLS)
_WAYS: Final[Mapping[EffectMeasure, tuple[tuple[str, ...], ...]]] = {
    EffectMeasure.MD: (_MEANS, *_PLAIN),
    EffectMeasure.SMD: (_MEANS, *_PLAIN),
    EffectMeasure.RR: (*_COUNTS, ("rr", "rr_ci_low", "rr_ci_high"), ("rr", "ci_low", "ci_high"), *_PLAIN),
    EffectMeasure.OR: (*_COUNTS, ("or", "or_ci_low", "or_ci_high"), ("or", "ci_low", "ci_high"), *_PLAIN),
    EffectMeasure.RD: (*_COUNTS, *_PLAIN),
    EffectMeasure.COR: (("r", "n"), *_PLAIN),
    EffectMeasure.GEN: _PLAIN,
}
"""The columns that each measure can be made of, the best first."""

_OWN: Final[Mapping[tuple[str, ...], tuple[EffectMeasure, ...]]] = {
    _EVENTS: (EffectMeasure.RR, EffectMeasure.OR, EffectMeasure.RD),
    _CELLS: (EffectMeasure.RR, EffectMeasure.OR, EffectMeasure.RD),
    _MEANS: (EffectMeasure.MD, EffectMeasure.SMD),
    **dict.fromkeys(_PLAIN, (EffectMeasure.GEN,)),
    ("or", "or_ci_low", "or_ci_high"): (EffectMeasure.OR,),
    ("rr", "rr_ci_low", "rr_ci_high"): (EffectMeasure.RR,),
    ("r", "n"): (EffectMeasure.COR,),
}
"""The measures that columns speak of by themselves."""

_NAMES = ("author", "source", "study", "label", "name", "trial", "id")
_MOST_PEOPLE = 10**9


@dataclass(frozen=True, kw_only=True)
class PoolTable:
    """The effects of a table, the columns they were made of, and the table itself for its other columns.

    `halved` is how many studies had a half added to an empty cell; `no_events` names those that had no event
    in either arm, or nothing else in both.
    """

    effects: Effects
    used: tuple[str, ...]
    unused: tuple[str, ...]
    halved: int
    no_events: tuple[str, ...]
    table: Delimited

    def groups(self, column: str) -> tuple[str, ...]:
        """Return each study's group; raises BadInput where there is no such column or an empty cell."""
        return self.table.texts(column)

    def moderator(self, column: str) -> Vector:
        """Return each study's number; raises BadInput where there is no such column or no number."""
        return np.array(self.table.numbers(column))


def pool_table(
    table: Delimited, *, measure: EffectMeasure | None = None, pooled_sd: bool = False
) -> PoolTable:
    """Return the effects of a table; the measure is that which its columns speak of where none is given.

    Raises BadInput naming line and column.
    """
    chosen = measure or _guessed(table)
    used = _way(table, chosen)
    effects = _READ[used[0]](
        _Reader(table=table, names=_names(table), measure=chosen, pooled_sd=pooled_sd), used
    )
    counts = effects.counts
    empty = counts.empty if counts else np.zeros(len(effects), bool)
    return PoolTable(
        effects=effects,
        used=used,
        unused=tuple(c for c in table.columns if c not in {*used, *_NAMES, "year"}),
        halved=_halved(counts),
        no_events=tuple(effects.names[at] for at in np.flatnonzero(empty)),
        table=table,
    )


def _halved(counts: Counts | None) -> int:
    if counts is None:
        return 0
    cells = np.stack((counts.event_t, counts.not_t, counts.event_c, counts.not_c))
    return int(np.sum((cells == 0).any(axis=0)))


def _guessed(table: Delimited) -> EffectMeasure:
    found = {one for way, measures in _OWN.items() if _holds(table, way) for one in measures}
    if len(found) == 1:
        return found.pop()
    if found:
        kinds = ", ".join(measure for measure in EffectMeasure if measure in found)
        raise BadInput(
            "pool_table-several_measures",
            file=table.file,
            place=Message("errors-place-first_line"),
            kinds=kinds,
        )
    raise BadInput(
        "pool_table-no_columns",
        file=table.file,
        place=Message("errors-place-first_line"),
        means=", ".join(_MEANS),
        events=", ".join(_EVENTS),
    )


def _holds(table: Delimited, way: Iterable[str]) -> bool:
    return set(way) <= set(table.columns)


def _way(table: Delimited, measure: EffectMeasure) -> tuple[str, ...]:
    ways = _WAYS[measure]
    for way in ways:
        if _holds(table, way):
            return way
    nearest = max(ways, key=lambda way: len(set(way) & set(table.columns)) / len(way))
    missing = ", ".join(column for column in nearest if column not in table.columns)
    made = Message("errors-said", what=", ".join(ways[0]))
    for way in ways[1:]:
        made = Message("errors-pool_table-or_of", ways=made, way=", ".join(way))
    raise BadInput(
        "pool_table-no_column",
        file=table.file,
        place=Message("errors-place-first_line"),
        missing=missing,
        measure=measure.value,
        ways=made,
    )


def _names(table: Delimited) -> tuple[str, ...]:
    """What each study is called: the first column of names that is not only numbers, with its year."""
    kinds = [column for column in _NAMES if column in table.columns]
    spoken = [c for c in kinds if not all(row.cells[c].replace(".", "").isdigit() for row in table.rows)]
    column = next(iter(spoken or kinds), None)
    names = [row.cells[column] if column else "" for row in table.rows]
    years = [row.cells.get("year", "") for row in table.rows]
    return tuple(
        (name if year in name else f"{name} {year}").strip() or str(at)
        for at, (name, year) in enumerate(zip(names, years, strict=True), start=1)
    )


@dataclass(frozen=True, kw_only=True)
class _Reader:
    """Takes columns of a table and refuses a cell that cannot be so."""

    table: Delimited
    names: tuple[str, ...]
    measure: EffectMeasure
    pooled_sd: bool

    def column(self, name: str, right: Callable[[float], bool], *, must: Message) -> Vector:
        values = self.table.numbers(name)
        for row, value in zip(self.table.rows, values, strict=True):
            if not right(value):
                raise self.table.wrong(row, name, "pool_table-is", remedy=must, value=f"{value:g}")
        return np.array(values)

    def any(self, name: str) -> Vector:
        return np.array(self.table.numbers(name))

    def positive(self, name: str) -> Vector:
        return self.column(name, lambda value: value > 0, must=Message("errors-pool_table-to_write_positive"))

    def whole(self, name: str, *, least: int) -> Vector:
        def right(value: float) -> bool:
            return value == int(value) and least <= value <= _MOST_PEOPLE

        return self.column(name, right, must=Message("errors-pool_table-to_write_whole", least=str(least)))

    def compared(self, low: Vector, high: Vector, *, columns: tuple[str, str], why: Message) -> None:
        """Refuse a row whose first column is above its second."""
        for at in np.flatnonzero(low > high)[:1]:
            first, second = columns
            raise self.table.wrong(
                self.table.rows[at],
                first,
                "pool_table-above",
                remedy=why,
                value=f"{low[at]:g}",
                second=second,
                most=f"{high[at]:g}",
            )

    def checked(self, effects: Effects | tuple[Vector, Vector], column: str) -> Effects:
        """Return the effects; refuse a variance that cannot be weighed."""
        yi, vi = effects if isinstance(effects, tuple) else (effects.yi, effects.vi)
        for at in np.flatnonzero(~((vi >= SMALLEST_VARIANCE) & (vi <= LARGEST_VARIANCE)))[:1]:
            raise self.table.wrong(self.table.rows[at], column, "pool_table-variance", vi=f"{vi[at]:.3g}")
        return given(self.names, yi, vi, measure=self.measure) if isinstance(effects, tuple) else effects


def _counts(read: _Reader, used: Sequence[str]) -> Effects:
    if used == _CELLS:
        a, b, c, d = (read.whole(column, least=0) for column in _CELLS)
        for at in np.flatnonzero((a + b == 0) | (c + d == 0))[:1]:
            row = read.table.rows[at]
            raise read.table.wrong(row, "noevent_t", "pool_table-empty_arm")
    else:
        a, c = read.whole("event_t", least=0), read.whole("event_c", least=0)
        n_t, n_c = read.whole("n_t", least=1), read.whole("n_c", least=1)
        for arm, events, people in (("t", a, n_t), ("c", c, n_c)):
            columns = (f"event_{arm}", f"n_{arm}")
            read.compared(events, people, columns=columns, why=Message("errors-pool_table-to_count_people"))
        b, d = n_t - a, n_c - c
    return from_counts(read.names, Counts(event_t=a, not_t=b, event_c=c, not_c=d), read.measure)


def _means(read: _Reader, _: Sequence[str]) -> Effects:
    means = Means(
        mean_t=read.any("mean_t"),
        sd_t=read.positive("sd_t"),
        n_t=read.whole("n_t", least=2),
        mean_c=read.any("mean_c"),
        sd_c=read.positive("sd_c"),
        n_c=read.whole("n_c", least=2),
    )
    if not np.all((means.sd_t > _SMALLEST_SD) & (means.sd_c > _SMALLEST_SD)):
        at = int(np.flatnonzero((means.sd_t <= _SMALLEST_SD) | (means.sd_c <= _SMALLEST_SD))[0])
        raise read.table.wrong(read.table.rows[at], "sd_t", "pool_table-too_small")
    if read.measure is EffectMeasure.SMD:
        return standardised_differences(read.names, means)
    return mean_differences(read.names, means, pooled_sd=read.pooled_sd)


_SMALLEST_SD = 1e-9


def _effects(read: _Reader, used: Sequence[str]) -> Effects:
    yi = read.any("yi")
    if "vi" in used:
        return read.checked((yi, read.positive("vi")), "vi")
    if "sei" in used:
        return read.checked((yi, read.positive("sei") ** 2), "sei")
    low, high = read.any(used[1]), read.any(used[2])
    _interval(read, (low, yi, high), used)
    return read.checked((yi, variance_of(low, high)), used[1])


def _ratios(read: _Reader, used: Sequence[str]) -> Effects:
    ratio, low, high = (read.positive(column) for column in used)
    _interval(read, (low, ratio, high), used)
    return read.checked((np.log(ratio), variance_of(np.log(low), np.log(high))), used[1])


def _interval(read: _Reader, parts: tuple[Vector, Vector, Vector], used: Sequence[str]) -> None:
    low, middle, high = parts
    effect, below, above = used
    read.compared(low, high, columns=(below, above), why=Message("errors-pool_table-to_write_lower_first"))
    around = Message("errors-pool_table-to_give_interval")
    read.compared(low, middle, columns=(below, effect), why=around)
    read.compared(middle, high, columns=(effect, above), why=around)


def _correlations(read: _Reader, _: Sequence[str]) -> Effects:
    r = read.column("r", lambda value: abs(value) < 1, must=Message("errors-pool_table-to_write_correlation"))
    return correlations(read.names, r, read.whole("n", least=4))


_READ: Final[Mapping[str, Callable[[_Reader, Sequence[str]], Effects]]] = {
    "event_t": _counts,
    "mean_t": _means,
    "yi": _effects,
    "or": _ratios,
    "rr": _ratios,
    "r": _correlations,
}
"""How columns are read, by the first of them."""
