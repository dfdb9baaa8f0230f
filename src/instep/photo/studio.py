"""A photo's way: taken in, judged, cropped to the foot and kept; and two of them laid over each other."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from instep.facts.body import EARLIEST
from instep.foot.anatomy import Side
from instep.foot.views import View
from instep.library.errors import BadInput
from instep.library.photo_rules import PhotoRules
from instep.photo.album import Album, Part
from instep.photo.align import Framed, Unaligned
from instep.photo.carrying import carried, turned_round
from instep.photo.compare import Compared, compare
from instep.photo.diary import Diary, Photo
from instep.photo.gate import Refused, Usable, judge
from instep.photo.intake import encoded, encoded_plain, take_in, taken_out
from instep.photo.mark import Mark
from instep.photo.picture import Box, Pixels, around, shrunk


@dataclass(frozen=True, kw_only=True, eq=False)
class Judged:
    """A photo that was taken in, the view and side that were stated, and whether it can be compared."""

    picture: Pixels
    view: View
    side: Side
    verdict: Usable | Refused


def look_at(data: bytes, name: str, *, view: View, side: Side, rules: PhotoRules) -> Judged:
    """Take a file in and judge it; raises BadInput where it is no picture."""
    picture = take_in(data, name, rules.intake)
    return Judged(picture=picture, view=view, side=side, verdict=judge(picture, view, side, rules=rules))


def keep(judged: Judged, *, taken_on: date, diary: Diary, rules: PhotoRules) -> Photo:
    """Keep the photo and say so in the journal; what is refused is kept whole, and never compared."""
    if taken_on > diary.context.now.date():
        raise BadInput("", "date", f"{taken_on} is still to come", remedy="give the day of the photo")
    if taken_on < EARLIEST.date():
        raise BadInput(
            "", "date", f"{taken_on} is before {EARLIEST.year}", remedy="give the day of the photo"
        )
    box, parts = _parts(judged, rules)
    photo = Photo(
        id=diary.context.new_id(),
        side=judged.side,
        view=judged.view,
        taken_on=taken_on,
        size=(box.width, box.height),
        encrypted=diary.album.key is not None,
        frame=(judged.picture.shape[1], judged.picture.shape[0]),
        crop=(box.left, box.top, box.width, box.height),
        refused=_reasons(judged.verdict),
    )
    diary.album.write(photo.id, parts)
    try:
        diary.note_kept(photo, size_bytes=len(parts[Part.PICTURE]))
    except BaseException:
        diary.album.delete(photo.id)  # a photo that the journal does not name must not stay behind
        raise
    return photo


def lay_together(earlier: Photo, later: Photo, *, album: Album, rules: PhotoRules) -> Compared | Unaligned:
    """Lay two kept photos over each other; raises BadInput where they are not the same view of one foot."""
    check_pair(earlier, later)
    return compare(_framed(earlier, album), _framed(later, album), rules.align)


def check_pair(earlier: Photo, later: Photo) -> None:
    """Raise BadInput where two photos may not be compared: another foot or view, or one was refused."""
    if earlier.id == later.id:
        raise BadInput("", "photo", "is compared with itself", remedy="choose two photos")
    if (earlier.side, earlier.view) != (later.side, later.view):
        remedy = "choose two of one foot and one view"
        raise BadInput("", "photo", "shows another foot or another view", remedy=remedy)
    if earlier.refused or later.refused:
        remedy = "choose photos that can be compared"
        raise BadInput("", "photo", "was kept though it cannot be compared", remedy=remedy)


def picture_of(photo: Photo, album: Album) -> Pixels:
    """The kept photo as it is."""
    return taken_out(album.read(photo.id, Part.PICTURE))


def carried_marks(
    onto_photo: Photo, others: tuple[Photo, ...], *, album: Album, rules: PhotoRules
) -> tuple[tuple[Photo, Mark], ...]:
    """The marks of the last few photos before this one, where they lie on it; only where that is certain."""
    marked = [one for one in others if one.marks and _may_carry(one, onto_photo)]
    found: list[tuple[Photo, Mark]] = []
    for one in marked[: rules.marks.carried_from]:
        answer = lay_together(one, onto_photo, album=album, rules=rules)
        if isinstance(answer, Compared):
            found += [(one, mark) for mark in carried(one.marks, turned_round(answer.onto))]
    return tuple(found)


def _may_carry(earlier: Photo, later: Photo) -> bool:
    same = (earlier.side, earlier.view) == (later.side, later.view) and earlier.id != later.id
    return same and not earlier.refused and not later.refused and earlier.taken_on <= later.taken_on


def _reasons(verdict: Usable | Refused) -> tuple[str, ...]:
    match verdict:
        case Refused(reasons=reasons):
            return tuple(reason.value for reason in reasons)
        case Usable():
            return ()


def _parts(judged: Judged, rules: PhotoRules) -> tuple[Box, dict[Part, bytes]]:
    """What is kept: of a usable photo the foot and a margin, with its mask; of any other all of it."""
    picture, intake = judged.picture, rules.intake
    box = Box(0, 0, picture.shape[1], picture.shape[0])
    masks: dict[Part, bytes] = {}
    if isinstance(judged.verdict, Usable):
        box = around(judged.verdict.mask, intake.margin)
        masks = {Part.MASK: encoded_plain(box.of(judged.verdict.mask).astype(np.uint8) * 255)}
    kept = np.ascontiguousarray(box.of(picture))
    pictures = {
        Part.PICTURE: encoded(kept, intake.kept_quality),
        Part.SMALL: encoded(shrunk(kept, intake.small_side), intake.kept_quality),
    }
    return box, pictures | masks


def _framed(photo: Photo, album: Album) -> Framed:
    mask = taken_out(album.read(photo.id, Part.MASK))
    return Framed(picture=picture_of(photo, album), mask=np.asarray(mask[..., 0] > 127))  # noqa: PLR2004  # half
