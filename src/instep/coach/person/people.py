"""Whose feet: the people of a journal, by name; given a session, made one, or put away, each by a fact."""

from collections.abc import Sequence
from dataclasses import dataclass

from instep.coach.context import Context
from instep.facts.person import PersonJoined, PersonNamed, SessionGiven
from instep.library.errors import BadInput, Message

LONGEST = 40
"""Letters of a name."""
COLOURS = ("clay", "sea", "moss", "plum", "sand")
"""The colours that a person may have; base.css draws them."""


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody whose feet are looked after here; without a name the only one on a machine."""

    id: str
    name: str
    colour: str = ""
    hidden: bool = False


def read_people(context: Context, *, hidden: bool = False) -> tuple[Person, ...]:
    """Return everybody of this journal, in the order of their names; those put away only where asked for."""
    found = [_person(one, context) for one in context.journal.people()]
    shown = (one for one in found if hidden or not one.hidden)
    return tuple(sorted(shown, key=lambda one: (one.name.casefold(), one.id)))


def find_person(name: str | None, context: Context) -> str:
    """Return the id of the person of this name, or of the only one; raises BadInput where unclear."""
    people = read_people(context)
    if name is None:
        return _only(people, context)
    wanted = [one.id for one in people if name in {one.name, one.id}]
    if len(wanted) != 1:
        key = "people-several_called" if wanted else "people-nobody_called"
        raise BadInput(key, place="--person", remedy=_one_of(people), count=len(wanted), written=repr(name))
    return wanted[0]


def add_somebody(name: str, own: str, context: Context, *, colour: str = "") -> str:
    """Add a person, and name the first one where they have no name yet; return the new person's id."""
    people = read_people(context) or (Person(id=context.person, name=""),)
    nameless = [one for one in people if not one.name]
    if nameless and not own.strip():
        raise BadInput("people-first_has_no_name", place="own")
    if nameless and own.strip().casefold() == name.strip().casefold():
        raise BadInput("people-same_for_both", place="name")
    # Both names are good before either is kept: a form that was refused has changed nothing.
    _good_name(name, context)
    for one in nameless:
        _good_name(own, context, person=one.id)
    for one in nameless:
        name_person(own, context, person=one.id)
    return name_person(name, context, colour=colour)


def name_person(name: str, context: Context, *, colour: str = "", person: str | None = None) -> str:
    """Keep a person's name, or add somebody; return their id. Raises BadInput for no name, or a taken one."""
    kept = _good_name(name, context, person=person)
    if colour not in {"", *COLOURS}:
        raise BadInput("people-no_colour", place="colour", written=repr(colour), names=", ".join(COLOURS))
    return _keep(Person(id=person or context.new_id(), name=kept, colour=colour), context)


def _good_name(name: str, context: Context, *, person: str | None = None) -> str:
    kept = " ".join(name.split())
    if not 0 < len(kept) <= LONGEST or not kept.isprintable():
        raise BadInput("people-no_name", place="name", letters=LONGEST)
    people = read_people(context, hidden=True)
    if any(one.name.casefold() == kept.casefold() and one.id != person for one in people):
        raise BadInput("people-name_taken", place="name", written=repr(kept))
    return kept


def put_away(person: str, context: Context) -> None:
    """Hide a person who was made by mistake; nothing is lost. Raises BadInput for nobody, or the last one."""
    found = _known(person, context)
    if len(read_people(context)) == 1:
        raise BadInput("people-only_one_here", place="person")
    _keep(Person(id=found.id, name=found.name, colour=found.colour, hidden=True), context)


def bring_back(person: str, context: Context) -> None:
    """Show a person again who was put away."""
    found = _known(person, context)
    _keep(Person(id=found.id, name=found.name, colour=found.colour), context)


def join_people(person: str, into: str, context: Context) -> None:
    """Make two entries one: all of the first counts as that of the second, and the more careful holds."""
    _known(person, context)
    _known(into, context)
    if person == into:
        raise BadInput("people-same_person", place="into")
    context.of(person).append(PersonJoined(into=into))


def give_session(session: str, to: str, context: Context) -> None:
    """Put a session right that was somebody else's: answers, look, pain and numbers go with it."""
    _known(to, context)
    facts = context.journal.session(context.person, session)
    if not facts:
        raise BadInput("people-another_session", place="session")
    # A session that was given before goes on from whoever it was recorded for.
    for person in sorted({fact.person for fact in facts}):
        context.of(person).append(SessionGiven(session=session, to=to))


def _known(person: str, context: Context) -> Person:
    found = next((one for one in read_people(context, hidden=True) if one.id == person), None)
    if found is None:
        raise BadInput("people-nobody_of_journal", place="person", remedy=_one_of(read_people(context)))
    return found


def _person(person: str, context: Context) -> Person:
    every = context.journal.current(person, PersonNamed, now=context.now).get("", ())
    # Of two entries that are one person the name is that of the one that they were joined into.
    named = [fact for fact in every if fact.person == person] or every
    if not named:
        return Person(id=person, name="")
    last = named[-1].body
    # Of two who knew nothing of each other one put away, the other named: whoever is named is shown.
    hidden = all(fact.body.hidden for fact in named)
    return Person(id=person, name=last.name, colour=last.colour, hidden=hidden)


def _keep(person: Person, context: Context) -> str:
    current = context.journal.current(person.id, PersonNamed, now=context.now).get("", ())
    context.of(person.id).append(
        PersonNamed(
            name=person.name or person.id,
            colour=person.colour,
            hidden=person.hidden,
            replaces=tuple(fact.id for fact in current),
        )
    )
    return person.id


def _only(people: Sequence[Person], context: Context) -> str:
    if len(people) > 1:
        raise BadInput("people-several", place="--person", remedy=_one_of(people))
    return people[0].id if people else context.person


def _one_of(people: Sequence[Person]) -> Message:
    return Message("errors-people-to_name", names=", ".join(one.name or one.id for one in people))
