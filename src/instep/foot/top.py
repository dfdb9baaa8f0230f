"""The top, seen as its owner looks down on it with the toes away: the plate of a right foot."""

from typing import Final

from instep.foot.anatomy import Region
from instep.foot.curves import Point
from instep.foot.landmarks import CLEFTS, INNER_BALL, OUTER_BALL, TOES, ToeOutline
from instep.foot.plate import Face, Knot, Loop, Plate, loop
from instep.foot.toes import MIDDLE_TOES, ROOTS, ToeRow

DEEPER: Final = 0.024j
"""The clefts run further towards the heel on the top of the foot than on the sole."""

ROW: Final = ToeRow(
    {n: ToeOutline(toe.inner - DEEPER, toe.outer - DEEPER, toe.tip, toe.pad) for n, toe in TOES.items()},
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
    return loop(f"free-{n} {inner} {outer}", f"fold-{n} {outer} {inner}")


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
            *loop(
                "outer toe-5-out outer-front",
                "outer-ankle outer-front outer-mid",
                "instep outer-mid inner-mid",
                "inner-ankle inner-mid inner-front",
                "inner inner-front toe-1-in",
            ),
        ),
        0.000 + 0.520j,
    ),
    Face(
        Region.ANKLE_INNER,
        "ankle-inner",
        loop("inner-ankle inner-front inner-back", "inner inner-back inner-front"),
        -0.090 + 0.180j,
    ),
    Face(
        Region.ANKLE_OUTER,
        "ankle-outer",
        loop("outer outer-front outer-back", "outer-ankle outer-back outer-front"),
        0.100 + 0.150j,
    ),
    Face(
        Region.LOWER_LEG,
        "lower-leg",
        loop(
            "instep inner-mid outer-mid",
            "outer-ankle outer-mid outer-back",
            "outer outer-back cut-out",
            "cut cut-out cut-in",
            "inner cut-in inner-back",
            "inner-ankle inner-back inner-mid",
        ),
        0.000 + 0.030j,
    ),
)

CONTOUR: Final = (*loop("inner cut-in cleft-1"), *MIDDLE_TOES, *loop("outer cleft-4 cut-out"))


KNUCKLE: Final = (0.30, 0.38)
"""Where the two creases over a toe's joint lie along it."""


def _knuckle(toe: ToeOutline, along: float) -> tuple[Point, ...]:
    """A crease across a toe's joint, hollow towards the joint's middle."""
    bend = 0.05 if along == KNUCKLE[0] else -0.05
    return (toe.place(along, -0.40), toe.place(along - bend / 2, 0), toe.place(along, 0.40))


TENDONS: Final = (
    (-0.128 + 0.800j, -0.122 + 0.740j, -0.100 + 0.600j, -0.066 + 0.440j),
    (-0.036 + 0.800j, -0.037 + 0.730j, -0.030 + 0.600j),
    (0.034 + 0.790j, 0.028 + 0.720j, 0.014 + 0.590j),
    (0.094 + 0.750j, 0.084 + 0.690j, 0.060 + 0.580j),
    (0.150 + 0.700j, 0.137 + 0.640j, 0.106 + 0.540j),
)
"""The cords that lift the toes, where they show under the skin."""

DETAILS: Final = (
    *(("hair", _knuckle(toe, along)) for toe in ROW.toes.values() for along in KNUCKLE),
    *(("fine", tuple(line)) for line in TENDONS),
    ("line", (-0.104 + 0.238j, -0.083 + 0.205j, -0.085 + 0.165j, -0.108 + 0.132j)),
    ("line", (0.114 + 0.210j, 0.095 + 0.178j, 0.097 + 0.138j, 0.118 + 0.104j)),
    ("line", (-0.052 + 0.330j, -0.034 + 0.240j, -0.030 + 0.140j, -0.038 + 0.010j)),
    ("fine", (0.000 + 0.216j, 0.030 + 0.208j, 0.058 + 0.218j)),
    ("fine", (0.004 + 0.196j, 0.030 + 0.190j, 0.052 + 0.197j)),
    (
        "shade",
        (
            -0.216 + 0.720j,
            -0.172 + 0.640j,
            -0.124 + 0.550j,
            -0.094 + 0.450j,
            -0.088 + 0.340j,
            -0.140 + 0.270j,
            -0.240 + 0.500j,
        ),
    ),
)

TOP: Final = Plate(
    knots=KNOTS,
    curves=CURVES,
    outline=(*CONTOUR, *loop("cut cut-out cut-in")),
    faces=FACES,
    frame=(-0.24 - 0.12j, 0.24 + 1.03j),
    contour=CONTOUR,
    details=DETAILS,
    mark=-0.190 - 0.030j,
    shading=(-0.190 + 0.500j, -0.080 + 0.500j),
    fade=(0.03j, -0.09j),
)
