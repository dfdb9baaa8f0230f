"""How often the gate, the mask and the alignment are right on drawn feet, with 95 % intervals, skin by skin.

The rows are those of the design table (G1 to G3, M2, A1, A2, A4); each stands beside what it must reach.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from math import sqrt

import numpy as np
from tests.photo.drawn_feet import ORDER, Shot
from tests.photo.drawn_others import KINDS, other
from tests.photo.drawn_photos import HARD, MID, Camera, shot
from tests.photo.sets import (
    RULES,
    SOLE_AND_TOP,
    STEADY,
    foot,
    framed,
    miss,
    overlap,
    reasons,
    side_and_view,
    spoilt,
    usual_shots,
    verdict,
)

from instep.foot.anatomy import Side
from instep.foot.views import View
from instep.photo.align import Aligned, Framed, align
from instep.photo.gate import RefusalReason, Usable, judge

EVERY_VIEW = tuple(View)
STRANGERS = 33  # feet of one side and view: 528 pairs


@dataclass(frozen=True, kw_only=True)
class Row:
    """One figure: how many of how many, its interval, and what it must reach."""

    name: str
    hits: int
    of: int
    low: float
    high: float
    must: str


def main() -> None:
    """Measure, print a row for each figure, and end with one JSON line."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--feet", type=int, default=300, help="good photos; the other sets follow from it")
    feet = asked.parse_args().feet
    rows = []
    for row in measured(feet):
        rows.append(row)
        share = row.hits / row.of if row.of else 0.0
        print(
            f"{row.name:<44} {row.hits:>4} of {row.of:<4} {share:6.3f}  95 %: {row.low:.3f} to {row.high:.3f}"
            f"  must: {row.must}",
            flush=True,
        )
    print("JSON " + json.dumps([asdict(row) for row in rows]))


