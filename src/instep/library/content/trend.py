"""Reads content/measures/trend.yaml: how a person's own numbers are put together over time."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from instep.library.content.reading import read_content
from instep.library.content.review import Review
from instep.library.errors import BadContent

FILE = "measures/trend.yaml"
_HOURS = 24


class Usual(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What is usual for a person: of the `newest` earlier sessions, where `at_least` gave both numbers."""

    newest: int
    at_least: int


class View(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One length of the trend, in days or in years."""

    id: str
    days: int = 0
    years: int = 0


class _TimeOfDay(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    since: int = msgspec.field(name="from")


class _File(msgspec.Struct, forbid_unknown_fields=True):
    usual: Usual
    compare_at_least: int
    least_change: int
    same_time_s: int
    views: list[View]
    most_years: int
    by_day_up_to: int
    by_week_up_to: int
    times_of_day: list[_TimeOfDay]
    review: Review


@dataclass(frozen=True, kw_only=True)
class TrendRules:
    """From which counts on it is told, the views, and `hours`: the part of the day of each hour 0 to 23."""

    usual: Usual
    compare_at_least: int
    least_change: int
    same_time_s: int
    views: tuple[View, ...]
    most_years: int
    by_day_up_to: int
    by_week_up_to: int
    times_of_day: tuple[str, ...]
    hours: tuple[str, ...]
    review: str


@cache
def trend_rules(root: Path) -> TrendRules:
    """Return the rules; raises BadContent where the hours do not come in order."""
    shape = read_content(root, FILE, _File)
    return TrendRules(
        usual=shape.usual,
        compare_at_least=shape.compare_at_least,
        least_change=shape.least_change,
        same_time_s=shape.same_time_s,
        views=tuple(shape.views),
        most_years=shape.most_years,
        by_day_up_to=shape.by_day_up_to,
        by_week_up_to=shape.by_week_up_to,
        times_of_day=tuple(part.id for part in shape.times_of_day),
        hours=_hours(shape.times_of_day),
        review=shape.review.state,
    )


def _hours(parts: list[_TimeOfDay]) -> tuple[str, ...]:
    begins = [part.since for part in parts]
    if not begins or begins != sorted(set(begins)) or not 0 <= begins[0] <= begins[-1] < _HOURS:
        raise BadContent(f"{FILE}: times_of_day must begin at rising hours from 0 to {_HOURS - 1}")
    # Before the first one begins, the last one of the day before still lasts.
    return tuple(
        next((part.id for part in reversed(parts) if part.since <= hour), parts[-1].id)
        for hour in range(_HOURS)
    )
