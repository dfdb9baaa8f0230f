"""The heel, seen from behind in standing, with the leg above it: the plate of a right foot.

Below the outer ankle a little of the foot's outer edge shows behind the heel, because feet point outwards.
"""

from typing import Final

from instep.foot.anatomy import Region
from instep.foot.plate import Face, Knot, Plate, loop

KNOTS: Final = {
    "cut-in": -0.126 + 0.640j,
    "cut-out": 0.130 + 0.640j,
    "leg-in": -0.110 + 0.410j,
    "leg-out": 0.109 + 0.378j,
    "cord-in": -0.050 + 0.401j,
    "cord-out": 0.052 + 0.392j,
    "under-in": -0.113 + 0.190j,
    "under-out": 0.111 + 0.165j,
    "rim-in": -0.112 + 0.040j,
    "rim-out": 0.116 + 0.040j,
    "far-top": 0.123 + 0.092j,
    "far-low": 0.100 + 0.016j,
}

BORDER: Final[tuple[Knot, ...]] = (
    "cut-in",
    -0.112 + 0.510j,
    "leg-in",
    -0.121 + 0.350j,
    -0.134 + 0.300j,
    -0.127 + 0.240j,
    "under-in",
    -0.117 + 0.140j,
    -0.123 + 0.085j,
    "rim-in",
    -0.086 + 0.009j,
    -0.046 + 0.001j,
    0.000 + 0.000j,
    0.050 + 0.001j,
    "far-low",
    "rim-out",
    "far-top",
    "under-out",
    0.120 + 0.208j,
    0.131 + 0.258j,
    0.121 + 0.318j,
    "leg-out",
    0.113 + 0.500j,
    "cut-out",
)

CURVES: Final[dict[str, tuple[Knot, ...]]] = {
    "border": BORDER,
    "cut": ("cut-in", "cut-out"),
    "far": (
        "far-top",
        0.150 + 0.084j,
        0.176 + 0.056j,
        0.188 + 0.028j,
        0.176 + 0.007j,
        0.140 + 0.004j,
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
    ("line", (-0.046 + 0.580j, -0.034 + 0.480j, -0.029 + 0.380j, -0.033 + 0.290j, -0.054 + 0.205j)),
    ("line", (0.048 + 0.580j, 0.036 + 0.480j, 0.031 + 0.370j, 0.035 + 0.280j, 0.056 + 0.195j)),
    ("line", (-0.120 + 0.330j, -0.106 + 0.306j, -0.105 + 0.276j, -0.112 + 0.250j)),
    ("line", (0.116 + 0.292j, 0.102 + 0.266j, 0.101 + 0.236j, 0.108 + 0.212j)),
    ("fine", (-0.046 + 0.172j, 0.000 + 0.160j, 0.046 + 0.170j)),
    ("fine", (-0.034 + 0.196j, 0.000 + 0.188j, 0.034 + 0.194j)),
    ("fine", (-0.096 + 0.040j, -0.050 + 0.026j, 0.000 + 0.022j, 0.050 + 0.026j, 0.098 + 0.040j)),
    ("fine", (-0.070 + 0.120j, -0.062 + 0.084j, -0.040 + 0.056j)),
    (
        "shade",
        (-0.110 + 0.600j, -0.070 + 0.460j, -0.058 + 0.340j, -0.074 + 0.240j, -0.130 + 0.120j, -0.2 + 0.34j),
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
