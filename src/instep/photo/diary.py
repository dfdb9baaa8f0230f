"""The diary: which photos there are, what the person marked on them, and the deeds that change it.

Its files are in the album, its facts in the journal. A photo is on disk before the journal names it, and
gone from disk before the journal says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
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

    def photos(self) -> tuple[Photo, ...]:
        """Every photo that was kept and not deleted, the latest first."""
        facts = list(_facts(self.person, self.journal))
        gone = {fact.body["photo"] for fact in facts if fact.kind is FactKind.PHOTO_DELETED}
        marks = _marks(facts)
        kept = [fact for fact in facts if fact.kind is FactKind.PHOTO_KEPT and fact.body["photo"] not in gone]
        found = [_photo(fact.body, marks.get(fact.body["photo"], {})) for fact in reversed(kept)]
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


def _facts(person: str, journal: Journal) -> Iterable[Fact]:
    after, more = None, True
    while more:
        page = journal.read(person, kinds=_KINDS, after=after, limit=MOST_PER_PAGE)
        yield from page.facts
        after, more = page.cursor, page.more


def _marks(facts: Iterable[Fact]) -> dict[str, dict[str, Mark]]:
    """The marks that stand, by photo and by their own ids."""
    standing: dict[str, dict[str, Mark]] = {}
    for fact in facts:
        body = fact.body
        if fact.kind is FactKind.PHOTO_MARKED:
            made = Mark(id=body["mark"], x=body["x"], y=body["y"], note=body["note"])
            standing.setdefault(body["photo"], {})[made.id] = made
        elif fact.kind is FactKind.PHOTO_UNMARKED:
            standing.get(body["photo"], {}).pop(body["mark"], None)
    return standing


def _photo(body: Any, marks: dict[str, Mark]) -> Photo:
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
        marks=tuple(marks.values()),
    )
