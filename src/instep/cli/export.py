"""instep export: the whole journal as one open file."""

import argparse
from pathlib import Path

from instep.cli.journals import opened
from instep.cli.keeping import done, kept_arguments
from instep.cli.parser import Parser
from instep.export.journal_file import export_journal


def arguments(parser: Parser) -> None:
    """Take the file to write."""
    kept_arguments(parser)
    parser.add("--replace", action="store_true")


def run(asked: argparse.Namespace) -> int:
    """Write every fact, and say how many."""
    with opened(asked.journal, begin=False) as instep:
        count = export_journal(instep.journal, Path(asked.file), replace=asked.replace)
        done("export", asked, instep.library.words, facts=count)
    return 0
