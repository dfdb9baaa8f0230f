"""A photo's way: taken in, judged, cropped to the foot and kept; and two of them laid over each other."""

from collections.abc import Iterable
from datetime import date

import numpy as np

from instep.facts.body import EARLIEST
from instep.library.content.photo_rules import PhotoRules
from instep.library.errors import BadInput
from instep.photo.album import Album, PhotoFile
from instep.photo.align import Unaligned
from instep.photo.carrying import carried, turned_round
from instep.photo.compare import AlignedPair
from instep.photo.diary import Diary, Photo
from instep.photo.file_jobs import Files, Judged, lay_all, look_at
from instep.photo.gate import RefusedPhoto, Usable
from instep.photo.intake import encoded, encoded_plain, taken_out
from instep.photo.mark import PhotoMark
from instep.photo.picture import Box, Pixels, around, shrunk

__all__ = ["Judged", "carried_marks", "check_pair", "keep", "lay_together", "look_at", "picture_of"]


def keep(judged: Judged, *, taken_on: date, diary: Diary, rules: PhotoRules) -> Photo:
    """Keep the photo and say so in the journal; what is refused is kept whole, and never compared."""
    if taken_on > diary.context.now.date():
        raise BadInput("photo-still_to_come", place="date", taken_on=str(taken_on))
    if taken_on < EARLIEST.date():
        raise BadInput("photo-before", place="date", taken_on=str(taken_on), year=str(EARLIEST.year))
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
        diary.note_kept(photo, size_bytes=len(parts[PhotoFile.PICTURE]))
    except BaseException:
        diary.album.delete(photo.id)  # a photo that the journal does not name must not stay behind
        raise
    return photo


def lay_together(earlier: Photo, later: Photo, *, album: Album, rules: PhotoRules) -> AlignedPair | Unaligned:
    """Lay two kept photos over each other; raises BadInput where they are not the same view of one foot."""
    check_pair(earlier, later)
    (found,) = _laid([(earlier, later)], album, rules)
    return found


def _laid(
    pairs: Iterable[tuple[Photo, Photo]], album: Album, rules: PhotoRules
) -> list[AlignedPair | Unaligned]:
    files = [(_files(earlier, album), _files(later, album)) for earlier, later in pairs]
    return lay_all(files, rules.align)


def check_pair(earlier: Photo, later: Photo) -> None:
    """Raise BadInput where two photos may not be compared: another foot or view, or one was refused."""
    if earlier.id == later.id:
        raise BadInput("photo-compared_with_itself", place="photo")
    if (earlier.side, earlier.view) != (later.side, later.view):
        raise BadInput("photo-another_view", place="photo")
    if earlier.refused or later.refused:
        raise BadInput("photo-not_comparable", place="photo")


def picture_of(photo: Photo, album: Album) -> Pixels:
    """The kept photo as it is."""
    return taken_out(_read(photo, PhotoFile.PICTURE, album))


def carried_marks(
    onto_photo: Photo, others: tuple[Photo, ...], *, album: Album, rules: PhotoRules
) -> tuple[tuple[Photo, PhotoMark], ...]:
    """The marks of the last few photos before this one, where they lie on it; only where that is certain."""
    marked = [one for one in others if one.marks and _may_carry(one, onto_photo)]
    last = marked[: rules.marks.carried_from]
    answers = _laid([(one, onto_photo) for one in last], album, rules)
    return tuple(
        (one, mark)
        for one, answer in zip(last, answers, strict=True)
        if isinstance(answer, AlignedPair)
        for mark in carried(one.marks, turned_round(answer.onto))
    )


def _may_carry(earlier: Photo, later: Photo) -> bool:
    same = (earlier.side, earlier.view) == (later.side, later.view) and earlier.id != later.id
    return same and not earlier.refused and not later.refused and earlier.taken_on <= later.taken_on


def _reasons(verdict: Usable | RefusedPhoto) -> tuple[str, ...]:
    match verdict:
        case RefusedPhoto(reasons=reasons):
            return tuple(reason.value for reason in reasons)
        case Usable():
            return ()


def _parts(judged: Judged, rules: PhotoRules) -> tuple[Box, dict[PhotoFile, bytes]]:
    """What is kept: of a usable photo the foot and a margin, with its mask; of any other all of it."""
    picture, intake = judged.picture, rules.intake
    box = Box(0, 0, picture.shape[1], picture.shape[0])
    masks: dict[PhotoFile, bytes] = {}
    if isinstance(judged.verdict, Usable):
        box = around(judged.verdict.mask, intake.margin)
        masks = {PhotoFile.MASK: encoded_plain(box.of(judged.verdict.mask).astype(np.uint8) * 255)}
    kept = np.ascontiguousarray(box.of(picture))
    pictures = {
        PhotoFile.PICTURE: encoded(kept, intake.kept_quality),
        PhotoFile.SMALL: encoded(shrunk(kept, intake.small_side), intake.kept_quality),
    }
    return box, pictures | masks


def _files(photo: Photo, album: Album) -> Files:
    return _read(photo, PhotoFile.PICTURE, album), _read(photo, PhotoFile.MASK, album)


def _read(photo: Photo, part: PhotoFile, album: Album) -> bytes:
    return album.read(photo.id, part, encrypted=photo.encrypted)
