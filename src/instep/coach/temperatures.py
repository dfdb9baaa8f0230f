"""The temperature log: off until a foot team has asked for it, kept reading by reading, followed at need."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from functools import lru_cache

from instep.coach.facts import NewId, append_all
from instep.foot.anatomy import Side
from instep.journal.fact import Fact, FactKind
from instep.journal.log import Journal
from instep.library.shelf import Library
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

_FIRST, _MOST = 20, 1000
"""How many readings are read first, and at most, to know which hot spots are open."""


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
class Temperatures:
    """The log as far back as it is read: readings oldest first, and what follows from them day by day."""

    taken: tuple[Taken, ...] = ()
    days: tuple[LogDay, ...] = ()

    @property
    def open(self) -> tuple[HotSpot, ...]:
        """The hot spots that have not ended; no reading since is no end."""
        return self.days[-1].open if self.days else ()


def read_setting(person: str, journal: Journal) -> LogSetting:
    """Return how the log is set; off for whoever never turned it on."""
    fact = journal.latest(person, FactKind.TEMPERATURE_LOG_SET)
    if fact is None:
        return LogSetting()
    body = fact.body
    return LogSetting(on=body["on"], unit=Unit(body["unit"]), thermometer=body["thermometer"])


def set_log(setting: LogSetting, *, person: str, journal: Journal, now: datetime, new_id: NewId) -> None:
    """Keep how the log is set; turning it off changes nothing of what it has found."""
    body = {
        "session": None,
        "on": setting.on,
        "unit": setting.unit.value,
        "thermometer": setting.thermometer,
    }
    append_all([(FactKind.TEMPERATURE_LOG_SET, body)], person=person, journal=journal, now=now, new_id=new_id)


def read_temperatures(
    person: str, *, library: Library, journal: Journal, limit: int = RECENT
) -> Temperatures:
    """Return the newest readings for a page or a report, oldest first; bounded, however long the log is."""
    page = journal.read(person, kinds={FactKind.TEMPERATURES_TAKEN}, limit=limit, newest_first=True)
    signs = _signs(person, journal) if page.facts else {}
    taken = tuple(taken_of(fact, signs.get(fact.id)) for fact in reversed(page.facts))
    days = follow((one.reading for one in taken), library.temperature_log.rules)
    return Temperatures(taken=taken, days=days)


def read_open(person: str, *, library: Library, journal: Journal) -> Temperatures:
    """Return the readings back to where no hot spot was open, and what follows from them.

    In most logs those are the last few days, so that a screening does not pay for a log of years.
    """
    rules, limit = library.temperature_log.rules, _FIRST
    while True:
        log = read_temperatures(person, library=library, journal=journal, limit=limit)
        everything = len(log.taken) < limit or limit == _MOST
        if everything or is_settled((one.reading for one in log.taken), rules):
            return log
        limit = min(2 * limit, _MOST)


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


def _signs(person: str, journal: Journal) -> dict[str, frozenset[str]]:
    page = journal.read(person, kinds={FactKind.TEMPERATURE_SIGNS_SEEN}, limit=_MOST, newest_first=True)
    seen: dict[str, frozenset[str]] = {}
    for fact in page.facts:
        reading = fact.body["reading"]
        seen[reading] = seen.get(reading, frozenset()) | frozenset(fact.body["signs"])
    return seen


def taken_of(fact: Fact, signs: frozenset[str] | None = None) -> Taken:
    """Return the reading that a fact keeps, with what was seen beside a hot spot."""
    body = fact.body
    shown = Shown(unit=Unit(body["unit"]), left=body["left"], right=body["right"])
    return Taken(
        id=fact.id,
        at=fact.at,
        shown=shown,
        thermometer=body["thermometer"],
        reading=reading_of(shown, fact.at, signs or frozenset()),
        asked=signs is not None,
    )
