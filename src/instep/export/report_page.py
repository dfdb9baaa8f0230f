"""The page for the podiatrist in words and drawings, as plain JSON: paper and screen show the same."""

from base64 import b64encode
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from instep.coach.report.model import (
    OLDEST,
    Report,
    ReportedGroup,
    ReportedPhoto,
    ReportRequest,
    ReportSection,
)
from instep.export import report_tables
from instep.export.foot_print import PrintMark, foot_print, shown_in
from instep.export.report_telling import Telling
from instep.export.strip_print import sign, strip_print
from instep.foot.anatomy import Side
from instep.foot.views import View
from instep.record.strip import StripDay
from instep.session import phrases
from instep.session.words import Words
from instep.words.clearance import limit_lines

VIEWS = (View.TOP, View.SOLE, View.HEEL, View.ANKLE_INNER, View.ANKLE_OUTER)
_STEPS = ("opened", "changed", "closed")
Part = dict[str, Any]


def report_page(report: Report, words: Words, *, brief: bool) -> Part:
    """Return the page; `brief` cuts long words for a page that must stay one. What is left out is None."""
    tell = Telling(words=words, year=report.chosen.last.year, brief=brief)
    chosen = report.chosen
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
        "answers": _group(report.group, tell) if report.group else None,
        "map": _map(report, tell) if chosen.has(ReportSection.MAP) else None,
        "strip": _strip(report, tell) if chosen.has(ReportSection.STRIP) else None,
        "tables": [msgspec.to_builtins(table) for table in _tables(report, tell)],
        "photos": _photos(report, tell) if report.extras.photos else None,
        "plan": _plan(report, tell) if chosen.has(ReportSection.PLAN) else None,
        "request": _request(report.extras.request, tell) if report.extras.request else None,
    }


def _days(report: Report, tell: Telling) -> str:
    first, last = _first_day(report), report.chosen.last
    key = "one_day" if first == last else "days"
    return tell.say(key, first=phrases.day(first, tell.words), last=phrases.day(last, tell.words))


def _first_day(report: Report) -> date:
    """The first of the days; of a whole record the first of which anything is known."""
    chosen = report.chosen
    if chosen.first != OLDEST:
        return chosen.first
    known = [look.at.date() for look in report.looks]
    known += [found.pin.first_day for found in report.findings]
    return min(known, default=chosen.last)


def _tables(report: Report, tell: Telling) -> Iterator[report_tables.Table]:
    chosen, extras = report.chosen, report.extras
    if chosen.has(ReportSection.FINDINGS):
        yield report_tables.findings(report, tell)
    if chosen.has(ReportSection.SESSIONS) or chosen.has(ReportSection.RATINGS):
        yield report_tables.sessions(report, tell)
    if chosen.has(ReportSection.REFUSED):
        yield report_tables.refused(report, tell)
    if extras.touch:
        yield report_tables.touch(report, tell)
    if extras.temperatures:
        yield report_tables.temperatures(report, tell)


def _group(group: ReportedGroup, tell: Telling) -> Part:
    said = [
        tell.say(
            "answers-said",
            item=_item(one.item, one.question, tell),
            answer=tell.named(f"answers-values-{one.answer}", one.answer),
            on=tell.day(one.on),
        )
        for one in group.said
        if one.answer is not None and one.on is not None
    ]
    missing = [_item(one.item, one.question, tell) for one in group.said if one.answer is None]
    return {
        "title": tell.say("answers-title"),
        "group": tell.say(f"answers-group-{group.group}"),
        "said": said if said or missing else [tell.say("answers-none")],
        "missing": tell.say("answers-unanswered", items=phrases.listed(missing, tell.words))
        if missing
        else "",
    }


def _item(item: str, question: str, tell: Telling) -> str:
    return tell.named(f"answers-items-{item}", question)


