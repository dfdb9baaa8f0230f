"""Each picture of hands on a foot, as the document that the product ships."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from hands.arrays import Floats
from hands.foot_depth import Roundness, front_clip
from hands.hand_lines import HandPen
from hands.hand_pose import Hand
from hands.picture_recipes import grips, recipes
from hands.reaching import Held, pad, reach
from hands.tools import shapes
from instep.foot.anatomy import Side
from instep.foot.drawing import draw
from instep.foot.views import View


def hand_pictures(hand: Hand, wanted: frozenset[str]) -> Iterator[dict[str, Any]]:
    """The pictures of these names; all where none is named."""
    pen = HandPen(hand)
    for name, recipe in (recipes("pictures") | recipes("tools")).items():
        if not wanted or name in wanted:
            yield _picture(name, recipe, pen)


def _picture(name: str, recipe: Mapping[str, Any], pen: HandPen) -> dict[str, Any]:
    return {
        "id": name,
        "view": recipe.get("view"),
        "box": recipe["box"],
        "stroke": recipe.get("stroke"),
        "fades": recipe.get("fades", []),
        "behind": list(shapes(recipe.get("behind", ()))),
        "before": list(shapes(recipe.get("before", ()))),
        "hands": [_hand(written, recipe, pen) for written in recipe.get("hands", ())],
        "over": list(shapes(recipe.get("over", ()))),
    }


def _hand(written: Mapping[str, Any], recipe: Mapping[str, Any], pen: HandPen) -> dict[str, Any]:
    grip = grips()[written["grip"]]
    held = reach(pen.hand, grip if grip.hand == written["hand"] else grip.mirrored(), tuple(written["at"]))
    lines = pen.lines(held)
    clip = None
    if written["layer"] == "both":
        clip = front_clip(lines.buffer, _outline(recipe["view"]), Roundness(**recipe.get("round", {})))
    return {
        "hand": written["hand"],
        "works": written.get("works", bool(written["contact"])),
        "outline": lines.outline,
        "lines": lines.lines,
        "creases": lines.creases,
        "nails": lines.nails,
        "front": clip,
        "contact": [written["presses"]]
        if "presses" in written
        else [_spot(pen.hand, held, part) for part in written["contact"]],
        "wrist": _spot(pen.hand, held, "wrist"),
    }


def _spot(hand: Hand, held: Held, part: str) -> list[int]:
    at = held.seen(pad(hand.bent(held.angles), part)[None])[0]
    return [round(float(at[0])), round(float(at[1]))]


def _outline(view: str) -> Floats:
    return np.array([(point.real, point.imag) for point in draw(View(view), Side.LEFT).polygon(8)])
