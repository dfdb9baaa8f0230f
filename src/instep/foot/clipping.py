"""Keeping of a curve only what lies inside given shapes, cut where it crosses their borders."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from instep.foot.curves import Cubic, Curve, Point

Shape = tuple[list[Point], list[list[Point]]]
"""A ring of points and the rings of its holes."""

STEPS: Final = 6
"""Places on each cubic where it is asked whether it is inside; less than a crossing apart on a foot."""

SPECK: Final = 12.0
"""A piece shorter than this many units is a dot on the page and not a way for a hand."""


def kept(curve: Curve, shapes: Sequence[Shape], *, closed: bool) -> list[Curve]:
    """The pieces of the curve inside any of the shapes, in its direction, whole where nothing is cut."""
    inside = _inside(shapes)
    runs: list[list[Cubic]] = [[]]
    for cubic in curve:
        for piece, is_in in _pieces(cubic, inside):
            if is_in:
                runs[-1].append(piece)
            elif runs[-1]:
                runs.append([])
    runs = [run for run in runs if run]
    if closed and len(runs) > 1 and runs[-1][-1].end == runs[0][0].start:
        runs[0] = runs.pop() + runs[0]
    return [tuple(run) for run in runs if _length(run) >= SPECK]


def _pieces(cubic: Cubic, inside: Callable[[Point], bool]) -> list[tuple[Cubic, bool]]:
    """The cubic cut at each crossing, every piece with whether it lies inside."""
    at = [i / STEPS for i in range(STEPS + 1)]
    states = [inside(cubic.at(t)) for t in at]
    cuts = [
        _crossing(cubic, a, b, inside=inside)
        for (a, b), (was, now) in zip(pairwise(at), pairwise(states), strict=True)
        if was != now
    ]
    ends = [0.0, *cuts, 1.0]
    return [
        (cubic if not cuts else cubic.part(a, b), states[0] == (i % 2 == 0))
        for i, (a, b) in enumerate(pairwise(ends))
    ]


def _crossing(cubic: Cubic, a: float, b: float, *, inside: Callable[[Point], bool]) -> float:
    """Where between `a` and `b` the cubic crosses a border, on the inner side of it."""
    first = inside(cubic.at(a))
    for _ in range(20):
        middle = (a + b) / 2
        a, b = (middle, b) if inside(cubic.at(middle)) == first else (a, middle)
    return a if first else b


def _length(run: Sequence[Cubic]) -> float:
    return sum(abs(cubic.at((i + 1) / 4) - cubic.at(i / 4)) for cubic in run for i in range(4))


def _inside(shapes: Sequence[Shape]) -> Callable[[Point], bool]:
    """Whether a point lies in any shape, by counting borders to its right (even-odd rule)."""
    edges = [
        [(a, b) for ring in (border, *holes) for a, b in pairwise([*ring, ring[0]]) if a.imag != b.imag]
        for border, holes in shapes
    ]
    return lambda point: any(_odd(point, some) for some in edges)


def _odd(point: Point, edges: Sequence[tuple[Point, Point]]) -> bool:
    x, y = point.real, point.imag
    crossed = False
    for a, b in edges:
        if (a.imag > y) != (b.imag > y) and x < a.real + (b.real - a.real) * (y - a.imag) / (b.imag - a.imag):
            crossed = not crossed
    return crossed
