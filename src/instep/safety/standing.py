"""Which of several answers to one question is the more careful: it holds until the person says otherwise."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from instep.foot.anatomy import Side
from instep.safety.answers import Answer, Answers
from instep.safety.clearance import RiskGroup
from instep.safety.items import Item
from instep.safety.rules import Rules
from instep.safety.screening import screen


def most_careful(item: Item, answers: Sequence[Answer], rules: Rules) -> Answer:
    """Return one answer that allows no more than any of these does; requires at least one.

    Of choices of which several may be true all that were made hold; else the answer that asks for most, on
    every foot and at every place that was named with it.
    """
    if len(set(answers)) == 1:
        return answers[0]
    if all(isinstance(one.value, tuple) for one in answers):
        values = [choice for one in answers if isinstance(one.value, tuple) for choice in one.value]
        return _joined(Answer(value=tuple(dict.fromkeys(values))), [one for one in answers if one.value])
    worst = max(answers, key=lambda one: _care(item, one, rules))
    return _joined(worst, [one for one in answers if one.value == worst.value])


def _joined(answer: Answer, same: Sequence[Answer]) -> Answer:
    """The answer wherever it was said to hold; a place that was not named may be any."""
    sides = frozenset(side for one in same for side in one.sides) or frozenset(Side)
    named = all(one.regions for one in same)
    regions = sorted({region for one in same for region in one.regions}) if named else []
    return replace(answer, sides=sides, regions=tuple(regions))


def _care(item: Item, answer: Answer, rules: Rules) -> tuple[Any, ...]:
    """How much an answer alone asks for, by level, group and limits; the order of names decides the rest."""
    clearance = screen(Answers(given={item.id: answer}), rules)
    limits = clearance.limits
    return (
        clearance.level.rank,
        list(RiskGroup).index(clearance.risk_group),
        -limits.pressure.rank,
        -limits.minutes_per_foot,
        len(limits.avoid),
        len(limits.ways_off),
        len(limits.features_off),
        answer.value != item.default,
        len(clearance.reasons),
        str(answer.value),
        len(answer.sides),
        answer.regions,
    )
