"""Which photos that a journal names have their files: what a backup can hold, and what it lacks."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from instep.facts.photo import PhotoDeleted, PhotoKept
from instep.journal.log import Journal
from instep.photo.album import Album, PhotoFile


@dataclass(frozen=True, kw_only=True)
class KeptFiles:
    """How many photos of everybody are there, how many of those are locked, and how many have no file."""

    there: int
    locked: int
    missing: int


def kept_files(journal: Journal, folder: Path) -> KeptFiles:
    """Look for the picture of each photo that was kept and not deleted."""
    album = Album(folder)
    photos = [photo for person in journal.people() for photo in _standing(journal, person)]
    there = [photo for photo in photos if album.has(photo.photo, PhotoFile.PICTURE)]
    return KeptFiles(
        there=len(there),
        locked=sum(photo.encrypted for photo in there),
        missing=len(photos) - len(there),
    )


def _standing(journal: Journal, person: str) -> Iterator[PhotoKept]:
    gone = {fact.body.photo for fact in journal.every(person, PhotoDeleted)}
    kept = (fact.body for fact in journal.every(person, PhotoKept))
    return (body for body in kept if body.photo not in gone)
