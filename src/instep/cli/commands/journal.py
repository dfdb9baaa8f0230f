"""instep journal: what happened, newest first, a page at a time."""

import argparse
import json
from collections.abc import Iterator
from typing import Any

from instep.cli.journals import opened_for
from instep.cli.parser import Parser
from instep.cli.printing import show
from instep.cli.whole_numbers import whole_number
from instep.coach.session.history import read_history
from instep.facts.body import FactBody
from instep.facts.fact import Fact
from instep.journal.fact_codec import record_of
from instep.journal.log import MOST_PER_PAGE, Cursor, FactPage
from instep.library.library import Library
from instep.session.phrases import day_and_time
from instep.words.history import history_entry

SCHEMA = "instep.history/1"
_USUAL = 20


def arguments(parser: Parser) -> None:
    """Take how many entries, and where to go on."""
    parser.add("--limit", metavar="LIMIT", default=str(_USUAL))
    parser.add("--after", metavar="CURSOR")
    parser.add_person()


def run(args: argparse.Namespace) -> int:
    """Print what happened, newest first."""
    limit = whole_number(args.limit, "--limit", 1, most=MOST_PER_PAGE)
    after = None if args.after is None else Cursor(whole_number(args.after, "--after", 1, most=2**53))
    with opened_for(args, begin=False) as context:
        page = read_history(context, after=after, limit=limit)
        show(as_json(page), history_lines(page, context.library), as_json=args.json)
    return 0


def as_json(page: FactPage[FactBody]) -> dict[str, Any]:
    """Return a page of the history as the document `instep.history/1`."""
    return {
        "schema": SCHEMA,
        "facts": [_fact(fact) for fact in page.facts],
        "cursor": page.cursor,
        "more": page.more,
    }


def _fact(fact: Fact[FactBody]) -> dict[str, Any]:
    """Return a fact with the fields of a line of the open journal file."""
    return {**record_of(fact)._asdict(), "body": json.loads(record_of(fact).body)}


def history_lines(page: FactPage[FactBody], library: Library) -> Iterator[str]:
    """Yield what happened, newest first, and how to go on."""
    words = library.words
    if not page.facts:
        yield words.say("cli-journal-empty")
    for fact in page.facts:
        title, lines = history_entry(fact.body, library)
        yield words.say("cli-journal-entry", when=day_and_time(fact.at, words), title=title)
        yield from (words.say("cli-journal-line", line=line) for line in lines)
    if page.more:
        yield words.say("cli-journal-more", cursor=str(page.cursor))
