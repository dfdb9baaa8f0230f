"""A person's own numbers over time: pictures by measure, the time of each foot, routines and times of day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from instep.coach.context import Context
from instep.coach.trend.ratings import MEASURE
from instep.facts.feet import FootChecked
from instep.foot.anatomy import Side
from instep.library.content.trend import TrendRules
from instep.outcomes.sitting import Sitting
from instep.outcomes.trend import (
    Bin,
    ChartSlot,
    GroupChanges,
    Period,
    RatingSpread,
    bins,
    changes,
    compared,
    ledger_ms,
    parted,
    spread,
)

MEASURES = tuple(MEASURE)
"""Every rating that has a trend, in the order in which it is asked."""


@dataclass(frozen=True, kw_only=True)
class Trend:
    """What a period holds: bins by measure, milliseconds per foot in it and ever, and what goes together."""

    period: Period
    stretch: ChartSlot
    sessions: int
    measures: Mapping[str, tuple[Bin, ...]]
    ledger_ms: Mapping[Side, int]
    overall_ms: Mapping[Side, int]
    routines: tuple[GroupChanges, ...]
    times_of_day: tuple[GroupChanges, ...]


@dataclass(frozen=True, kw_only=True)
class Month:
    """One calendar month, up to today in the running one: what was done, and what changed."""

    period: Period
    runs: bool
    sessions: int
    days: int
    looks: int
    changes: Mapping[str, RatingSpread | None]

    @property
    def is_empty(self) -> bool:
        """Whether the journal holds nothing of it."""
        return not (self.sessions or self.looks or any(self.changes.values()))


def show_trend(period: Period, context: Context, *, measures: Sequence[str] = MEASURES) -> Trend:
    """Return the trend of these days; what was skipped is missing, and stays a gap."""
    rules = context.library.trend
    hours = rules.hours
    sittings = context.journal.sittings(context.person, first=period.first, last=period.last)
    stretch = stretch_of(period, rules)
    parts = parted(sittings, period, stretch)
    return Trend(
        period=period,
        stretch=stretch,
        sessions=sum(1 for one in sittings if one.end),
        measures={name: bins(parts, name) for name in measures},
        ledger_ms=ledger_ms(sittings),
        overall_ms=context.journal.summary(context.person).played_ms,
        routines=compared(sittings, lambda end: end.routine, measures),
        times_of_day=compared(sittings, lambda end: hours[end.at.hour], measures),
    )


def show_month(month: Period, context: Context, *, measures: Sequence[str] = MEASURES) -> Month:
    """Return what was done in a calendar month and what changed, before to after, over its sessions."""
    sittings = context.journal.sittings(context.person, first=month.first, last=month.last)
    ended = [one for one in sittings if one.end]
    looks = context.journal.days(context.person, FootChecked, first=month.first, last=month.last)
    return Month(
        period=month,
        runs=month.last >= context.now.date(),
        sessions=len(ended),
        days=len({one.day for one in ended}),
        looks=len(looks),
        changes={name: spread(changes(sittings, name)) for name in measures},
    )


def stretch_of(period: Period, rules: TrendRules) -> ChartSlot:
    """Return what one place in the picture stands for, so that a long period stays readable."""
    if period.days <= rules.by_day_up_to:
        return ChartSlot.DAY
    return ChartSlot.WEEK if period.days <= rules.by_week_up_to else ChartSlot.MONTH


def last_days(days: int, today: date) -> Period:
    """Return so many days that end today."""
    return Period(first=today - timedelta(days=days - 1), last=today)


def last_years(years: int, today: date) -> Period:
    """Return so many years that end today."""
    return Period(first=_years_before(today, years) + timedelta(days=1), last=today)


def month_of(day: date, today: date) -> Period:
    """Return the calendar month of a day, no further than today."""
    first = day.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return Period(first=first, last=max(first, min(last, today)))


def recent_months(today: date) -> tuple[Period, Period]:
    """Return the running month and the last whole one."""
    return month_of(today, today), month_of(today.replace(day=1) - timedelta(days=1), today)


def earlier_sittings(session: str, at: datetime, context: Context) -> tuple[Sitting, ...]:
    """Return the newest sessions up to `at` without this one: what is usual is read from them."""
    newest = context.library.trend.usual.newest
    found = context.journal.sittings_before(context.person, at, newest=newest + 1)
    return tuple(one for one in found if one.session != session)[-newest:]


def usual_change(measure: str, earlier: Sequence[Sitting], rules: TrendRules) -> RatingSpread | None:
    """Return the changes of the earlier sessions that gave both numbers; None where they are too few."""
    found = spread(changes(earlier, measure))
    return found if found and found.n >= rules.usual.at_least else None


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February, in a year that has none
        return day.replace(year=day.year - years, day=28)
