"""instep journal: what happened, newest first, a page at a time."""

import argparse
import json
from typing import Any

from instep.cli.journals import opened_for
from instep.cli.parser import Parser
from instep.cli.printing import show
from instep.cli.whole_numbers import whole_number
from instep.coach.session.history import read_history
from instep.facts.body import FactBody
from instep.facts.fact import Fact
from instep.facts.feet import FootChecked
from instep.facts.session import SessionEnded, SessionRefused
from instep.foot.anatomy import Side
from instep.journal.fact_codec import record_of
from instep.journal.log import MOST_PER_PAGE, Cursor, FactPage
from instep.session.phrases import day_and_time, length, routine_name
from instep.session.words import Words

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
        show(as_json(page), _lines(page, context.library.words), as_json=args.json)
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


def _lines(page: FactPage[FactBody], words: Words) -> list[str]:
    lines = [_line(fact, words) for fact in page.facts]
    if not lines:
        return [words.say("cli-journal-empty")]
    return [*lines, words.say("cli-journal-more", cursor=str(page.cursor))] if page.more else lines


def _line(fact: Fact[FactBody], words: Words) -> str:
    say, when = words.say, day_and_time(fact.at, words)
    match fact.body:
        case FootChecked(findings=findings):
            return say("cli-journal-checked", when=when, marked=str(len(findings)))
        case SessionRefused(level=level):
            return say("cli-journal-refused", when=when, level=say(f"cli-levels-{level}"))
        case SessionEnded() as ended:
            return _ended(ended, when, words)
        case _:
            return say("cli-journal-named", when=when, what=say(f"ui-history-named-{fact.kind}"))


def _ended(body: SessionEnded, when: str, words: Words) -> str:
    left, right = (length(body.played_ms.get(side, 0) / 1000, words) for side in Side)
    routine = routine_name(body.routine, words)
    ended = words.say(f"cli-trace-{body.ended}")
    return words.say("cli-journal-ended", when=when, routine=routine, ended=ended, left=left, right=right)
