"""The page for the podiatrist as tables: CSV files in one archive, for whoever reads spreadsheets."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from instep.coach.report.model import Report
from instep.export.letters import written
from instep.export.report_tables import RATED
from instep.foot.anatomy import Side
from instep.record.pins import PinStep

Row = dict[str, Any]
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""A spreadsheet takes what begins so for a formula, and would run it."""


def csv_archive(report: Report, columns: Mapping[str, Mapping[str, str]]) -> bytes:
    """Return all tables as one archive; the same report gives the same bytes."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, text in csv_tables(report, columns).items():
            entry = ZipInfo(f"{name}.csv", date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, text.encode())
    return packed.getvalue()


def csv_tables(report: Report, columns: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Return each table as RFC 4180 has it; a table without a row is its header alone."""
    return {name: _text(columns[name], rows(report)) for name, rows in _TABLES.items()}


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


def _findings(report: Report) -> Iterator[Row]:
    for found in report.findings:
        pin, contact = found.pin, found.contact
        yield {
            "pin": pin.id,
            "number": found.number,
            "finding": pin.finding,
            "name": found.name,
            "side": pin.side.value,
            "region": pin.region.value,
            "opened": pin.first_day,
            "closed": pin.closed.day if pin.closed else None,
            "looks": found.looks,
            "last_look": found.last_look.isoformat() if found.last_look else None,
            "level": found.level.value,
            "contact": contact.who if contact else None,
            "within": contact.within if contact else None,
        }


def _history(report: Report) -> Iterator[Row]:
    for found in report.findings:
        for note in found.pin.notes:
            if note.step is not PinStep.CARE:
                said = {"step": note.step.value, "by": note.by, "words": note.words}
                yield {"pin": found.pin.id, "at": note.at.isoformat(), **said}


def _care(report: Report) -> Iterator[Row]:
    for found in report.findings:
        for note in found.cares:
            said = {"care": note.care, "on": note.on, "by": note.by, "words": note.words}
            yield {"pin": found.pin.id, "at": note.at.isoformat(), **said}


def _looks(report: Report) -> Iterator[Row]:
    for look in report.looks:
        loose = "; ".join(": ".join(part for part in (one.name, one.note) if part) for one in look.unplaced)
        marked = {"marked": len(look.pins), "unplaced": loose}
        yield {"at": look.at.isoformat(), "how": look.how, "by": look.by, **marked}


def _ratings(report: Report) -> Iterator[Row]:
    for rated in report.ratings:
        for moment, once in (("before", rated.before), ("after", rated.after)):
            if once:
                numbers = {name: once.values.get(name) for name in RATED}
                head = {"session": rated.session, "at": once.at.isoformat(), "moment": moment}
                yield {**head, **numbers, "words": once.words}


def _sessions(report: Report) -> Iterator[Row]:
    for one in report.sessions:
        played = {f"{side}_seconds": one.played_ms[side] / 1000 for side in Side}
        how = {"ended": one.ended, "way": one.way, "routine": one.routine, "seconds": one.seconds}
        yield {"session": one.session, "ended_at": one.at.isoformat(), **how, **played}


def _refused(report: Report) -> Iterator[Row]:
    for one in report.refused:
        contact = one.contact
        yield {
            "at": one.at.isoformat(),
            "way": one.way,
            "level": one.level.value,
            "contact": contact.who if contact else None,
            "within": contact.within if contact else None,
            "rules": " ".join(because.rule for because in one.reasons),
            "reasons": " ".join(because.text for because in one.reasons if because.text),
        }


def _touch(report: Report) -> Iterator[Row]:
    for one in report.extras.touch:
        missed = {f"{side}_not_felt": "; ".join(one.missed.get(side, ())) for side in Side}
        yield {"at": one.at.isoformat(), "by": one.by, "result": one.result, **missed}


def _temperatures(report: Report) -> Iterator[Row]:
    for one in report.extras.temperatures:
        for side in Side:
            for site, celsius in one.sites.get(side, {}).items():
                where = {"side": side.value, "site": site, "celsius": celsius}
                yield {"at": one.at.isoformat(), **where}


def _trials(report: Report) -> Iterator[Row]:
    done = {True: "yes", False: "no", None: None}
    for trial, day in report.extras.trials:
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


_TABLES: dict[str, Callable[[Report], Iterator[Row]]] = {
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
