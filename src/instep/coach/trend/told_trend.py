"""A trend and a month as sentences; every word of them stands in content/words."""

from collections.abc import Iterator, Mapping
from datetime import date

from instep.coach.trend.told_ratings import points, signed
from instep.coach.trend.trend import Month
from instep.foot.anatomy import Side
from instep.library.library import Library
from instep.outcomes.trend import Spread

_MONTH = "ui-trend-month"
_MS, _MINUTES = 1000, 60


def told_month(month: Month, library: Library) -> str:
    """Return the month in one line: what was done, what changed, and what that cannot tell."""
    say = library.words.say
    name = month_name(month.period.first, library)
    if month.is_empty:
        return say(f"{_MONTH}-empty", month=name)
    head = say(
        f"{_MONTH}-{'so_far' if month.runs else 'whole'}",
        month=name,
        sessions=str(month.sessions),
        days=str(month.days),
        looks=str(month.looks),
    )
    changes = list(_changes(month.changes, library))
    changed = say(f"{_MONTH}-changed", changes="; ".join(changes)) if changes else say(f"{_MONTH}-too_few")
    return " ".join([head, changed, say(f"{_MONTH}-cannot_tell")])


def month_name(day: date, library: Library) -> str:
    """Return the month of a day in words: October 2026."""
    say = library.words.say
    return say(f"{_MONTH}-name", month=say(f"ui-time-months-{day.month}"), year=str(day.year))


def told_spread(found: Spread | None, library: Library) -> str:
    """Return what was given in one stretch: a number alone, or the middle one, the ends and how many."""
    say = library.words.say
    if found is None:
        return say("ui-trend-none_given")
    if found.n == 1:
        return points(found.median)
    ends = {"lowest": str(found.lowest), "highest": str(found.highest), "n": str(found.n)}
    return say("ui-trend-spread", median=points(found.median), **ends)


def told_change(found: Spread | None, library: Library) -> str:
    """Return the middle change of those who are compared, or that they are too few."""
    say = library.words.say
    if found is None:
        return say("ui-trend-no_both")
    if found.n < library.trend.compare_at_least:
        return say("ui-trend-too_few", n=str(found.n))
    return say("ui-trend-change", change=signed(found.median), n=str(found.n))


def told_time(ms: int, library: Library) -> str:
    """Return a length of time in hours and minutes: 2 h 5 min; below an hour in minutes and seconds."""
    say = library.words.say
    minutes, seconds = divmod(round(ms / _MS), _MINUTES)
    if minutes < _MINUTES:
        key = "both" if minutes and seconds else "minutes" if minutes else "seconds"
        return say(f"ui-time-{key}", minutes=str(minutes), seconds=str(seconds))
    hours, rest = divmod(minutes, _MINUTES)
    return say("ui-trend-hours", hours=str(hours), minutes=str(rest))


def told_ledger(played_ms: Mapping[Side, int], library: Library) -> str:
    """Return which foot had less time and by how much, or that both had the same."""
    apart = played_ms[Side.LEFT] - played_ms[Side.RIGHT]
    if abs(apart) < library.trend.same_time_s * _MS:
        return library.words.say("ui-trend-ledger-same")
    less = Side.RIGHT if apart > 0 else Side.LEFT
    return library.words.say(f"ui-trend-ledger-less-{less}", by=told_time(abs(apart), library))


def routine_name(routine: str, library: Library) -> str:
    """Return a routine's name; its id where the content no longer knows it."""
    name: str = library.words.texts.get(f"plan-routines-{routine}-name", routine)
    return name


def _changes(changes: Mapping[str, Spread | None], library: Library) -> Iterator[str]:
    say = library.words.say
    for name, found in changes.items():
        if found and found.n >= library.trend.compare_at_least:
            ask = say(f"ui-measure-{name}-ask")
            yield say(f"{_MONTH}-change", ask=ask, change=signed(found.median), n=str(found.n))
