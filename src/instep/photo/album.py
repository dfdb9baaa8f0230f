"""The folder of photos beside the journal: its owner's alone, names without meaning, deleted when deleted."""

from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from instep.journal.links import LeadsNowhere, followed
from instep.journal.unfinished import in_place
from instep.library.errors import BadInput
from instep.photo.lock import Key, is_locked, locked, opened


class PhotoFile(StrEnum):
    """What is kept of a photo; the value is how its file's name ends."""

    PICTURE = "jpg"
    SMALL = "small.jpg"
    MASK = "mask.png"


@dataclass(frozen=True)
class Album:
    """Photos by their ids under one folder; locked where a key is set."""

    folder: Path
    key: Key | None = None

    def write(self, photo: str, parts: dict[PhotoFile, bytes]) -> None:
        """Keep every part, or none; raises BadInput where the folder cannot be written."""
        try:
            followed(self.folder).mkdir(mode=0o700, parents=True, exist_ok=True)
            for part, data in parts.items():
                self._write(self._path(photo, part), data)
        except OSError as problem:
            with suppress(OSError, BadInput):
                self.delete(photo)
            raise BadInput(
                "photo-cannot_be_written", file=str(self.folder), strerror=str(problem.strerror)
            ) from problem

    def read(self, photo: str, part: PhotoFile, *, encrypted: bool) -> bytes:
        """What was kept; raises BadInput where it is not there, does not open, or lies open and was locked.

        `encrypted` is what the journal says of it: whoever has no key may put another file in its place.
        """
        path = self._path(photo, part)
        try:
            data = path.read_bytes()
        except OSError as problem:
            raise BadInput("photo-not_in_folder", place="photo", strerror=str(problem.strerror)) from problem
        if is_locked(data):
            return opened(data, self.key, path.name)
        if encrypted:
            raise BadInput("photo-another_file", place="photo")
        return data

    def has(self, photo: str, part: PhotoFile) -> bool:
        """Whether this part is there."""
        return self._path(photo, part).is_file()

    def delete(self, photo: str) -> None:
        """Take every file of the photo away; what is not there is away already.

        Raises BadInput where the folder is a link that leads nowhere: its photos are on a disk somewhere.
        """
        try:
            followed(self.folder)
        except LeadsNowhere as problem:
            raise BadInput("photo-not_deleted", place="photo", strerror=str(problem.strerror)) from problem
        for part in PhotoFile:
            with suppress(FileNotFoundError):
                self._path(photo, part).unlink()

    def _write(self, path: Path, data: bytes) -> None:
        with in_place(path) as unfinished:
            unfinished.write_bytes(data if self.key is None else locked(data, self.key, path.name))

    def _path(self, photo: str, part: PhotoFile) -> Path:
        if not photo.replace("-", "").isalnum():
            raise BadInput("photo-no_photo", place="photo", written=repr(photo))
        return self.folder / f"{photo}.{part}"
