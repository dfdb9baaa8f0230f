"""instep stops: what stopped or alarmed and is still open; and what came of it, which alone closes it."""

import argparse
from collections.abc import Iterator, Sequence
from typing import Any

from instep.cli.journals import opened_for
from instep.cli.parser import Parser
from instep.cli.printing import show
from instep.coach.context import Context
from instep.coach.person.stops import OpenStop, close_stop, open_stops
from instep.library.files.days import day_of
from instep.safety.rules import Closing
from instep.session.phrases import listed
from instep.words.answers import stop_line
from instep.words.clearance import contact_line

SCHEMA = "instep.stops/1"


def arguments(parser: Parser) -> None:
    """Take what came of one stop."""
    parser.add("--close", metavar="STOP")
    parser.add("--how", metavar="HOW", choices=[how.value for how in Closing])
    parser.add("--by", metavar="BY", default="")
    parser.add("--on", metavar="CLOSED_ON")
    parser.add_person()


def run(args: argparse.Namespace) -> int:
    """Keep what came of a stop, where that was told; print what is still open, the gravest first."""
    with opened_for(args, begin=False) as context:
        if args.close:
            on = day_of(args.on, place="--on", file="instep stops") if args.on else context.now.date()
            close_stop(args.close, args.how or "", by=args.by, on=on, context=context)
        found = open_stops(context)
    document = {"schema": SCHEMA, "stops": [_json(one) for one in found]}
    show(document, stop_lines(found, context), as_json=args.json)
    return 0


def stop_lines(found: Sequence[OpenStop], context: Context) -> Iterator[str]:
    """Tell each open stop in a line, whom to ask, and how it is closed."""
    words, say = context.library.words, context.library.words.say
    if not found:
        yield say("cli-stops-none")
    for one in found:
        hows = listed(one.closes_by, words)
        yield say("cli-stops-one", line=stop_line(one, context), name=one.name, hows=hows)
        if one.worst.referral:
            yield say("cli-under", line=contact_line(one.worst.referral.contact, words))


def _json(one: OpenStop) -> dict[str, Any]:
    return {
        "stop": one.name,
        "since": min(fact.at for fact in one.facts).isoformat(),
        "last": one.last.isoformat(),
        "rules": [rule.id for rule in one.rules],
        "reason": one.worst.reason,
        "closes_by": [how.value for how in one.closes_by],
    }
