"""The diary: which photos there are, what the person marked on them, and the deeds that change it.

Its files are in the album, its facts in the journal. A photo is on disk before the journal names it, and
gone from disk before the journal says so.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from instep.coach.context import Context
from instep.coach.person.preferences import read_dials, set_dials
from instep.facts.fact import Fact
from instep.facts.photo import PhotoDeleted, PhotoKept, PhotoMarked, PhotoUnmarked
from instep.foot.anatomy import Side
from instep.foot.views import View
from instep.library.errors import BadInput
from instep.photo.album import Album
from instep.photo.mark import PhotoMark

DIAL = "photos"
ON, OFF = "on", "off"
_LONGEST_NOTE = 200
_Body = PhotoKept | PhotoMarked | PhotoUnmarked | PhotoDeleted


@dataclass(frozen=True, kw_only=True)
class Photo:
    """A photo as it was kept; one with reasons is never compared. `crop` is the kept part of `frame`."""

    id: str
    side: Side
    view: View
    taken_on: date
    size: tuple[int, int]
    encrypted: bool
    frame: tuple[int, int]
    crop: tuple[int, int, int, int]
    refused: tuple[str, ...]
    marks: tuple[PhotoMark, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Diary:
    """One person's diary and what its deeds need."""

    context: Context
    album: Album

    @property
    def is_on(self) -> bool:
        """Whether the person turned it on; it is off until they do."""
        return read_dials(self.context).get(DIAL) == ON

    def turn(self, value: str) -> None:
        """Turn it on or off; what was kept stays until it is deleted."""
        set_dials({DIAL: value}, self.context)

    def photos(self, limit: int | None = None) -> tuple[Photo, ...]:
        """Photos that were not deleted, those of the latest day first; only the last kept where limited."""
        found = islice(_standing(self._newest_first()), limit)
        return tuple(sorted(found, key=lambda photo: photo.taken_on, reverse=True))

    def photo(self, name: str) -> Photo:
        """The photo of this id, or of the only id that begins so; raises BadInput for any other."""
        found = [photo for photo in self.photos() if photo.id == name or (name and photo.id.startswith(name))]
        if len(found) != 1:
            key = "photo-several_photos" if found else "photo-no_such_photo"
            raise BadInput(key, place="photo", count=len(found), written=repr(name))
        return found[0]

    def note_kept(self, photo: Photo, *, size_bytes: int) -> None:
        """Write down that a photo is in the album."""
        self.context.append(
            PhotoKept(
                photo=photo.id,
                side=photo.side,
                view=photo.view,
                taken_on=photo.taken_on,
                size=photo.size,
                bytes=size_bytes,
                encrypted=photo.encrypted,
                frame=photo.frame,
                crop=photo.crop,
                refused=photo.refused,
            )
        )

    def mark(self, photo: Photo, mark: PhotoMark) -> None:
        """Write down a mark of the person's own; raises BadInput for a place outside the photo."""
        if not (0 <= mark.x <= 1 and 0 <= mark.y <= 1):
            raise BadInput("photo-lies_outside_photo", place="mark")
        note = mark.note.strip()[:_LONGEST_NOTE]
        x, y = round(mark.x, 4), round(mark.y, 4)
        self.context.append(PhotoMarked(photo=photo.id, mark=mark.id, x=x, y=y, note=note))

    def unmark(self, photo: Photo, mark: str) -> None:
        """Take a mark away; raises BadInput where it is not there."""
        if mark not in {one.id for one in photo.marks}:
            raise BadInput("photo-no_such_mark", place="mark")
        self.context.append(PhotoUnmarked(photo=photo.id, mark=mark))

    def delete(self, photo: Photo) -> None:
        """Delete the photo's files, then write down that it was deleted."""
        self.album.delete(photo.id)
        self.context.append(PhotoDeleted(photo=photo.id))

    def _newest_first(self) -> Iterator[Fact[_Body]]:
        kinds: tuple[type[_Body], ...] = (PhotoKept, PhotoMarked, PhotoUnmarked, PhotoDeleted)
        return self.context.journal.every(self.context.person, *kinds, newest_first=True)


def _standing(newest_first: Iterable[Fact[_Body]]) -> Iterator[Photo]:
    """Each photo that stands, with its marks, whatever was written down first."""
    facts = [fact.body for fact in newest_first]
    gone = {body.photo for body in facts if isinstance(body, PhotoDeleted)}
    gone |= {body.mark for body in facts if isinstance(body, PhotoUnmarked)}
    marks: dict[str, list[PhotoMark]] = {}
    for body in facts:
        if isinstance(body, PhotoMarked) and body.mark not in gone:
            marks.setdefault(body.photo, []).insert(
                0, PhotoMark(id=body.mark, x=body.x, y=body.y, note=body.note)
            )
    for body in facts:
        if isinstance(body, PhotoKept) and body.photo not in gone:
            yield _photo(body, marks.get(body.photo, ()))


def _photo(body: PhotoKept, marks: Iterable[PhotoMark]) -> Photo:
    return Photo(
        id=body.photo,
        side=body.side,
        view=body.view,
        taken_on=body.taken_on,
        size=body.size,
        encrypted=body.encrypted,
        frame=body.frame,
        crop=body.crop,
        refused=body.refused,
        marks=tuple(marks),
    )
