"""instep export: the whole journal as one open file, or the foot record as FHIR or as tables."""

import argparse
import json
from pathlib import Path

from instep.cli.commands.report import days_arguments
from instep.cli.file_options import done
from instep.cli.journals import opened, opened_for
from instep.cli.parser import Parser
from instep.coach.context import Context
from instep.coach.person.people import find_person
from instep.coach.report.choice import every_day, read_days, read_without
from instep.coach.report.model import Chosen, Report
from instep.coach.report.reader import read_report
from instep.export.csv_tables import csv_archive
from instep.export.fhir import fhir_bundle
from instep.export.journal_file import export_journal
from instep.export.whole_file import write_whole
from instep.library.errors import BadInput


def arguments(parser: Parser) -> None:
    """Take the file to write, and what it is to be."""
    parser.add("file", metavar="FILE", nargs="?")
    parser.add("--fhir", metavar="FHIR")
    parser.add("--csv", metavar="CSV")
    days_arguments(parser)
    parser.add("--replace", action="store_true")
    parser.add_person()


def run(args: argparse.Namespace) -> int:
    """Write one file, and say what it holds."""
    if sum(name is not None for name in (args.file, args.fhir, args.csv)) != 1:
        raise BadInput("export-one_file", file="instep export")
    if args.file:
        _write_journal(args)
        return 0
    with opened_for(args, begin=False) as context:
        if args.fhir:
            _write_fhir(args, context)
        else:
            _write_csv(args, context)
    return 0


def _write_journal(args: argparse.Namespace) -> None:
    with opened(args.journal, begin=False) as instep:
        person = find_person(args.person, instep.context()) if args.person else None
        count = export_journal(instep.journal, Path(args.file), person=person, replace=args.replace)
        done("export", args, instep.library.words, facts=count)


def _write_fhir(args: argparse.Namespace, context: Context) -> None:
    bundle = fhir_bundle(_record(args, context), context.library)
    content = json.dumps(bundle, ensure_ascii=False, indent=1).encode()
    write_whole(Path(args.fhir), content, replace=args.replace)
    done("export_fhir", _named(args.fhir, args), context.library.words)


def _write_csv(args: argparse.Namespace, context: Context) -> None:
    content = csv_archive(_record(args, context), context.library)
    write_whole(Path(args.csv), content, replace=args.replace)
    done("export_csv", _named(args.csv, args), context.library.words)


def _named(file: str, args: argparse.Namespace) -> argparse.Namespace:
    return argparse.Namespace(file=file, json=args.json)


def _record(args: argparse.Namespace, context: Context) -> Report:
    """The foot record of the days that were asked for, or of all of them."""
    now = context.now
    first, last = read_days(args.first, args.last, usual=every_day(now.date()))
    chosen = Chosen(first=first, last=last, without=read_without(args.without))
    return read_report(chosen, context)
