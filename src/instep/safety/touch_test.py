"""The touch test of the toes: when each toe is touched, and what the answers mean together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from random import Random

from instep.foot.anatomy import Side
from instep.safety.clearance import RiskGroup

ITEM = "touch_test_missed"
"""The item of the screening that a result answers."""


class Toe(StrEnum):
    """The toes that are touched, on each foot."""

    BIG = "big"
    MIDDLE = "middle"
    LITTLE = "little"


class Felt(StrEnum):
    """What came of one touch: a yes in time, no yes, or a toe that is missing or cannot be touched."""

    FELT = "felt"
    NOT_FELT = "not_felt"
    CANNOT_TOUCH = "cannot_touch"


class TouchResult(StrEnum):
    """What a test says; none of these says that feeling is whole."""

    UNUSABLE = "unusable"
    INCOMPLETE = "incomplete"
    REDUCED = "reduced_feeling"
    UNCERTAIN = "uncertain"
    FELT_TODAY = "felt_today"


@dataclass(frozen=True, order=True)
class ToeOf:
    """One toe of one foot."""

    side: Side
    toe: Toe


@dataclass(frozen=True, kw_only=True)
class TouchRules:
    """The test's figures and its order, as the foot check has them; times in ms."""

    order: tuple[ToeOf, ...]
    least_wait_ms: int
    most_wait_ms: int
    touch_ms: int
    answer_ms: int
    false_yes_at_most: int
    reduced_from: int
    repeat_after: timedelta
    repeat_in: RiskGroup


@dataclass(frozen=True, kw_only=True)
class Touch:
    """One touch to come: the quiet before it, the touch itself, and how long the answer may take."""

    number: int
    place: ToeOf
    wait_ms: int
    touch_ms: int
    answer_ms: int


@dataclass(frozen=True, kw_only=True)
class TouchAnswers:
    """What came of each touch, and how often "yes" was said without one."""

    given: Mapping[ToeOf, Felt]
    false_yes: int


@dataclass(frozen=True, kw_only=True)
class TouchOutcome:
    """The result and what it rests on.

    `counts_as` is the number of missed toes that a screening must reckon with; None where the test adds no
    caution. It never stands for "felt": that would lift what another rule asks for.
    """

    result: TouchResult
    missed: int
    false_yes: int
    counts_as: int | None


def schedule(rules: TouchRules, rng: Random) -> tuple[Touch, ...]:
    """The touches in their order, each after a wait that nobody can guess, one touch a toe."""
    return tuple(
        Touch(
            number=number,
            place=place,
            wait_ms=rng.randint(rules.least_wait_ms, rules.most_wait_ms),
            touch_ms=rules.touch_ms,
            answer_ms=rules.answer_ms,
        )
        for number, place in enumerate(rules.order, 1)
    )


def judge(answers: TouchAnswers, rules: TouchRules) -> TouchOutcome:
    """What the answers mean; a toe without an answer is one that could not be tested."""
    felt = [answers.given.get(place, Felt.CANNOT_TOUCH) for place in rules.order]
    missed = felt.count(Felt.NOT_FELT)
    untouched = Felt.CANNOT_TOUCH in felt
    result = _result(missed, untouched=untouched, false_yes=answers.false_yes, rules=rules)
    return TouchOutcome(
        result=result,
        missed=missed,
        false_yes=answers.false_yes,
        counts_as=_counts_as(result, missed, untouched=untouched, rules=rules),
    )


def _result(missed: int, *, untouched: bool, false_yes: int, rules: TouchRules) -> TouchResult:
    if false_yes > rules.false_yes_at_most:
        return TouchResult.UNUSABLE
    if untouched:
        return TouchResult.INCOMPLETE
    if missed >= rules.reduced_from:
        return TouchResult.REDUCED
    return TouchResult.UNCERTAIN if missed else TouchResult.FELT_TODAY


def _counts_as(result: TouchResult, missed: int, *, untouched: bool, rules: TouchRules) -> int | None:
    # A toe that is not there is seen, not answered: guessed answers do not take that away.
    if untouched:
        return max(missed, rules.reduced_from)
    match result:
        case TouchResult.REDUCED | TouchResult.UNCERTAIN:
            return missed
        case TouchResult.UNUSABLE | TouchResult.INCOMPLETE | TouchResult.FELT_TODAY:
            return None


def standing(outcomes: Iterable[TouchOutcome]) -> int | None:
    """What all tests so far count as: the worst of them. None where none has added caution."""
    # No rule of the material lets a later test lift what an earlier one found (decision 0008).
    return max((one.counts_as for one in outcomes if one.counts_as is not None), default=None)


def may_test(last: date | None, *, today: date) -> bool:
    """Whether a test may be done today: never more than once a day."""
    return last is None or last < today


def is_due(last: date | None, group: RiskGroup, *, today: date, rules: TouchRules) -> bool:
    """Whether the test is to be offered again; outside its group it is there, and not offered."""
    return group is rules.repeat_in and (last is None or today - last >= rules.repeat_after)
