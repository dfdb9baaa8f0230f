"""Reads content/measures/trend.yaml: how a person's own numbers are put together over time."""

from functools import cache
from pathlib import Path

import msgspec

from instep.library.content.entries import entries
from instep.library.content.reading import read_tree
from instep.library.errors import BadContent
from instep.value import Value

FILE = "measures/trend.yaml"
HOURS = 24


class Usual(Value, frozen=True):
    """What is usual for a person: of the `newest` earlier sessions, where `at_least` gave both numbers."""

    newest: int
    at_least: int


class TrendView(Value, frozen=True):
    """One length of the trend, in days or in years."""

    id: str
    days: int = 0
    years: int = 0


class TimeOfDay(Value, frozen=True):
    """A part of the day, from this hour on."""

    id: str
    since: int = msgspec.field(name="from")


class TrendRules(Value, frozen=True):
    """From which counts on it is told, the views, and the part of the day of each hour."""

    usual: Usual
    compare_at_least: int
    least_change: int
    same_time_s: int
    views: tuple[TrendView, ...]
    most_years: int
    by_day_up_to: int
    by_week_up_to: int
    times: tuple[TimeOfDay, ...] = msgspec.field(name="times_of_day")
    review: str

    @property
    def times_of_day(self) -> tuple[str, ...]:
        """The parts of the day in their order."""
        return tuple(part.id for part in self.times)

    @property
    def hours(self) -> tuple[str, ...]:
        """The part of the day of each hour; before the first one begins, the last of the day before lasts."""
        return tuple(
            next((part.id for part in reversed(self.times) if part.since <= hour), self.times[-1].id)
            for hour in range(HOURS)
        )


@cache
def trend_rules(root: Path) -> TrendRules:
    """Return the rules; raises BadContent where the hours do not come in order."""
    read = entries(root).value(read_tree(root, FILE), TrendRules, FILE)
    begins = [part.since for part in read.times]
    if not begins or begins != sorted(set(begins)) or not 0 <= begins[0] <= begins[-1] < HOURS:
        raise BadContent(f"{FILE}: times_of_day must begin at rising hours from 0 to {HOURS - 1}")
    return read
