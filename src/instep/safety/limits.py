"""Limits add up: all blocked places, ways and features; lowest pressure; shortest time; sides apart."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from instep.foot.anatomy import Pressure, Region, Side, Way
from instep.safety.clearance import Avoid, Level, Limits, PressureOver
from instep.safety.conditions import Facts, holds
from instep.safety.fired_rules import Fired, Mark
from instep.safety.rules import Does, Leave, LeaveWhat, ModeRule, Rules, Scope

HEAT = "heat"
PERCUSSION = "percussive"
STANDING = "standing"
"""Names that content, features and positions share."""


@dataclass(frozen=True, kw_only=True)
class RequestedWay:
    """The way that was asked for, with its posture (roller) and features (device)."""

    way: Way
    posture: str | None
    features: tuple[str, ...]


def is_locked(fired: Iterable[Fired], rules: Rules) -> bool:
    """Whether no way at all is open: a rule above the last level that may start, not on a device alone."""
    return any(one.level.rank > rules.may_start_up_to.rank and one.scope is not Scope.DEVICE for one in fired)


def mode_rules_that_hold(rules: Rules, facts: Facts) -> tuple[ModeRule, ...]:
    """The mode rules whose condition holds or is not known, whatever way was asked for."""
    return tuple(rule for rule in rules.mode_rules if holds(rule.when, facts) is not False)


def limits_of(fired: Sequence[Fired], asked: RequestedWay, *, rules: Rules, facts: Facts) -> Limits:
    """The sum of all limits; nothing in it is above what any rule allows."""
    modes = mode_rules_that_hold(rules, facts)
    pressures = {side: _pressure(fired, side, rules=rules, facts=facts) for side in Side}
    off_on = {side: _ways_off(fired, side, rules=rules) for side in Side}
    ways_off = (off_on[Side.LEFT] & off_on[Side.RIGHT]) | _ways_refused(modes)
    heat = not _no_heat(fired, modes, rules=rules, facts=facts)
    seated = any(one.effect.seated_only for one in fired) or any(rule.does is Does.SEAT for rule in modes)
    return Limits(
        pressure=max(pressures.values(), key=lambda pressure: pressure.rank),
        pressure_on=_below(pressures),
        minutes_per_foot=_minutes(fired, asked.way, ways_off, rules=rules),
        heat=heat,
        features_off=_features_off(fired, modes, heat=heat),
        ways_off=tuple(way for way in Way if way in ways_off or is_locked(fired, rules)),
        ways_off_on={side: _ordered(off_on[side] - ways_off) for side in Side if off_on[side] - ways_off},
        trust_pain=not any(one.effect.distrust_pain for one in fired),
        avoid=tuple(_avoid(fired, rules=rules, facts=facts)),
        seated_only=seated,
        look_after_each_foot=any(one.effect.look_after_each_foot for one in fired),
        positions_off=_positions_off(fired, modes, seated=seated),
        oils_off=_oils_off(fired, facts),
        adult_present=any(one.effect.adult_present for one in fired),
        device_regions_off=_device_regions_off(modes, asked),
        pressure_over=_pressure_over(fired),
    )


def _pressure(fired: Sequence[Fired], side: Side, *, rules: Rules, facts: Facts) -> Pressure:
    ceilings = [_resting_pressure(rules, facts)]
    for one in fired:
        ceilings += _ceilings(one, side, rules=rules)
    return min(ceilings, key=lambda pressure: pressure.rank)


def _resting_pressure(rules: Rules, facts: Facts) -> Pressure:
    clear = rules.levels[Level.CLEAR]
    age = facts.answer("age_band")
    grown = age is not None and age.value in rules.adult_ages
    return (clear.pressure if grown else clear.pressure_under_18) or Pressure.LIGHT


def _ceilings(one: Fired, side: Side, *, rules: Rules) -> Iterator[Pressure]:
    level = rules.levels[one.level].pressure or Pressure.LIGHT
    here = side in one.mark.sides
    # Light-only for one foot leaves the other at the pressure of a session that is not clear.
    sided = one.level is Level.LIGHT_ONLY and one.scope is Scope.SIDE and not here
    yield Pressure.MODERATE if sided else level
    yield from (one.effect.pressure,) if one.effect.pressure else ()
    yield from (one.effect.pressure_on_side,) if one.effect.pressure_on_side and here else ()


def _below(pressures: Mapping[Side, Pressure]) -> dict[Side, Pressure]:
    highest = max(pressure.rank for pressure in pressures.values())
    return {side: pressure for side, pressure in pressures.items() if pressure.rank < highest}


def _pressure_over(fired: Iterable[Fired]) -> tuple[PressureOver, ...]:
    over: dict[tuple[Side, Region], Pressure] = {}
    for one in fired:
        ceiling = one.effect.pressure_over
        for place in product(one.mark.sides, one.mark.regions or Region) if ceiling else ():
            over[place] = ceiling.at_most(over.get(place, ceiling)) if ceiling else Pressure.LIGHT
    return tuple(
        PressureOver(side=side, region=region, pressure=most) for (side, region), most in sorted(over.items())
    )


def _ways_off(fired: Iterable[Fired], side: Side, *, rules: Rules) -> frozenset[Way]:
    off: set[Way] = set()
    for one in fired:
        here = side in one.mark.sides or one.scope is not Scope.SIDE
        unspoken = (way for way in rules.levels[one.level].ways_off if not one.effect.speaks_of(way))
        off |= {*one.effect.ways_off}
        off |= {*one.effect.ways_off_on_side, *unspoken} if here else set()
    return frozenset(off)


def _ways_refused(modes: Iterable[ModeRule]) -> frozenset[Way]:
    return frozenset(way for rule in modes if rule.does is Does.REFUSE for way in rule.ways)


def _ordered(ways: Iterable[Way]) -> tuple[Way, ...]:
    return tuple(way for way in Way if way in frozenset(ways))


def _minutes(fired: Iterable[Fired], asked: Way, ways_off: frozenset[Way], *, rules: Rules) -> float:
    # Where the way is refused, hands are what is offered instead.
    way = Way.HANDS if asked in ways_off else asked
    limits = [rules.minutes_per_foot[way]]
    for one in fired:
        said = (one.effect.minutes_per_foot, rules.levels[one.level].minutes_per_foot)
        limits += [minutes for minutes in said if minutes is not None]
    return min(limits)


def _no_heat(fired: Iterable[Fired], modes: Iterable[ModeRule], *, rules: Rules, facts: Facts) -> bool:
    by_rule = any(one.effect.heat_off or HEAT in one.effect.features_off for one in fired)
    by_mode = any(rule.feature == HEAT for rule in modes)
    return by_rule or by_mode or holds(rules.heat_off_when, facts) is not False


def _features_off(fired: Iterable[Fired], modes: Iterable[ModeRule], *, heat: bool) -> tuple[str, ...]:
    off = {feature for one in fired for feature in one.effect.features_off}
    off |= {rule.feature for rule in modes if rule.feature and rule.does is Does.REFUSE_FEATURE}
    return tuple(sorted(off if heat else off | {HEAT}))


def _positions_off(fired: Iterable[Fired], modes: Iterable[ModeRule], *, seated: bool) -> tuple[str, ...]:
    off = {position for one in fired for position in one.effect.positions_off}
    off |= {rule.position for rule in modes if rule.position}
    return tuple(sorted(off | {STANDING} if seated else off))


def _oils_off(fired: Iterable[Fired], facts: Facts) -> tuple[str, ...]:
    allergy = facts.answer("allergy")
    known = allergy.value if allergy and isinstance(allergy.value, tuple) else None
    off = {
        oil
        for one in fired
        for cause, oils in (one.effect.oils_off or {}).items()
        if known is None or cause in known
        for oil in oils
    }
    return tuple(sorted(off))


def _device_regions_off(modes: Iterable[ModeRule], asked: RequestedWay) -> tuple[Region, ...]:
    off = {
        region
        for rule in modes
        if rule.does is Does.LIMIT_REGIONS and asked.way in rule.ways and rule.feature in asked.features
        for region in rule.regions_off
    }
    return tuple(region for region in Region if region in off)


def _avoid(fired: Iterable[Fired], *, rules: Rules, facts: Facts) -> Iterator[Avoid]:
    seen: set[tuple[Side, Region, str]] = set()
    for one in fired:
        for avoid in _avoid_one(one, rules=rules, facts=facts):
            key = (avoid.side, avoid.region, avoid.rule)
            if key not in seen:
                seen.add(key)
                yield avoid


def _avoid_one(one: Fired, *, rules: Rules, facts: Facts) -> Iterator[Avoid]:
    for leave in one.effect.leave:
        mark = _marked_by(leave, one, facts)
        if mark is not None:
            sides = frozenset(Side) if leave.what is LeaveWhat.BOTH else mark.sides
            left = _left_alone(leave, mark)
            around = _around(left, rules) if leave.margin else frozenset()
            yield from _avoided(one.reason.rule, sides, left=left, around=around)


def _avoided(
    rule: str, sides: frozenset[Side], *, left: frozenset[Region], around: frozenset[Region]
) -> Iterator[Avoid]:
    for side, region in product(Side, Region):
        if side in sides and region in left | around:
            yield Avoid(side=side, region=region, rule=rule, margin=region not in left)


def _marked_by(leave: Leave, one: Fired, facts: Facts) -> Mark | None:
    if leave.of is None:
        return one.mark
    answer = facts.answer(leave.of)
    if answer is None:
        return Mark()
    if leave.only_with is not None and leave.only_with not in answer.chosen:
        return None
    return Mark(sides=answer.sides, regions=answer.regions)


def _left_alone(leave: Leave, mark: Mark) -> frozenset[Region]:
    whole = frozenset(Region)
    match leave.what:
        case LeaveWhat.BOTH | LeaveWhat.FOOT:
            return whole
        case LeaveWhat.REGIONS:
            return frozenset(leave.regions)
        case LeaveWhat.MARKED:
            # A place that was not named may be anywhere on that foot.
            unmarked = whole if leave.unmarked is None else frozenset(leave.unmarked)
            return frozenset(mark.regions) or unmarked


def _around(left: frozenset[Region], rules: Rules) -> frozenset[Region]:
    return frozenset(near for region in left for near in rules.neighbours[region]) - left
