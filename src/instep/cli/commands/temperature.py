"""instep temperature: dated readings become warm sites, hot spots, and what those ask for."""

import argparse
from collections.abc import Iterator, Sequence

from instep.cli.parser import Parser
from instep.cli.printing import show
from instep.cli.telling import told_check
from instep.coach.feet.taking_temperatures import check
from instep.library.files.answers import read_answers
from instep.library.files.documents import read_document
from instep.library.files.measured_files import parse_readings
from instep.library.library import Library
from instep.safety.measured_json import temperature_json
from instep.safety.temperature import LogDay, follow
from instep.safety.triage import Triage
from instep.session.phrases import day as in_words


def arguments(parser: Parser) -> None:
    """Take a file of readings, and one of answers for the risk group."""
    parser.add("--readings", metavar="READINGS", required=True)
    parser.add("--answers", metavar="FILE")
    parser.add("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Print the log day by day and what its open hot spots ask for; where there is none, no word of it."""
    library = Library()
    rules = library.temperature_log.rules
    readings = parse_readings(read_document(args.readings), args.readings, rules)
    days, answers = follow(readings, rules), read_answers(args.answers, library.rules)
    last = frozenset(s for one in readings for s in one.signs if one.day == readings[-1].day)
    found = check(days[-1].open if days else (), answers, library=library, signs=last)
    document = temperature_json(days, found, rules=rules, rules_version=library.rules.version)
    show(document, _told(days, found, library, answered=bool(args.answers)), as_json=args.json)
    return 0


def _told(days: Sequence[LogDay], found: Triage | None, library: Library, *, answered: bool) -> Iterator[str]:
    say = library.words.say
    for day in days:
        yield say("cli-temperature-day", day=in_words(day.day, library.words))
        for one in day.warmer:
            site, side = say(f"ui-temperatures-sites-{one.site}"), say(f"sides-{one.side}")
            yield say("cli-temperature-warmer", site=site, side=side, by=f"{float(one.by):.1f}")
    if found:
        yield from told_check(found, library, answered=answered)
