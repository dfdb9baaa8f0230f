"""instep evidence pool: a table of studies becomes a meta-analysis, with its plots if asked for."""

import argparse
import math
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from instep.cli.parser import Parser
from instep.cli.printing import show
from instep.library.errors import BadInput
from instep.library.library import Library
from instep.library.nearest import check_known

if TYPE_CHECKING:
    from enum import StrEnum

    from instep.coach.evidence.pooling import PoolWish
    from instep.export.pool_drawn import Plot

    Chosen = TypeVar("Chosen", bound=StrEnum)

_KINDS = (".svg", ".png")
_PLOTS: "tuple[Literal['forest'], Literal['funnel']]" = ("forest", "funnel")


def arguments(parser: Parser) -> None:
    """Take how to pool, what else to tell, and where the plots are to be written."""
    parser.add("--measure", metavar="MEASURE")
    parser.add("--method", metavar="METHOD", default="REML")
    parser.add("--interval", metavar="INTERVAL", default="normal")
    parser.add("--sd", metavar="SD", choices=("separate", "pooled"), default="separate")
    parser.add("--subgroup", metavar="GROUP")
    parser.add("--moderator", metavar="COLUMN", action="append", default=[])
    parser.add("--bias", action="store_true")
    parser.add("--target", metavar="TARGET", type=float)
    parser.add("--leave-one-out", action="store_true")
    parser.add("--forest", metavar="FOREST")
    parser.add("--funnel", metavar="FUNNEL")


def run(args: argparse.Namespace) -> int:
    """Print what the studies come to, and write the plots; nothing is written where the input is wrong."""
    # numpy comes with all of these: a help text, and the other deeds of `evidence`, need none of it.
    from instep.export.pool_drawn import pool_drawn  # noqa: PLC0415  # see above
    from instep.export.pool_json import pool_json  # noqa: PLC0415  # likewise
    from instep.export.whole_file import write_whole  # noqa: PLC0415  # likewise
    from instep.library.files.delimited import read_delimited_file  # noqa: PLC0415  # likewise
    from instep.words.pooling import pool_lines  # noqa: PLC0415  # likewise

    if args.table is None:
        raise BadInput("pool-no_table", file="instep evidence pool")
    library = Library()
    wish, words = _wish(args), library.words
    plots = _plots(args)
    answer, drawn = pool_drawn(read_delimited_file(args.table), wish, list(plots.values()), library=library)
    document = pool_json(answer, words)
    for name, content in zip(plots, drawn, strict=True):
        write_whole(Path(name), content, replace=True)
    show(document, pool_lines(answer, words), as_json=args.json)
    asked_for = {column.strip().lower() for column in (*wish.moderators, wish.subgroup or "")}
    unused = [column for column in answer.table.unused if column not in asked_for]
    if unused and not args.json:
        print(words.say("pool-notes-ignored", columns=", ".join(unused)), file=sys.stderr)
    return 0


def _wish(args: argparse.Namespace) -> "PoolWish":
    from instep.coach.evidence.pooling import PoolWish  # noqa: PLC0415  # as above
    from instep.evidence.pooling import EffectMeasure, Interval, Method  # noqa: PLC0415  # likewise

    for option in _PLOTS:
        _kind(option, getattr(args, option))
    if args.target is not None and not math.isfinite(args.target):
        raise BadInput("pool-not_number", file="instep evidence pool", place="--target")
    if len({name.lower() for name in args.moderator}) < len(args.moderator):
        raise BadInput("pool-column_stands_twice", file="instep evidence pool", place="--moderator")
    return PoolWish(
        measure=_chosen(EffectMeasure, args.measure.upper(), "--measure") if args.measure else None,
        method=_chosen(Method, args.method.upper(), "--method"),
        interval=_chosen(Interval, args.interval.lower(), "--interval"),
        pooled_sd=args.sd == "pooled",
        subgroup=args.subgroup,
        moderators=tuple(args.moderator),
        bias=args.bias,
        leave_one_out=args.leave_one_out,
        target=args.target,
    )


def _chosen(kinds: "type[Chosen]", text: str, option: str) -> "Chosen":
    about = {"file": "instep evidence pool", "place": option, "option": option[2:]}
    return kinds(check_known(text, list(kinds), "pool-no_such_option", **about))


def _kind(option: str, name: str | None) -> None:
    if name is not None and Path(name).suffix.lower() not in _KINDS:
        raise BadInput(
            "pool-no_picture", file="instep evidence pool", place=f"--{option}", written=repr(name)
        )


def _plots(args: argparse.Namespace) -> "dict[str, Plot]":
    """Each plot that was asked for, by the name of its file."""
    from instep.export.pool_drawn import Plot  # noqa: PLC0415  # as above

    named: dict[str, Plot] = {}
    for of in _PLOTS:
        if name := getattr(args, of):
            named[name] = Plot(of=of, kind="svg" if Path(name).suffix.lower() == ".svg" else "png")
    return named
