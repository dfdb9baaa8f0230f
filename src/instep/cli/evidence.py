"""instep evidence: the footnotes, and the check of printed statistics."""

import argparse

from instep.cli.parser import Parser
from instep.cli.says_who import check_quoted, show_claim, show_claims
from instep.library.errors import BadInput
from instep.library.shelf import Library


def arguments(parser: Parser) -> None:
    """Take a claim, or check with a file."""
    parser.add("what", metavar="WHAT", nargs="?")
    parser.add("file", metavar="FILE", nargs="?")
    parser.add("--json", action="store_true")


def run(asked: argparse.Namespace) -> int:
    """Print every claim, one claim with its studies, or what the check finds."""
    library, as_json = Library(), asked.json
    if asked.what == "check":
        return check_quoted(asked.file, library, as_json_document=as_json)
    if asked.file is not None:
        problem = f"no file goes with {asked.what[:60]!r}"
        raise BadInput("instep evidence", "", problem, remedy="only check takes one")
    if asked.what is None:
        return show_claims(library, as_json_document=as_json)
    return show_claim(asked.what, library, as_json_document=as_json)
