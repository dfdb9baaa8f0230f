"""The sole, seen from below with the toes up: the plate of a left foot, as it lies on the other thigh."""

from typing import Final

from instep.foot.anatomy import Region
from instep.foot.landmarks import CLEFTS, INNER_BALL, INNER_WAIST, OUTER_BALL, STYLOID, TOES
from instep.foot.plate import Edge, Face, Knot, Plate
from instep.foot.toes import MIDDLE_TOES, ROOTS, ToeRow

ROW: Final = ToeRow(TOES, CLEFTS, inner="border", outer="border")

KNOTS: Final = ROW.knots() | {
    "ball-in": -0.170 + 0.615j,
    "ball-out": 0.181 + 0.550j,
    "edge-out": 0.138 + 0.262j,
    "heel-in": -0.124 + 0.262j,
    "edge-ball": 0.104 + 0.588j,
    "edge-heel": 0.070 + 0.292j,
}

BORDER: Final[tuple[Knot, ...]] = (
    "cleft-4",
    *ROW.chain(5),
    0.190 + 0.705j,
    OUTER_BALL,
    "ball-out",
    0.172 + 0.480j,
    STYLOID,
    "edge-out",
    0.130 + 0.150j,
    0.104 + 0.060j,
    0.055 + 0.011j,
    0.0 + 0.0j,
    -0.057 + 0.012j,
    -0.106 + 0.063j,
    -0.130 + 0.155j,
    "heel-in",
    -0.109 + 0.345j,
    INNER_WAIST,
    -0.122 + 0.530j,
    "ball-in",
    INNER_BALL,
    -0.196 + 0.790j,
    *ROW.chain(1),
    "cleft-1",
)

CURVES: Final[dict[str, tuple[Knot, ...]]] = {
    "border": BORDER,
    **ROW.curves(bow=0.006, depth=0.030),
    "ball": ("ball-in", -0.110 + 0.630j, -0.03 + 0.634j, 0.04 + 0.617j, "edge-ball", "ball-out"),
    "edge": ("edge-ball", 0.092 + 0.47j, 0.078 + 0.37j, "edge-heel"),
    "heel": ("heel-in", -0.07 + 0.285j, 0.0 + 0.300j, "edge-heel", "edge-out"),
}

FACES: Final = (
    *ROW.faces(),
    *ROW.webs(),
    Face(
        Region.BALL,
        "ball",
        (
            *ROOTS,
            Edge("border", "toe-5-out", "ball-out"),
            Edge("ball", "ball-out", "ball-in"),
            Edge("border", "ball-in", "toe-1-in"),
        ),
        -0.01 + 0.70j,
    ),
    Face(
        Region.ARCH,
        "arch",
        (
            Edge("ball", "ball-in", "edge-ball"),
            Edge("edge", "edge-ball", "edge-heel"),
            Edge("heel", "edge-heel", "heel-in"),
            Edge("border", "heel-in", "ball-in"),
        ),
        -0.01 + 0.45j,
    ),
    Face(
        Region.OUTER_EDGE,
        "outer-edge",
        (
            Edge("ball", "edge-ball", "ball-out"),
            Edge("border", "ball-out", "edge-out"),
            Edge("heel", "edge-out", "edge-heel"),
            Edge("edge", "edge-heel", "edge-ball"),
        ),
        0.126 + 0.42j,
    ),
    Face(
        Region.HEEL_SOLE,
        "heel-sole",
        (
            Edge("heel", "heel-in", "edge-out"),
            Edge("border", "edge-out", "heel-in"),
        ),
        0.0 + 0.14j,
    ),
)

OUTLINE: Final = (
    Edge("border", "cleft-4", "cleft-1"),
    *MIDDLE_TOES,
)

DETAILS: Final = (
    ("arch", (-0.128 + 0.640j, -0.070 + 0.560j, -0.036 + 0.470j, -0.030 + 0.38j, -0.055 + 0.30j)),
    ("crease", (-0.176 + 0.700j, -0.125 + 0.668j, -0.072 + 0.672j, -0.038 + 0.700j)),
)

SOLE: Final = Plate(
    knots=KNOTS,
    curves=CURVES,
    outline=OUTLINE,
    faces=FACES,
    frame=(-0.24 - 0.03j, 0.24 + 1.03j),
    contour=OUTLINE,
    details=DETAILS,
)
