"""The temperature log: off until a foot team has asked for it, kept reading by reading, followed at need."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from functools import lru_cache
from itertools import islice

from instep.coach.context import Context
from instep.facts.body import LATEST
from instep.facts.fact import Fact
from instep.facts.feet import TemperatureLogSet, TemperatureSignsSeen, TemperaturesTaken
from instep.foot.anatomy import Side
from instep.safety.temperature import (
    HotSpot,
    LogDay,
    Reading,
    Unit,
    celsius,
    follow,
    is_settled,
    number,
)

RECENT = 60
"""Readings that are shown, and reported unless more are asked for: a month of two a day."""

_FIRST = 20
"""How many readings are read first, to know which hot spots are open; then twice as many each time."""


@dataclass(frozen=True, kw_only=True)
class LogSetting:
    """Whether the log is on, what the thermometer shows, and which one it is, counted from 1."""

    on: bool = False
    unit: Unit = Unit.C
    thermometer: int = 1


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What a thermometer showed at every site of both feet, as it was typed."""

    unit: Unit
    left: Mapping[str, str]
    right: Mapping[str, str]

    def of(self, side: Side) -> Mapping[str, str]:
        """The numbers of one foot."""
        return self.left if side is Side.LEFT else self.right


@dataclass(frozen=True, kw_only=True)
class Taken:
    """A reading that was taken, as it was shown and as it is compared.

    `asked` is whether it has been answered what else is so on a warm foot.
    """

    id: str
    at: datetime
    shown: Shown
    thermometer: int
    reading: Reading
    asked: bool


@dataclass(frozen=True, kw_only=True)
class TemperatureHistory:
    """The log as far back as it is read: readings oldest first, and what follows from them day by day."""

    taken: tuple[Taken, ...] = ()
    days: tuple[LogDay, ...] = ()

    @property
    def open(self) -> tuple[HotSpot, ...]:
        """The hot spots that have not ended; no reading since is no end."""
        return self.days[-1].open if self.days else ()


def read_setting(context: Context) -> LogSetting:
    """Return how the log is set; off for whoever never turned it on."""
    facts = _settings(context)
    if not facts:
        return LogSetting()
    body = facts[-1].body
    return LogSetting(on=body.on, unit=body.unit, thermometer=body.thermometer)


def set_log(setting: LogSetting, context: Context) -> None:
    """Keep how the log is set; turning it off changes nothing of what it has found."""
    context.append(
        TemperatureLogSet(
            on=setting.on,
            unit=setting.unit,
            thermometer=setting.thermometer,
            replaces=tuple(fact.id for fact in _settings(context)),
        )
    )


def _settings(context: Context) -> tuple[Fact[TemperatureLogSet], ...]:
    return context.journal.current(context.person, TemperatureLogSet, now=context.now).get("", ())


def read_temperatures(context: Context, *, limit: int = RECENT) -> TemperatureHistory:
    """Return the newest readings for a page or a report, oldest first; bounded, however long the log is."""
    sites = context.library.temperature_log.rules.sites
    every = context.journal.every(context.person, TemperaturesTaken, newest_first=True)
    # A site that the content does not know, or one that is missing, makes no reading that could be compared.
    whole = (fact for fact in every if fact.body.left.keys() == fact.body.right.keys() == sites.keys())
    facts = list(islice(whole, limit))[::-1]
    signs = _signs(context, since=facts[0].at) if facts else {}
    taken = tuple(taken_of(fact, signs.get(fact.id)) for fact in facts)
    days = follow((one.reading for one in taken), context.library.temperature_log.rules)
    return TemperatureHistory(taken=taken, days=days)


def read_open(context: Context) -> TemperatureHistory:
    """Return the readings back to where no hot spot was open, and what follows from them.

    In most logs those are the last few days, so that a screening does not pay for a log of years.
    """
    rules, limit = context.library.temperature_log.rules, _FIRST
    while True:
        log = read_temperatures(context, limit=limit)
        if len(log.taken) < limit or is_settled((one.reading for one in log.taken), rules):
            return log
        limit *= 2


def reading_of(shown: Shown, at: datetime, signs: frozenset[str] = frozenset()) -> Reading:
    """Return what was shown as it is compared, on its own local day."""
    return Reading(
        day=at.date(),
        left={site: degrees(text, shown.unit) for site, text in shown.left.items()},
        right={site: degrees(text, shown.unit) for site, text in shown.right.items()},
        signs=signs,
    )


@lru_cache(maxsize=4096)
def degrees(text: str, unit: Unit) -> Fraction:
    """Return a number as it was shown in degrees C; raises ValueError where it is none."""
    shown = number(text)
    if shown is None:
        raise ValueError(f"{text!r} is no temperature")
    return celsius(shown, unit)


def _signs(context: Context, *, since: datetime) -> dict[str, frozenset[str]]:
    """What was seen beside each reading; it is seen after the reading was taken."""
    seen: dict[str, frozenset[str]] = {}
    known = context.library.temperature_log.rules.signs.keys()
    for fact in context.journal.between(context.person, TemperatureSignsSeen, since=since, until=LATEST):
        reading = fact.body.reading
        seen[reading] = seen.get(reading, frozenset()) | frozenset(fact.body.signs) & known
    return seen


def taken_of(fact: Fact[TemperaturesTaken], signs: frozenset[str] | None = None) -> Taken:
    """Return the reading that a fact keeps, with what was seen beside a hot spot."""
    body = fact.body
    shown = Shown(unit=body.unit, left=body.left, right=body.right)
    return Taken(
        id=fact.id,
        at=fact.at,
        shown=shown,
        thermometer=body.thermometer,
        reading=reading_of(shown, fact.at, signs or frozenset()),
        asked=signs is not None,
    )
