"""Whose feet: the people of a journal, by name; given a session, made one, or put away, each by a fact."""

from collections.abc import Sequence
from dataclasses import dataclass

from instep.coach.context import Context
from instep.facts.person import PersonJoined, PersonNamed, SessionGiven
from instep.library.errors import BadInput

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
        problem = f"nobody is called {name!r}" if not wanted else f"{len(wanted)} people are called {name!r}"
        raise BadInput("", "--person", problem, remedy=_one_of(people))
    return wanted[0]


def add_somebody(name: str, own: str, context: Context, *, colour: str = "") -> str:
    """Add a person, and name the first one where they have no name yet; return the new person's id."""
    people = read_people(context) or (Person(id=context.person, name=""),)
    nameless = [one for one in people if not one.name]
    if nameless and not own.strip():
        raise BadInput("", "own", "is missing: there would be two", remedy="say what the first one is called")
    if nameless and own.strip().casefold() == name.strip().casefold():
        raise BadInput("", "name", "is the same for both", remedy="give two names that can be told apart")
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
        raise BadInput("", "colour", f"no colour {colour!r}", remedy=f"use one of {', '.join(COLOURS)}")
    return _keep(Person(id=person or context.new_id(), name=kept, colour=colour), context)


def _good_name(name: str, context: Context, *, person: str | None = None) -> str:
    kept = " ".join(name.split())
    if not 0 < len(kept) <= LONGEST or not kept.isprintable():
        raise BadInput("", "name", "is no name", remedy=f"write at most {LONGEST} letters")
    people = read_people(context, hidden=True)
    if any(one.name.casefold() == kept.casefold() and one.id != person for one in people):
        raise BadInput("", "name", f"somebody is called {kept!r} already", remedy="add a letter or a surname")
    return kept


def put_away(person: str, context: Context) -> None:
    """Hide a person who was made by mistake; nothing is lost. Raises BadInput for nobody, or the last one."""
    found = _known(person, context)
    if len(read_people(context)) == 1:
        raise BadInput("", "person", "is the only one here", remedy="add somebody first")
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
        raise BadInput("", "into", "is the same person", remedy="choose the other one")
    context.of(person).append(PersonJoined(into=into))


def give_session(session: str, to: str, context: Context) -> None:
    """Put a session right that was somebody else's: answers, look, pain and numbers go with it."""
    _known(to, context)
    facts = context.journal.session(context.person, session)
    if not facts:
        raise BadInput("", "session", "is none of this person's", remedy="choose one from the history")
    # A session that was given before goes on from whoever it was recorded for.
    for person in sorted({fact.person for fact in facts}):
        context.of(person).append(SessionGiven(session=session, to=to))


def _known(person: str, context: Context) -> Person:
    found = next((one for one in read_people(context, hidden=True) if one.id == person), None)
    if found is None:
        raise BadInput("", "person", "is nobody of this journal", remedy=_one_of(read_people(context)))
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
        raise BadInput("", "--person", "is missing: there is more than one here", remedy=_one_of(people))
    return people[0].id if people else context.person


def _one_of(people: Sequence[Person]) -> str:
    return f"name one of: {', '.join(one.name or one.id for one in people)}"
