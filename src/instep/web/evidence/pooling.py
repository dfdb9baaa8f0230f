"""A meta-analysis in the browser: a table in, the plots and every figure out; nothing of it is kept."""

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from starlette.responses import Response
from starlette.routing import Route

from instep.library.errors import BadInput
from instep.web.evidence.pool_form import PoolForm, read_pool_form
from instep.web.foot_svg import Svg
from instep.web.requests import WebRequest, page

if TYPE_CHECKING:
    from instep.coach.evidence.pooling import PoolAnswer
    from instep.export.pool_drawn import Plot

_HOME = "/evidence/pool"
_MEDIA = {"svg": "image/svg+xml", "png": "image/png"}
# As instep.evidence.pooling has them; that one needs numpy, which only who pools pays for. A test compares.
MEASURES = ("MD", "SMD", "RR", "OR", "RD", "COR", "GEN")
METHODS = ("REML", "DL", "PM", "ML", "HE", "SJ", "EB", "HS", "DL2", "CA2", "CE", "MH", "PETO")
INTERVALS = ("normal", "kh", "t")


def routes() -> list[Route]:
    """The one page."""
    return [page(_HOME, pooling, "GET", "POST")]


def pooling(request: WebRequest) -> Response:
    """The empty form, or what the studies of a table come to; one line where the table cannot be."""
    if request.method != "POST":
        return _page(request, None)
    sent = read_pool_form(request)
    try:
        answer, drawn = _pooled(sent, request)
        return (
            _taken(sent.take, *drawn)
            if sent.take
            else _page(request, sent, found=_found(answer, drawn, request))
        )
    except BadInput as problem:
        return _page(request, sent, problem=request.site.told(problem.line))


def _pooled(sent: PoolForm, request: WebRequest) -> "tuple[PoolAnswer, tuple[bytes, ...]]":
    """What the studies come to, with the one plot that is taken or the two of the page."""
    from instep.coach.evidence.pooling import PoolWish  # noqa: PLC0415  # numpy is for who pools
    from instep.evidence.pooling import EffectMeasure, Interval, Method  # noqa: PLC0415  # likewise
    from instep.export.pool_drawn import pool_drawn  # noqa: PLC0415  # likewise
    from instep.library.files.delimited import read_delimited  # noqa: PLC0415  # likewise

    if not sent.raw.strip():
        raise BadInput("pool-no_table_sent")
    measure = _known(sent.measure, MEASURES, "measure") if sent.measure else None
    wish = PoolWish(
        measure=EffectMeasure(measure) if measure else None,
        method=Method(_known(sent.method, METHODS, "method")),
        interval=Interval(_known(sent.interval, INTERVALS, "interval")),
        pooled_sd=sent.sd == "pooled",
        bias=True,
    )
    table = read_delimited(sent.raw, sent.name)
    return pool_drawn(table, wish, _plots(sent.take), library=request.instep.library)


def _plots(take: str | None) -> "tuple[Plot, ...]":
    from instep.export.pool_drawn import Plot  # noqa: PLC0415  # as above

    if not take:
        return Plot(of="forest", paper=False), Plot(of="funnel", paper=False)
    return (
        Plot(
            of="forest" if take.startswith("forest") else "funnel",
            kind="svg" if take.endswith("svg") else "png",
        ),
    )


def _known(text: str, known: tuple[str, ...], name: str) -> str:
    if text not in known:
        raise BadInput("pool-not_in_list", place=name, name=name, written=repr(text))
    return text


def _taken(take: str, content: bytes) -> Response:
    """One plot as a file, drawn for paper."""
    headers = {"content-disposition": f'attachment; filename="{take}"'}
    return Response(content, media_type=_MEDIA[take.rpartition(".")[2]], headers=headers)


def _page(
    request: WebRequest,
    sent: PoolForm | None,
    *,
    found: dict[str, Any] | None = None,
    problem: str | None = None,
) -> Response:
    return request.page(
        "pool.html",
        status=HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK,
        sent=sent,
        typed=sent.raw.decode(errors="replace") if sent else "",
        problem=problem,
        found=found,
        measures=MEASURES,
        methods=METHODS,
        intervals=INTERVALS,
    )


def _found(answer: "PoolAnswer", drawn: tuple[bytes, ...], request: WebRequest) -> dict[str, Any]:
    from instep.export import pool_plots  # noqa: PLC0415  # as above
    from instep.words import pooling as lines  # noqa: PLC0415  # as above

    words, pooled = request.instep.library.words, answer.pooled
    forest, funnel = drawn
    rows = list(lines.study_rows(pooled))
    chosen = pool_plots.drawn(pooled)
    return {
        "head": lines.head(answer, words),
        "lines": list(lines.sums(pooled, words)),
        "bias": list(lines.extras(answer, words)),
        "notes": list(lines.pool_notes(answer, words).values()),
        "rows": [rows[at] for at in chosen],
        "k": pooled.k,
        "scale": request.site.say(f"pool-scales-{pooled.effects.measure}"),
        "forest": Svg(forest.decode()),
        "funnel": Svg(funnel.decode()),
        "hollow": pool_plots.hollow(answer, words),
        "unused": ", ".join(answer.table.unused),
    }
