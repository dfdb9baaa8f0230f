"""instep restore: puts a backup in the journal's place, and sets aside what was there."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from instep.app import clock, photo_folder
from instep.cli.commands.backup import told_photos
from instep.cli.file_options import SCHEMA, kept_arguments
from instep.cli.journals import journal_path, opened
from instep.cli.parser import Parser
from instep.cli.printing import show
from instep.journal.restoring import Restored, restore
from instep.photo.backup_files import KeptFiles, kept_files
from instep.session.words import Words


def arguments(parser: Parser) -> None:
    """Take the backup."""
    kept_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Look through the backup, put it in place, and say what was set aside and where."""
    place = journal_path(args.journal)
    photos = photo_folder(place)
    restored = restore(Path(args.file), place, photos, now=clock())
    with opened(args.journal) as instep:  # one of an older version is migrated here
        files, words = kept_files(instep.journal, photos), instep.library.words
    document = {
        "schema": SCHEMA,
        "deed": "restore",
        "file": args.file,
        "facts": restored.facts,
        "photos": files.there,
        "missing": files.missing,
        "aside": str(restored.aside) if restored.aside else None,
    }
    show(document, ["; ".join(_told(restored, files, args.file, words=words))], as_json=args.json)
    return 0


def _told(restored: Restored, files: KeptFiles, file: str, *, words: Words) -> Iterator[str]:
    yield words.say("cli-kept-restore", file=file, facts=str(restored.facts))
    if not restored.packed:
        yield words.say("cli-kept-unpacked")
    yield from told_photos(files, words)
    if restored.aside:
        yield words.say("cli-kept-aside", aside=str(restored.aside))
