"""Any two worries together: nobody is called later than for either, and neither lowers the other."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

import pytest
from tests.safety.people import RULES

from instep.foot.anatomy import Side
from instep.library.lint.screening import answers_offered, value_of
from instep.safety.answers import FINDINGS, Answer, Answers, Finding
from instep.safety.clearance import Clearance, Level
from instep.safety.fired_rules import risk_group
from instep.safety.items import ItemType
from instep.safety.screening import facts_of, screen

MANY = {ItemType.MULTI_CHOICE}
NOT_ASKED_ALONE = {FINDINGS, "clinician_ok", "mode", "roller_posture", "device_features", "oil"}
BY_ID = {rule.id: rule for rule in RULES.rules}


@dataclass(frozen=True)
class Worry:
    """One answer of the interview that is not the default, or one finding; on the left foot."""

    item: str
    value: str

    def __str__(self) -> str:
        return f"{self.item}={self.value}"


def worries() -> Iterator[Worry]:
    for item in RULES.items.values():
        offered = () if item.id in NOT_ASKED_ALONE else answers_offered(item)
        yield from (Worry(item.id, value) for value in offered if value not in item.harmless)
    yield from (Worry(FINDINGS, finding) for finding in RULES.findings)


WORRIES = tuple(worries())


def said(*both: Worry) -> Answers:
    left = frozenset({Side.LEFT})
    given: dict[str, Answer] = {}
    for one in both:
        if one.item == FINDINGS:
            continue
        value = value_of(RULES.items[one.item], one.value)
        before = given[one.item].value if one.item in given else ()
        if isinstance(before, tuple) and isinstance(value, tuple):
            value = (*before, *value)
        given[one.item] = Answer(value=value, sides=left)
    findings = tuple(Finding(id=one.value, sides=left) for one in both if one.item == FINDINGS)
    return Answers(given=given, findings=findings)


@cache
def alone(worry: Worry) -> tuple[Clearance, float]:
    return heard(said(worry))


def heard(answers: Answers) -> tuple[Clearance, float]:
    """The clearance, and after how many hours at the latest the contact named first is to be made."""
    clearance = screen(answers, RULES)
    group = risk_group(facts_of(answers, RULES))
    referrals = [
        BY_ID[one.rule].referral
        if one.rule in BY_ID
        else RULES.findings[one.rule.removeprefix("FC:")].actions[group].referral
        for one in clearance.reasons
        if one.contact
    ]
    hours = min((one.hours for one in referrals if one), default=float("inf"))
    named = [one.hours for one in referrals if one and one.contact == clearance.contact]
    assert not referrals or min(named) == hours
    return clearance, hours


def can_both_be_said(first: Worry, second: Worry) -> bool:
    return first.item != second.item or first.item == FINDINGS or RULES.items[first.item].type in MANY


def test_there_is_no_pair_of_worries_of_which_one_delays_or_lowers_the_other() -> None:
    slower, lower = [], []
    for first, second in combinations(WORRIES, 2):
        if not can_both_be_said(first, second):
            continue
        (one, hours_one), (two, hours_two) = alone(first), alone(second)
        both, hours_both = heard(said(first, second))
        if hours_both > min(hours_one, hours_two):
            slower.append(f"{first} and {second}: {hours_both} h, not {min(hours_one, hours_two)} h")
        if both.level.rank < max(one.level.rank, two.level.rank):
            lower.append(
                f"{first} and {second}: {both.level}, not {max((one, two), key=lambda c: c.level.rank).level}"
            )
    assert (slower, lower) == ([], [])


@pytest.mark.parametrize("worry", WORRIES, ids=str)
def test_no_worry_alone_makes_what_is_allowed_more(worry: Worry) -> None:
    nothing, (clearance, _) = screen(Answers(), RULES).limits, alone(worry)
    limits = clearance.limits
    assert limits.pressure.rank <= nothing.pressure.rank
    assert limits.minutes_per_foot <= nothing.minutes_per_foot
    assert set(nothing.ways_off) <= set(limits.ways_off)
    assert clearance.level is not Level.CLEAR or limits == nothing
