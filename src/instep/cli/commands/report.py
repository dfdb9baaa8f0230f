"""instep report: the page for a podiatrist, as a PDF or as the document it is made of."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from instep.app import open_diary, photo_folder
from instep.cli.journals import journal_path, opened_for
from instep.cli.parser import Parser
from instep.cli.printing import show
from instep.coach.context import Context
from instep.coach.report.choice import read_days, read_without, usual_days
from instep.coach.report.model import Chosen, Report, ReportPhoto
from instep.coach.report.reader import read_report
from instep.export.report_json import report_json
from instep.export.report_pdf import Paper, report_pdf
from instep.export.whole_file import write_whole
from instep.library.errors import BadInput
from instep.photo import extra
from instep.photo.for_report import printed
from instep.session.words import Words

_PAPERS = {"a4": Paper.A4, "letter": Paper.LETTER}


def arguments(parser: Parser) -> None:
    """Take where to write it, the days, and what goes in."""
    parser.add("-o", metavar="PDF")
    days_arguments(parser)
    parser.add("--pages", metavar="PAGES", choices=["one", "more"], default="one")
    parser.add("--paper", metavar="PAPER", choices=list(_PAPERS), default="a4")
    parser.add("--name", metavar="PERSON", default="")
    parser.add("--photo", metavar="PHOTO", action="append", default=[])
    parser.add("--replace", action="store_true")
    parser.add_person()


def days_arguments(parser: Parser) -> None:
    """Take the first and the last day, and what is left out."""
    parser.add("--from", metavar="FIRST", dest="first")
    parser.add("--to", metavar="LAST", dest="last")
    parser.add("--without", metavar="SECTION", nargs="+", action="extend", default=[])


def run(args: argparse.Namespace) -> int:
    """Write the page, print its document, or both."""
    if not (args.o or args.json):
        raise BadInput("report-no_file_was_named", file="instep report", place="-o")
    with opened_for(args, begin=False) as context:
        now = context.now
        first, last = read_days(args.first, args.last, usual=usual_days(now.date()))
        chosen = Chosen(
            first=first,
            last=last,
            without=read_without(args.without),
            photos=frozenset(args.photo),
            name=args.name,
        )
        report = read_report(chosen, context, _photos(chosen, args, context))
        words = context.library.words
        if args.o:
            pdf = report_pdf(report, context.library, more=args.pages == "more", paper=_PAPERS[args.paper])
            write_whole(Path(args.o), pdf, replace=args.replace)
    show(report_json(report, context.library), _lines(report, args.o, words), as_json=args.json)
    return 0


def _photos(chosen: Chosen, args: argparse.Namespace, context: Context) -> tuple[ReportPhoto, ...]:
    if not chosen.photos:
        return ()
    if not extra.is_there():
        raise BadInput("photo-packages_missing", file="instep report", place="--photo", install=extra.INSTALL)
    return printed(open_diary(photo_folder(journal_path(args.journal)), context), chosen)


def _lines(report: Report, file: str, words: Words) -> Iterator[str]:
    counts = {name: len(getattr(report, name)) for name in ("findings", "looks", "sessions", "refused")}
    days = {"first": report.chosen.first, "last": report.chosen.last}
    yield words.say("report-cli-days", **{name: day.isoformat() for name, day in days.items()})
    yield words.say("report-cli-counts", **{name: str(count) for name, count in counts.items()})
    yield words.say("report-written", file=file)
