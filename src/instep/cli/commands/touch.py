"""instep touch: what came of the six touches becomes a result, and what it does to a screening."""

import argparse
from collections.abc import Iterator

from instep.cli.parser import Parser
from instep.cli.printing import show
from instep.library.files.documents import read_document
from instep.library.files.measured_files import parse_touch_answers
from instep.library.library import Library
from instep.safety.answers import Answer, Answers, Measured
from instep.safety.clearance import Clearance
from instep.safety.editor_marks import support_words
from instep.safety.measured_json import touch_json
from instep.safety.screening import screen
from instep.safety.touch_test import ITEM, TouchOutcome, judge
from instep.words.clearance import contact_line


def arguments(parser: Parser) -> None:
    """Take a file of what came of each touch."""
    parser.add("--answers", metavar="FILE", required=True)
    parser.add("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Print the result; nothing is kept, and no result says that feeling is whole."""
    library = Library()
    answers = parse_touch_answers(read_document(args.answers), args.answers)
    outcome = judge(answers, library.touch_test.rules)
    added = {ITEM: Answer(value=outcome.counts_as)} if outcome.counts_as is not None else {}
    clearance = screen(Answers(measured=Measured(answers=added)), library.rules)
    document = touch_json(outcome, clearance, library.touch_test.sources)
    show(document, _told(outcome, clearance, library), as_json=args.json)
    return 0


def _told(outcome: TouchOutcome, clearance: Clearance, library: Library) -> Iterator[str]:
    say, key = library.words.say, f"ui-touch-result-{outcome.result}"
    missed = str(outcome.missed)
    yield say("cli-touch-result", title=say(f"{key}-title"), means=say(f"{key}-means"))
    yield say("ui-touch-result-missed", missed=missed, total=str(len(library.touch_test.rules.order)))
    yield say("cli-touch-tell", tell=say(f"{key}-tell", missed=missed))
    if clearance.contact:
        yield contact_line(clearance.contact, library.words)
    yield from (
        say("cli-reason", rule=reason.rule, text=reason.text, support=support_words(reason.support, say))
        for reason in clearance.reasons
    )
    yield say("cli-review")
