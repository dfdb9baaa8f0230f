"""instep backup: a whole, consistent copy of the journal and its photos in one file, also while in use."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from instep.app import photo_folder
from instep.cli.file_options import SCHEMA, kept_arguments
from instep.cli.journals import journal_path, opened
from instep.cli.parser import Parser
from instep.cli.printing import show
from instep.photo.backup_files import KeptFiles, kept_files
from instep.session.words import Words


def arguments(parser: Parser) -> None:
    """Take the file to write."""
    kept_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Write the copy, never over an existing file, and say what is not in it."""
    photos = photo_folder(journal_path(args.journal))
    with opened(args.journal, begin=False) as instep:
        instep.journal.backup(Path(args.file), photos=photos)
        files, words = kept_files(instep.journal, photos), instep.library.words
    document = {"schema": SCHEMA, "deed": "backup", "file": args.file, "facts": None, "photos": files.there}
    told = [words.say("cli-kept-backup", file=args.file), *told_photos(files, words)]
    show({**document, "missing": files.missing}, ["; ".join(told)], as_json=args.json)
    return 0


def told_photos(files: KeptFiles, words: Words) -> Iterator[str]:
    """Say how many photos are there, which key they need, and how many are not."""
    if files.there:
        yield words.say("cli-kept-photos", photos=str(files.there))
    if files.locked:
        yield words.say("cli-kept-locked", photos=str(files.locked))
    if files.missing:
        yield words.say("cli-kept-missing", photos=str(files.missing))
