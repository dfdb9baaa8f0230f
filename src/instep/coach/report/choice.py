"""What a person chooses of the page for the podiatrist: its days, and the sections that are left out."""

from collections.abc import Iterable
from datetime import date, timedelta

from instep.coach.report.model import OLDEST, ReportSection
from instep.library.errors import BadInput
from instep.library.files.days import day_of
from instep.library.nearest import did_you_mean
from instep.record.strip import DAYS


def usual_days(today: date) -> tuple[date, date]:
    """Return the first and the last day of the page where nobody chose them: thirty days up to today."""
    return today - timedelta(days=DAYS - 1), today


def every_day(today: date) -> tuple[date, date]:
    """Return days that leave nothing out, for the whole record."""
    return OLDEST, today


def read_days(first: str | None, last: str | None, *, usual: tuple[date, date]) -> tuple[date, date]:
    """Return the days that were asked for; raises BadInput naming the one that is wrong."""
    begin, end = _day("from", first, usual[0]), _day("to", last, usual[1])
    if first is None and last is not None and usual[0] != OLDEST:
        begin = min(begin, end - timedelta(days=DAYS - 1))
    if begin > end:
        raise BadInput("report-lies_after", place="from", begin=str(begin), end=str(end))
    return begin, end


def read_without(names: Iterable[str]) -> frozenset[ReportSection]:
    """Return the sections that are left out; raises BadInput naming one that does not exist."""
    known = list(ReportSection)
    for name in names:
        if name not in known:
            raise BadInput(
                "report-no_section", place="without", remedy=did_you_mean(name, known), written=repr(name)
            )
    return frozenset(ReportSection(name) for name in names)


def _day(place: str, text: str | None, usual: date) -> date:
    return day_of(text, place=place) if text else usual
