"""instep evidence: what research there is, and what the studies of a table come to together."""

import argparse

from instep.cli import pooling
from instep.cli.parser import Parser
from instep.library.errors import BadInput


def arguments(parser: Parser) -> None:
    """Take what to do, and the options of each deed."""
    parser.add("what", metavar="WHAT", nargs="?")
    parser.add("table", metavar="TABLE", nargs="?")
    pooling.arguments(parser)
    parser.add("--json", action="store_true")


def run(asked: argparse.Namespace) -> int:
    """Do what was asked for."""
    if asked.what == "pool":
        return pooling.run(asked)
    raise BadInput(
        "instep evidence", "", f"nothing to do with {asked.what!r}", remedy="say pool and name a table"
    )
