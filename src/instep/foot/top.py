"""The top, seen as its owner looks down on it with the toes away: the plate of a right foot."""

from typing import Final

from instep.foot.anatomy import Region
from instep.foot.curves import Point
from instep.foot.landmarks import CLEFTS, INNER_BALL, OUTER_BALL, TOES, Toe
from instep.foot.plate import Edge, Face, Knot, Loop, Plate
from instep.foot.toes import MIDDLE_TOES, ROOTS, ToeRow

DEEPER: Final = 0.024j
"""The clefts run further towards the heel on the top of the foot than on the sole."""

ROW: Final = ToeRow(
    {n: Toe(toe.inner - DEEPER, toe.outer - DEEPER, toe.tip, toe.pad) for n, toe in TOES.items()},
    {n: cleft - DEEPER for n, cleft in CLEFTS.items()},
    inner="inner",
    outer="outer",
)

NAIL_BASE, NAIL_END, NAIL_BREADTH = 0.60, 0.945, 0.56
"""Where a nail begins and ends along its toe, and its half breadth in half pads."""


def _nail_knots() -> dict[str, Point]:
    return {
        f"nail-{n}-{name}": toe.place(NAIL_BASE + 0.09, side * NAIL_BREADTH)
        for n, toe in ROW.toes.items()
        for name, side in (("in", -1), ("out", 1))
    }


def _nail_curves(n: int) -> dict[str, tuple[Knot, ...]]:
    """The fold of skin at the nail's base and its free edge, from side to side."""
    toe, inner, outer = ROW.toes[n], f"nail-{n}-in", f"nail-{n}-out"
    fold = [toe.place(NAIL_BASE, across) for across in (-0.32, 0.32)]
    edge = [toe.place(NAIL_END - 0.04 * (across != 0), across) for across in (-0.46, 0, 0.46)]
    return {f"fold-{n}": (inner, *fold, outer), f"free-{n}": (inner, *edge, outer)}


def _nail_loop(n: int) -> Loop:
    inner, outer = f"nail-{n}-in", f"nail-{n}-out"
    return (Edge(f"free-{n}", inner, outer), Edge(f"fold-{n}", outer, inner))


KNOTS: Final = (
    ROW.knots()
    | _nail_knots()
    | {
        "inner-front": -0.113 + 0.300j,
        "inner-mid": -0.044 + 0.205j,
        "inner-back": -0.112 + 0.085j,
        "outer-front": 0.133 + 0.262j,
        "outer-mid": 0.058 + 0.185j,
        "outer-back": 0.118 + 0.050j,
        "cut-in": -0.118 - 0.100j,
        "cut-out": 0.118 - 0.100j,
    }
)

OUTER_BORDER: Final[tuple[Knot, ...]] = (
    "cleft-4",
    *ROW.chain(5),
    OUTER_BALL,
    0.174 + 0.520j,
    0.158 + 0.390j,
    0.142 + 0.310j,
    "outer-front",
    0.138 + 0.195j,
    0.139 + 0.130j,
    "outer-back",
    0.111 - 0.020j,
    "cut-out",
)

INNER_BORDER: Final[tuple[Knot, ...]] = (
    "cut-in",
    -0.108 + 0.0j,
    "inner-back",
    -0.132 + 0.155j,
    -0.131 + 0.225j,
    "inner-front",
    -0.117 + 0.400j,
    -0.134 + 0.510j,
    -0.175 + 0.620j,
    INNER_BALL,
    *ROW.chain(1),
    "cleft-1",
)

CURVES: Final[dict[str, tuple[Knot, ...]]] = {
    "outer": OUTER_BORDER,
    "inner": INNER_BORDER,
    **ROW.curves(bow=0.006, depth=0.032),
    **{name: chain for n in TOES for name, chain in _nail_curves(n).items()},
    "inner-ankle": ("inner-front", -0.068 + 0.262j, "inner-mid", -0.060 + 0.130j, "inner-back"),
    "outer-ankle": ("outer-front", 0.088 + 0.236j, "outer-mid", 0.072 + 0.105j, "outer-back"),
    "instep": ("inner-mid", 0.006 + 0.178j, "outer-mid"),
    "cut": ("cut-in", "cut-out"),
}

FACES: Final = (
    *(
        Face(Region.TOES, face.part, face.loop, ROW.toes[n].place(0.3), (_nail_loop(n),))
        for n, face in enumerate(ROW.faces(), start=1)
    ),
    *(Face(Region.NAILS, f"nail-{n}", _nail_loop(n), ROW.toes[n].place(0.78)) for n in TOES),
    *ROW.webs(),
    Face(
        Region.TOP,
        "top",
        (
            *ROOTS,
            Edge("outer", "toe-5-out", "outer-front"),
            Edge("outer-ankle", "outer-front", "outer-mid"),
            Edge("instep", "outer-mid", "inner-mid"),
            Edge("inner-ankle", "inner-mid", "inner-front"),
            Edge("inner", "inner-front", "toe-1-in"),
        ),
        0.0 + 0.52j,
    ),
    Face(
        Region.ANKLE_INNER,
        "ankle-inner",
        (Edge("inner-ankle", "inner-front", "inner-back"), Edge("inner", "inner-back", "inner-front")),
        -0.09 + 0.18j,
    ),
    Face(
        Region.ANKLE_OUTER,
        "ankle-outer",
        (Edge("outer", "outer-front", "outer-back"), Edge("outer-ankle", "outer-back", "outer-front")),
        0.1 + 0.15j,
    ),
    Face(
        Region.LOWER_LEG,
        "lower-leg",
        (
            Edge("instep", "inner-mid", "outer-mid"),
            Edge("outer-ankle", "outer-mid", "outer-back"),
            Edge("outer", "outer-back", "cut-out"),
            Edge("cut", "cut-out", "cut-in"),
            Edge("inner", "cut-in", "inner-back"),
            Edge("inner-ankle", "inner-back", "inner-mid"),
        ),
        0.0 + 0.03j,
    ),
)

CONTOUR: Final = (
    Edge("inner", "cut-in", "cleft-1"),
    *MIDDLE_TOES,
    Edge("outer", "cleft-4", "cut-out"),
)

TOP: Final = Plate(
    knots=KNOTS,
    curves=CURVES,
    outline=(*CONTOUR, Edge("cut", "cut-out", "cut-in")),
    faces=FACES,
    frame=(-0.24 - 0.12j, 0.24 + 1.03j),
    contour=CONTOUR,
)
