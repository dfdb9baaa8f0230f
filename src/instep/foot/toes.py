"""The toes' part of a plate seen from below or above: their outlines, their roots, and the webs between."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from instep.foot.anatomy import Region
from instep.foot.curves import Point
from instep.foot.landmarks import ToeOutline
from instep.foot.plate import Face, Knot, Loop, loop

SHAPE: Final = ((0.46, 1.0), (0.80, 0.80), (0.955, 0.42))
"""How a toe's half breadth (in half pads) goes with the way along it, from the pad to the tip."""


@dataclass(frozen=True)
class ToeRow:
    """Five toes and the four clefts between them, 1 at the great toe.

    The great toe lies on the plate's own curve `inner`, the little toe on `outer`; the others bring theirs.
    """

    toes: Mapping[int, ToeOutline]
    clefts: Mapping[int, Point]
    inner: str
    outer: str

    def knots(self) -> dict[str, Point]:
        """The waists of the toes (`toe-1-in`, `toe-1-out` ...) and the bottoms of the clefts."""
        inner = {f"toe-{n}-in": toe.inner for n, toe in self.toes.items()}
        outer = {f"toe-{n}-out": toe.outer for n, toe in self.toes.items()}
        return inner | outer | {f"cleft-{n}": cleft for n, cleft in self.clefts.items()}

    def chain(self, n: int) -> tuple[Knot, ...]:
        """Round a toe, from its inner waist over the tip to its outer waist."""
        toe = self.toes[n]
        inner = [toe.place(along, -width) for along, width in SHAPE]
        outer = [toe.place(along, width) for along, width in reversed(SHAPE)]
        return (f"toe-{n}-in", *inner, toe.tip, *outer, f"toe-{n}-out")

    def curves(self, *, bow: float, depth: float) -> dict[str, tuple[Knot, ...]]:
        """The middle toes, the lines across the roots, and the drops of skin under the clefts.

        A root line is bowed towards the heel by `bow`, a drop hangs `depth` below its cleft.
        """
        middle = {f"toe-{n}": (f"cleft-{n - 1}", *self.chain(n), f"cleft-{n}") for n in (2, 3, 4)}
        roots = {
            f"root-{n}": (f"toe-{n}-in", toe.root - bow * 1j, f"toe-{n}-out") for n, toe in self.toes.items()
        }
        webs = {f"web-{n}": self._drop(n, depth) for n in self.clefts}
        return middle | roots | webs

    def _drop(self, n: int, depth: float) -> tuple[Knot, ...]:
        low, half = self.clefts[n] - depth * 1j, depth * 0.42
        sides = (low + complex(-half, depth * 0.5), low, low + complex(half, depth * 0.4))
        return (f"toe-{n}-out", *sides, f"toe-{n + 1}-in")

    def faces(self) -> tuple[Face, ...]:
        """Each toe as seen from below, with nothing left out."""
        return tuple(
            Face(Region.TOES, f"toe-{n}", self.loop(n), toe.place(0.5)) for n, toe in self.toes.items()
        )

    def webs(self) -> tuple[Face, ...]:
        """The skin at the bottom of each cleft."""
        return tuple(
            Face(Region.TOE_WEBS, f"web-{n}", self._web(n), cleft - 0.008j)
            for n, cleft in self.clefts.items()
        )

    def loop(self, n: int) -> Loop:
        """Round a toe and back across its root."""
        inner, outer = f"toe-{n}-in", f"toe-{n}-out"
        return loop(f"{self._curve(n)} {inner} {outer}", f"root-{n} {outer} {inner}")

    def _curve(self, n: int) -> str:
        return {1: self.inner, 5: self.outer}.get(n, f"toe-{n}")

    def _web(self, n: int) -> Loop:
        cleft, inner, outer = f"cleft-{n}", f"toe-{n}-out", f"toe-{n + 1}-in"
        return loop(
            f"{self._curve(n)} {inner} {cleft}",
            f"{self._curve(n + 1)} {cleft} {outer}",
            f"web-{n} {outer} {inner}",
        )


ROOTS: Final = loop(
    "root-1 toe-1-in toe-1-out",
    *(
        edge
        for n in (1, 2, 3, 4)
        for edge in (f"web-{n} toe-{n}-out toe-{n + 1}-in", f"root-{n + 1} toe-{n + 1}-in toe-{n + 1}-out")
    ),
)
"""From the great toe's inner waist along all roots and webs to the little toe's outer waist."""

MIDDLE_TOES: Final = loop(*(f"toe-{n} cleft-{n - 1} cleft-{n}" for n in (2, 3, 4)))
"""Toes two to four as part of the outline, from the first cleft to the last."""
