"""instep check: a foot check alone; what each finding asks for, by whom, how soon."""

import argparse

from instep.cli.parser import Parser
from instep.cli.printing import show
from instep.cli.telling import told_check
from instep.library.files.answers import read_answers, read_findings
from instep.library.library import Library
from instep.safety.triage import triage
from instep.value import plain


def arguments(parser: Parser) -> None:
    """Take a file of findings, and one of answers for the risk group."""
    parser.add("--findings", metavar="FINDINGS", required=True)
    parser.add("--answers", metavar="FILE")
    parser.add("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Print what the findings ask for."""
    library = Library()
    findings = read_findings(args.findings, library.rules)
    found = triage(findings, read_answers(args.answers, library.rules), library.rules)
    show(plain(found), told_check(found, library, answered=bool(args.answers)), as_json=args.json)
    return 0
