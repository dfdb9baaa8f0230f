"""What is done to the files of photos, each in a process of its own: looked at, and laid over each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from instep.deadline import apart
from instep.foot.anatomy import Side
from instep.foot.views import View
from instep.library.content.heavy import Deeds, heavy_deeds
from instep.library.content.photo_rules import AlignRules, PhotoRules
from instep.library.content.reading import content_root
from instep.photo.align import Framed, Unaligned
from instep.photo.compare import AlignedPair, compare
from instep.photo.gate import RefusedPhoto, Usable, judge
from instep.photo.head import check_head
from instep.photo.intake import take_in, taken_out
from instep.photo.picture import Pixels

# It imports little: whatever it needs is loaded again by each process.

Files: TypeAlias = tuple[bytes, bytes]
"""A kept picture and its mask, as they lie in the album."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Judged:
    """A photo that was taken in, the view and side that were stated, and whether it can be compared."""

    picture: Pixels
    view: View
    side: Side
    verdict: Usable | RefusedPhoto


def look_at(data: bytes, name: str, *, view: View, side: Side, rules: PhotoRules) -> Judged:
    """Take a file in and judge it; raises BadInput where it is no picture, or takes too long or too much.

    Its head is read first; it is decoded in a process of its own, one at a time.
    """
    check_head(data, name, rules.intake)
    return apart("photo", _heavy().photo, _looked_at, data, name, view=view, side=side, rules=rules)


def lay_all(pairs: Sequence[tuple[Files, Files]], rules: AlignRules) -> list[AlignedPair | Unaligned]:
    """Lay each pair over each other, all in one process; raises BadInput where one is damaged."""
    return apart("compare", _heavy().compare, _laid, pairs, rules) if pairs else []


def _looked_at(data: bytes, name: str, *, view: View, side: Side, rules: PhotoRules) -> Judged:
    picture = take_in(data, name, rules.intake)
    return Judged(picture=picture, view=view, side=side, verdict=judge(picture, view, side, rules=rules))


def _laid(pairs: Sequence[tuple[Files, Files]], rules: AlignRules) -> list[AlignedPair | Unaligned]:
    return [compare(_framed(earlier), _framed(later), rules) for earlier, later in pairs]


def _framed(files: Files) -> Framed:
    picture, mask = map(taken_out, files)
    return Framed(picture=picture, mask=np.asarray(mask[..., 0] > 127))  # noqa: PLR2004  # half


def _heavy() -> Deeds:
    return heavy_deeds(content_root())
