"""instep ask: a request to hand to a clinician, as a file and as the lines that a page prints."""

import argparse

from instep.cli.journals import opened_for
from instep.cli.parser import Parser
from instep.cli.printing import show, write_document
from instep.coach.agreement.requests import make_request
from instep.library.files.requests import request_json
from instep.words.request import request_lines


def arguments(parser: Parser) -> None:
    """Take where the request is to be written."""
    parser.add("-o", "--output", metavar="REQUEST")
    parser.add_person()


def run(args: argparse.Namespace) -> int:
    """Write the request down, then to its file, and print what it says."""
    with opened_for(args) as context:
        request = make_request(context)
    document = request_json(request, context.library)
    lines = list(request_lines(request, context.library))
    if args.output:
        write_document(document, args.output)
        lines.append(context.library.words.say("cli-answer-asked", file=args.output))
    show(document, lines, as_json=args.json)
    return 0
