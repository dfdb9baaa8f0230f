"""Reads content/footcheck: what a look at the feet can find, and which regions lie near each other."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from instep.foot.anatomy import Pressure, Region
from instep.library.content.reading import read_content
from instep.library.content.screening_shapes import ContactShape, Review
from instep.library.content.sources import Referrals, Sources, referrals, sources
from instep.library.errors import BadContent
from instep.safety.clearance import Advice, Level, RiskGroup
from instep.safety.rules import Effect, FindingAction, FindingKind, Leave, LeaveWhat


class _Action(msgspec.Struct, forbid_unknown_fields=True):
    level: Level
    contact: ContactShape
    leave: str
    do: str
    in_massage: str | None = None
    pressure_over: Pressure | None = None
    pressure_on_side: Pressure | None = None
    heat_off: bool = False


class _Finding(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    name: str
    recognise: str
    usual: list[Region]
    actions: dict[RiskGroup, _Action]
    support: str
    sources: list[str]
    review: Review
    nowhere_else: str | None = None
    often_confused_with: str | None = None
    note: str | None = None


class _Findings(msgspec.Struct, forbid_unknown_fields=True):
    findings: list[_Finding]


class _Region(msgspec.Struct, forbid_unknown_fields=True):
    id: Region
    words: str
    within_5_cm: list[Region]


class _Regions(msgspec.Struct, forbid_unknown_fields=True):
    regions: list[_Region]
    support: str
    review: Review


class _Empty(msgspec.Struct, forbid_unknown_fields=True):
    key: str
    text: str


class _RiskGroup(msgspec.Struct, forbid_unknown_fields=True):
    id: RiskGroup
    name: str
    rule: str


class _Look(msgspec.Struct, forbid_unknown_fields=True):
    purpose: str
    risk_groups: list[_RiskGroup]
    risk_group_logic: str
    look_procedure: list[str]
    urgency_words: dict[str, str]
    empty_result: _Empty
    not_used_at_home: list[dict[str, Any]]
    guidelines: dict[str, Any]
    review: Review


@dataclass(frozen=True, kw_only=True)
class Look:
    """How to look, in the order of the foot check, and what is said where nothing is marked."""

    steps: tuple[str, ...]
    nothing_marked: Advice
    risk_groups: Mapping[RiskGroup, str]
    urgency_words: Mapping[str, str]
    review: str


_TOE = (Region.NAILS, Region.TOES, Region.TOE_WEBS)


@cache
def findings(root: Path) -> dict[str, FindingKind]:
    """Every finding by its id, in the order of the file; raises BadContent."""
    known, asked = sources(root), referrals(root)
    shapes = read_content(root, "footcheck/findings.yaml", _Findings).findings
    return {shape.id: _finding(shape, known, asked) for shape in shapes}


@cache
def neighbours(root: Path) -> dict[Region, tuple[Region, ...]]:
    """The regions within about 5 cm of each region; raises BadContent where one is missing."""
    shapes = read_content(root, "footcheck/regions.yaml", _Regions).regions
    found = {shape.id: tuple(shape.within_5_cm) for shape in shapes}
    missing = [region.value for region in Region if region not in found]
    if missing:
        raise BadContent(
            f"footcheck/regions.yaml: no region {missing[0]!r}; every region of the foot is needed"
        )
    return found


@cache
def region_words(root: Path) -> dict[Region, str]:
    """What each region is, in plain words."""
    return {shape.id: shape.words for shape in read_content(root, "footcheck/regions.yaml", _Regions).regions}


@cache
def look(root: Path) -> Look:
    """How to look at the feet; raises BadContent."""
    shape = read_content(root, "footcheck/look.yaml", _Look)
    return Look(
        steps=tuple(shape.look_procedure),
        nothing_marked=Advice(key=shape.empty_result.key, text=shape.empty_result.text),
        risk_groups={group.id: group.rule for group in shape.risk_groups},
        urgency_words=shape.urgency_words,
        review=shape.review.state,
    )


def _finding(shape: _Finding, known: Sources, asked: Referrals) -> FindingKind:
    where = f"footcheck/findings.yaml, finding {shape.id}"
    missing = [group.value for group in RiskGroup if group not in shape.actions]
    if missing:
        raise BadContent(f"{where}: no action for group {missing[0]}; write one for A, B and C")
    return FindingKind(
        id=shape.id,
        name=shape.name,
        recognise=shape.recognise,
        usual=tuple(shape.usual),
        nowhere_else=shape.nowhere_else,
        often_confused_with=shape.often_confused_with,
        note=shape.note,
        actions={group: _action(action, asked, where) for group, action in shape.actions.items()},
        support=shape.support,
        sources=known.of(shape.sources, where),
        review=shape.review.state,
    )


def _action(shape: _Action, asked: Referrals, where: str) -> FindingAction:
    return FindingAction(
        level=shape.level,
        referral=asked.of(shape.contact, where),
        effect=Effect(
            pressure_over=shape.pressure_over,
            pressure_on_side=shape.pressure_on_side,
            heat_off=shape.heat_off,
            leave=_leave(shape, where),
        ),
        do=shape.do,
        in_massage=shape.in_massage,
    )


def _leave(shape: _Action, where: str) -> tuple[Leave, ...]:
    margin = shape.level is Level.AVOID_AREA
    match shape.leave:
        case "nothing":
            return ()
        case "both" | "foot":
            return (Leave(what=LeaveWhat(shape.leave)),)
        case "toe":
            return (Leave(what=LeaveWhat.REGIONS, regions=_TOE, margin=margin),)
        case "area":
            return (Leave(what=LeaveWhat.MARKED, margin=margin),)
    raise BadContent(f"{where}: leaves {shape.leave!r}; write both, foot, area, toe or nothing")
