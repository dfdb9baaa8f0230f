"""Pools a table and draws it within a deadline: neither a table nor a plot holds a door for ever."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from instep.coach.evidence.pooling import PoolAnswer, PoolWish, pool_studies
from instep.deadline import apart, in_time
from instep.export import pool_plots
from instep.export.plot_png import plot_png
from instep.library.content.heavy import Allowance
from instep.library.files.delimited import Delimited
from instep.library.library import Library
from instep.session.words import Words


@dataclass(frozen=True, kw_only=True)
class Plot:
    """A plot that is wanted; `paper`: for print, `kind`: as what file."""

    of: Literal["forest", "funnel"]
    kind: Literal["svg", "png"] = "svg"
    paper: bool = True


def pool_drawn(
    table: Delimited, wish: PoolWish, plots: Sequence[Plot], *, library: Library
) -> tuple[PoolAnswer, tuple[bytes, ...]]:
    """Return what the studies come to, and each plot as a file's content, in their order.

    Raise BadInput for a table that cannot be pooled, and Ended where it takes longer than heavy.yaml allows.
    """
    allowed = library.heavy.pool
    # In this process: what it is made of is loaded once, and each of its steps is short.
    answer, svgs = in_time("pool", allowed, _pooled, table, wish, plots, words=library.words)
    return answer, tuple(_file(plot, svg, allowed) for plot, svg in zip(plots, svgs, strict=True))


def _pooled(
    table: Delimited, wish: PoolWish, plots: Sequence[Plot], *, words: Words
) -> tuple[PoolAnswer, list[str]]:
    answer = pool_studies(table, wish)
    ways = {"forest": pool_plots.forest, "funnel": pool_plots.funnel}
    return answer, [ways[plot.of](answer, words, paper=plot.paper) for plot in plots]


def _file(plot: Plot, svg: str, allowed: Allowance) -> bytes:
    return svg.encode() if plot.kind == "svg" else apart("plot", allowed, plot_png, svg)
