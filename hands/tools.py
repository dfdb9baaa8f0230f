"""Tools written as simple forms, as painted paths of whole numbers: cubics alone, so that they mirror."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from instep.foot.curves import Cubic, Curve, path, ring, through

_KAPPA: Final = 0.5523
"""How far the handles of a quarter circle reach, in radii."""
Points = Sequence[Sequence[float]]


def shapes(written: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, str]]:
    """Painted paths of the forms that a recipe names: a paint, and one of the forms below."""
    for form in written:
        paint, (kind, numbers) = form["paint"], next(item for item in form.items() if item[0] != "paint")
        yield {"paint": paint, "d": "".join(FORMS[kind](numbers))}


def _circle(numbers: Sequence[float]) -> Iterator[str]:
    yield from _ellipse([*numbers, numbers[2]])


def _ellipse(numbers: Sequence[float]) -> Iterator[str]:
    x, y, across, along = numbers
    ends = [complex(x, y) + complex(across * a, along * b) for a, b in ((1, 0), (0, 1), (-1, 0), (0, -1))]
    middle = complex(x, y)
    quarters = []
    for a, b in pairwise([*ends, ends[0]]):
        quarters.append(Cubic(a, a + (b - middle) * _KAPPA, b + (a - middle) * _KAPPA, b))
    yield _d(tuple(quarters), closed=True)


def _ring(numbers: Points) -> Iterator[str]:
    yield _d(ring(_points(numbers)), closed=True)


def _closed(numbers: Sequence[Points]) -> Iterator[str]:
    """Smooth pieces that meet at corners."""
    yield _d(tuple(cubic for piece in numbers for cubic in through(_points(piece))), closed=True)


def _open(numbers: Sequence[Points]) -> Iterator[str]:
    for line in numbers:
        yield _d(through(_points(line)), closed=False)


def _polygon(numbers: Points) -> Iterator[str]:
    yield from _closed(list(pairwise([*numbers, numbers[0]])))


def _there_and_back(numbers: Points) -> Iterator[str]:
    """A straight arrow with a head at each end."""
    (x1, y1), (x2, y2) = numbers
    a, b = complex(x1, y1), complex(x2, y2)
    along = (b - a) / abs(b - a)
    yield _d(through([a, b]), closed=False)
    for tip, way in ((a, -along), (b, along)):
        for wing in (complex(-22, 17), complex(-22, -17)):
            yield _d(through([tip + wing * way, tip]), closed=False)


def _rays(numbers: Sequence[float]) -> Iterator[str]:
    """x, y, inner and outer radius, number: short lines from a middle."""
    x, y, inner, outer, number = numbers
    for k in range(int(number)):
        way = 1j ** (4 * k / number)
        yield _d(through([complex(x, y) + way * inner, complex(x, y) + way * outer]), closed=False)


def _points(numbers: Points) -> list[complex]:
    return [complex(x, y) for x, y in numbers]


def _d(curve: Curve, *, closed: bool) -> str:
    return path(tuple(cubic.moved(_whole) for cubic in curve), closed=closed)


def _whole(point: complex) -> complex:
    return complex(round(point.real), round(point.imag))


FORMS: Final[Mapping[str, Callable[[Any], Iterator[str]]]] = {
    "circle": _circle,
    "ellipse": _ellipse,
    "ring": _ring,
    "closed": _closed,
    "open": _open,
    "polygon": _polygon,
    "there-and-back": _there_and_back,
    "rays": _rays,
}
