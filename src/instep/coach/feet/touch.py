"""The touch test of the toes: written down once a day at most, and read again at every later deed."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from instep.coach.context import Context
from instep.facts.fact import Fact
from instep.facts.feet import TouchedToe, TouchTested
from instep.safety.clearance import RiskGroup
from instep.safety.touch_test import (
    ToeOf,
    TouchAnswers,
    TouchOutcome,
    is_due,
    judge,
    may_test,
)


@dataclass(frozen=True, kw_only=True)
class DoneTest:
    """A test that was done, with what was made of it at the time."""

    id: str
    at: datetime
    answers: TouchAnswers
    outcome: TouchOutcome


@dataclass(frozen=True, kw_only=True)
class AlreadyTested:
    """Why no other test is taken: there has been one today."""

    at: datetime


def read_touch_tests(context: Context, *, limit: int | None = None) -> tuple[DoneTest, ...]:
    """Return the tests, newest first, or so many of the newest: there is one a day at most."""
    facts = context.journal.every(context.person, TouchTested, newest_first=True)
    return tuple(map(test_of, islice(facts, limit)))


def record_touch_test(answers: TouchAnswers, context: Context) -> TouchOutcome | AlreadyTested:
    """Return what the answers mean, once they are on disk; a second test of one day is not taken."""
    last = _last(context)
    if last and not may_test(_day(last, context), today=context.now.date()):
        return AlreadyTested(at=last)
    outcome = judge(answers, context.library.touch_test.rules)
    context.append(touch_tested(answers, outcome, context))
    return outcome


def touch_tested(answers: TouchAnswers, outcome: TouchOutcome, context: Context) -> TouchTested:
    """Return a test as the body of a fact, its toes in the order they were touched."""
    order = context.library.touch_test.rules.order
    touched = (one for one in order if one in answers.given)
    return TouchTested(
        answers=tuple(TouchedToe(foot=one.side, toe=one.toe, answer=answers.given[one]) for one in touched),
        missed=outcome.missed,
        false_yes=outcome.false_yes,
        result=outcome.result,
        counts_as=outcome.counts_as,
        rules_version=context.library.rules.version,
    )


def may_test_today(context: Context) -> bool:
    """Return whether there has been no test today."""
    last = _last(context)
    return may_test(_day(last, context) if last else None, today=context.now.date())


def is_test_due(group: RiskGroup, context: Context) -> bool:
    """Return whether the test is to be offered, gently: in its group, and half a year after the last."""
    last = _last(context)
    rules = context.library.touch_test.rules
    return is_due(_day(last, context) if last else None, group, today=context.now.date(), rules=rules)


def _last(context: Context) -> datetime | None:
    fact = context.journal.latest(context.person, TouchTested)
    # A test dated after now was done by a clock that was ahead: it holds nobody back.
    return fact.at if fact and fact.at <= context.now else None


def _day(at: datetime, context: Context) -> date:
    """The day of an instant as it is called where the person is now."""
    return at.astimezone(context.now.tzinfo).date()


def test_of(fact: Fact[TouchTested]) -> DoneTest:
    """Return the test that a fact keeps."""
    body = fact.body
    outcome = TouchOutcome(
        result=body.result, missed=body.missed, false_yes=body.false_yes, counts_as=body.counts_as
    )
    given = {ToeOf(one.foot, one.toe): one.answer for one in body.answers}
    answers = TouchAnswers(given=given, false_yes=body.false_yes)
    return DoneTest(id=fact.id, at=fact.at, answers=answers, outcome=outcome)