def measured(feet: int) -> Iterator[Row]:
    """Yield every row; the sets are smaller where each piece costs more."""
    yield from good_photos(feet)
    yield from spoilt_photos(feet * 2 // 5)
    yield from others(max(10, feet // 8))
    yield from pairs(max(12, feet // 8))
    yield from strangers()


def good_photos(count: int) -> Iterator[Row]:
    """G2 and M2: good photos refused, and where the foot was found; each skin in its own row."""
    found = [seen(made) for made in usual_shots(count, first=2000)]
    yield row("G2 good photos refused", [share is None for _, share in found], "<= 0.05")
    for tone in ORDER:
        mine = [share is None for own, share in found if own == tone]
        yield row(f"   of these, {tone} skin", mine, "within 0.05 of each other")
    shares = sorted(share for _, share in found if share is not None)
    worst = shares[: max(1, len(shares) // 10)]
    yield row(f"M2 overlap >= 0.92, median {np.median(shares):.3f}", at_least(shares, 0.92), "median")
    yield row(f"   worst tenth, mean {np.mean(worst):.3f}", at_least(worst, 0.75), "mean >= 0.75")
    for tone in ORDER:
        mine = [share for own, share in found if own == tone and share is not None]
        yield row(f"   {tone} skin, median {np.median(mine):.3f}", at_least(mine, 0.92), "median")
    aside = [seen(made)[1] is None for made in usual_shots(count // 5, first=4000, views=EVERY_VIEW[2:])]
    yield row("G2 from behind and from the sides", aside, "<= 0.05")


def seen(made: Shot) -> tuple[str, float | None]:
    """Return the skin, and the overlap of the mask with the truth; None for a refused photo."""
    found = verdict(made)
    return made.foot.tone, overlap(found.mask, made.mask) if isinstance(found, Usable) else None


def at_least(shares: Sequence[float], least: float) -> list[bool]:
    """Return for each share whether it reaches the least one."""
    return [share >= least for share in shares]


def spoilt_photos(count: int) -> Iterator[Row]:
    """G1: photos spoilt by blur, noise, darkness and light, and those of the other foot."""
    why = {
        "blur": RefusalReason.BLURRED,
        "blur and noise": RefusalReason.BLURRED,
        "dark": RefusalReason.DARK,
        "glare": RefusalReason.GLARE,
    }
    seen: dict[str, list[tuple[str, bool]]] = {kind: [] for kind in why}
    wrong = []
    for seed, made in enumerate(usual_shots(count, first=6000)):
        for kind, picture in spoilt(made.picture, seed).items():
            seen[kind].append((made.foot.tone, why[kind] in reasons(verdict(made, picture=picture))))
        wrong.append(bool(reasons(verdict(made, side=made.foot.side.other))))
    for kind, hits in seen.items():
        yield row(f"G1 {kind} refused for that reason", [hit for _, hit in hits], ">= 0.95")
        for tone in ORDER:
            yield row(f"   {tone} skin", [hit for own, hit in hits if own == tone], ">= 0.95")
    yield row("   the other foot refused", wrong, "all")


def others(count: int) -> Iterator[Row]:
    """G3: pictures of something else."""
    for kind in KINDS:
        refused = [
            not isinstance(judge(other(kind, 5000 + n), *stated(n), rules=RULES), Usable)
            for n in range(count)
        ]
        yield row(f"G3 {kind} refused", refused, ">= 0.80" if kind == "hand" else ">= 0.95")


def stated(number: int) -> tuple[View, Side]:
    """Return the view and the side that are stated for a picture of something else."""
    return SOLE_AND_TOP[number % 2], tuple(Side)[number // 2 % 2]


def pairs(count: int) -> Iterator[Row]:
    """A1 and A2: photos of one foot on two days, with the error in percent of its length."""
    for name, camera, within, must in (("A1 mid", MID, 2.0, ">= 0.97"), ("A2 hard", HARD, 4.0, ">= 0.97")):
        errors = [one for number in range(count) for one in error(number, camera)]
        yield row(f"{name}: answered", [True] * len(errors) + [False] * (count - len(errors)), "-")
        told = f"{name}: within {within:.0f} % (median {np.median(errors):.2f} %)"
        yield row(told, [one <= within for one in errors], must)


def error(number: int, camera: Camera) -> list[float]:
    """Return the error of one pair; nothing where it stayed unaligned."""
    own = foot(8000 + number)
    earlier, later = shot(own, 2 * number, STEADY), shot(own, 2 * number + 1, camera)
    answer = align(framed(earlier), framed(later), RULES.align)
    return [miss(answer, earlier, later)] if isinstance(answer, Aligned) else []


def strangers() -> Iterator[Row]:
    """A4: different feet and mirror images that were taken for one foot."""
    for view in SOLE_AND_TOP:
        numbers = (n for n in range(9000, 12000) if side_and_view(n) == (Side.LEFT, view))
        feet = [framed(shot(foot(n), n, STEADY)) for n, _ in zip(numbers, range(STRANGERS), strict=False)]
        taken = [isinstance(align(one, two, RULES.align), Aligned) for one, two in combinations(feet, 2)]
        yield row(f"A4 different feet accepted, {view}", taken, "<= 0.005")
        images = [isinstance(align(one, mirrored(one), RULES.align), Aligned) for one in feet]
        yield row(f"A4 mirrored foot accepted, {view}", images, "0")


def mirrored(own: Framed) -> Framed:
    """Return the mirror image of a photo."""
    return Framed(
        picture=np.ascontiguousarray(own.picture[:, ::-1]), mask=np.ascontiguousarray(own.mask[:, ::-1])
    )


def row(name: str, hits: Sequence[bool], must: str) -> Row:
    """Return the figure with Wilson's interval."""
    low, high = wilson(sum(hits), len(hits))
    return Row(name=name, hits=sum(hits), of=len(hits), low=low, high=high, must=must)


def wilson(hits: int, of: int) -> tuple[float, float]:
    """Return the 95 % interval of a share (Wilson 1927)."""
    if not of:
        return 0.0, 1.0
    z, share = 1.959964, hits / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return round(max(0.0, middle - half), 4), round(min(1.0, middle + half), 4)


if __name__ == "__main__":
    main()
