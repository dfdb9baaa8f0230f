"""What a clinician asked for and the person accepted: limits that only narrow, and at most one rule."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import reduce
from types import MappingProxyType

from msgspec import structs

from instep.foot.anatomy import Pressure, Region, Side, Way
from instep.safety.answers import Answer, Answers
from instep.safety.clearance import Avoid, Level, Limits, Source
from instep.safety.fired_rules import CLINICIAN_OK
from instep.safety.limits import HEAT
from instep.safety.rules import Rules

Place = tuple[Side, Region]


@dataclass(frozen=True, kw_only=True)
class Narrowing:
    """What a clinician takes away; None and nothing listed take nothing. No field can give."""

    leave: tuple[Place, ...] = ()
    pressure: Pressure | None = None
    minutes_per_foot: int | None = None
    ways_off: tuple[Way, ...] = ()
    features_off: tuple[str, ...] = ()

    @property
    def level(self) -> Level:
        """The mildest level that says what this takes away."""
        if self.leave:
            return Level.AVOID_AREA
        return Level.LIGHT_ONLY if self.pressure is Pressure.LIGHT else Level.CAUTION


NOTHING = Narrowing()


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """A clinician's reply that the person accepted, until the end of its last day or until withdrawn.

    `rule` is the one rule that the clinician agrees to, where there is one. `told` says all of it in words,
    `call` when to get in touch, `standing` on whose word it rests, `source` where to read all of it.
    """

    id: str
    limits: Narrowing
    until: date
    rule: str | None
    told: str
    call: str | None
    standing: str
    source: Source
    withdrawn: bool = False

    @property
    def name(self) -> str:
        """What it is called among the rules."""
        return f"AG:{self.id[:8]}"


def openable(rules: Rules) -> frozenset[str]:
    """The rules that a clinician who knows the person may agree about; every other stays as it is."""
    return frozenset(rule.id for rule in rules.rules if rule.with_clinician_ok)


def in_force(agreements: Iterable[Agreement], now: datetime) -> tuple[Agreement, ...]:
    """The agreements that count now: neither past their last day nor withdrawn."""
    return tuple(one for one in agreements if now.date() <= one.until and not one.withdrawn)


def narrowed(limits: Limits, agreements: Iterable[Agreement], now: datetime) -> Limits:
    """The limits under every agreement that is in force; in no field wider than they were."""
    return reduce(_under, in_force(agreements, now), limits)


def agreeing(answers: Answers, agreed: Sequence[str]) -> Answers:
    """The answers with these rules among those that a clinician agrees to; only the screening lowers them."""
    if not agreed:
        return answers
    said = answers.given.get(CLINICIAN_OK, Answer(value=()))
    before = said.value if isinstance(said.value, tuple) else ()
    both = replace(said, value=tuple(dict.fromkeys((*before, *agreed))))
    given = MappingProxyType({**answers.given, CLINICIAN_OK: both})
    return replace(answers, given=given, skipped=answers.skipped - {CLINICIAN_OK})


def _under(limits: Limits, agreement: Agreement) -> Limits:
    asks = agreement.limits
    pressure = _at_most(limits.pressure, asks.pressure)
    on_side = {side: _at_most(limits.ceiling(side), asks.pressure) for side in limits.pressure_on}
    return structs.replace(
        limits,
        pressure=pressure,
        pressure_on={side: own for side, own in on_side.items() if own.rank < pressure.rank},
        pressure_over=tuple(
            structs.replace(one, pressure=_at_most(one.pressure, asks.pressure))
            for one in limits.pressure_over
        ),
        minutes_per_foot=min(limits.minutes_per_foot, asks.minutes_per_foot or limits.minutes_per_foot),
        ways_off=tuple(way for way in Way if way in limits.ways_off + asks.ways_off),
        features_off=tuple(sorted({*limits.features_off, *asks.features_off})),
        heat=limits.heat and HEAT not in asks.features_off,
        avoid=(*limits.avoid, *_left(agreement, known=limits.avoid)),
    )


def _at_most(pressure: Pressure, ceiling: Pressure | None) -> Pressure:
    return pressure.at_most(ceiling or pressure)


def _left(agreement: Agreement, *, known: Iterable[Avoid]) -> Iterator[Avoid]:
    """The places to leave, exactly as the clinician named them: the margin is the product's own caution."""
    there = frozenset(known)
    for side, region in agreement.limits.leave:
        left = Avoid(side=side, region=region, rule=agreement.name, margin=False)
        if left not in there:
            yield left
