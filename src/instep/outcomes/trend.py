"""A person's numbers over time: what was given in each stretch of days, and nothing where nothing was."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import median

from instep.foot.anatomy import Side
from instep.outcomes.sitting import End, Moment, Sitting

_WEEK = timedelta(days=7)


class Stretch(StrEnum):
    """What one place in a picture stands for."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, kw_only=True)
class Period:
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


@dataclass(frozen=True, kw_only=True)
class Spread:
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
    before: Spread | None
    after: Spread | None

    def at(self, moment: Moment) -> Spread | None:
        """What was given before, or after."""
        return self.before if moment is Moment.BEFORE else self.after


@dataclass(frozen=True, kw_only=True)
class Compared:
    """The sessions of one routine or one time of day, and the changes of those that gave both numbers."""

    key: str
    sessions: int
    changes: dict[str, Spread | None]


def spread(values: Iterable[int | None]) -> Spread | None:
    """Return the spread of what was given, in points; None was skipped. None where nothing was given."""
    given = [value for value in values if value is not None]
    if not given:
        return None
    return Spread(n=len(given), median=float(median(given)), lowest=min(given), highest=max(given))


def stretches(period: Period, stretch: Stretch) -> Iterator[Period]:
    """Yield the period day by day, by weeks from Monday or by calendar months; the ends may be cut short."""
    first = period.first
    while first <= period.last:
        last = min(_last_day(first, stretch), period.last)
        yield Period(first=first, last=last)
        first = last + timedelta(days=1)


def bins(sittings: Sequence[Sitting], measure: str, *, period: Period, stretch: Stretch) -> tuple[Bin, ...]:
    """Return every stretch of the period with what was given in it; an empty one stays empty."""
    by_day: dict[date, list[Sitting]] = {}
    for sitting in sittings:
        by_day.setdefault(sitting.day, []).append(sitting)
    return tuple(_bin(part, by_day, measure) for part in stretches(period, stretch))


def compared(
    sittings: Iterable[Sitting], key: Callable[[End], str | None], measures: Sequence[str]
) -> tuple[Compared, ...]:
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


def _bin(period: Period, by_day: dict[date, list[Sitting]], measure: str) -> Bin:
    days = (period.first + timedelta(days=n) for n in range(period.days))
    here = [sitting for day in days for sitting in by_day.get(day, ())]
    return Bin(
        period=period,
        sessions=sum(1 for sitting in here if sitting.end),
        before=spread(sitting.number(measure, Moment.BEFORE) for sitting in here),
        after=spread(sitting.number(measure, Moment.AFTER) for sitting in here),
    )


def _compared(key: str, group: Sequence[Sitting], measures: Sequence[str]) -> Compared:
    changes = {name: spread(sitting.change(name) for sitting in group) for name in measures}
    return Compared(key=key, sessions=len(group), changes=changes)


def _last_day(day: date, stretch: Stretch) -> date:
    match stretch:
        case Stretch.DAY:
            return day
        case Stretch.WEEK:
            return day + _WEEK - timedelta(days=day.weekday() + 1)
        case Stretch.MONTH:
            return (day.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)
