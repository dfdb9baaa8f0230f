"""One thing that happened: to whom, when and where, and what."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Generic, NamedTuple, TypeVar, cast

from msgspec import Struct

from instep.facts.body import EARLIEST, LATEST, FactBody, kind_of

B_co = TypeVar("B_co", bound=FactBody, covariant=True)


class Order(NamedTuple):
    """The one order of facts, on every device: the instant in UTC, then the id."""

    instant: datetime
    id: str


class Fact(Struct, Generic[B_co], frozen=True, kw_only=True):
    """A fact: `id` is unique for its person, `at` is an instant with the zone in which it happened.

    Raises ValueError for a time without a zone, or outside 1970 to 2199.
    """

    id: str
    person: str
    at: datetime
    body: B_co

    def __post_init__(self) -> None:
        """Refuse a time that does not say when the thing happened."""
        if self.at.tzinfo is None:
            raise ValueError(f"fact {self.id}: its time {self.at.isoformat()} has no zone")
        if not EARLIEST <= self.at < LATEST:
            span = f"{EARLIEST.year} to {LATEST.year - 1}"
            raise ValueError(f"fact {self.id}: its time {self.at.isoformat()} is not in {span}")

    @property
    def kind(self) -> str:
        """The name of its kind."""
        return kind_of(type(self.body))

    @property
    def version(self) -> int:
        """The version of its body's shape."""
        return self.body.version

    @property
    def order(self) -> Order:
        """Its place among all facts."""
        return Order(self.at.astimezone(UTC), self.id)


K = TypeVar("K", bound=FactBody)


def of_kind(facts: Iterable[Fact[FactBody]], kind: type[K]) -> tuple[Fact[K], ...]:
    """Return the facts of this kind, in their order."""
    return tuple(cast("Fact[K]", fact) for fact in facts if isinstance(fact.body, kind))
