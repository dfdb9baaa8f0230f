"""Reads content/footcheck: what a look at the feet can find, and which regions lie near each other."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from instep.foot.anatomy import Region
from instep.library.content.entries import Entries, entries
from instep.library.content.reading import read_content
from instep.library.content.review import Review
from instep.library.errors import BadContent
from instep.safety.clearance import Advice, Level, RiskGroup
from instep.safety.rules import FindingKind, LeaveWhat
from instep.value import Value


class _Region(msgspec.Struct, forbid_unknown_fields=True):
    id: Region
    words: str
    within_5_cm: list[Region]


class _Regions(msgspec.Struct, forbid_unknown_fields=True):
    regions: list[_Region]
    support: str
    review: Review


class LookGuide(Value, frozen=True):
    """How to look, in the order of the foot check, and what is said where nothing is marked."""

    purpose: str
    risk_groups: tuple[Mapping[str, str], ...]
    risk_group_logic: str
    look_procedure: tuple[str, ...]
    urgency_words: Mapping[str, str]
    empty_result: Advice
    not_used_at_home: tuple[Mapping[str, Any], ...]
    guidelines: Mapping[str, Any]
    review: Review


_LIMITS = ("pressure_over", "pressure_on_side", "heat_off")
_TOE = (Region.NAILS, Region.TOES, Region.TOE_WEBS)


@cache
def findings(root: Path) -> dict[str, FindingKind]:
    """Every finding by its id, in the order of the file; raises BadContent."""
    here = entries(root)
    found = (_finding(here, entry, where) for where, entry in here.raw("footcheck/findings.yaml", "findings"))
    return {kind.id: kind for kind in found}


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
def look(root: Path) -> LookGuide:
    """How to look at the feet; raises BadContent."""
    return read_content(root, "footcheck/look.yaml", LookGuide)


def _finding(here: Entries, entry: Mapping[str, Any], where: str) -> FindingKind:
    actions = {group: _action(action, where) for group, action in entry.get("actions", {}).items()}
    missing = [group.value for group in RiskGroup if group not in actions]
    if missing:
        raise BadContent(f"{where}: no action for group {missing[0]}; write one for A, B and C")
    return here.value({**entry, "actions": actions}, FindingKind, where)


def _action(written: Mapping[str, Any], where: str) -> dict[str, Any]:
    """Return an action with its limits in one place, and what it leaves as regions."""
    limits = {key: said for key, said in written.items() if key in _LIMITS}
    rest = {key: said for key, said in written.items() if key not in {*_LIMITS, "leave"}}
    return {**rest, "limits": {**limits, "leave": _leave(written, where)}}


def _leave(written: Mapping[str, Any], where: str) -> list[dict[str, Any]]:
    margin = written.get("level") == Level.AVOID_AREA
    match written.get("leave"):
        case "nothing":
            return []
        case "both" | "foot" as what:
            return [{"what": what}]
        case "toe":
            return [{"what": LeaveWhat.REGIONS, "regions": _TOE, "margin": margin}]
        case "area":
            return [{"what": LeaveWhat.MARKED, "margin": margin}]
        case other:
            raise BadContent(f"{where}: leaves {other!r}; write both, foot, area, toe or nothing")
