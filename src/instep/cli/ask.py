"""instep ask: a request to hand to a clinician, as a file and as the lines that a page prints."""

import argparse

from instep.cli.journals import opened
from instep.cli.parser import Parser
from instep.cli.printing import show, write_document
from instep.coach.requests import make_request, request_lines
from instep.library.requests import request_json


def arguments(parser: Parser) -> None:
    """Take where the request is to be written."""
    parser.add("-o", "--output", metavar="REQUEST")
    parser.add("--journal", metavar="JOURNAL")
    parser.add("--json", action="store_true")


def run(asked: argparse.Namespace) -> int:
    """Write the request down, then to its file, and print what it says."""
    with opened(asked.journal) as instep:
        request = make_request(
            person=instep.person,
            library=instep.library,
            journal=instep.journal,
            now=instep.now(),
            new_id=instep.new_id,
        )
    document = request_json(request, instep.library)
    lines = list(request_lines(request, instep.library))
    if asked.output:
        write_document(document, asked.output)
        lines.append(instep.library.words.say("cli.answer.asked", file=asked.output))
    show(document, lines, as_json=asked.json)
    return 0
