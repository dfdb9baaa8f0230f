"""A session as the trend remembers it: when it was, what was done, and the numbers before and after."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from instep.foot.anatomy import Side


class Moment(StrEnum):
    """When a number was given."""

    BEFORE = "before"
    AFTER = "after"


class Given(NamedTuple):
    """One number from 0 to 10, given `at` so many seconds since 1970 and kept in a fact.

    Of two for the same question the one that was given later counts.
    """

    value: int
    at: float
    fact: str

    def or_later(self, other: "Given | None") -> "Given":
        """Return the later of the two; of equal times the id of the fact decides, of equal ids the number."""
        return self if other is None else max(self, other, key=lambda one: (one.at, one.fact, one.value))


@dataclass(frozen=True, kw_only=True)
class End:
    """The end of a session: `played_ms` is whole milliseconds that hands were on each foot."""

    at: datetime
    fact: str
    routine: str | None
    way: str | None
    played_ms: Mapping[Side, int]

    def and_other(self, other: "End | None") -> "End":
        """Return the later one with the time of both: a session that was ended twice was played twice."""
        if other is None:
            return self
        played = {side: self.played_ms[side] + other.played_ms[side] for side in Side}
        return replace(max(self, other, key=End._order), played_ms=played)

    def _order(self) -> tuple[tuple[float, str], str, str, str]:
        return _moment(self.at), self.fact, self.routine or "", self.way or ""


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """One session. A number that was skipped is not there, and is never taken for 0.

    `rated` is when its first number was given; `end` is missing where it never ended.
    """

    session: str
    end: End | None = None
    rated: datetime | None = None
    before: Mapping[str, Given] = field(default_factory=dict)
    after: Mapping[str, Given] = field(default_factory=dict)

    @property
    def at(self) -> datetime:
        """When it ended, else when its first number was given; raises ValueError where neither is known."""
        found = self.end.at if self.end else self.rated
        if found is None:
            raise ValueError(f"session {self.session}: nothing says when it was")
        return found

    @property
    def day(self) -> date:
        """Its day where it happened."""
        return self.at.date()

    def numbers(self, moment: Moment) -> dict[str, int]:
        """Every number that was given at this moment, by measure."""
        return {name: given.value for name, given in self.given(moment).items()}

    def ended(self, end: End) -> "Sitting":
        """Return the session with this end. The order of additions makes no difference."""
        return replace(self, end=end.and_other(self.end))

    def rated_with(self, numbers: Mapping[str, int], moment: Moment, *, at: datetime, fact: str) -> "Sitting":
        """Return the session with these numbers. The order of additions makes no difference."""
        kept = self.given(moment)
        new = {
            name: Given(value=value, at=at.timestamp(), fact=fact).or_later(kept.get(name))
            for name, value in numbers.items()
        }
        first = at if self.rated is None else min(self.rated, at, key=_moment)
        if moment is Moment.BEFORE:
            return replace(self, rated=first, before={**kept, **new})
        return replace(self, rated=first, after={**kept, **new})

    def given(self, moment: Moment) -> Mapping[str, Given]:
        """What was given at this moment, by measure; what was skipped is not there."""
        return self.before if moment is Moment.BEFORE else self.after


def _moment(at: datetime) -> tuple[float, str]:
    # One instant may be written in two zones, on two days: the same one must win, whichever came first.
    return at.timestamp(), at.isoformat()
