"""Smooth curves through points, as cubic Bezier pieces that can be cut without changing their shape.

A point of the plane is a complex number: its real part lies across, its imaginary part along.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from math import sqrt
from typing import NamedTuple

Point = complex


class Cubic(NamedTuple):
    """One cubic Bezier piece from `start` to `end` with its two handles."""

    start: Point
    leaving: Point
    arriving: Point
    end: Point

    def at(self, t: float) -> Point:
        """The point at `t` in 0..1."""
        s = 1 - t
        return (
            s * s * s * self.start
            + 3 * s * s * t * self.leaving
            + 3 * s * t * t * self.arriving
            + t * t * t * self.end
        )

    def split(self, t: float) -> tuple["Cubic", "Cubic"]:
        """The same curve as two pieces that meet at `t`, by de Casteljau's construction."""
        a, b, c = (_between(p, q, t) for p, q in pairwise(self))
        d, e = _between(a, b, t), _between(b, c, t)
        middle = _between(d, e, t)
        return Cubic(self.start, a, d, middle), Cubic(middle, e, c, self.end)

    def part(self, start: float, end: float) -> "Cubic":
        """The piece between two parameters, 0 <= start < end <= 1."""
        head = self if end >= 1 else self.split(end)[0]
        return head if start <= 0 else head.split(start / end)[1]

    def backwards(self) -> "Cubic":
        """The same curve, travelled from its end."""
        return Cubic(self.end, self.arriving, self.leaving, self.start)

    def moved(self, move: Callable[[Point], Point]) -> "Cubic":
        """The curve with every one of its four points moved."""
        return Cubic(*(move(point) for point in self))


Curve = tuple[Cubic, ...]


def _between(a: Point, b: Point, t: float) -> Point:
    return a + (b - a) * t


def through(points: Sequence[Point]) -> Curve:
    """A smooth open curve through at least two distinct points: one cubic from each to the next.

    Its ends bend on as their neighbours do, so that three points make nearly an arc.

    Centripetal Catmull-Rom, which neither loops nor overshoots between close points
    (Yuksel, Schaefer and Keyser 2011, "Parameterization and applications of Catmull-Rom curves").
    """
    return _joined([_beyond(points[2::-1]), *points, _beyond(points[-3:])])


def _beyond(last: Sequence[Point]) -> Point:
    """The point after the last two or three: as far on as the last step, turned as much as the last turn."""
    *before, b, c = last
    turned = (c - b) / (b - before[0]) if before else 1
    return c + (c - b) * turned / abs(turned)


def ring(points: Sequence[Point]) -> Curve:
    """A smooth closed curve through at least three distinct points."""
    return _joined([points[-1], *points, points[0], points[1]])


def _joined(points: Sequence[Point]) -> Curve:
    """One cubic for every four neighbours in a row, between the middle two."""
    return tuple(_catmull_rom(points[i : i + 4]) for i in range(len(points) - 3))


def _catmull_rom(four: Sequence[Point]) -> Cubic:
    p0, p1, p2, p3 = four
    return Cubic(p1, _handle(p0, p1, p2), _handle(p3, p2, p1), p2)


def _handle(far: Point, here: Point, there: Point) -> Point:
    """The handle at `here` towards `there`, so that the centripetal spline passes smoothly."""
    a, b = sqrt(abs(here - far)), sqrt(abs(there - here))
    return (a * a * there - b * b * far + (2 * a * a + 3 * a * b + b * b) * here) / (3 * a * (a + b))


def backwards(curve: Curve) -> Curve:
    """The same curve, travelled from its end."""
    return tuple(cubic.backwards() for cubic in reversed(curve))


def flattened(curve: Iterable[Cubic], samples: int) -> list[Point]:
    """The curve as points, `samples` to each cubic (at least 1), its very end left out."""
    return [cubic.at(i / samples) for cubic in curve for i in range(samples)]


def path(curve: Sequence[Cubic], *, closed: bool = False) -> str:
    """The curve as SVG path data with relative whole numbers; its points must lie on whole numbers.

    Empty where the curve is empty.
    """
    if not curve:
        return ""
    steps = "".join(_step(cubic) for cubic in curve)
    return f"M{_pair(curve[0].start)}c{steps.lstrip()}{'z' if closed else ''}".replace(" -", "-")


def _step(cubic: Cubic) -> str:
    return "".join(f" {_pair(point - cubic.start)}" for point in cubic[1:])


def _pair(point: Point) -> str:
    return f"{round(point.real)} {round(point.imag)}"