def _map(report: Report, tell: Telling) -> Part:
    gone = tell.say("map-key-gone")
    here = tell.say("map-key-open", day=tell.day(report.chosen.last))
    return {
        "title": tell.say("map-title"),
        "sides": [_side(report, side, tell) for side in Side],
        "key": [{"sign": "open", "words": here}, {"sign": "gone", "words": gone}],
    }


def _side(report: Report, side: Side, tell: Telling) -> Part:
    marks = [
        PrintMark(number=one.number, region=one.pin.region, gone=one.pin.closed is not None)
        for one in report.findings
        if one.pin.side is side
    ]
    views = [
        {
            "view": view.value,
            "words": tell.say(f"map-view-{view}"),
            "alt": _alt(side, view, marks, tell=tell),
            "svg": foot_print(view, side, marks),
        }
        for view in VIEWS
    ]
    return {"side": side.value, "title": tell.say(f"map-side-{side}"), "views": views}


def _alt(side: Side, view: View, marks: list[PrintMark], *, tell: Telling) -> str:
    pins = [
        tell.say(
            "map-gone" if mark.gone else "map-pin",
            number=mark.number,
            place=phrases.place(side, mark.region, tell.words),
        )
        for mark in marks
        if shown_in(mark.region) is view
    ]
    side_words, view_words = tell.say(f"map-side-{side}"), tell.say(f"map-view-{view}")
    return tell.say(
        "map-alt",
        side=side_words,
        view=view_words,
        pins=phrases.listed_apart(pins, tell.words) or tell.say("map-empty"),
    )


def _strip(report: Report, tell: Telling) -> Part:
    labels = {row: tell.say(f"strip-row-{row}") for row in ("look", "left", "right", "steps")}
    looks = sum(day.looks > 0 for day in report.days)
    steps = " ".join(_step(day, tell) for day in report.days if any(getattr(day, name) for name in _STEPS))
    return {
        "title": tell.say("strip-title"),
        "alt": tell.say("strip-alt", looks=looks, days=len(report.days), steps=steps).strip(),
        "svg": strip_print(report.days, labels),
        "key": [{"svg": sign(name), "words": tell.say(f"strip-key-{name}")} for name in ("look", *_STEPS)],
        "about": tell.say("strip-gap"),
    }


def _step(day: StripDay, tell: Telling) -> str:
    what = [tell.say(f"strip-what-{name}", n=getattr(day, name)) for name in _STEPS if getattr(day, name)]
    return tell.say("strip-step", day=tell.day(day.day), what=phrases.listed(what, tell.words))


def _photos(report: Report, tell: Telling) -> Part:
    return {
        "title": tell.say("photos-title"),
        "shown": [
            {"alt": _photo(photo, tell), "address": _address(photo.jpeg)} for photo in report.extras.photos
        ],
    }


def _address(jpeg: bytes) -> str:
    return f"data:image/jpeg;base64,{b64encode(jpeg).decode()}"


def _photo(photo: ReportedPhoto, tell: Telling) -> str:
    side, view = tell.say(f"map-side-{photo.side}"), tell.say(f"map-view-{photo.view}")
    return tell.say("photos-alt", side=side, view=view, day=tell.day(photo.taken_on))


def _plan(report: Report, tell: Telling) -> Part:
    agreed = [tell.say("plan-agreed"), *map(tell.cut, report.extras.agreed)] if report.extras.agreed else []
    return {"title": tell.say("plan-title"), "agreed": agreed, "lines": [*_in_force(report, tell)]}


def _request(request: ReportRequest, tell: Telling) -> Part:
    code = tell.say("request-code", code=request.code)
    return {"title": tell.say("request-title"), "code": code, "lines": list(map(tell.cut, request.lines))}


def _in_force(report: Report, tell: Telling) -> Iterator[str]:
    found = report.in_force
    if found is None:
        yield tell.say("plan-none")
        return
    level = tell.say(f"refused-level-{found.level}")
    yield tell.say("plan-since", day=tell.day(found.at.date()), level=level)
    if not found.level.is_stop:
        yield from limit_lines(found.limits, tell.words)
