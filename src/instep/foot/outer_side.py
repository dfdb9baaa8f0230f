"""The outer side in standing, with the outer ankle bone and five toes in a row: the plate of a right foot."""

from typing import Final

from instep.foot.anatomy import Region
from instep.foot.plate import Face, Knot, Loop, Plate, loop

KNOTS: Final = {
    "cut-back": 0.028 + 0.640j,
    "cut-front": 0.362 + 0.640j,
    "leg-back": 0.069 + 0.400j,
    "leg-front": 0.376 + 0.396j,
    "high-back": 0.150 + 0.376j,
    "high-front": 0.318 + 0.380j,
    "low-back": 0.144 + 0.196j,
    "low-front": 0.342 + 0.188j,
    "rim-back": 0.006 + 0.052j,
    "rim-in": 0.236 + 0.046j,
    "rim-low": 0.262 + 0.008j,
    "ball-top": 0.596 + 0.072j,
    "ball-low": 0.575 + 0.001j,
    "root-low": 0.750 + 0.008j,
    "root-5": 0.738 + 0.084j,
    "root-4": 0.754 + 0.104j,
    "root-3": 0.772 + 0.121j,
    "root-2": 0.790 + 0.135j,
    "behind-2": 0.960 + 0.082j,
    "meet-1": 0.974 + 0.015j,
    "meet-2": 0.940 + 0.015j,
    "meet-3": 0.900 + 0.016j,
    "meet-4": 0.836 + 0.016j,
}

BORDER: Final[tuple[Knot, ...]] = (
    "root-low",
    0.700 + 0.001j,
    0.640 + 0.000j,
    "ball-low",
    0.500 + 0.004j,
    0.425 + 0.006j,
    0.340 + 0.014j,
    "rim-low",
    0.190 + 0.003j,
    0.105 + 0.000j,
    0.038 + 0.011j,
    "rim-back",
    0.000 + 0.105j,
    0.016 + 0.175j,
    0.046 + 0.250j,
    0.066 + 0.330j,
    "leg-back",
    0.053 + 0.520j,
    "cut-back",
)

FRONT: Final[tuple[Knot, ...]] = (
    "cut-front",
    0.365 + 0.520j,
    "leg-front",
    0.396 + 0.350j,
    0.438 + 0.302j,
    0.505 + 0.254j,
    0.580 + 0.213j,
    0.660 + 0.176j,
    0.735 + 0.149j,
    "root-2",
    0.846 + 0.130j,
    0.900 + 0.126j,
    0.936 + 0.106j,
    "behind-2",
    0.976 + 0.046j,
    "meet-1",
    0.956 + 0.002j,
    "meet-2",
)

CURVES: Final[dict[str, tuple[Knot, ...]]] = {
    "border": BORDER,
    "front": FRONT,
    "cut": ("cut-front", "cut-back"),
    "toe-1": ("behind-2", 0.984 + 0.078j, 1.000 + 0.048j, 0.995 + 0.014j, "meet-1"),
    "toe-3": (
        "root-3",
        0.820 + 0.122j,
        0.868 + 0.119j,
        0.908 + 0.098j,
        0.936 + 0.064j,
        0.944 + 0.036j,
        "meet-2",
        0.924 + 0.001j,
        "meet-3",
    ),
    "toe-4": (
        "root-4",
        0.790 + 0.108j,
        0.828 + 0.106j,
        0.866 + 0.088j,
        0.895 + 0.058j,
        0.903 + 0.034j,
        "meet-3",
        0.878 + 0.001j,
        "meet-4",
    ),
    "toe-5": (
        "root-5",
        0.762 + 0.089j,
        0.790 + 0.085j,
        0.816 + 0.068j,
        0.835 + 0.046j,
        0.840 + 0.030j,
        "meet-4",
        0.818 + 0.000j,
        0.784 + 0.000j,
        "root-low",
    ),
    "root": ("root-2", "root-3", "root-4", "root-5", 0.732 + 0.046j, "root-low"),
    "calf": ("leg-back", 0.110 + 0.378j, "high-back", 0.236 + 0.396j, "high-front", "leg-front"),
    "patch-back": ("high-back", 0.122 + 0.288j, "low-back"),
    "patch-front": ("high-front", 0.356 + 0.288j, "low-front"),
    "patch-low": ("low-back", 0.240 + 0.156j, "low-front"),
    "heel": ("low-back", 0.205 + 0.110j, "rim-in", "rim-low"),
    "rim": ("rim-back", 0.070 + 0.040j, 0.150 + 0.038j, "rim-in"),
    "side": ("low-front", 0.430 + 0.120j, "ball-top", "root-5"),
    "ball": ("ball-top", 0.570 + 0.040j, "ball-low"),
}


def _toe(n: int, own: str) -> Loop:
    """A middle toe: its own upper curve, the nearer toe's, and its piece of the root."""
    return loop(
        f"{own} root-{n} meet-{n}",
        f"toe-{n + 1} meet-{n} root-{n + 1}",
        f"root root-{n + 1} root-{n}",
    )


