"""The page for the podiatrist as a form: which days, what goes in, and what is wanted of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from instep.coach.report.choice import read_days, usual_days
from instep.coach.report.model import Chosen, ReportSection
from instep.library.errors import BadInput
from instep.library.nearest import check_known
from instep.web.requests import Form

_LONGEST_NAME = 80  # letters


class ReportAction(StrEnum):
    """What the person wants: to see the page, or to take it with them."""

    SEE = "see"
    PDF = "pdf"
    MORE = "more"
    FHIR = "fhir"
    CSV = "csv"


@dataclass(frozen=True, kw_only=True)
class ReportForm:
    """What was chosen, and what is wanted of it."""

    chosen: Chosen
    wanted: ReportAction


def read_report_form(form: Form, *, today: date) -> ReportForm:
    """Return the choice; everything is in until the form was sent. Raises BadInput naming the field."""
    first, last = read_days(form.one("from"), form.one("to"), usual=usual_days(today))
    name = " ".join((form.one("name") or "").split())
    if len(name) > _LONGEST_NAME:
        raise BadInput("report-too_long", place="name", letters=_LONGEST_NAME)
    sent = form.one("sent") is not None
    kept = frozenset(form.every("in")) if sent else frozenset(ReportSection)
    return ReportForm(
        chosen=Chosen(
            first=first,
            last=last,
            without=frozenset(section for section in ReportSection if section not in kept),
            photos=frozenset(form.every("photo")),
            name=name,
        ),
        wanted=_wanted(form.one("go") or ReportAction.SEE),
    )


def _wanted(raw: str) -> ReportAction:
    check_known(raw, list(ReportAction), "report-no_such", place="go")
    return ReportAction(raw)
