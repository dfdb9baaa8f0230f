"""The inner side in standing, with the arch and the inner ankle bone: the plate of a left foot."""

from typing import Final

from instep.foot.anatomy import Region
from instep.foot.plate import Face, Knot, Plate, loop

KNOTS: Final = {
    "cut-back": 0.028 + 0.640j,
    "cut-front": 0.362 + 0.640j,
    "leg-back": 0.069 + 0.415j,
    "leg-front": 0.374 + 0.405j,
    "high-back": 0.172 + 0.400j,
    "high-front": 0.338 + 0.398j,
    "low-back": 0.166 + 0.226j,
    "low-front": 0.366 + 0.214j,
    "rim-back": 0.006 + 0.052j,
    "rim-in": 0.268 + 0.046j,
    "rim-low": 0.290 + 0.024j,
    "ball-top": 0.645 + 0.108j,
    "ball-low": 0.632 + 0.020j,
    "root-top": 0.800 + 0.116j,
    "root-mid": 0.802 + 0.066j,
    "root-low": 0.818 + 0.016j,
    "nail-back": 0.916 + 0.0985j,
    "nail-front": 0.992 + 0.068j,
}

BORDER: Final[tuple[Knot, ...]] = (
    "cut-back",
    0.053 + 0.520j,
    "leg-back",
    0.066 + 0.335j,
    0.046 + 0.250j,
    0.016 + 0.175j,
    0.000 + 0.105j,
    "rim-back",
    0.038 + 0.011j,
    0.105 + 0.000j,
    0.190 + 0.003j,
    "rim-low",
    0.370 + 0.053j,
    0.455 + 0.067j,
    0.545 + 0.055j,
    "ball-low",
    0.695 + 0.002j,
    0.755 + 0.001j,
    "root-low",
    0.862 + 0.004j,
    0.920 + 0.000j,
    0.974 + 0.011j,
    1.000 + 0.042j,
    "nail-front",
    0.962 + 0.089j,
    "nail-back",
    0.850 + 0.104j,
    "root-top",
    0.735 + 0.141j,
    0.655 + 0.180j,
    0.575 + 0.224j,
    0.500 + 0.266j,
    0.434 + 0.313j,
    0.393 + 0.360j,
    "leg-front",
    0.365 + 0.520j,
    "cut-front",
)

CURVES: Final[dict[str, tuple[Knot, ...]]] = {
    "border": BORDER,
    "cut": ("cut-front", "cut-back"),
    "calf": ("leg-back", 0.115 + 0.400j, "high-back", 0.250 + 0.412j, "high-front", "leg-front"),
    "patch-back": ("high-back", 0.146 + 0.315j, "low-back"),
    "patch-front": ("high-front", 0.382 + 0.310j, "low-front"),
    "patch-low": ("low-back", 0.262 + 0.186j, "low-front"),
    "heel": ("low-back", 0.232 + 0.130j, "rim-in", "rim-low"),
    "rim": ("rim-back", 0.070 + 0.040j, 0.160 + 0.038j, "rim-in"),
    "side": ("low-front", 0.500 + 0.166j, "ball-top", "root-mid"),
    "ball": ("ball-top", 0.624 + 0.065j, "ball-low"),
    "root": ("root-top", "root-mid", "root-low"),
    "nail": ("nail-back", 0.930 + 0.082j, 0.966 + 0.064j, "nail-front"),
}

