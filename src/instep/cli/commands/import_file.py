"""instep import: a journal's open file, all of it or nothing; or a clinician's answer, once accepted."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from instep.cli.accept_reply import YES, reply_bytes, take_code, take_file
from instep.cli.file_options import SCHEMA
from instep.cli.journals import opened, opened_for
from instep.cli.parser import Parser
from instep.cli.printing import show
from instep.export.file_holding import Held, held_in, held_json, imports
from instep.export.journal_file import read_journal, take_in
from instep.facts.fact import Fact
from instep.journal.fact_codec import Record, record_of
from instep.library.errors import BadInput
from instep.library.library import Library
from instep.session.words import Words


def arguments(parser: Parser) -> None:
    """Take the file to read, or a short code; and whether it is taken in without being asked."""
    parser.add("file", metavar="FILE", nargs="?")
    parser.add("--code", metavar="CODE")
    parser.add("--from", metavar="SENDER", dest="sender")
    parser.add("--accept", action="store_true")
    parser.add("--compared", metavar="WORDS")
    parser.add("--dry-run", action="store_true")
    parser.add("--yes", action="store_true")
    parser.add_person()


def run(args: argparse.Namespace) -> int:
    """Append every fact of a journal's file once, or show an answer in words and accept it."""
    if (args.file is None) == (args.code is None):
        raise BadInput("import-file_or_code", file="instep import")
    raw = reply_bytes(args.file) if args.file else None
    if raw is None and args.file:
        return _take_journal(args)
    with opened_for(args, begin=False) as context:
        return take_code(args, context) if raw is None else take_file(raw, args, context)


def _take_journal(args: argparse.Namespace) -> int:
    path = Path(args.file)
    # Read and told before a journal is opened: what is not taken in must not leave an empty one behind.
    lines = read_journal(path)
    held, words = held_in(lines), Library().words
    said = () if args.json else tuple(_told(held, args.file, words))
    show(None, said, as_json=False)
    taken = not args.dry_run and _is_wanted(args, words)
    if taken:
        _append(lines, held, path, journal=args.journal)
    end = words.say(
        "cli-kept-import" if taken else "cli-import-nothing", file=args.file, facts=str(len(lines))
    )
    show(_document(lines, held, args, taken=taken), [end], as_json=args.json)
    return 0


def _append(lines: dict[Record, int], held: Sequence[Held], path: Path, *, journal: str | None) -> None:
    with opened(journal) as instep:
        noted = [
            record_of(Fact(id=instep.new_id(), person=person, at=instep.now(), body=body))
            for person, body in imports(held, lines, path, known=instep.journal)
        ]
        take_in(lines, instep.journal, path, noted=noted)


def _is_wanted(args: argparse.Namespace, words: Words) -> bool:
    """Whether it is to be taken in: asked at a terminal, and else what the command itself says."""
    if args.yes or args.json or not sys.stdin.isatty():
        return True
    return input(words.say("cli-import-question")).strip().lower() in YES


def _told(held: Sequence[Held], file: str, words: Words) -> Iterator[str]:
    say = words.say
    yield say("cli-import-holds", file=file, facts=str(sum(one.facts for one in held)))
    for one in held:
        days = {name: at.date().isoformat() for name, at in (("first", one.first), ("last", one.last))}
        yield say("cli-import-of", who=one.name or one.person, facts=str(one.facts), **days)
        kinds = ", ".join(say("cli-import-kind", kind=kind, n=str(n)) for kind, n in one.kinds.items())
        yield say("cli-import-kinds", kinds=kinds)


def _document(
    lines: dict[Record, int], held: Sequence[Held], args: argparse.Namespace, *, taken: bool
) -> dict[str, object]:
    facts = {"schema": SCHEMA, "deed": "import", "file": args.file, "facts": len(lines)}
    return {**facts, "written": taken, "holds": held_json(held)}
