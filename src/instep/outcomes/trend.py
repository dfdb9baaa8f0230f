"""A person's numbers over time: what was given in each stretch of days, and nothing where nothing was."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from operator import attrgetter
from statistics import median

from msgspec import field

from instep.foot.anatomy import Side
from instep.outcomes.sitting import End, Moment, Sitting
from instep.value import Value

_WEEK = timedelta(days=7)


class ChartSlot(StrEnum):
    """What one place in a picture stands for."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class Period(Value, frozen=True):
    """The days from `first` to `last`, both counted."""

    first: date
    last: date

    def __post_init__(self) -> None:
        """Refuse a period that ends before it begins."""
        if self.last < self.first:
            raise ValueError(f"{self.first} to {self.last} is no period")

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


class RatingSpread(Value, frozen=True):
    """What was given: how often, the middle value (halves possible), the lowest and the highest."""

    n: int
    median: float
    lowest: int
    highest: int


@dataclass(frozen=True, kw_only=True)
class Bin:
    """One stretch: how many sessions ended in it, and what was given; None where nothing was."""

    period: Period
    sessions: int
    before: RatingSpread | None
    after: RatingSpread | None

    def at(self, moment: Moment) -> RatingSpread | None:
        """What was given before, or after."""
        return self.before if moment is Moment.BEFORE else self.after


class GroupChanges(Value, frozen=True):
    """The sessions of one routine or one time of day, and the changes of those that gave both numbers."""

    key: str = field(name="id")
    sessions: int
    changes: dict[str, RatingSpread | None]


def numbers(sittings: Iterable[Sitting], measure: str, moment: Moment) -> Iterator[int]:
    """Yield each number that was given at this moment, 0 to 10; what was skipped is not there."""
    # An attribute by its name, not a call for each session of ten years: this runs ten times over them.
    given = map(attrgetter(moment.value), sittings)
    return (by_measure[measure].value for by_measure in given if measure in by_measure)


def changes(sittings: Iterable[Sitting], measure: str) -> Iterator[int]:
    """Yield after minus before, in points, of each session that gave both numbers."""
    return (
        sitting.after[measure].value - sitting.before[measure].value
        for sitting in sittings
        if measure in sitting.before and measure in sitting.after
    )


def spread(values: Iterable[int]) -> RatingSpread | None:
    """Return the middle value, the ends and the count of these points; None where there are none."""
    given = sorted(values)
    if not given:
        return None
    return RatingSpread(n=len(given), median=float(median(given)), lowest=given[0], highest=given[-1])


def stretches(period: Period, stretch: ChartSlot) -> Iterator[Period]:
    """Yield the period day by day, by weeks from Monday or by calendar months; the ends may be cut short."""
    first = period.first
    while first <= period.last:
        last = min(_last_day(first, stretch), period.last)
        yield Period(first=first, last=last)
        first = last + timedelta(days=1)


def parted(
    sittings: Iterable[Sitting], period: Period, stretch: ChartSlot
) -> tuple[tuple[Period, list[Sitting]], ...]:
    """Return every stretch of the period with its sessions; an empty one stays empty."""
    parts: list[tuple[Period, list[Sitting]]] = [(part, []) for part in stretches(period, stretch)]
    lasts = [part.last for part, _ in parts]
    for sitting in sittings:
        day = sitting.day
        if period.first <= day <= period.last:
            parts[bisect_left(lasts, day)][1].append(sitting)
    return tuple(parts)


def bins(parts: Iterable[tuple[Period, Sequence[Sitting]]], measure: str) -> tuple[Bin, ...]:
    """Return each stretch with what was given in it."""
    return tuple(_bin(period, here, measure) for period, here in parts)


def compared(
    sittings: Iterable[Sitting], key: Callable[[End], str | None], measures: Sequence[str]
) -> tuple[GroupChanges, ...]:
    """Return the sessions that ended, by what `key` says of their end, the most first; None is left out."""
    groups: dict[str, list[Sitting]] = {}
    for sitting in sittings:
        name = key(sitting.end) if sitting.end else None
        if name is not None:
            groups.setdefault(name, []).append(sitting)
    found = (_compared(name, group, measures) for name, group in groups.items())
    return tuple(sorted(found, key=lambda one: (-one.sessions, one.key)))


def ledger_ms(sittings: Iterable[Sitting]) -> dict[Side, int]:
    """Return the whole milliseconds that each foot had in these sessions together."""
    ends = [sitting.end for sitting in sittings if sitting.end]
    return {side: sum(end.played_ms[side] for end in ends) for side in Side}


def _bin(period: Period, here: Sequence[Sitting], measure: str) -> Bin:
    return Bin(
        period=period,
        sessions=[sitting.end is None for sitting in here].count(False),
        before=spread(numbers(here, measure, Moment.BEFORE)),
        after=spread(numbers(here, measure, Moment.AFTER)),
    )


def _compared(key: str, group: Sequence[Sitting], measures: Sequence[str]) -> GroupChanges:
    found = {name: spread(changes(group, name)) for name in measures}
    return GroupChanges(key=key, sessions=len(group), changes=found)


def _last_day(day: date, stretch: ChartSlot) -> date:
    match stretch:
        case ChartSlot.DAY:
            return day
        case ChartSlot.WEEK:
            return day + _WEEK - timedelta(days=day.weekday() + 1)
        case ChartSlot.MONTH:
            return (day.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)
