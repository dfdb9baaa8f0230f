"""Reads content/screening and the findings into the Rules of a screening."""

import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from instep.library.content.conditions import condition
from instep.library.content.entries import Entries, entries
from instep.library.content.footcheck import findings, look, neighbours
from instep.library.content.levels import LevelsFile
from instep.library.content.reading import read_content, read_tree, source_of
from instep.library.errors import BadContent
from instep.safety.answers import Answer
from instep.safety.clearance import Level
from instep.safety.conditions import Condition
from instep.safety.items import Item
from instep.safety.rules import AdviceLine, LeaveWhat, LevelLimits, ModeRule, Rule, Rules

_FOR_EDITORS = frozenset({"leave_words", "wipe_before_standing"})
"""Limits in words: the plan marks the regions that are left, and every session ends with wiping."""
_VERSIONED = ("screening", "footcheck")
RULE_FILES = tuple(
    f"screening/{name}.yaml"
    for name in ("rules", "sign_rules", "condition_rules", "present_rules", "stop_rules")
)


@cache
def rules(root: Path) -> Rules:
    """All that a screening needs; read once a folder. Raises BadContent."""
    levels = read_content(root, "screening/levels.yaml", LevelsFile)
    here = entries(root)
    items = {item.id: item for item in _items(here)}
    return Rules(
        version=f"{levels.version}-{fingerprint(root)}",
        items=items,
        defaults={item.id: Answer(value=item.default) for item in items.values()},
        derived=dict(_derived(here)),
        rules=tuple(rule for file in RULE_FILES for rule in _rules(here, file)),
        mode_rules=tuple(here.every("screening/mode_rules.yaml", "mode_rules", kind=ModeRule)),
        findings=findings(root),
        neighbours=neighbours(root),
        advice=tuple(here.every("screening/advice.yaml", "advice", kind=AdviceLine)),
        levels=_levels(levels),
        may_start_up_to=levels.may_start_up_to,
        minutes_per_foot=levels.minutes_per_foot,
        adult_ages=frozenset(levels.adult_age_bands),
        heat_off_when=condition(levels.heat_off_when, "screening/levels.yaml, heat_off_when"),
        instead=levels.instead,
        nothing_marked=look(root).empty_result,
    )


def fingerprint(root: Path) -> str:
    """Twelve hex digits that change with anything that the files say on which a screening rests.

    How it is written down, and whether it was compiled, makes no difference; the order of what it says does.
    Nor does the language in which they are said: the rules are the same.
    """
    root = source_of(root)
    names = sorted(
        path.relative_to(root).as_posix() for part in _VERSIONED for path in (root / part).glob("*.yaml")
    )
    said = msgspec.json.encode([(name, read_tree(root, name)) for name in names])
    return hashlib.sha256(said).hexdigest()[:12]


def _items(here: Entries) -> Iterator[Item]:
    for where, entry in here.raw("screening/items.yaml", "items"):
        unsure = {key: said for key, said in entry.get("unsure", {}).items() if key != "otherwise"}
        yield here.value({**entry, **({"unsure": unsure} if unsure else {})}, Item, where)


def _derived(here: Entries) -> Iterator[tuple[str, Condition]]:
    for where, entry in here.raw("screening/derived.yaml", "derived"):
        yield entry["id"], condition(entry["when"], where)


def _rules(here: Entries, file: str) -> Iterator[Rule]:
    for where, entry in here.raw(file, "rules"):
        limits = _limits(entry.get("limits", {}), str(entry.get("level")))
        yield here.value({**entry, "limits": limits}, Rule, where)


def _limits(written: Mapping[str, Any], level: str) -> dict[str, Any]:
    """Return what a rule limits, without what editors read alone, with the margin of what it leaves."""
    limits = {key: said for key, said in written.items() if key not in _FOR_EDITORS}
    if "oils_off" in limits:
        limits["oils_off"] = limits["oils_off"]["by"]
    # The margin belongs to places that were marked; a region named by a rule is meant as it stands.
    severe = level in {one.value for one in Level if one.rank >= Level.AVOID_AREA.rank}
    left = [{**one, "margin": severe and one["what"] == LeaveWhat.MARKED} for one in limits.get("leave", [])]
    return {**limits, "leave": left}


def _levels(shape: LevelsFile) -> Mapping[Level, LevelLimits]:
    found = {
        level.id: LevelLimits(
            pressure=level.pressure,
            pressure_under_18=level.pressure_under_18,
            minutes_per_foot=level.minutes_per_foot,
            ways_off=tuple(level.unless_the_rule_says_otherwise.get("ways_off", [])),
        )
        for level in shape.levels
    }
    missing = [level.value for level in Level if level not in found]
    if missing:
        raise BadContent(f"screening/levels.yaml: no level {missing[0]!r}; all seven are needed")
    return found
