"""The heel, seen from behind in standing, with the leg above it: the plate of a right foot.

Below the outer ankle a little of the foot's outer edge shows behind the heel, because feet point outwards.
"""

from typing import Final

from instep.foot.anatomy import Region
from instep.foot.plate import Face, Knot, Plate, loop

KNOTS: Final = {
    "cut-in": -0.126 + 0.640j,
    "cut-out": 0.130 + 0.640j,
    "leg-in": -0.104 + 0.410j,
    "leg-out": 0.104 + 0.384j,
    "cord-in": -0.050 + 0.401j,
    "cord-out": 0.052 + 0.392j,
    "under-in": -0.113 + 0.188j,
    "under-out": 0.110 + 0.162j,
    "rim-in": -0.115 + 0.040j,
    "rim-out": 0.117 + 0.040j,
    "far-top": 0.1235 + 0.086j,
    "far-low": 0.096 + 0.010j,
}

BORDER: Final[tuple[Knot, ...]] = (
    "cut-in",
    -0.113 + 0.520j,
    "leg-in",
    -0.116 + 0.352j,
    -0.132 + 0.300j,
    -0.124 + 0.240j,
    "under-in",
    -0.115 + 0.140j,
    -0.124 + 0.088j,
    "rim-in",
    -0.088 + 0.008j,
    -0.038 + 0.000j,
    0.038 + 0.000j,
    "far-low",
    "rim-out",
    "far-top",
    "under-out",
    0.118 + 0.205j,
    0.129 + 0.260j,
    0.115 + 0.322j,
    "leg-out",
    0.114 + 0.510j,
    "cut-out",
)

CURVES: Final[dict[str, tuple[Knot, ...]]] = {
    "border": BORDER,
    "cut": ("cut-in", "cut-out"),
    "far": (
        "far-top",
        0.142 + 0.081j,
        0.164 + 0.066j,
        0.184 + 0.048j,
        0.194 + 0.024j,
        0.180 + 0.004j,
        0.146 + 0.003j,
        "far-low",
    ),
    "calf": ("leg-in", "cord-in", 0.000 + 0.397j, "cord-out", "leg-out"),
    "inner": ("cord-in", -0.047 + 0.320j, -0.056 + 0.240j, "under-in"),
    "outer": ("cord-out", 0.049 + 0.300j, 0.060 + 0.215j, "under-out"),
    "rim": ("rim-in", -0.055 + 0.026j, 0.000 + 0.022j, 0.060 + 0.026j, "rim-out"),
}

FACES: Final = (
    Face(
        Region.LOWER_LEG,
        "lower-leg",
        loop("border cut-in leg-in", "calf leg-in leg-out", "border leg-out cut-out", "cut cut-out cut-in"),
        0.000 + 0.480j,
    ),
    Face(
        Region.ANKLE_INNER,
        "ankle-inner",
        loop("border leg-in under-in", "inner under-in cord-in", "calf cord-in leg-in"),
        -0.096 + 0.295j,
    ),
    Face(
        Region.ANKLE_OUTER,
        "ankle-outer",
        loop("calf leg-out cord-out", "outer cord-out under-out", "border under-out leg-out"),
        0.096 + 0.262j,
    ),
    Face(
        Region.HEEL_BACK,
        "heel-back",
        loop(
            "calf cord-in cord-out",
            "outer cord-out under-out",
            "border under-out rim-out",
            "rim rim-out rim-in",
            "border rim-in under-in",
            "inner under-in cord-in",
        ),
        0.000 + 0.180j,
    ),
    Face(Region.HEEL_SOLE, "heel-sole", loop("rim rim-in rim-out", "border rim-out rim-in"), 0.000 + 0.011j),
    Face(
        Region.OUTER_EDGE, "outer-edge", loop("far far-top far-low", "border far-low far-top"), 0.145 + 0.05j
    ),
)

CONTOUR: Final = loop("border cut-in far-low", "far far-low far-top", "border far-top cut-out")

DETAILS: Final = (
    ("edge", loop("border far-low far-top")),
    ("line", (-0.058 + 0.590j, -0.036 + 0.480j, -0.026 + 0.370j, -0.030 + 0.270j, -0.056 + 0.175j)),
    ("line", (0.060 + 0.590j, 0.038 + 0.480j, 0.028 + 0.365j, 0.032 + 0.265j, 0.058 + 0.170j)),
    ("line", (-0.110 + 0.262j, -0.094 + 0.268j, -0.088 + 0.294j, -0.096 + 0.322j)),
    ("line", (0.106 + 0.222j, 0.090 + 0.230j, 0.085 + 0.256j, 0.093 + 0.284j)),
    ("fine", (-0.078 + 0.380j, -0.068 + 0.300j, -0.082 + 0.220j)),
    ("fine", (0.078 + 0.360j, 0.068 + 0.280j, 0.082 + 0.200j)),
    ("fine", (-0.042 + 0.142j, 0.000 + 0.130j, 0.044 + 0.140j)),
    ("fine", (-0.030 + 0.162j, 0.000 + 0.154j, 0.032 + 0.160j)),
    ("fine", (-0.098 + 0.042j, -0.050 + 0.026j, 0.000 + 0.022j, 0.052 + 0.026j, 0.100 + 0.042j)),
    ("fine", (0.152 + 0.050j, 0.156 + 0.034j, 0.172 + 0.022j)),
    (
        "shade",
        (-0.110 + 0.640j, -0.072 + 0.480j, -0.062 + 0.340j, -0.080 + 0.220j, -0.130 + 0.100j, -0.2 + 0.34j),
    ),
)

HEEL: Final = Plate(
    knots=KNOTS,
    curves=CURVES,
    outline=(*CONTOUR, *loop("cut cut-out cut-in")),
    faces=FACES,
    frame=(-0.22 - 0.03j, 0.22 + 0.650j),
    contour=CONTOUR,
    details=DETAILS,
    mark=-0.180 + 0.030j,
    shading=(-0.140 + 0.300j, -0.060 + 0.300j),
    fade=(0.500j, 0.630j),
)
