"""The touch test of the toes: written down once a day at most, and read again at every later deed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from instep.coach.facts import NewId, append_all
from instep.foot.anatomy import Side
from instep.journal.fact import Fact, FactKind
from instep.journal.log import Journal
from instep.library.shelf import Library
from instep.safety.clearance import RiskGroup
from instep.safety.touch_test import (
    Felt,
    Toe,
    ToeOf,
    TouchAnswers,
    TouchOutcome,
    TouchResult,
    is_due,
    judge,
    may_test,
)

KEPT = 1000
"""Tests that are read back at most: nearly three years of one on every single day."""


@dataclass(frozen=True, kw_only=True)
class TouchTested:
    """A test that was done, with what was made of it at the time."""

    id: str
    at: datetime
    answers: TouchAnswers
    outcome: TouchOutcome


@dataclass(frozen=True, kw_only=True)
class AlreadyTested:
    """Why no other test is taken: there has been one today."""

    at: datetime


def read_touch_tests(person: str, journal: Journal, *, limit: int = KEPT) -> tuple[TouchTested, ...]:
    """Return the newest tests, newest first; the work does not grow with anything else that happened."""
    page = journal.read(person, kinds={FactKind.TOUCH_TESTED}, limit=limit, newest_first=True)
    return tuple(test_of(fact) for fact in page.facts)


def record_touch_test(
    answers: TouchAnswers,
    *,
    person: str,
    library: Library,
    journal: Journal,
    now: datetime,
    new_id: NewId,
) -> TouchOutcome | AlreadyTested:
    """Return what the answers mean, once they are on disk; a second test of one day is not taken."""
    last = _last(person, journal)
    if last and not may_test(last.date(), today=now.date()):
        return AlreadyTested(at=last)
    outcome = judge(answers, library.touch_test.rules)
    body = touch_body(answers, outcome, library)
    append_all([(FactKind.TOUCH_TESTED, body)], person=person, journal=journal, now=now, new_id=new_id)
    return outcome


def touch_body(answers: TouchAnswers, outcome: TouchOutcome, library: Library) -> dict[str, Any]:
    """Return a test as the body of a fact, its toes in the order they were touched."""
    order = library.touch_test.rules.order
    return {
        "session": None,
        "answers": [
            {"foot": one.side.value, "toe": one.toe.value, "answer": answers.given[one].value}
            for one in order
            if one in answers.given
        ],
        "missed": outcome.missed,
        "false_yes": outcome.false_yes,
        "result": outcome.result.value,
        "counts_as": outcome.counts_as,
        "rules_version": library.rules.version,
    }


def may_test_today(person: str, journal: Journal, *, now: datetime) -> bool:
    """Return whether there has been no test today."""
    last = _last(person, journal)
    return may_test(last.date() if last else None, today=now.date())


def is_test_due(person: str, group: RiskGroup, *, library: Library, journal: Journal, now: datetime) -> bool:
    """Return whether the test is to be offered, gently: in its group, and half a year after the last."""
    last = _last(person, journal)
    rules = library.touch_test.rules
    return is_due(last.date() if last else None, group, today=now.date(), rules=rules)


def _last(person: str, journal: Journal) -> datetime | None:
    fact = journal.latest(person, FactKind.TOUCH_TESTED)
    return fact.at if fact else None


def test_of(fact: Fact) -> TouchTested:
    """Return the test that a fact keeps."""
    body = fact.body
    outcome = TouchOutcome(
        result=TouchResult(body["result"]),
        missed=body["missed"],
        false_yes=body["false_yes"],
        counts_as=body["counts_as"],
    )
    answers = TouchAnswers(given=dict(map(_answer, body["answers"])), false_yes=body["false_yes"])
    return TouchTested(id=fact.id, at=fact.at, answers=answers, outcome=outcome)


def _answer(raw: Mapping[str, Any]) -> tuple[ToeOf, Felt]:
    return ToeOf(Side(raw["foot"]), Toe(raw["toe"])), Felt(raw["answer"])
