"""Thirty days as a row: what happened on each, oldest first. No streaks: an empty day is only a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from instep.facts.body import FactBody
from instep.facts.fact import Fact
from instep.facts.feet import FootChecked
from instep.facts.session import SessionEnded, SessionRefused

DAYS = 30


@dataclass(frozen=True, kw_only=True)
class MonthDay:
    """One day: how many sessions, looks by themselves or before one, and refusals; `x` its place, 0 to 29."""

    day: date
    x: int
    sessions: int = 0
    checks: int = 0
    refusals: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing happened."""
        return not (self.sessions or self.checks or self.refusals)


def month(facts: Iterable[Fact[FactBody]], today: date) -> list[MonthDay]:
    """The thirty days up to `today`, each with what the facts say of it by their own local dates."""
    seen = [(fact.at.date(), type(fact.body)) for fact in facts]
    first = today - timedelta(days=DAYS - 1)
    return [_day(first + timedelta(days=x), x, seen) for x in range(DAYS)]


def _day(day: date, x: int, seen: list[tuple[date, type[FactBody]]]) -> MonthDay:
    kinds = [kind for at, kind in seen if at == day]
    return MonthDay(
        day=day,
        x=x,
        sessions=kinds.count(SessionEnded),
        checks=kinds.count(FootChecked),
        refusals=kinds.count(SessionRefused),
    )
