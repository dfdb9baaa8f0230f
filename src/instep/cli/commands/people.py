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
    parser.add_journal()


def run(args: argparse.Namespace) -> int:
    """Do what was asked, then print everybody."""
    with opened(args.journal) as instep:
        _do(args, instep.context())
        people = read_people(instep.context(), hidden=True)
        document = {"schema": SCHEMA, "people": [_json(one) for one in people]}
        show(document, _lines(people, instep.library.words), as_json=args.json)
    return 0


def _do(args: argparse.Namespace, context: Context) -> None:
    if args.add:
        add_somebody(args.add, args.name or "", context, colour=args.colour or "")
    elif args.session:
        owner = context.journal.session_owner(args.session)
        give_session(args.session, find_person(args.to, context), context.of(owner or context.person))
    elif _of_one(args):
        _put_right(args, find_person(args.person, context), context)


def _of_one(args: argparse.Namespace) -> bool:
    return bool(args.name or args.colour or args.join or args.away or args.back)


def _put_right(args: argparse.Namespace, person: str, context: Context) -> None:
    known = next((one for one in read_people(context, hidden=True) if one.id == person), None)
    if args.name or args.colour:
        name = args.name or (known.name if known else "")
        name_person(name, context, colour=args.colour or (known.colour if known else ""), person=person)
    if args.join:
        join_people(person, find_person(args.join, context), context)
    if args.away:
        put_away(person, context)
    if args.back:
        bring_back(person, context)


def _json(one: Person) -> dict[str, Any]:
    return {"id": one.id, "name": one.name, "colour": one.colour, "hidden": one.hidden}


def _lines(people: Sequence[Person], words: Words) -> Iterator[str]:
    if not people:
        yield words.say("cli-people-nobody")
    for one in people:
        key = "cli-people-away" if one.hidden else "cli-people-one"
        yield words.say(key, name=one.name or words.say("ui-whose-me"), id=one.id)
