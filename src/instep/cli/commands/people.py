"""instep people: whose feet are looked after here; added, named, joined, put away; whose a session was."""

import argparse
from collections.abc import Iterator, Sequence
from typing import Any

from instep.cli.journals import opened
from instep.cli.parser import Parser
from instep.cli.printing import show
from instep.coach.context import Context
from instep.coach.person.people import (
    COLOURS,
    Person,
    add_somebody,
    bring_back,
    find_person,
    give_session,
    join_people,
    name_person,
    put_away,
    read_people,
)
from instep.session.words import Words

SCHEMA = "instep.people/1"


def arguments(parser: Parser) -> None:
    """Take somebody to add, or what is to be put right of one person."""
    parser.add("--add", metavar="ADD")
    parser.add("--person", metavar="WHOSE")
    parser.add("--name", metavar="CALLED")
    parser.add("--colour", metavar="COLOUR", choices=list(COLOURS))
    parser.add("--join", metavar="INTO")
    parser.add("--away", action="store_true")
    parser.add("--back", action="store_true")
    parser.add("--session", metavar="SESSION")
    parser.add("--to", metavar="TO")
    parser.add("--journal", metavar="JOURNAL")
    parser.add("--json", action="store_true")


def run(asked: argparse.Namespace) -> int:
    """Do what was asked, then print everybody."""
    with opened(asked.journal) as instep:
        _do(asked, instep.context())
        people = read_people(instep.context(), hidden=True)
        document = {"schema": SCHEMA, "people": [_json(one) for one in people]}
        show(document, _lines(people, instep.library.words), as_json=asked.json)
    return 0


def _do(asked: argparse.Namespace, context: Context) -> None:
    if asked.add:
        add_somebody(asked.add, asked.name or "", context, colour=asked.colour or "")
    elif asked.session:
        owner = context.journal.session_owner(asked.session)
        give_session(asked.session, find_person(asked.to, context), context.of(owner or context.person))
    elif _of_one(asked):
        _put_right(asked, find_person(asked.person, context), context)


def _of_one(asked: argparse.Namespace) -> bool:
    return bool(asked.name or asked.colour or asked.join or asked.away or asked.back)


def _put_right(asked: argparse.Namespace, person: str, context: Context) -> None:
    known = next((one for one in read_people(context, hidden=True) if one.id == person), None)
    if asked.name or asked.colour:
        name = asked.name or (known.name if known else "")
        name_person(name, context, colour=asked.colour or (known.colour if known else ""), person=person)
    if asked.join:
        join_people(person, find_person(asked.join, context), context)
    if asked.away:
        put_away(person, context)
    if asked.back:
        bring_back(person, context)


def _json(one: Person) -> dict[str, Any]:
    return {"id": one.id, "name": one.name, "colour": one.colour, "hidden": one.hidden}


def _lines(people: Sequence[Person], words: Words) -> Iterator[str]:
    if not people:
        yield words.say("cli.people.nobody")
    for one in people:
        key = "cli.people.away" if one.hidden else "cli.people.one"
        yield words.say(key, name=one.name or words.say("ui.whose.me"), id=one.id)
