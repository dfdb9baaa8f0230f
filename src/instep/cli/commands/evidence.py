"""instep evidence: the footnotes, the check of printed statistics, and the pooling of a table of studies."""

import argparse

from instep.cli import pooling
from instep.cli.parser import Parser
from instep.cli.says_who import check_quoted, show_claim, show_claims
from instep.library.errors import BadInput
from instep.library.library import Library


def arguments(parser: Parser) -> None:
    """Take a claim, or a deed with its table and options."""
    parser.add("what", metavar="WHAT", nargs="?")
    parser.add("table", metavar="TABLE", nargs="?")
    pooling.arguments(parser)
    parser.add("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Print every claim, one claim with its studies, what the check finds, or what a table comes to."""
    if args.what == "pool":
        return pooling.run(args)
    library, as_json = Library(), args.json
    if args.what == "check":
        return check_quoted(args.table, library, as_json_document=as_json)
    if args.table is not None:
        raise BadInput("evidence-takes_no_file", file="instep evidence", written=repr(args.what[:60]))
    if args.what is None:
        return show_claims(library, as_json_document=as_json)
    return show_claim(args.what, library, as_json_document=as_json)
