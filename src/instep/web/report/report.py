"""The page for the podiatrist: choose what goes in, look at it, take it as PDF, FHIR or tables."""

import json
from typing import Any

from starlette.responses import Response
from starlette.routing import Route

from instep.coach.report.model import Chosen, Report, ReportSection
from instep.coach.report.reader import read_report
from instep.photo.diary import Diary, Photo
from instep.photo.for_report import offered, printed
from instep.safety.clearance import Level
from instep.web.foot_svg import Svg
from instep.web.photo.photos import diary_of, of
from instep.web.report.report_form import ReportAction, read_report_form
from instep.web.requests import WebRequest, page


def routes() -> list[Route]:
    """The page and its form."""
    return [page("/feet/report", show, "GET", "POST")]


def show(request: WebRequest) -> Response:
    """Show the page, or hand out the file that was asked for."""
    instep = request.instep
    now = instep.now()
    form = read_report_form(request.form, today=now.date())
    diary = diary_of(request)
    report = read_report(form.chosen, request.context, printed(diary, form.chosen) if diary else ())
    match form.wanted:
        case ReportAction.SEE:
            return _seen(request, report, diary)
        case ReportAction.PDF | ReportAction.MORE:
            from instep.export.report_pdf import report_pdf  # noqa: PLC0415  # the first page does not pay for it

            pdf = report_pdf(report, instep.library, more=form.wanted is ReportAction.MORE)
            return _sent("foot-record.pdf", "application/pdf", pdf)
        case ReportAction.FHIR:
            from instep.export.fhir import fhir_bundle  # noqa: PLC0415  # likewise

            bundle = fhir_bundle(report, instep.library)
            content = json.dumps(bundle, ensure_ascii=False, indent=1).encode()
            return _sent("foot-record.fhir.json", "application/fhir+json", content)
        case ReportAction.CSV:
            from instep.export.csv_tables import csv_archive  # noqa: PLC0415  # likewise

            archive = csv_archive(report, instep.library)
            return _sent("foot-record.zip", "application/zip", archive)


def _seen(request: WebRequest, report: Report, diary: Diary | None) -> Response:
    from instep.export.report_page import report_page  # noqa: PLC0415  # likewise

    told = report_page(report, request.instep.library, brief=False)
    return request.page(
        "report.html",
        chosen=report.chosen,
        photos=[_photo(photo, request) for photo in _offered(report.chosen, diary)],
        sections=[_section(section, report.chosen, request) for section in ReportSection],
        paper=told,
        drawn=Svg,
        today=report.made.date(),
        # Where something is urgent the emergency line stands at the top, and not at the foot as well.
        is_urgent=any(
            found.pin.closed is None and found.action.level is Level.STOP_EMERGENCY
            for found in report.findings
        ),
    )


def _section(section: ReportSection, chosen: Chosen, request: WebRequest) -> dict[str, Any]:
    return {
        "id": section.value,
        "words": request.site.say(f"report-contents-{section}"),
        "is_in": chosen.has(section),
    }


def _sent(name: str, media_type: str, content: bytes) -> Response:
    headers = {
        "content-type": media_type,
        "content-disposition": f'attachment; filename="{name}"',
    }
    return Response(content, headers=headers)


def _offered(chosen: Chosen, diary: Diary | None) -> tuple[Photo, ...]:
    return offered(diary, chosen.first, chosen.last) if diary and diary.is_on else ()


def _photo(photo: Photo, request: WebRequest) -> dict[str, str]:
    return {"id": photo.id, "words": f"{of(request.site, photo)}, {request.site.day(photo.taken_on)}"}
