"""Reads content/screening and the findings into the Rules of a screening."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import timedelta
from functools import cache
from pathlib import Path

import msgspec

from instep.library.content.conditions import condition
from instep.library.content.footcheck import findings, look, neighbours
from instep.library.content.reading import read_content, read_tree
from instep.library.content.screening_shapes import (
    AdviceFile,
    DerivedFile,
    ItemsFile,
    ItemShape,
    LeaveShape,
    LevelsFile,
    LimitsShape,
    ModeRulesFile,
    ModeRuleShape,
    RulesFile,
    RuleShape,
)
from instep.library.content.sources import Referrals, Sources, referrals, sources
from instep.library.errors import BadContent
from instep.safety.answers import Answer
from instep.safety.clearance import Level
from instep.safety.conditions import Always, Condition
from instep.safety.rules import (
    AdviceLine,
    Effect,
    Item,
    Leave,
    LevelLimits,
    ModeRule,
    Option,
    Rule,
    Rules,
    Unsure,
)

_VERSIONED = ("screening", "footcheck")
RULE_FILES = tuple(
    f"screening/{name}.yaml"
    for name in ("rules", "sign_rules", "condition_rules", "present_rules", "stop_rules")
)


@cache
def rules(root: Path) -> Rules:
    """All that a screening needs; read once a folder. Raises BadContent."""
    levels = read_content(root, "screening/levels.yaml", LevelsFile)
    known, asked = sources(root), referrals(root)
    items = {shape.id: _item(shape) for shape in read_content(root, "screening/items.yaml", ItemsFile).items}
    return Rules(
        version=f"{levels.version}-{fingerprint(root)}",
        items=items,
        defaults={item.id: Answer(value=item.default) for item in items.values()},
        derived=_derived(root),
        rules=tuple(_rule(shape, known, asked) for shape in _rule_shapes(root)),
        mode_rules=tuple(_mode_rule(shape, known) for shape in _mode_rule_shapes(root)),
        findings=findings(root),
        neighbours=neighbours(root),
        advice=tuple(_advice(root)),
        levels=_levels(levels),
        may_start_up_to=levels.may_start_up_to,
        minutes_per_foot=levels.minutes_per_foot,
        adult_ages=frozenset(levels.adult_age_bands),
        heat_off_when=condition(levels.heat_off_when, "screening/levels.yaml, heat_off_when"),
        instead=levels.instead,
        nothing_marked=look(root).nothing_marked,
    )


def fingerprint(root: Path) -> str:
    """Twelve hex digits that change with anything that the files say on which a screening rests.

    How it is written down, and whether it was compiled, makes no difference; the order of what it says does.
    """
    names = sorted(
        path.relative_to(root).as_posix() for part in _VERSIONED for path in (root / part).glob("*.yaml")
    )
    said = msgspec.json.encode([(name, read_tree(root, name)) for name in names])
    return hashlib.sha256(said).hexdigest()[:12]


def _rule_shapes(root: Path) -> Iterable[RuleShape]:
    return [shape for file in RULE_FILES for shape in read_content(root, file, RulesFile).rules]


def _mode_rule_shapes(root: Path) -> Iterable[ModeRuleShape]:
    return read_content(root, "screening/mode_rules.yaml", ModeRulesFile).mode_rules


def _derived(root: Path) -> dict[str, Condition]:
    shapes = read_content(root, "screening/derived.yaml", DerivedFile).derived
    return {shape.id: condition(shape.when, f"screening/derived.yaml, {shape.id}") for shape in shapes}


def _item(shape: ItemShape) -> Item:
    return Item(
        id=shape.id,
        ask=shape.ask,
        type=shape.type,
        question=shape.question,
        options=tuple(Option(value=option.value, label=option.label) for option in shape.options),
        default=tuple(shape.default) if isinstance(shape.default, list) else shape.default,
        asks_side="side" in shape.asks,
        asks_regions="regions" in shape.asks,
        unsure=_unsure(shape),
        help=shape.help,
        note=shape.note,
        about_health=shape.about_health,
        harmless=shape.harmless,
        only_with=shape.only_with,
        review=shape.review.state,
    )


def _unsure(shape: ItemShape) -> Unsure | None:
    if shape.unsure is None:
        return None
    where = f"screening/items.yaml, item {shape.id}"
    when = condition(shape.unsure.when, where) if shape.unsure.when else Always()
    return Unsure(counts_as=shape.unsure.counts_as, when=when)


def _rule(shape: RuleShape, known: Sources, asked: Referrals) -> Rule:
    where = f"screening/rules.yaml, rule {shape.id}"
    return Rule(
        id=shape.id,
        level=shape.level,
        kind=shape.kind,
        scope=shape.scope,
        when=condition(shape.when, where),
        reason=shape.reason,
        referral=asked.of(shape.contact, where) if shape.contact else None,
        place=shape.place,
        effect=_effect(shape.limits, shape.level) if shape.limits else Effect(),
        with_clinician_ok=shape.with_clinician_ok,
        unlock=shape.unlock,
        closes_by=tuple(shape.closes_by),
        rests=timedelta(hours=shape.rests_hours),
        support=shape.support,
        sources=known.of(shape.sources, where),
        review=shape.review.state,
    )


def _effect(shape: LimitsShape, level: Level) -> Effect:
    return Effect(
        pressure=shape.pressure,
        pressure_on_side=shape.pressure_on_side,
        ways_off=tuple(shape.ways_off),
        ways_off_on_side=tuple(shape.ways_off_on_side),
        features_off=tuple(shape.features_off),
        minutes_per_foot=shape.minutes_per_foot,
        heat_off=shape.heat_off,
        look_after_each_foot=shape.look_after_each_foot,
        distrust_pain=shape.distrust_pain,
        adult_present=shape.adult_present,
        seated_only=shape.seated_only,
        positions_off=tuple(shape.positions_off),
        oils_off={cause: tuple(oils) for cause, oils in shape.oils_off.by.items()}
        if shape.oils_off
        else None,
        leave=tuple(_leave(leave, level) for leave in shape.leave),
    )


def _leave(shape: LeaveShape, level: Level) -> Leave:
    return Leave(
        what=shape.what,
        regions=tuple(shape.regions),
        unmarked=None if shape.unmarked is None else tuple(shape.unmarked),
        of=shape.of,
        only_with=shape.only_with,
        # The margin belongs to places that were marked; a region named by a rule is meant as it stands.
        margin=shape.what == "marked" and level.rank >= Level.AVOID_AREA.rank,
    )


def _mode_rule(shape: ModeRuleShape, known: Sources) -> ModeRule:
    where = f"screening/mode_rules.yaml, rule {shape.id}"
    return ModeRule(
        id=shape.id,
        mode=shape.mode,
        ways=tuple(shape.ways),
        postures=tuple(shape.posture),
        feature=shape.feature,
        position=shape.position,
        does=shape.does,
        regions_off=tuple(shape.regions_off),
        when=condition(shape.when, where),
        effect=shape.effect,
        instead=shape.instead,
        reason=shape.reason,
        sources=known.of(shape.sources, where),
        review=shape.review.state,
    )


def _advice(root: Path) -> Iterable[AdviceLine]:
    for shape in read_content(root, "screening/advice.yaml", AdviceFile).advice:
        where = f"screening/advice.yaml, {shape.key}"
        yield AdviceLine(
            key=shape.key,
            text=shape.text,
            rules=frozenset(shape.rules),
            when=condition(shape.when, where) if shape.when else None,
            least=shape.least,
            most=shape.most,
            while_open=shape.while_open,
        )


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
