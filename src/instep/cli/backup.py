"""instep backup: a whole, consistent copy of the journal, also while it is in use."""

import argparse
from pathlib import Path

from instep.cli.journals import opened
from instep.cli.keeping import done, kept_arguments
from instep.cli.parser import Parser


def arguments(parser: Parser) -> None:
    """Take the file to write."""
    kept_arguments(parser)


def run(asked: argparse.Namespace) -> int:
    """Write the copy, never over an existing file."""
    with opened(asked.journal, begin=False) as instep:
        instep.journal.backup(Path(asked.file))
        done("backup", asked, instep.library.words)
    return 0
