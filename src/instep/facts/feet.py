"""What was seen, felt and measured on the feet, and what came of it."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

import msgspec

from instep.facts.body import BodyPart, Count, CurrentValue, FactBody, FactId, Name, Text, Upcasts, kind_of
from instep.foot.anatomy import Region, Side
from instep.record.pins import Care, PinStep
from instep.safety.clearance import Level, RiskGroup
from instep.safety.temperature import Unit, number
from instep.safety.touch_test import Felt, Toe, TouchResult


class FoundToday(BodyPart, frozen=True, kw_only=True):
    """A finding that was marked: where, and in which words."""

    finding: Name
    sides: tuple[Side, ...]
    regions: tuple[Region, ...]
    note: Text = ""


class PinNote(BodyPart, frozen=True, kw_only=True):
    """What was noted of one pin; the time and who noted it are the fact's own."""

    pin: FactId
    step: PinStep
    finding: Name
    side: Side
    region: Region
    words: Text = ""
    care: Care | None = None
    on: date | None = None


class FootChecked(FactBody, frozen=True, kw_only=True, tag="foot_checked"):
    """A look at the feet. `pins` is None where it was made before there were pins.

    `by` is who looked ("" for the person); `stops` what was said at each stop of the daily look.
    """

    session: Name | None = None
    findings: tuple[FoundToday, ...]
    looked: Name = ""
    by: Text = ""
    stops: dict[Name, Name] = msgspec.field(default_factory=dict)
    pins: tuple[PinNote, ...] | None = None
    risk_group: RiskGroup | None = None
    level: Level | None = None
    rules_version: Name = ""


class CareTold(FactBody, frozen=True, kw_only=True, tag="care_told"):
    """What came of a finding that asked for care."""

    by: Text = ""
    pins: tuple[PinNote, ...]


class TouchedToe(BodyPart, frozen=True, kw_only=True):
    """What came of touching one toe."""

    foot: Side
    toe: Toe
    answer: Felt


class TouchTested(FactBody, frozen=True, kw_only=True, tag="touch_tested"):
    """A touch test of the toes; `counts_as` is None where it adds no caution."""

    session: Name | None = None
    answers: tuple[TouchedToe, ...]
    missed: Count
    false_yes: Count
    result: TouchResult
    counts_as: Count | None
    rules_version: Name


class TemperatureLogSet(FactBody, frozen=True, kw_only=True, tag="temperature_log_set"):
    """How the temperature log is set; the thermometers are counted from 1. Version 1 replaced nothing."""

    version: ClassVar[int] = 2
    upcasts: ClassVar[Upcasts] = {1: dict}
    session: Name | None = None
    on: bool
    unit: Unit
    thermometer: Count
    replaces: tuple[FactId, ...] = ()

    def settles(self) -> Iterable[CurrentValue]:
        """Yield the setting, of which there is one."""
        yield CurrentValue(kind_of(type(self)), "", self.replaces)


class TemperaturesTaken(FactBody, frozen=True, kw_only=True, tag="temperatures_taken"):
    """The number at each site as it was typed, and the findings that were open after it."""

    session: Name | None = None
    unit: Unit
    left: dict[Name, Name]
    right: dict[Name, Name]
    thermometer: Count
    findings: tuple[FoundToday, ...]
    risk_group: RiskGroup | None = None
    level: Level | None = None
    rules_version: Name = ""

    def __post_init__(self) -> None:
        """Refuse what is no temperature."""
        super().__post_init__()
        for side, sites in ((Side.LEFT, self.left), (Side.RIGHT, self.right)):
            for site, typed in sites.items():
                if number(typed) is None:
                    raise ValueError(f"{typed[:20]!r} is no temperature - at `$.{side}.{site}`")


class TemperatureSignsSeen(FactBody, frozen=True, kw_only=True, tag="temperature_signs_seen"):
    """What was seen beside the hot spot of one reading."""

    session: Name | None = None
    reading: FactId
    signs: tuple[Name, ...]
    findings: tuple[FoundToday, ...] = ()
    risk_group: RiskGroup | None = None
    level: Level | None = None
    rules_version: Name = ""
