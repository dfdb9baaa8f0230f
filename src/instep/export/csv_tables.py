"""The page for the podiatrist as tables: CSV files in one archive, for whoever reads spreadsheets."""

import csv
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from instep.coach.report.model import Report
from instep.foot.anatomy import Side
from instep.library.library import Library
from instep.outcomes.sitting import Moment
from instep.record.pins import PinStep
from instep.words.clearance import refused_contact
from instep.words.letters import written
from instep.words.report import (
    rated_words,
    refusal_reasons,
    site_degrees,
    toes_not_felt,
    touch_result,
    unplaced,
)
from instep.words.report_tables import RATED

Row = dict[str, Any]
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""A spreadsheet takes what begins so for a formula, and would run it."""


def csv_archive(report: Report, library: Library) -> bytes:
    """Return all tables as one archive; the same report gives the same bytes."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, text in csv_tables(report, library).items():
            entry = ZipInfo(f"{name}.csv", date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, text.encode())
    return packed.getvalue()


def csv_tables(report: Report, library: Library) -> dict[str, str]:
    """Return each table as RFC 4180 has it; a table without a row is its header alone."""
    return {name: _text(library.tables[name], rows(report, library)) for name, rows in _TABLES.items()}


def _text(columns: Iterable[str], rows: Iterable[Row]) -> str:
    written = StringIO()
    table = csv.writer(written)
    names = list(columns)
    table.writerow(names)
    table.writerows([_cell(row[name]) for name in names] for row in rows)
    return written.getvalue()


def _cell(value: Any) -> str:
    """A cell as text; words that a spreadsheet would calculate are marked as words by an apostrophe."""
    if value is None:
        return ""
    text = written(str(value))
    return f"'{text}" if isinstance(value, str) and text.lstrip(" ").startswith(_FORMULA) else text


def _findings(report: Report, _: Library) -> Iterator[Row]:
    for number, found in enumerate(report.findings, 1):
        pin, contact = found.pin, found.contact
        yield {
            "pin": pin.id,
            "number": number,
            "finding": pin.finding,
            "name": found.kind.name,
            "side": pin.side.value,
            "region": pin.region.value,
            "opened": pin.first_day,
            "closed": pin.closed.day if pin.closed else None,
            "looks": found.looks,
            "last_look": found.last_look.isoformat() if found.last_look else None,
            "level": found.action.level.value,
            "contact": contact.who if contact else None,
            "within": contact.within if contact else None,
        }


def _history(report: Report, _: Library) -> Iterator[Row]:
    for found in report.findings:
        for note in found.pin.notes:
            if note.step is not PinStep.CARE:
                said = {"step": note.step.value, "by": note.by, "words": note.words}
                yield {"pin": found.pin.id, "at": note.at.isoformat(), **said}


def _care(report: Report, _: Library) -> Iterator[Row]:
    for found in report.findings:
        for note in found.pin.notes:
            if note.care is not None:
                said = {"care": note.care, "on": note.on, "by": note.by, "words": note.words}
                yield {"pin": found.pin.id, "at": note.at.isoformat(), **said}


def _looks(report: Report, library: Library) -> Iterator[Row]:
    for look in report.looks:
        body = look.body
        loose = (": ".join(filter(None, (name, one.note))) for name, one in unplaced(body, library))
        marked = {"marked": len(body.pins or ()), "unplaced": "; ".join(loose)}
        yield {"at": look.at.isoformat(), "how": body.looked, "by": body.by, **marked}


def _ratings(report: Report, _: Library) -> Iterator[Row]:
    for session, given in report.ratings.items():
        for moment in Moment:
            if moment in given:
                at, body = given[moment].at.isoformat(), given[moment].body
                numbers = {name: body.values.get(name) for name in RATED}
                head = {"session": session, "at": at, "moment": moment.value}
                yield {**head, **numbers, "words": rated_words(body)}


def _sessions(report: Report, _: Library) -> Iterator[Row]:
    for fact in report.sessions:
        one = fact.body
        played = {f"{side}_seconds": one.played_ms.get(side, 0) / 1000 for side in Side}
        how = {"ended": one.ended, "way": one.way, "routine": one.routine, "seconds": one.seconds_played}
        yield {"session": one.session, "ended_at": fact.at.isoformat(), **how, **played}


def _refused(report: Report, library: Library) -> Iterator[Row]:
    for fact, screened in report.refused:
        body, contact = fact.body, refused_contact(fact.body, library.rules)
        reasons = refusal_reasons(body, screened, library)
        yield {
            "at": fact.at.isoformat(),
            "way": body.way,
            "level": body.level.value,
            "contact": contact.who if contact else None,
            "within": contact.within if contact else None,
            "rules": " ".join(body.rules),
            "reasons": " ".join(text for _, text in reasons if text),
        }


def _touch(report: Report, library: Library) -> Iterator[Row]:
    for one in report.touch:
        toes = {f"{side}_not_felt": "; ".join(toes_not_felt(one, side, library.words)) for side in Side}
        yield {"at": one.at.isoformat(), "by": "", "result": touch_result(one, library.words), **toes}


def _temperatures(report: Report, library: Library) -> Iterator[Row]:
    for one in report.temperatures:
        for side in Side:
            for site, celsius in site_degrees(one, side, library).items():
                where = {"side": side.value, "site": site, "celsius": celsius}
                yield {"at": one.at.isoformat(), **where}


def _trials(report: Report, _: Library) -> Iterator[Row]:
    done = {True: "yes", False: "no", None: None}
    for trial, day in report.trials:
        said = {"before": day.before, "outcome": day.outcome, "done": done[day.done]}
        yield {
            "trial": trial.id,
            "question": trial.question,
            "measure": trial.measure,
            "day": day.day,
            "date": day.date,
            "phase": day.phase.value,
            "arm": day.arm,
            **said,
            "late": " ".join(sorted(moment.value for moment in day.late)),
        }


_TABLES: dict[str, Callable[[Report, Library], Iterator[Row]]] = {
    "findings": _findings,
    "history": _history,
    "care": _care,
    "looks": _looks,
    "ratings": _ratings,
    "sessions": _sessions,
    "refused": _refused,
    "touch": _touch,
    "temperatures": _temperatures,
    "trials": _trials,
}
