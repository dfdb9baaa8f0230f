"""instep import: an open journal file is taken in, all of it or nothing."""

import argparse
from pathlib import Path

from instep.cli.journals import journal_path, opened
from instep.cli.keeping import done, kept_arguments
from instep.cli.parser import Parser
from instep.export.journal_file import import_journal
from instep.journal.memory import MemoryJournal


def arguments(parser: Parser) -> None:
    """Take the file to read."""
    kept_arguments(parser)


def run(asked: argparse.Namespace) -> int:
    """Append every fact of the file once, and say how many it holds."""
    path = Path(asked.file)
    if not journal_path(asked.journal).exists():
        # A file that is refused must not leave an empty journal behind.
        import_journal(MemoryJournal(), path)
    with opened(asked.journal) as instep:
        done("import", asked, instep.library.words, facts=import_journal(instep.journal, path))
    return 0
