"""Whose feet they are, what they said of themselves, and how they like things."""

from collections.abc import Iterable
from typing import Annotated, ClassVar

from msgspec import Meta

from instep.facts.body import (
    PLAIN,
    BodyPart,
    CurrentValue,
    FactBody,
    FactId,
    Instant,
    Name,
    Text,
    Upcasts,
    kind_of,
)
from instep.foot.anatomy import Region, Side


class GivenAnswer(BodyPart, frozen=True, kw_only=True):
    """The answer to one item; `replaces` are the facts whose answers the person was shown.

    Without a value the item is not answered any more, and is asked again.
    """

    value: Name | int | tuple[Name, ...] | None
    sides: tuple[Side, ...]
    regions: tuple[Region, ...] = ()
    at: Instant
    replaces: tuple[FactId, ...] = ()


class ProfileAnswered(FactBody, frozen=True, kw_only=True, tag="profile_answered"):
    """Answers about oneself that are remembered, by item; `session` is the one before which they were given.

    Version 1 held the whole profile each time.
    """

    version: ClassVar[int] = 2
    upcasts: ClassVar[Upcasts] = {1: dict}
    session: Name | None = None
    answers: dict[Name, GivenAnswer]

    def settles(self) -> Iterable[CurrentValue]:
        """Yield each item that was answered."""
        for item, given in self.answers.items():
            yield CurrentValue(kind_of(type(self)), item, given.replaces)


class PreferenceSet(FactBody, frozen=True, kw_only=True, tag="preference_set"):
    """A preference as it was left. Version 1 did not say what it replaces."""

    version: ClassVar[int] = 2
    upcasts: ClassVar[Upcasts] = {1: dict}
    name: Name
    value: Text
    replaces: tuple[FactId, ...] = ()

    def settles(self) -> Iterable[CurrentValue]:
        """Yield the preference."""
        yield CurrentValue(kind_of(type(self)), self.name, self.replaces)


class PersonNamed(FactBody, frozen=True, kw_only=True, tag="person_named"):
    """A person of this journal: the name, and a colour where one was wanted ("" for none).

    A `hidden` person was made by mistake: nothing is lost, and nobody is offered them.
    """

    name: Annotated[str, Meta(min_length=1, max_length=40, pattern=PLAIN)]
    colour: Name = ""
    hidden: bool = False
    replaces: tuple[FactId, ...] = ()

    def settles(self) -> Iterable[CurrentValue]:
        """Yield the name."""
        yield CurrentValue(kind_of(type(self)), "", self.replaces)


class PersonJoined(FactBody, frozen=True, kw_only=True, tag="person_joined"):
    """Two entries were one person: everything of this one counts as that of `into`."""

    into: FactId


class SessionGiven(FactBody, frozen=True, kw_only=True, tag="session_given"):
    """A session was somebody else's: everything of it counts as that of `to`."""

    session: Name
    to: FactId
