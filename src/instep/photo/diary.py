"""The diary: which photos there are, what the person marked on them, and the deeds that change it.

Its files are in the album, its facts in the journal. A photo is on disk before the journal names it, and
gone from disk before the journal says so.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from instep.coach.dials import read_dials, set_dials
from instep.coach.facts import NewId, append_all
from instep.foot.anatomy import Side
from instep.foot.views import View
from instep.journal.fact import Fact, FactKind
from instep.journal.log import MOST_PER_PAGE, Journal
from instep.library.errors import BadInput
from instep.photo.album import Album
from instep.photo.mark import Mark

DIAL = "photos"
ON, OFF = "on", "off"
_LONGEST_NOTE = 200
_KINDS = (FactKind.PHOTO_KEPT, FactKind.PHOTO_MARKED, FactKind.PHOTO_UNMARKED, FactKind.PHOTO_DELETED)


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
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Diary:
    """One person's diary and what its deeds need."""

    person: str
    journal: Journal
    album: Album

    @property
    def is_on(self) -> bool:
        """Whether the person turned it on; it is off until they do."""
        return read_dials(self.person, self.journal).get(DIAL) == ON

    def turn(self, value: str, *, now: datetime, new_id: NewId) -> None:
        """Turn it on or off; what was kept stays until it is deleted."""
        set_dials({DIAL: value}, person=self.person, journal=self.journal, now=now, new_id=new_id)

    def photos(self, limit: int | None = None) -> tuple[Photo, ...]:
        """Photos that were not deleted, those of the latest day first; only the last kept where limited."""
        found = islice(_standing(_newest_first(self.person, self.journal)), limit)
        return tuple(sorted(found, key=lambda photo: photo.taken_on, reverse=True))

    def photo(self, name: str) -> Photo:
        """The photo of this id, or of the only id that begins so; raises BadInput for any other."""
        found = [photo for photo in self.photos() if photo.id == name or (name and photo.id.startswith(name))]
        if len(found) != 1:
            problem = f"no photo {name!r}" if not found else f"{len(found)} photos begin with {name!r}"
            raise BadInput("", "photo", problem, remedy="see `instep photo list`")
        return found[0]

    def note_kept(self, photo: Photo, *, size_bytes: int, now: datetime, new_id: NewId) -> None:
        """Write down that a photo is in the album."""
        body: dict[str, Any] = {
            "photo": photo.id,
            "side": photo.side.value,
            "view": photo.view.value,
            "taken_on": photo.taken_on.isoformat(),
            "size": list(photo.size),
            "bytes": size_bytes,
            "encrypted": photo.encrypted,
            "frame": list(photo.frame),
            "crop": list(photo.crop),
            "refused": list(photo.refused),
        }
        self._append(FactKind.PHOTO_KEPT, body, now=now, new_id=new_id)

    def mark(self, photo: Photo, mark: Mark, *, now: datetime, new_id: NewId) -> None:
        """Write down a mark of the person's own; raises BadInput for a place outside the photo."""
        if not (0 <= mark.x <= 1 and 0 <= mark.y <= 1):
            raise BadInput("", "mark", "lies outside the photo", remedy="choose a place on it")
        body = {
            "photo": photo.id,
            "mark": mark.id,
            "x": round(mark.x, 4),
            "y": round(mark.y, 4),
            "note": mark.note.strip()[:_LONGEST_NOTE],
        }
        self._append(FactKind.PHOTO_MARKED, body, now=now, new_id=new_id)

    def unmark(self, photo: Photo, mark: str, *, now: datetime, new_id: NewId) -> None:
        """Take a mark away; raises BadInput where it is not there."""
        if mark not in {one.id for one in photo.marks}:
            raise BadInput("", "mark", "there is no such mark", remedy="choose one that is on the photo")
        self._append(FactKind.PHOTO_UNMARKED, {"photo": photo.id, "mark": mark}, now=now, new_id=new_id)

    def delete(self, photo: Photo, *, now: datetime, new_id: NewId) -> None:
        """Delete the photo's files, then write down that it was deleted."""
        self.album.delete(photo.id)
        self._append(FactKind.PHOTO_DELETED, {"photo": photo.id}, now=now, new_id=new_id)

    def _append(self, kind: FactKind, body: dict[str, Any], *, now: datetime, new_id: NewId) -> None:
        append_all([(kind, body)], person=self.person, journal=self.journal, now=now, new_id=new_id)


def _newest_first(person: str, journal: Journal) -> Iterator[Fact]:
    after, more = None, True
    while more:
        page = journal.read(person, kinds=_KINDS, after=after, limit=MOST_PER_PAGE, newest_first=True)
        yield from page.facts
        after, more = page.cursor, page.more


def _standing(newest_first: Iterable[Fact]) -> Iterator[Photo]:
    """Each photo that stands, with its marks; what became of it is met before it is."""
    gone: set[str] = set()
    marks: dict[str, list[Mark]] = {}
    for fact in newest_first:
        body = fact.body
        match fact.kind:
            case FactKind.PHOTO_DELETED:
                gone.add(body["photo"])
            case FactKind.PHOTO_UNMARKED:
                gone.add(body["mark"])
            case FactKind.PHOTO_MARKED if body["mark"] not in gone:
                made = Mark(id=body["mark"], x=body["x"], y=body["y"], note=body["note"])
                marks.setdefault(body["photo"], []).insert(0, made)
            case FactKind.PHOTO_KEPT if body["photo"] not in gone:
                yield _photo(body, marks.get(body["photo"], []))


def _photo(body: Any, marks: Iterable[Mark]) -> Photo:
    return Photo(
        id=body["photo"],
        side=Side(body["side"]),
        view=View(body["view"]),
        taken_on=date.fromisoformat(body["taken_on"]),
        size=(body["size"][0], body["size"][1]),
        encrypted=body["encrypted"],
        frame=(body["frame"][0], body["frame"][1]),
        crop=(body["crop"][0], body["crop"][1], body["crop"][2], body["crop"][3]),
        refused=tuple(body["refused"]),
        marks=tuple(marks),
    )
