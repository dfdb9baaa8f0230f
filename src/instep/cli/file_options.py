"""What export, import and backup share: their arguments, and what they say when they are done."""

import argparse

from instep.cli.parser import Parser
from instep.cli.printing import show
from instep.session.words import Words

SCHEMA = "instep.kept/1"


def kept_arguments(parser: Parser) -> None:
    """Take a file and a journal."""
    parser.add("file", metavar="FILE")
    parser.add_journal()


def done(deed: str, args: argparse.Namespace, words: Words, *, facts: int | None = None) -> None:
    """Say what was done; `facts` is how many were written or read, None where nobody counted."""
    document = {"schema": SCHEMA, "deed": deed, "file": args.file, "facts": facts}
    line = words.say(f"cli-kept-{deed}", file=args.file, facts=str(facts))
    show(document, [line], as_json=args.json)
