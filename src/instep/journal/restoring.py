"""A backup put in a journal's place: looked through first, and nothing that was there before is lost.

Until the new file takes the old one's name, in one step, the old journal is whole at its place; after it the
old one is whole under the name that it was set aside by, whenever a program is killed.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, count
from pathlib import Path

from instep.journal import packing, wal, wal_identity
from instep.journal.file import connected, make_folder, recognised
from instep.journal.links import followed
from instep.journal.log import JournalError
from instep.journal.sqlite_errors import as_journal_error, damaged
from instep.journal.unfinished import force, force_folder, unfinished_name
from instep.journal.use import alone
from instep.journal.write_lock import WriteLock


@dataclass(frozen=True, kw_only=True)
class Restored:
    """What was put in place, and the name that the journal before it has now; None where there was none."""

    facts: int
    packed: bool
    aside: Path | None


def restore(backup: Path, journal: Path, photos: Path, *, now: datetime) -> Restored:
    """Put a backup in the journal's place, with the photos that it holds.

    What was there is set aside under a name with the time, never deleted. Where the backup holds no photos,
    those beside the journal stay. Raise JournalError, with nothing changed, where the backup is not whole, or
    a program has the journal open.
    """
    with as_journal_error(journal):
        place, album = followed(journal), followed(photos)
    with as_journal_error(backup):
        _check_apart(backup, place)
    make_folder(place)
    with (
        alone(place),
        _write_lock(place),
        as_journal_error(place),
        _prepared(backup, place, album) as (new, facts),
    ):
        aside = _set_aside(place, album if new.photos else None, now)
        if new.photos and any(new.photos.iterdir()):
            new.photos.rename(album)
            force_folder(album.parent)
        new.journal.replace(place)
        force_folder(place.parent)
        for end in ("-wal", "-shm"):
            place.with_name(f"{place.name}{end}").unlink(missing_ok=True)
    return Restored(facts=facts, packed=new.photos is not None, aside=aside)


def _check_apart(backup: Path, place: Path) -> None:
    if place.exists() and backup.exists() and backup.samefile(place):
        raise JournalError("journal-itself", file=str(backup))
    if not backup.exists():
        raise JournalError("journal-no_backup", file=str(backup))


@contextmanager
def _write_lock(place: Path) -> Iterator[None]:
    write_lock = WriteLock(place, patience_s=1.0)
    with closing(write_lock), write_lock.held():
        yield


@dataclass(frozen=True, kw_only=True)
class _New:
    journal: Path
    photos: Path | None


@contextmanager
def _prepared(backup: Path, place: Path, album: Path) -> Iterator[tuple[_New, int]]:
    """Give the whole new journal and photos under names of their own, gone afterwards if not put in place."""
    journal, photos = unfinished_name(place), unfinished_name(album)
    try:
        os.close(os.open(journal, os.O_CREAT | os.O_RDWR | os.O_TRUNC, 0o600))
        photos.mkdir(mode=0o700)
        with as_journal_error(backup), closing(sqlite3.connect(journal, isolation_level=None)) as target:
            _copy_whole(backup, target)
            packed = packing.is_packed(target)
            if packed:
                packing.unpack(target, photos, backup)
            wal_identity.leave(target)  # its own: no WAL that is left somewhere goes on from it
            target.execute("VACUUM")
            target.execute("PRAGMA journal_mode=DELETE")
            facts = int(target.execute("SELECT count(*) FROM fact").fetchone()[0])
        for path in (journal, *photos.iterdir()):
            force(path)
        yield _New(journal=journal, photos=photos if packed else None), facts
    finally:
        journal.unlink(missing_ok=True)
        shutil.rmtree(photos, ignore_errors=True)


def _copy_whole(backup: Path, target: sqlite3.Connection) -> None:
    """Copy a backup, looking at every page of it."""
    recognised(backup)
    with closing(connected(backup, wal.without_trace(backup), patience_s=1.0)) as source:
        source.backup(target)
    if target.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
        raise damaged(backup)


def _set_aside(place: Path, album: Path | None, now: datetime) -> Path | None:
    """Give what is there a second name; return that of the journal, or None where nothing was there."""
    aside = _free_name(place, now)
    found = [end for end in ("", "-wal", "-shm") if place.with_name(f"{place.name}{end}").exists()]
    for end in found:
        _second_name(place.with_name(f"{place.name}{end}"), aside.with_name(f"{aside.name}{end}"))
    force_folder(place.parent)
    if album is not None and album.exists():
        album.rename(album.with_name(aside.with_suffix(".photos").name))
        found.append(".photos")
    return aside if found else None


def _second_name(path: Path, aside: Path) -> None:
    try:
        aside.hardlink_to(path)
    except OSError:  # not every disk can give a file two names
        with suppress(FileNotFoundError):
            shutil.copy2(path, aside)
            force(aside)


def _free_name(place: Path, now: datetime) -> Path:
    """Return a name such as journal.2026-11-30-071500.db of which nothing is taken."""
    ends = chain([""], (f".{number}" for number in count(2)))
    stem = f"{place.stem}.{now:%Y-%m-%d-%H%M%S}"
    names = (place.with_name(f"{stem}{end}{place.suffix}") for end in ends)
    taken = [path.name for path in place.parent.iterdir()]
    return next(name for name in names if not any(one.startswith(f"{name.stem}.") for one in taken))