FACES: Final = (
    Face(
        Region.LOWER_LEG,
        "lower-leg",
        loop(
            "border cut-back leg-back",
            "calf leg-back leg-front",
            "border leg-front cut-front",
            "cut cut-front cut-back",
        ),
        0.210 + 0.500j,
    ),
    Face(
        Region.ANKLE_INNER,
        "ankle-inner",
        loop(
            "calf high-back high-front",
            "patch-front high-front low-front",
            "patch-low low-front low-back",
            "patch-back low-back high-back",
        ),
        0.262 + 0.300j,
    ),
    Face(
        Region.HEEL_BACK,
        "heel-back",
        loop(
            "border leg-back rim-back",
            "rim rim-back rim-in",
            "heel rim-in low-back",
            "patch-back low-back high-back",
            "calf high-back leg-back",
        ),
        0.105 + 0.170j,
    ),
    Face(
        Region.HEEL_SOLE,
        "heel-sole",
        loop("border rim-back rim-low", "heel rim-low rim-in", "rim rim-in rim-back"),
        0.140 + 0.020j,
    ),
    Face(
        Region.TOP,
        "top",
        loop(
            "calf leg-front high-front",
            "patch-front high-front low-front",
            "side low-front root-mid",
            "root root-mid root-top",
            "border root-top leg-front",
        ),
        0.530 + 0.200j,
    ),
    Face(
        Region.ARCH,
        "arch",
        loop(
            "heel rim-low low-back",
            "patch-low low-back low-front",
            "side low-front ball-top",
            "ball ball-top ball-low",
            "border ball-low rim-low",
        ),
        0.440 + 0.120j,
    ),
    Face(
        Region.BALL,
        "ball",
        loop(
            "side ball-top root-mid",
            "root root-mid root-low",
            "border root-low ball-low",
            "ball ball-low ball-top",
        ),
        0.730 + 0.046j,
    ),
    Face(
        Region.TOES,
        "toe-1",
        loop(
            "border root-low nail-front",
            "nail nail-front nail-back",
            "border nail-back root-top",
            "root root-top root-low",
        ),
        0.890 + 0.050j,
    ),
    Face(
        Region.NAILS,
        "nail-1",
        loop("border nail-front nail-back", "nail nail-back nail-front"),
        0.955 + 0.080j,
    ),
)

CONTOUR: Final = loop("border cut-back cut-front")

DETAILS: Final = (
    ("line", (0.218 + 0.306j, 0.230 + 0.270j, 0.264 + 0.252j, 0.304 + 0.268j)),
    ("fine", (0.186 + 0.356j, 0.176 + 0.296j, 0.196 + 0.236j, 0.246 + 0.202j)),
    ("line", (0.112 + 0.560j, 0.124 + 0.450j, 0.120 + 0.350j, 0.096 + 0.260j)),
    ("line", (0.270 + 0.046j, 0.345 + 0.092j, 0.440 + 0.110j, 0.530 + 0.094j, 0.605 + 0.050j)),
    ("fine", (0.330 + 0.060j, 0.400 + 0.086j, 0.470 + 0.090j, 0.540 + 0.072j)),
    ("fine", (0.400 + 0.190j, 0.440 + 0.170j, 0.490 + 0.162j)),
    ("fine", (0.686 + 0.092j, 0.670 + 0.062j, 0.680 + 0.030j)),
    ("fine", (0.760 + 0.106j, 0.782 + 0.090j, 0.790 + 0.066j)),
    ("fine", (0.868 + 0.086j, 0.862 + 0.072j, 0.866 + 0.058j)),
    ("fine", (0.812 + 0.018j, 0.828 + 0.034j, 0.850 + 0.040j)),
    ("fine", (0.420 + 0.300j, 0.520 + 0.228j, 0.640 + 0.162j, 0.740 + 0.118j)),
    ("fine", (0.040 + 0.140j, 0.052 + 0.100j, 0.082 + 0.066j)),
    (
        "shade",
        (
            0.270 + 0.030j,
            0.340 + 0.086j,
            0.440 + 0.108j,
            0.530 + 0.094j,
            0.600 + 0.050j,
            0.660 - 0.010j,
            0.450 - 0.060j,
        ),
    ),
)

INNER_SIDE: Final = Plate(
    knots=KNOTS,
    curves=CURVES,
    outline=(*CONTOUR, *loop("cut cut-front cut-back")),
    faces=FACES,
    frame=(-0.03 - 0.03j, 1.03 + 0.650j),
    contour=CONTOUR,
    details=DETAILS,
    mark=0.640 + 0.440j,
    shading=(0.450 + 0.040j, 0.450 + 0.125j),
    fade=(0.500j, 0.630j),
)
