"""The frame of a plot of effects: its name and description, its axis, and the paper it lies on."""

from collections.abc import Iterable, Iterator
from html import escape

from instep.export.foot_print import INK, PAPER
from instep.export.plot_axis import MARGIN, WIDTH, Axis

_FACE = "Libertinus Serif, Georgia, serif"


def framed(  # one value each, all but the parts by name
    parts: Iterable[str], *, title: str, description: str, height: float, name: str, paper: bool
) -> str:
    """Return the parts as one SVG of a plot's width, named and described; black on white where on paper."""
    ground = f'<rect width="{WIDTH}" height="{height:g}" fill="{PAPER}"/>' if paper else ""
    look = f' color="{INK}" font-family="{_FACE}"' if paper else ""
    box = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:g}" direction="ltr"'
    return "".join(
        (
            f'<svg {box} role="img" aria-labelledby="{name}-title {name}-description"{look}>',
            f'<title id="{name}-title">{escape(title)}</title>',
            f'<desc id="{name}-description">{escape(description)}</desc>',
            ground,
            *parts,
            "</svg>",
        )
    )


def axis_drawn(axis: Axis, y: float) -> Iterator[str]:
    """Yield a line with round numbers under it."""
    yield f'<path d="M{MARGIN} {y}H{WIDTH - MARGIN}" stroke="currentColor" stroke-width="1"/>'
    for mark in axis.marks:
        x = axis.at(mark)
        yield f'<path d="M{x} {y}v5" stroke="currentColor" stroke-width="1"/>'
        face = 'text-anchor="middle" font-size="12" fill="currentColor"'
        yield f'<text x="{x}" y="{y + 18}" {face}>{escape(axis.mark(mark))}</text>'
