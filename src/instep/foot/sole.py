"""The sole, seen from below with the toes up: the plate of a left foot, as it lies on the other thigh."""

from typing import Final

from instep.foot.anatomy import Region
from instep.foot.landmarks import CLEFTS, INNER_BALL, INNER_WAIST, OUTER_BALL, PTERNION, STYLOID, TOES
from instep.foot.plate import Face, Knot, Plate, loop
from instep.foot.toes import MIDDLE_TOES, ROOTS, ToeRow

ROW: Final = ToeRow(TOES, CLEFTS, inner="border", outer="border")

KNOTS: Final = ROW.knots() | {
    "ball-in": -0.170 + 0.615j,
    "ball-out": 0.180 + 0.550j,
    "edge-out": 0.135 + 0.262j,
    "heel-in": -0.121 + 0.262j,
    "edge-ball": 0.116 + 0.583j,
    "edge-heel": 0.084 + 0.285j,
}

BORDER: Final[tuple[Knot, ...]] = (
    "cleft-4",
    *ROW.chain(5),
    0.188 + 0.700j,
    OUTER_BALL,
    "ball-out",
    0.169 + 0.455j,
    STYLOID,
    "edge-out",
    0.130 + 0.160j,
    0.108 + 0.068j,
    0.060 + 0.014j,
    PTERNION,
    -0.061 + 0.014j,
    -0.109 + 0.070j,
    -0.130 + 0.165j,
    "heel-in",
    -0.106 + 0.345j,
    INNER_WAIST,
    -0.122 + 0.525j,
    "ball-in",
    INNER_BALL,
    -0.196 + 0.790j,
    *ROW.chain(1),
    "cleft-1",
)

CURVES: Final[dict[str, tuple[Knot, ...]]] = {
    "border": BORDER,
    **ROW.curves(bow=0.006, depth=0.030),
    "ball": ("ball-in", -0.110 + 0.630j, -0.030 + 0.634j, 0.040 + 0.617j, "edge-ball", "ball-out"),
    "edge": ("edge-ball", 0.105 + 0.470j, 0.092 + 0.370j, "edge-heel"),
    "heel": ("heel-in", -0.070 + 0.285j, 0.000 + 0.300j, "edge-heel", "edge-out"),
}

FACES: Final = (
    *ROW.faces(),
    *ROW.webs(),
    Face(
        Region.BALL,
        "ball",
        (*ROOTS, *loop("border toe-5-out ball-out", "ball ball-out ball-in", "border ball-in toe-1-in")),
        -0.010 + 0.700j,
    ),
    Face(
        Region.ARCH,
        "arch",
        loop(
            "ball ball-in edge-ball",
            "edge edge-ball edge-heel",
            "heel edge-heel heel-in",
            "border heel-in ball-in",
        ),
        -0.010 + 0.450j,
    ),
    Face(
        Region.OUTER_EDGE,
        "outer-edge",
        loop(
            "ball edge-ball ball-out",
            "border ball-out edge-out",
            "heel edge-out edge-heel",
            "edge edge-heel edge-ball",
        ),
        0.126 + 0.420j,
    ),
    Face(
        Region.HEEL_SOLE,
        "heel-sole",
        loop("heel heel-in edge-out", "border edge-out heel-in"),
        0.000 + 0.140j,
    ),
)

OUTLINE: Final = (*loop("border cleft-4 cleft-1"), *MIDDLE_TOES)

DETAILS: Final = (
    (
        "shade",
        (
            -0.192 + 0.668j,
            -0.130 + 0.612j,
            -0.094 + 0.574j,
            -0.052 + 0.480j,
            -0.046 + 0.390j,
            -0.076 + 0.310j,
            -0.122 + 0.262j,
            -0.200 + 0.350j,
            -0.200 + 0.550j,
        ),
    ),
    ("line", (-0.140 + 0.618j, -0.094 + 0.572j, -0.053 + 0.480j, -0.046 + 0.390j, -0.074 + 0.310j)),
    ("fine", (-0.120 + 0.572j, -0.082 + 0.505j, -0.069 + 0.430j, -0.078 + 0.350j)),
    ("fine", (-0.108 + 0.515j, -0.090 + 0.460j, -0.087 + 0.400j)),
    ("line", (-0.060 + 0.812j, -0.052 + 0.750j, -0.072 + 0.688j, -0.116 + 0.655j, -0.160 + 0.655j)),
    ("fine", (0.164 + 0.580j, 0.112 + 0.606j, 0.056 + 0.626j, -0.006 + 0.632j)),
    ("line", (-0.092 + 0.084j, -0.052 + 0.042j, 0.002 + 0.030j, 0.056 + 0.043j)),
    *(
        ("line", (toe.place(0.06, -0.62), toe.place(-0.02, 0), toe.place(0.06, 0.62)))
        for toe in TOES.values()
    ),
    ("fine", (TOES[1].place(0.30, -0.70), TOES[1].place(0.27, 0), TOES[1].place(0.30, 0.55))),
)

SOLE: Final = Plate(
    knots=KNOTS,
    curves=CURVES,
    outline=OUTLINE,
    faces=FACES,
    frame=(-0.24 - 0.03j, 0.24 + 1.03j),
    contour=OUTLINE,
    details=DETAILS,
    mark=-0.190 + 0.030j,
    shading=(-0.14 + 0.43j, -0.03 + 0.43j),
)
