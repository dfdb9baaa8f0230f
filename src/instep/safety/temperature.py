"""The temperature log: which side is warmer where, since when, and the finding that this is.

All comparing is exact: a degree is a fraction, never a float, so that 32.2 - 30.0 is 2.2 and counts.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from instep.foot.anatomy import Region, Side
from instep.safety.answers import Finding
from instep.value import Value

Degrees = Fraction
"""A temperature in degrees C, exact."""

_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?")
_FREEZING_F, _F_IN_A_C = 32, Fraction(9, 5)


class Unit(StrEnum):
    """What the thermometer shows."""

    C = "C"
    F = "F"


class TemperatureTrouble(StrEnum):
    """Why something that was typed is not taken as a foot's temperature."""

    MISSING = "missing"
    NO_NUMBER = "no_number"
    LOW = "low"
    HIGH = "high"
    LOOKS_F = "looks_f"
    LOOKS_C = "looks_c"


class Stage(StrEnum):
    """How long a hot spot has been there."""

    FIRST_DAY = "first_day"
    CONFIRMED = "confirmed"


class Sign(Value, frozen=True):
    """Something beside a hot spot that does not wait for a second day: a finding, or an answer of yes."""

    id: str
    finding: str | None = None
    item: str | None = None


@dataclass(frozen=True, kw_only=True)
class TemperatureRules:
    """The log's sites in their order, its figures in degrees C, and its findings."""

    sites: Mapping[str, Region]
    hot_from: Degrees
    least: Degrees
    most: Degrees
    counts_for: timedelta
    whole_foot_from: int
    days_below: int
    stages: Mapping[Stage, str]
    whole_foot: str
    signs: Mapping[str, Sign]


@dataclass(frozen=True, kw_only=True)
class Reading:
    """Every site of both feet on one day; `signs` is what was seen beside a hot spot."""

    day: date
    left: Mapping[str, Degrees]
    right: Mapping[str, Degrees]
    signs: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Warmer:
    """A site that is warmer on one side by at least the threshold; `by` is unrounded."""

    site: str
    side: Side
    by: Degrees


@dataclass(frozen=True, kw_only=True)
class HotSpot:
    """A side that is or was warmer, until it has been below on enough days running.

    `whole_foot` is true once so many sites were warm that it is treated as a hot and swollen foot.
    """

    side: Side
    stage: Stage
    sites: frozenset[str]
    since: date
    whole_foot: bool
    signs: frozenset[str] = frozenset()
    below: tuple[date, ...] = ()


@dataclass(frozen=True, kw_only=True)
class LogDay:
    """One day of the log: what was warmer in any of its readings, and the hot spots open at its end."""

    day: date
    warmer: tuple[Warmer, ...]
    open: tuple[HotSpot, ...]


def number(text: str) -> Fraction | None:
    """The number that was typed, with a point or a comma; None where it is none."""
    typed = text.strip()
    return Fraction(typed.replace(",", ".")) if typed.isascii() and _NUMBER.fullmatch(typed) else None


def celsius(shown: Fraction, unit: Unit) -> Degrees:
    """What a thermometer shows, in degrees C and unrounded."""
    match unit:
        case Unit.C:
            return shown
        case Unit.F:
            return (shown - _FREEZING_F) / _F_IN_A_C


def in_range(degrees: Degrees, rules: TemperatureRules) -> bool:
    """Whether a foot's skin can have this temperature at all; anything else is measured again."""
    return rules.least <= degrees <= rules.most


def trouble_with(text: str, unit: Unit, rules: TemperatureRules) -> TemperatureTrouble | None:
    """Why this is no temperature of a foot in this unit; None where it is taken."""
    if not text.strip():
        return TemperatureTrouble.MISSING
    shown = number(text)
    if shown is None:
        return TemperatureTrouble.NO_NUMBER
    if in_range(celsius(shown, unit), rules):
        return None
    return _out_of_range(shown, unit, rules)


def _out_of_range(shown: Fraction, unit: Unit, rules: TemperatureRules) -> TemperatureTrouble:
    other = Unit.F if unit is Unit.C else Unit.C
    if in_range(celsius(shown, other), rules):
        return TemperatureTrouble.LOOKS_F if unit is Unit.C else TemperatureTrouble.LOOKS_C
    return TemperatureTrouble.LOW if celsius(shown, unit) < rules.least else TemperatureTrouble.HIGH


def shown_as(degrees: Degrees, unit: Unit) -> Fraction:
    """A temperature as a thermometer in this unit would show it, unrounded."""
    match unit:
        case Unit.C:
            return degrees
        case Unit.F:
            return degrees * _F_IN_A_C + _FREEZING_F


def apart_as(difference: Degrees, unit: Unit) -> Fraction:
    """A difference in this unit, unrounded."""
    return difference if unit is Unit.C else difference * _F_IN_A_C


def hot_side(left: Degrees, right: Degrees, rules: TemperatureRules) -> Side | None:
    """The side that is warmer by at least the threshold; None where neither is."""
    if left - right >= rules.hot_from:
        return Side.LEFT
    return Side.RIGHT if right - left >= rules.hot_from else None


