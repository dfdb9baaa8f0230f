"""A meta-analysis in the browser: a table in, the plots and every figure out; nothing of it is kept."""

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from starlette.responses import Response
from starlette.routing import Route

from instep.library.errors import BadInput
from instep.web.asking import Asked, page
from instep.web.emergency import emergency_line
from instep.web.foot_svg import Svg
from instep.web.forms.pool_form import PoolForm, read_pool_form

if TYPE_CHECKING:
    from instep.coach.pooling import PoolAnswer

_HOME = "/evidence/pool"
_MEDIA = {"svg": "image/svg+xml", "png": "image/png"}
# As instep.evidence.pooling has them; that one needs numpy, which only who pools pays for. A test compares.
MEASURES = ("MD", "SMD", "RR", "OR", "RD", "COR", "GEN")
METHODS = ("REML", "DL", "PM", "ML", "HE", "SJ", "EB", "HS", "DL2", "CA2", "CE", "MH", "PETO")
INTERVALS = ("normal", "kh", "t")


def routes() -> list[Route]:
    """The one page."""
    return [page(_HOME, pooling, "GET", "POST")]


def pooling(asked: Asked) -> Response:
    """The empty form, or what the studies of a table come to; one line where the table cannot be."""
    if asked.method != "POST":
        return _page(asked, None)
    sent = read_pool_form(asked)
    try:
        answer = _pooled(sent, asked)
        return _taken(sent.take, answer, asked) if sent.take else _page(asked, sent, answer=answer)
    except BadInput as problem:
        return _page(asked, sent, problem=str(problem))


def _pooled(sent: PoolForm, asked: Asked) -> "PoolAnswer":
    from instep.coach.pooling import PoolWish, pool_studies  # noqa: PLC0415  # numpy is for who pools
    from instep.evidence.pooling import Interval, Measure, Method  # noqa: PLC0415  # likewise
    from instep.library.delimited import read_delimited  # noqa: PLC0415  # likewise

    if not sent.raw.strip():
        say = asked.site.say
        raise BadInput("", "", say("pool.page.no_table"), remedy=say("pool.page.give_table"))
    measure = _known(sent.measure, MEASURES, "measure") if sent.measure else None
    wish = PoolWish(
        measure=Measure(measure) if measure else None,
        method=Method(_known(sent.method, METHODS, "method")),
        interval=Interval(_known(sent.interval, INTERVALS, "interval")),
        pooled_sd=sent.sd == "pooled",
        bias=True,
    )
    return pool_studies(read_delimited(sent.raw, sent.name), wish)


def _known(text: str, known: tuple[str, ...], name: str) -> str:
    if text not in known:
        raise BadInput("", name, f"no {name} {text!r}", remedy="choose one of the list")
    return text


def _taken(take: str, answer: "PoolAnswer", asked: Asked) -> Response:
    """One plot as a file, drawn for paper."""
    from instep.export import pool_plots  # noqa: PLC0415  # as above
    from instep.export.plot_png import plot_png  # noqa: PLC0415  # as above

    plot, _, kind = take.partition(".")
    drawn = pool_plots.forest if plot == "forest" else pool_plots.funnel
    svg = drawn(answer, asked.instep.library.words, paper=True)
    return Response(
        svg.encode() if kind == "svg" else plot_png(svg),
        media_type=_MEDIA[kind],
        headers={"content-disposition": f'attachment; filename="{take}"'},
    )


def _page(
    asked: Asked, sent: PoolForm | None, *, answer: "PoolAnswer | None" = None, problem: str | None = None
) -> Response:
    return asked.page(
        "pool.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK,
        sent=sent,
        typed=sent.raw.decode(errors="replace") if sent else "",
        problem=problem,
        found=_found(answer, asked) if answer else None,
        measures=MEASURES,
        methods=METHODS,
        intervals=INTERVALS,
        **emergency_line(asked),
    )


def _found(answer: "PoolAnswer", asked: Asked) -> dict[str, Any]:
    from instep.export import pool_plots, pool_telling  # noqa: PLC0415  # as above
    from instep.export.pool_json import notes  # noqa: PLC0415  # as above

    words, pooled = asked.instep.library.words, answer.pooled
    rows = list(pool_telling.study_rows(pooled))
    chosen = pool_plots.drawn(pooled)
    return {
        "head": pool_telling.head(answer, words),
        "lines": list(pool_telling.sums(pooled, words)),
        "bias": list(pool_telling.extras(answer, words)),
        "notes": list(notes(answer, words).values()),
        "rows": [rows[at] for at in chosen],
        "k": pooled.k,
        "scale": asked.site.say(f"pool.scales.{pooled.effects.measure}"),
        "forest": Svg(pool_plots.forest(answer, words)),
        "funnel": Svg(pool_plots.funnel(answer, words)),
        "hollow": pool_plots.hollow(answer, words),
        "unused": ", ".join(answer.table.unused),
    }
