"""instep import: a journal's open file, all of it or nothing; or a clinician's answer, once accepted."""

import argparse
from pathlib import Path

from instep.cli.journals import opened, opened_for
from instep.cli.keeping import done
from instep.cli.parser import Parser
from instep.cli.taking_answers import reply_bytes, take_code, take_file
from instep.export.journal_file import read_journal, take_in
from instep.library.errors import BadInput


def arguments(parser: Parser) -> None:
    """Take the file to read, or a short code; and for an answer whether it is accepted."""
    parser.add("file", metavar="FILE", nargs="?")
    parser.add("--code", metavar="CODE")
    parser.add("--from", metavar="SENDER", dest="sender")
    parser.add("--accept", action="store_true")
    parser.add("--compared", metavar="WORDS")
    parser.add("--person", metavar="WHOSE")
    parser.add("--journal", metavar="JOURNAL")
    parser.add("--json", action="store_true")


def run(asked: argparse.Namespace) -> int:
    """Append every fact of a journal's file once, or show an answer in words and accept it."""
    if (asked.file is None) == (asked.code is None):
        raise BadInput("instep import", "", "takes a file or a code", remedy="give one of the two")
    raw = reply_bytes(asked.file) if asked.file else None
    if raw is None and asked.file:
        return _take_journal(asked)
    with opened_for(asked, begin=False) as context:
        return take_code(asked, context) if raw is None else take_file(raw, asked, context)


def _take_journal(asked: argparse.Namespace) -> int:
    path = Path(asked.file)
    # Read before a journal is opened: a file that is refused must not leave an empty one behind.
    lines = read_journal(path)
    with opened(asked.journal) as instep:
        done("import", asked, instep.library.words, facts=take_in(lines, instep.journal, path))
    return 0
