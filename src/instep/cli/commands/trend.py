"""instep trend: a person's own numbers over time, and a month in a line."""

import argparse
import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter

from instep.cli.journals import opened_for
from instep.cli.parser import Parser
from instep.cli.printing import show
from instep.cli.whole_numbers import whole_number
from instep.coach.context import Context
from instep.coach.trend.trend import (
    MEASURES,
    Month,
    Trend,
    last_days,
    last_years,
    month_of,
    recent_months,
    show_month,
    show_trend,
)
from instep.coach.trend.trend_json import trend_json
from instep.foot.anatomy import Side
from instep.library.content.trend import TrendRules
from instep.library.errors import BadInput, Message
from instep.library.files.days import day_of
from instep.library.library import Library
from instep.library.nearest import check_known
from instep.outcomes.trend import Bin, ChartSlot, GroupChanges, Period
from instep.session.phrases import day, length
from instep.words.trend import (
    change_words,
    ledger_line,
    month_line,
    named_groups,
    spread_words,
    stretch_words,
)

_DAYS_OF_YEAR = 365
_MONTH = re.compile(r"\d{4}-\d{2}")


def arguments(parser: Parser) -> None:
    """Take how far back, one measure alone, or a month."""
    parser.add("--days", metavar="DAYS")
    parser.add("--years", metavar="YEARS")
    parser.add("--month", metavar="MONTH")
    parser.add("--measure", metavar="MEASURE")
    parser.add_person()


def run(args: argparse.Namespace) -> int:
    """Print the numbers of the last days or years, or a month in one line; what was skipped is missing."""
    library = Library()
    _check_one_period(args)
    measures = _measures(args.measure)
    with opened_for(args, begin=False) as context:
        today = context.now.date()
        period = _period(args, today, library.trend)
        found = show_trend(period, context, measures=measures)
        months = list(_months(args, context, measures))
    lines = _month_lines(months, library) if args.month else _lines(found, months, library)
    show(trend_json(found, months), lines, as_json=args.json)
    return 0


def _check_one_period(args: argparse.Namespace) -> None:
    given = [name for name in ("days", "years", "month") if getattr(args, name) is not None]
    if len(given) > 1:
        raise BadInput("trend-stands_beside", file="instep trend", place=f"--{given[1]}", given=given[0])


def _measures(measure: str | None) -> Sequence[str]:
    if measure is None:
        return MEASURES
    return (check_known(measure, MEASURES, "any-no_measure", file="instep trend", place="--measure"),)


def _period(args: argparse.Namespace, today: date, rules: TrendRules) -> Period:
    if args.month is not None:
        return _month(args.month, today)
    if args.years is not None:
        return last_years(whole_number(args.years, "--years", 1, most=rules.most_years), today)
    longest = rules.most_years * _DAYS_OF_YEAR
    days = rules.views[0].days if args.days is None else whole_number(args.days, "--days", 1, most=longest)
    return last_days(days, today)


def _month(raw: str, today: date) -> Period:
    remedy = Message("errors-trend-to_write_month")
    if not _MONTH.fullmatch(raw):
        raise BadInput(
            "trend-no_month", file="instep trend", place="--month", remedy=remedy, written=repr(raw)
        )
    first = day_of(f"{raw}-01", place="--month", file="instep trend", remedy=remedy)
    if first > today:
        raise BadInput("trend-not_begun", file="instep trend", place="--month", raw=raw)
    return month_of(first, today)


def _months(args: argparse.Namespace, context: Context, measures: Sequence[str]) -> Iterator[Month]:
    today = context.now.date()
    periods = (_month(args.month, today),) if args.month else recent_months(today)
    for period in periods:
        yield show_month(period, context, measures=measures)


def _month_lines(months: Sequence[Month], library: Library) -> Iterator[str]:
    return (month_line(month, library) for month in months)


def _lines(found: Trend, months: Sequence[Month], library: Library) -> Iterator[str]:
    say = library.words.say
    ends = {"first": day(found.period.first, library.words), "last": day(found.period.last, library.words)}
    if not found.sessions and not any(_given(one) for bins in found.measures.values() for one in bins):
        yield say("cli-trend-empty", **ends)
        return
    yield from _month_lines([month for month in months if not month.is_empty], library)
    yield say("cli-trend-head", **ends, sessions=str(found.sessions))
    for name, bins in found.measures.items():
        yield from _measure(name, bins, found.stretch, library=library)
    if found.sessions:
        yield from _ledger(found, library)
        yield from _compared(found, library)


def _measure(name: str, bins: Sequence[Bin], stretch: ChartSlot, *, library: Library) -> Iterator[str]:
    say = library.words.say
    ask = say(f"ui-measure-{name}-ask")
    given = [one for one in bins if _given(one)]
    if not given:
        yield say("ui-trend-nothing", ask=ask)
        return
    yield say("cli-trend-measure", ask=ask, ends=say(f"ui-measure-{name}-ends"))
    yield _row(*(say(f"ui-trend-{column}") for column in ("when", "before", "after")))
    for one in given:
        before, after = spread_words(one.before, library), spread_words(one.after, library)
        yield _row(stretch_words(one.period, stretch, library.words), before, after)


def _row(when: str, before: str, after: str) -> str:
    return f"  {when:<36} {before:<24} {after}"


def _given(one: Bin) -> bool:
    return bool(one.before or one.after)


def _ledger(found: Trend, library: Library) -> Iterator[str]:
    say = library.words.say
    here, ever = (
        {side.value: length(played[side] / 1000, library.words) for side in Side}
        for played in (found.ledger_ms, found.overall_ms)
    )
    yield say("cli-trend-ledger", **here, less=ledger_line(found.ledger_ms, library))
    yield say("cli-trend-overall", **ever)


def _compared(found: Trend, library: Library) -> Iterator[str]:
    say = library.words.say
    yield say("ui-trend-compare-about")
    for compared, groups in groupby(named_groups(found, library), key=itemgetter(0)):
        yield say(f"ui-trend-compare-{compared}")
        for _, name, one in groups:
            yield from _group(one, name, library)


def _group(one: GroupChanges, name: str, library: Library) -> Iterator[str]:
    say = library.words.say
    yield say("cli-trend-group", name=name, sessions=str(one.sessions))
    for measure, found in one.changes.items():
        if found:
            ask = say(f"ui-measure-{measure}-ask")
            yield say("cli-trend-group_change", ask=ask, change=change_words(found, library))
