"""instep next: one small next thing of a person's own choosing, and whether it was done."""

import argparse
from collections.abc import Iterator
from typing import Any

from instep.cli.journals import opened_for
from instep.cli.parser import Parser
from instep.cli.printing import show
from instep.coach.session.next_thing import NextThing, choose_next_thing, read_next_thing, tell_next_thing
from instep.session.phrases import day
from instep.session.words import Words

SCHEMA = "instep.next/1"
_ANSWERS = {"yes": True, "no": False}


def arguments(parser: Parser) -> None:
    """Take the thing in words, or whether the last one was done."""
    parser.add("words", metavar="WORDS", nargs="?")
    parser.add("--done", metavar="DONE", choices=list(_ANSWERS))
    parser.add_person()


def run(args: argparse.Namespace) -> int:
    """Keep what was told, then print the last one."""
    with opened_for(args) as context:
        if args.done:
            tell_next_thing(context, done=_ANSWERS[args.done])
        if args.words is not None:
            choose_next_thing(args.words, context)
        last = read_next_thing(context)
        document = {"schema": SCHEMA, "last": _json(last) if last else None}
        show(document, _lines(last, context.library.words), as_json=args.json)
    return 0


def _json(last: NextThing) -> dict[str, Any]:
    return {"words": last.words, "at": last.at.isoformat(), "done": last.done}


def _lines(last: NextThing | None, words: Words) -> Iterator[str]:
    if last is None:
        yield words.say("cli_next-none")
        return
    yield words.say("cli_next-last", day=day(last.at, words), words=last.words)
    told = {None: "cli_next-open", True: "next_thing-done", False: "next_thing-not_done"}
    yield words.say(told[last.done])
