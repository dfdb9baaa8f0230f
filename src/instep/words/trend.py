"""A trend and a month as sentences; every word of them stands in content/words."""

from collections.abc import Iterator, Mapping

from instep.coach.trend.trend import Month, Trend
from instep.foot.anatomy import Side
from instep.library.library import Library
from instep.outcomes.trend import ChartSlot, GroupChanges, Period, RatingSpread
from instep.session.phrases import day, length, listed_apart, routine_name
from instep.session.phrases import month as month_in_words
from instep.session.words import Words
from instep.words.ratings import points, signed

_MONTH = "ui-trend-month"
_MS = 1000


def period_words(period: Period, words: Words) -> str:
    """Return a day, or the first and the last of several."""
    first, last = day(period.first, words), day(period.last, words)
    return first if first == last else words.say("ui-trend-days", first=first, last=last)


def stretch_words(period: Period, slot: ChartSlot, words: Words) -> str:
    """Return one stretch of a trend: a month by its name, any other by its days."""
    return month_in_words(period.first, words) if slot is ChartSlot.MONTH else period_words(period, words)


def month_line(month: Month, library: Library) -> str:
    """Return the month in one line: what was done, what changed, and what that cannot tell."""
    say = library.words.say
    name = month_in_words(month.period.first, library.words)
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
    changed = (
        say(f"{_MONTH}-changed", changes=listed_apart(changes, library.words))
        if changes
        else say(f"{_MONTH}-too_few")
    )
    return " ".join([head, changed, say(f"{_MONTH}-cannot_tell")])


def spread_words(found: RatingSpread | None, library: Library) -> str:
    """Return what was given in one stretch: a number alone, or the middle one, the ends and how many."""
    say = library.words.say
    if found is None:
        return say("ui-trend-none_given")
    if found.n == 1:
        return points(found.median)
    ends = {"lowest": str(found.lowest), "highest": str(found.highest), "n": str(found.n)}
    return say("ui-trend-spread", median=points(found.median), **ends)


def change_words(found: RatingSpread | None, library: Library) -> str:
    """Return the middle change of those who are compared, or that they are too few."""
    say = library.words.say
    if found is None:
        return say("ui-trend-no_both")
    if found.n < library.trend.compare_at_least:
        return say("ui-trend-too_few", n=str(found.n))
    return say("ui-trend-change", change=signed(found.median), n=str(found.n))


def named_groups(found: Trend, library: Library) -> Iterator[tuple[str, str, GroupChanges]]:
    """Yield what sessions are compared by, each group's name and the group; times in the order of the day."""
    words = library.words
    for one in found.routines:
        yield "routine", routine_name(one.key, words), one
    times = {one.key: one for one in found.times_of_day}
    for key in library.trend.times_of_day:
        if key in times:
            yield "time", words.say(f"ui-trend-times-{key}"), times[key]


def ledger_line(played_ms: Mapping[Side, int], library: Library) -> str:
    """Return which foot had less time and by how much, or that both had the same."""
    apart = played_ms[Side.LEFT] - played_ms[Side.RIGHT]
    if abs(apart) < library.trend.same_time_s * _MS:
        return library.words.say("ui-trend-ledger-same")
    less = Side.RIGHT if apart > 0 else Side.LEFT
    return library.words.say(f"ui-trend-ledger-less-{less}", by=length(abs(apart) / _MS, library.words))


def _changes(changes: Mapping[str, RatingSpread | None], library: Library) -> Iterator[str]:
    say = library.words.say
    for name, found in changes.items():
        if found and found.n >= library.trend.compare_at_least:
            ask = say(f"ui-measure-{name}-ask")
            yield say(f"{_MONTH}-change", ask=ask, change=signed(found.median), n=str(found.n))
