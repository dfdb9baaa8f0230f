"""The page for the podiatrist in words and drawings, as plain JSON: paper and screen show the same."""

from base64 import b64encode
from collections.abc import Sequence
from typing import Any

from instep.coach.agreement.wording import told_reply
from instep.coach.report.model import OLDEST, Report, ReportPhoto, ReportSection
from instep.export.foot_print import PrintMark, foot_print, shown_in
from instep.export.strip_print import sign, strip_print
from instep.foot.anatomy import Side
from instep.foot.views import View
from instep.library.files.requests import Request
from instep.library.library import Library
from instep.session import phrases
from instep.words.clearance import limit_lines
from instep.words.report import ReportWords, given_answer
from instep.words.report_tables import report_tables
from instep.words.request import request_lines

VIEWS = (View.TOP, View.SOLE, View.HEEL, View.ANKLE_INNER, View.ANKLE_OUTER)
_STEPS = ("opened", "changed", "closed")
Part = dict[str, Any]


def report_page(report: Report, library: Library, *, brief: bool) -> Part:
    """Return the page; `brief` cuts long words for a page that must stay one. What is left out is None."""
    tell = ReportWords(library=library, year=report.chosen.last.year, brief=brief)
    chosen, words = report.chosen, library.words
    return {
        "language": words.language,
        "title": tell.say("of", name=chosen.name) if chosen.name else tell.say("title"),
        "days": _days(report, tell),
        "made": tell.say("made", day=phrases.day(report.made, words)),
        "what": tell.say("what"),
        "small": [
            tell.say("versions", versions=phrases.listed(report.versions, words)),
            tell.say("record", record=report.record),
        ],
        "more": words.texts["report-more"],
        "answers": _answers(report, tell) if report.group else None,
        "map": _map(report, tell) if chosen.has(ReportSection.MAP) else None,
        "strip": _strip(report, tell) if chosen.has(ReportSection.STRIP) else None,
        "tables": list(report_tables(report, tell)),
        "photos": _photos(report.photos, tell) if report.photos else None,
        "plan": _plan(report, tell) if chosen.has(ReportSection.PLAN) else None,
        "request": _request(report.request, tell) if report.request else None,
    }


def _days(report: Report, tell: ReportWords) -> str:
    """The days; those of a whole record begin with the first of which anything is known."""
    first, last = report.chosen.first, report.chosen.last
    if first == OLDEST:
        known = (
            *(look.at.date() for look in report.looks),
            *(found.pin.first_day for found in report.findings),
        )
        first = min(known, default=last)
    key = "one_day" if first == last else "days"
    return tell.say(key, first=phrases.day(first, tell.words), last=phrases.day(last, tell.words))


def _answers(report: Report, tell: ReportWords) -> Part:
    said, missing, texts = [], [], tell.words.texts
    for item, given in report.answers:
        name, answer = texts.get(f"report-answers-items-{item.id}", item.question), given_answer(item, given)
        if given is None:
            missing.append(name)
            continue
        words = texts.get(f"report-answers-values-{answer}", answer)
        said.append(tell.say("answers-said", item=name, answer=words, on=tell.day(given.at.date())))
    unanswered = phrases.listed(missing, tell.words)
    return {
        "title": tell.say("answers-title"),
        "group": tell.say(f"answers-group-{report.group}"),
        "said": said if report.answers else [tell.say("answers-none")],
        "missing": tell.say("answers-unanswered", items=unanswered) if missing else "",
    }


def _map(report: Report, tell: ReportWords) -> Part:
    marks: dict[Side, list[PrintMark]] = {side: [] for side in Side}
    for number, found in enumerate(report.findings, 1):
        mark = PrintMark(number=number, region=found.pin.region, gone=found.pin.closed is not None)
        marks[found.pin.side].append(mark)
    sides = []
    for side, here in marks.items():
        views = [_view(view, side, here, tell=tell) for view in VIEWS]
        sides.append({"side": side.value, "title": tell.say(f"map-side-{side}"), "views": views})
    return {
        "title": tell.say("map-title"),
        "sides": sides,
        "key": [
            {"sign": "open", "words": tell.say("map-key-open", day=tell.day(report.chosen.last))},
            {"sign": "gone", "words": tell.say("map-key-gone")},
        ],
    }


def _view(view: View, side: Side, marks: Sequence[PrintMark], *, tell: ReportWords) -> Part:
    pins = []
    for mark in marks:
        if shown_in(mark.region) is view:
            where = phrases.place(side, mark.region, tell.words)
            pins.append(tell.say("map-gone" if mark.gone else "map-pin", number=mark.number, place=where))
    words = tell.say(f"map-view-{view}")
    named = phrases.listed_apart(pins, tell.words) or tell.say("map-empty")
    return {
        "view": view.value,
        "words": words,
        "alt": tell.say("map-alt", side=tell.say(f"map-side-{side}"), view=words, pins=named),
        "svg": foot_print(view, side, marks),
    }


def _strip(report: Report, tell: ReportWords) -> Part:
    steps, looks = [], 0
    for day in report.days:
        looks += day.looks > 0
        counts = {name: getattr(day, name) for name in _STEPS}
        what = [tell.say(f"strip-what-{name}", n=count) for name, count in counts.items() if count]
        if what:
            steps.append(tell.say("strip-step", day=tell.day(day.day), what=phrases.listed(what, tell.words)))
    labels = {row: tell.say(f"strip-row-{row}") for row in ("look", "left", "right", "steps")}
    return {
        "title": tell.say("strip-title"),
        "alt": tell.say("strip-alt", looks=looks, days=len(report.days), steps=" ".join(steps)).strip(),
        "svg": strip_print(report.days, labels),
        "key": [{"svg": sign(name), "words": tell.say(f"strip-key-{name}")} for name in ("look", *_STEPS)],
        "about": tell.say("strip-gap"),
    }


def _photos(photos: Sequence[ReportPhoto], tell: ReportWords) -> Part:
    shown = []
    for photo in photos:
        side, view = tell.say(f"map-side-{photo.side}"), tell.say(f"map-view-{photo.view}")
        alt = tell.say("photos-alt", side=side, view=view, day=tell.day(photo.taken_on))
        shown.append({"alt": alt, "address": f"data:image/jpeg;base64,{b64encode(photo.jpeg).decode()}"})
    return {"title": tell.say("photos-title"), "shown": shown}


def _plan(report: Report, tell: ReportWords) -> Part:
    lines = [tell.say("plan-none")]
    if report.in_force:
        at, clearance = report.in_force
        level = tell.say(f"refused-level-{clearance.level}")
        lines = [tell.say("plan-since", day=tell.day(at.date()), level=level)]
        lines += () if clearance.level.is_stop else limit_lines(clearance.limits, tell.words)
    agreed = [tell.cut(line) for reply in report.agreed for line in told_reply(reply, tell.library)]
    return {
        "title": tell.say("plan-title"),
        "agreed": [tell.say("plan-agreed"), *agreed] if agreed else [],
        "lines": lines,
    }


def _request(request: Request, tell: ReportWords) -> Part:
    code = tell.say("request-code", code=request.code(tell.library.terms.code))
    lines = [tell.cut(line) for line in request_lines(request, tell.library)]
    return {"title": tell.say("request-title"), "code": code, "lines": lines}
