"""The lines of every stroke as points on the plates, in foot lengths."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from instep.foot.curves import Point, through
from instep.foot.landmarks import METATARSAL_HEADS, TOES
from instep.foot.views import View

Line = tuple[Point, ...]


@dataclass(frozen=True, kw_only=True)
class StrokeWay:
    """How a stroke goes: its lines on each view that shows it, and how the hand takes them."""

    lines: Mapping[View, tuple[Line, ...]]
    closed: bool = False
    there_and_back: bool = False
    together: bool = False
    circling: bool = False


def oval(middle: Point, across: float, along: float) -> Line:
    """Eight points round an oval with these half axes, setting in at the end nearest the toes."""
    turns = [1j ** (i / 2) for i in range(8)]
    return tuple(middle + complex(turn.imag * across, turn.real * along) for turn in turns)


def coil(spine: Line, *, radius: float, pitch: float) -> Line:
    """Small circles that advance along a spine: four points to a turn, a turn every `pitch`."""
    # The way along takes half a pitch from each circle's length: without giving it back they look flat.
    turn = (radius, 1j * (radius + pitch / 5), -radius, -1j * (radius + pitch / 5))
    return tuple(place + turn[i % 4] for i, place in enumerate(_evenly(spine, pitch / 4)))


def _evenly(spine: Line, step: float) -> list[Point]:
    """Points along a smooth line through the spine, about `step` apart."""
    curve = through(spine)
    fine = [cubic.at(i / 40) for cubic in curve for i in range(40)]
    places = [fine[0]]
    for point in fine:
        if abs(point - places[-1]) >= step:
            places.append(point)
    return places


def _thumb_line(n: int) -> Line:
    """From the bottom of the heel through the arch to the base of a toe."""
    across, head = n - 3, METATARSAL_HEADS[n]
    return (
        0.037 * across + 0.066j,
        0.039 * across + 0.160j,
        0.032 * across - 0.002 + 0.310j,
        0.034 * across - 0.002 + 0.450j,
        0.72 * head.real + 0.610j,
        head.real + 0.690j - 0.02j * max(across, 0),
        TOES[n].root - 0.046j,
    )


SOLE: Final = View.SOLE
TOP: Final = View.TOP

LINES: Final[Mapping[str, StrokeWay]] = {
    "achilles-draw": StrokeWay(
        together=True,
        lines={
            View.HEEL: (
                (-0.036 + 0.362j, -0.034 + 0.280j, -0.056 + 0.180j, -0.066 + 0.070j),
                (0.038 + 0.352j, 0.036 + 0.270j, 0.058 + 0.170j, 0.068 + 0.070j),
            ),
            View.ANKLE_INNER: ((0.098 + 0.384j, 0.096 + 0.300j, 0.074 + 0.190j, 0.064 + 0.080j),),
            View.ANKLE_OUTER: ((0.096 + 0.366j, 0.090 + 0.290j, 0.072 + 0.190j, 0.062 + 0.080j),),
        },
    ),
    "thumb-circles": StrokeWay(
        circling=True,
        lines={SOLE: tuple(coil(_thumb_line(n), radius=0.0165, pitch=0.050) for n in (1, 2, 3, 4, 5))},
    ),
    "knuckle-knead": StrokeWay(
        closed=True,
        lines={
            SOLE: (
                (
                    -0.048 + 0.080j,
                    -0.054 + 0.250j,
                    -0.044 + 0.430j,
                    -0.080 + 0.600j,
                    -0.070 + 0.730j,
                    0.000 + 0.775j,
                    0.070 + 0.700j,
                    0.058 + 0.580j,
                    0.042 + 0.430j,
                    0.044 + 0.250j,
                    0.048 + 0.080j,
                    0.000 + 0.050j,
                ),
            )
        },
    ),
    "two-thumbs": StrokeWay(
        together=True,
        lines={
            SOLE: (
                (-0.030 + 0.050j, -0.044 + 0.200j, -0.042 + 0.400j, -0.076 + 0.580j, -0.092 + 0.780j),
                (0.034 + 0.050j, 0.042 + 0.200j, 0.036 + 0.400j, 0.058 + 0.580j, 0.064 + 0.745j),
            )
        },
    ),
    "toe-rotation": StrokeWay(
        closed=True,
        lines={SOLE: tuple(oval(toe.place(0.45), toe.pad * 0.58, toe.pad * 0.68) for toe in TOES.values())},
    ),
    "effleurage": StrokeWay(
        together=True,
        lines={
            SOLE: (
                (-0.090 + 0.790j, -0.074 + 0.640j, -0.052 + 0.470j, -0.044 + 0.320j),
                (0.004 + 0.800j, 0.008 + 0.640j, 0.004 + 0.470j, 0.004 + 0.330j),
                (0.104 + 0.730j, 0.080 + 0.620j, 0.052 + 0.470j, 0.046 + 0.330j),
            ),
            TOP: (
                (-0.112 + 0.770j, -0.106 + 0.650j, -0.072 + 0.450j, -0.036 + 0.260j),
                (-0.006 + 0.780j, -0.004 + 0.640j, 0.004 + 0.440j, 0.006 + 0.230j),
                (0.106 + 0.700j, 0.094 + 0.580j, 0.070 + 0.430j, 0.046 + 0.250j),
            ),
            View.ANKLE_INNER: ((0.740 + 0.116j, 0.600 + 0.176j, 0.470 + 0.244j, 0.388 + 0.330j),),
            View.ANKLE_OUTER: ((0.720 + 0.124j, 0.600 + 0.166j, 0.470 + 0.236j, 0.374 + 0.330j),),
        },
    ),
    "heel-squeeze": StrokeWay(closed=True, lines={SOLE: (oval(0.000 + 0.150j, 0.080, 0.084),)}),
    "ball-press": StrokeWay(
        closed=True,
        lines={SOLE: tuple(oval(head - 0.004j, 0.020, 0.022) for head in METATARSAL_HEADS.values())},
    ),
    "arch-glide": StrokeWay(
        there_and_back=True,
        together=True,
        lines={
            SOLE: (
                (-0.056 + 0.320j, -0.054 + 0.440j, -0.084 + 0.570j, -0.120 + 0.720j),
                (0.014 + 0.325j, 0.016 + 0.440j, 0.008 + 0.570j, 0.000 + 0.720j),
            ),
            View.ANKLE_INNER: ((0.330 + 0.090j, 0.430 + 0.120j, 0.520 + 0.118j, 0.600 + 0.080j),),
        },
    ),
    "roller-roll": StrokeWay(
        there_and_back=True,
        lines={SOLE: ((0.000 + 0.050j, 0.000 + 0.250j, -0.004 + 0.450j, -0.012 + 0.620j, -0.016 + 0.790j),)},
    ),
    "device-hold": StrokeWay(
        closed=True,
        lines={
            SOLE: (
                oval(0.000 + 0.150j, 0.056, 0.056),
                oval(-0.006 + 0.440j, 0.046, 0.056),
                oval(-0.010 + 0.705j, 0.056, 0.050),
            )
        },
    ),
    "top-stroke": StrokeWay(
        there_and_back=True,
        lines={
            TOP: ((-0.010 + 0.780j, -0.012 + 0.640j, -0.002 + 0.440j, 0.006 + 0.230j),),
            View.ANKLE_INNER: ((0.740 + 0.116j, 0.600 + 0.176j, 0.470 + 0.244j, 0.388 + 0.330j),),
            View.ANKLE_OUTER: ((0.720 + 0.124j, 0.600 + 0.166j, 0.470 + 0.236j, 0.374 + 0.330j),),
        },
    ),
    "still": StrokeWay(
        closed=True,
        together=True,
        lines={
            SOLE: (oval(-0.004 + 0.450j, 0.052, 0.110),),
            TOP: (oval(0.006 + 0.470j, 0.080, 0.150),),
        },
    ),
}
"""Every path that a move can name; the first point of a line is where the hand sets in."""