def warmer_sites(reading: Reading, rules: TemperatureRules) -> Iterator[Warmer]:
    """Every site of a reading that is warmer on one side, in the order of the sites."""
    for site in rules.sites:
        left, right = reading.left[site], reading.right[site]
        if side := hot_side(left, right, rules):
            yield Warmer(site=site, side=side, by=abs(left - right))


def follow(readings: Iterable[Reading], rules: TemperatureRules) -> tuple[LogDay, ...]:
    """The log day by day, oldest first; a day with several readings is as warm as its warmest."""
    days: list[LogDay] = []
    for day, taken in _by_day(readings):
        warmer = tuple(_warmest(taken, rules))
        signs = frozenset(sign for reading in taken for sign in reading.signs)
        spots = (_spot(side, day, _sites(warmer, side), signs=signs, days=days, rules=rules) for side in Side)
        days.append(LogDay(day=day, warmer=warmer, open=tuple(spot for spot in spots if spot)))
    return tuple(days)


def is_settled(readings: Iterable[Reading], rules: TemperatureRules) -> bool:
    """Whether these readings alone say which hot spots are open, whatever came before them.

    They do once they hold enough days running that are below on both sides: nothing is open after those.
    """
    # Of the oldest day there may be more readings than are given here.
    days = list(_by_day(readings))[1:]
    running: list[date] = []
    for day, taken in days:
        quiet = not any(one.signs or any(warmer_sites(one, rules)) for one in taken)
        follows = bool(running) and day - running[-1] == timedelta(days=1)
        running = [*(running if follows else []), day] if quiet else []
        if len(running) >= rules.days_below:
            return True
    return False


def findings_of(spots: Iterable[HotSpot], rules: TemperatureRules) -> tuple[Finding, ...]:
    """What the open hot spots are for a screening and for a foot check."""
    return tuple(dict.fromkeys(found for spot in spots for found in _findings(spot, rules)))


def said_by(signs: Iterable[str], rules: TemperatureRules) -> frozenset[str]:
    """The items of the screening that these signs answer with yes: a fever is no finding of a foot."""
    return frozenset(item for sign in signs if (item := rules.signs[sign].item))


def _by_day(readings: Iterable[Reading]) -> Iterator[tuple[date, list[Reading]]]:
    days: dict[date, list[Reading]] = {}
    for reading in readings:
        days.setdefault(reading.day, []).append(reading)
    yield from sorted(days.items())


def _warmest(taken: Iterable[Reading], rules: TemperatureRules) -> Iterator[Warmer]:
    found: dict[tuple[str, Side], Warmer] = {}
    for one in (warm for reading in taken for warm in warmer_sites(reading, rules)):
        key = (one.site, one.side)
        found[key] = max(one, found.get(key, one), key=lambda warm: warm.by)
    yield from (found[site, side] for site in rules.sites for side in Side if (site, side) in found)


def _sites(warmer: Iterable[Warmer], side: Side) -> frozenset[str]:
    return frozenset(one.site for one in warmer if one.side is side)


def _spot(  # one value each, all of them named
    side: Side,
    day: date,
    hot: frozenset[str],
    *,
    signs: frozenset[str],
    days: list[LogDay],
    rules: TemperatureRules,
) -> HotSpot | None:
    before = days[-1] if days else None
    was = next((spot for spot in before.open if spot.side is side), None) if before else None
    if not hot:
        return _cooler(was, day, signs=signs, rules=rules) if was else None
    counts = before is not None and day - before.day <= rules.counts_for
    again = counts and before is not None and bool(_sites(before.warmer, side))
    # Another sign does not wait for a second day; and what was confirmed stays so until it has ended.
    confirmed = again or bool(signs) or (was is not None and was.stage is Stage.CONFIRMED)
    return HotSpot(
        side=side,
        stage=Stage.CONFIRMED if confirmed else Stage.FIRST_DAY,
        sites=hot | (was.sites if was else frozenset()),
        since=was.since if was else day,
        whole_foot=len(hot) >= rules.whole_foot_from or (was is not None and was.whole_foot),
        signs=signs | (was.signs if was else frozenset()),
    )


def _cooler(spot: HotSpot, day: date, *, signs: frozenset[str], rules: TemperatureRules) -> HotSpot | None:
    """The spot after a day below: it ends after enough such days running, with no day between them."""
    running = bool(spot.below) and day - spot.below[-1] == timedelta(days=1)
    below = (*(spot.below if running else ()), day)
    if len(below) >= rules.days_below and not signs:
        return None
    stage = Stage.CONFIRMED if signs else spot.stage
    return replace(spot, below=below, stage=stage, signs=spot.signs | signs)


def _findings(spot: HotSpot, rules: TemperatureRules) -> Iterator[Finding]:
    ids = [rules.signs[sign].finding for sign in rules.signs if sign in spot.signs]
    if spot.whole_foot:
        ids.append(rules.whole_foot)
    regions = [region for site, region in rules.sites.items() if site in spot.sites]
    for one in dict.fromkeys((rules.stages[spot.stage], *ids)):
        if one:
            yield Finding(id=one, sides=frozenset({spot.side}), regions=tuple(dict.fromkeys(regions)))