FACES: Final = (
    Face(
        Region.LOWER_LEG,
        "lower-leg",
        loop(
            "border cut-back leg-back",
            "calf leg-back leg-front",
            "front leg-front cut-front",
            "cut cut-front cut-back",
        ),
        0.210 + 0.500j,
    ),
    Face(
        Region.ANKLE_OUTER,
        "ankle-outer",
        loop(
            "calf high-back high-front",
            "patch-front high-front low-front",
            "patch-low low-front low-back",
            "patch-back low-back high-back",
        ),
        0.240 + 0.272j,
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
        0.095 + 0.160j,
    ),
    Face(
        Region.HEEL_SOLE,
        "heel-sole",
        loop("border rim-back rim-low", "heel rim-low rim-in", "rim rim-in rim-back"),
        0.130 + 0.019j,
    ),
    Face(
        Region.TOP,
        "top",
        loop(
            "calf leg-front high-front",
            "patch-front high-front low-front",
            "side low-front root-5",
            "root root-5 root-2",
            "front root-2 leg-front",
        ),
        0.540 + 0.165j,
    ),
    Face(
        Region.OUTER_EDGE,
        "outer-edge",
        loop(
            "heel rim-low low-back",
            "patch-low low-back low-front",
            "side low-front ball-top",
            "ball ball-top ball-low",
            "border ball-low rim-low",
        ),
        0.410 + 0.062j,
    ),
    Face(
        Region.BALL,
        "ball",
        loop(
            "side ball-top root-5",
            "root root-5 root-low",
            "border root-low ball-low",
            "ball ball-low ball-top",
        ),
        0.670 + 0.036j,
    ),
    Face(Region.TOES, "toe-5", loop("toe-5 root-5 root-low", "root root-low root-5"), 0.790 + 0.040j),
    Face(Region.TOES, "toe-4", _toe(4, "toe-4"), 0.862 + 0.060j),
    Face(Region.TOES, "toe-3", _toe(3, "toe-3"), 0.915 + 0.066j),
    Face(Region.TOES, "toe-2", _toe(2, "front"), 0.954 + 0.060j),
    Face(Region.TOES, "toe-1", loop("toe-1 behind-2 meet-1", "front meet-1 behind-2"), 0.986 + 0.040j),
)

CONTOUR: Final = loop(
    "front cut-front behind-2",
    "toe-1 behind-2 meet-1",
    "front meet-1 meet-2",
    "toe-3 meet-2 meet-3",
    "toe-4 meet-3 meet-4",
    "toe-5 meet-4 root-low",
    "border root-low cut-back",
)

DETAILS: Final = (
    ("edge", loop("front behind-2 meet-1")),
    ("edge", loop("toe-3 root-3 meet-2")),
    ("edge", loop("toe-4 root-4 meet-3")),
    ("edge", loop("toe-5 root-5 meet-4")),
    ("line", (0.190 + 0.274j, 0.202 + 0.236j, 0.236 + 0.216j, 0.274 + 0.232j)),
    ("fine", (0.158 + 0.320j, 0.148 + 0.262j, 0.170 + 0.202j, 0.222 + 0.168j)),
    ("line", (0.112 + 0.560j, 0.124 + 0.450j, 0.118 + 0.350j, 0.094 + 0.260j)),
    ("fine", (0.450 + 0.256j, 0.560 + 0.196j, 0.680 + 0.146j)),
    ("fine", (0.480 + 0.192j, 0.590 + 0.150j, 0.700 + 0.114j)),
    ("fine", (0.380 + 0.060j, 0.420 + 0.072j, 0.470 + 0.062j)),
    ("line", (0.300 + 0.030j, 0.400 + 0.036j, 0.520 + 0.030j, 0.640 + 0.024j)),
    ("fine", (0.040 + 0.140j, 0.052 + 0.100j, 0.082 + 0.066j)),
    ("fine", (0.818 + 0.058j, 0.824 + 0.044j, 0.838 + 0.034j)),
    ("fine", (0.878 + 0.068j, 0.886 + 0.052j, 0.900 + 0.042j)),
    ("fine", (0.918 + 0.074j, 0.927 + 0.058j, 0.940 + 0.047j)),
    ("shade", (0.262 + 0.000j, 0.340 + 0.040j, 0.460 + 0.040j, 0.580 + 0.002j, 0.420 - 0.040j)),
)

OUTER_SIDE: Final = Plate(
    knots=KNOTS,
    curves=CURVES,
    outline=(*CONTOUR, *loop("cut cut-back cut-front")),
    faces=FACES,
    frame=(-0.03 - 0.03j, 1.03 + 0.650j),
    contour=CONTOUR,
    details=DETAILS,
    mark=0.640 + 0.440j,
    shading=(0.450 + 0.000j, 0.450 + 0.060j),
    fade=(0.500j, 0.630j),
)
