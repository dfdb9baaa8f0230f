"""instep screen: answers become a clearance."""

import argparse

from instep.cli.parser import Parser
from instep.cli.printing import show
from instep.cli.telling import told_clearance
from instep.library.files.answers import read_answers
from instep.library.library import Library
from instep.safety.screening import screen
from instep.value import plain


def arguments(parser: Parser) -> None:
    """Take a file of answers."""
    parser.add("--answers", metavar="FILE", required=True)
    parser.add("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Print the clearance; one that lets nothing start is a normal answer."""
    library = Library()
    clearance = screen(read_answers(args.answers, library.rules), library.rules)
    show(plain(clearance), told_clearance(clearance, library), as_json=args.json)
    return 0
