"""Whose feet a request is about: named by its form or address, by its session, or chosen in this browser."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from instep.coach.context import Context
from instep.coach.person.people import Person, read_people

FIELD = "for"
"""The field of every form, and of an address, that says whose feet are meant."""

NEW = "new"
"""In its place: somebody who is not here yet; `name` is what they are called, `own` what the first one is."""

COOKIE = "whose"
LASTS_S = 1800
"""A choice is not taken for granted for longer than an evening: half an hour after it was last used."""


@dataclass(frozen=True, kw_only=True)
class Whose:
    """The person of a request among the people of the journal; None where that is still to be said."""

    person: Person | None
    people: tuple[Person, ...]
    journal: str

    @property
    def several(self) -> bool:
        """Whether it must be said whose feet are meant."""
        return len(self.people) > 1

    @property
    def field(self) -> Markup:
        """The hidden field that every form carries, so that no other tab can change whom it is about."""
        if not self.several or self.person is None:
            return Markup("")
        return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, self.person.id)

    @property
    def query(self) -> str:
        """The same for the address of a form whose fields come in parts."""
        return f"?{FIELD}={self.person.id}" if self.several and self.person else ""


class OpenQuestionError(Exception):
    """Raised where a page needs a person and nobody has said which: the page asks it."""


def whose(chosen: Sequence[str], context: Context) -> Whose:
    """Return whom the first of these names, or the only person there is; a name of nobody is passed over."""
    everybody = _everybody(context)
    shown = tuple(one for one in everybody if not one.hidden)
    found = next(_named(chosen, everybody), shown[0] if len(shown) == 1 else None)
    return Whose(person=found, people=shown, journal=context.journal.id)


def is_here(name: str, context: Context) -> bool:
    """Whether this is somebody of the journal, put away or not."""
    return any(one.id == name for one in _everybody(context))


def _everybody(context: Context) -> tuple[Person, ...]:
    """Everybody of the journal; the one of this machine where nothing is known of anybody yet."""
    everybody = read_people(context, hidden=True)
    return (
        everybody
        if any(not one.hidden for one in everybody)
        else (*everybody, Person(id=context.person, name=""))
    )


def _named(chosen: Sequence[str], people: Sequence[Person]) -> Iterator[Person]:
    return (one for name in chosen for one in people if one.id == name)
