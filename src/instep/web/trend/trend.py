"""A person's own numbers over time: the month in a line, a picture for each measure, both feet's time."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from starlette.responses import Response
from starlette.routing import Route

from instep.coach.trend.trend import (
    Month,
    Trend,
    last_days,
    last_years,
    recent_months,
    show_month,
    show_trend,
)
from instep.foot.anatomy import Side
from instep.library.content.trend import TrendView
from instep.library.nearest import check_known
from instep.outcomes.sitting import Moment
from instep.outcomes.trend import Bin, ChartSlot, Period
from instep.session.phrases import length
from instep.web.requests import WebRequest, page
from instep.web.trend.trend_chart import HEIGHT, LEFT, RIGHT, WIDTH, mark_path, trend_chart
from instep.words.trend import (
    change_words,
    ledger_line,
    month_line,
    named_groups,
    period_words,
    spread_words,
    stretch_words,
)

if TYPE_CHECKING:
    from instep.library.library import Library


def routes() -> list[Route]:
    """The trend, in three lengths."""
    return [page("/trend", trend)]


def trend(request: WebRequest) -> Response:
    """Show thirty days, a year or ten years; what was not answered is a gap."""
    instep = request.instep
    rules, view = instep.library.trend, _view(request)
    found = show_trend(_period(view, request), request.context)
    return request.page(
        "trend.html",
        views=rules.views,
        view=view,
        trend=found,
        period=period_words(found.period, request.site.words),
        first=request.site.day(found.period.first),
        last=request.site.day(found.period.last),
        months=[month_line(one, instep.library) for one in _months(request) if not one.is_empty],
        figures=[_figure(name, found, request) for name in found.measures],
        size={"width": WIDTH, "height": HEIGHT, "left": LEFT, "right": WIDTH - RIGHT},
        mark_path=mark_path,
        ledger=_ledger(found, instep.library),
        routines=_groups("routine", found, instep.library),
        times=_groups("time", found, instep.library),
    )


def _view(request: WebRequest) -> TrendView:
    views = {view.id: view for view in request.instep.library.trend.views}
    wanted = request.query.one("view") or next(iter(views))
    return views[check_known(wanted, views, "any-no_view", place="view")]


def _period(view: TrendView, request: WebRequest) -> Period:
    today = request.instep.now().date()
    return last_years(view.years, today) if view.years else last_days(view.days, today)


def _months(request: WebRequest) -> Iterator[Month]:
    today = request.instep.now().date()
    for period in recent_months(today):
        yield show_month(period, request.context)


def _figure(name: str, found: Trend, request: WebRequest) -> dict[str, Any]:
    bins = found.measures[name]
    shape = name.removeprefix("pain_") if name.startswith("pain_") else "feeling"
    return {
        "measure": name,
        "ask": request.site.say(f"ui-measure-{name}-ask"),
        "ends": request.site.say(f"ui-measure-{name}-ends"),
        "mark": shape,
        "chart": trend_chart(bins, shape) if any(one.before or one.after for one in bins) else None,
        "rows": list(_rows(bins, found.stretch, request)),
    }


def _rows(bins: Sequence[Bin], stretch: ChartSlot, request: WebRequest) -> Iterator[dict[str, Any]]:
    """The stretches in which anything was, newest first."""
    library = request.instep.library
    for one in reversed(bins):
        if one.sessions or one.before or one.after:
            told = {moment.value: spread_words(one.at(moment), library) for moment in Moment}
            yield {
                "when": stretch_words(one.period, stretch, library.words),
                "sessions": one.sessions,
                **told,
            }


def _ledger(found: Trend, library: "Library") -> dict[str, Any]:
    rows = {"here": found.ledger_ms, "overall": found.overall_ms}
    return {
        "rows": {
            name: {side: length(ms[side] / 1000, library.words) for side in Side} for name, ms in rows.items()
        },
        "less": ledger_line(found.ledger_ms, library) if found.sessions else "",
    }


def _groups(compared: str, found: Trend, library: "Library") -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "sessions": one.sessions,
            "changes": {measure: change_words(change, library) for measure, change in one.changes.items()},
        }
        for by, name, one in named_groups(found, library)
        if by == compared
    ]
