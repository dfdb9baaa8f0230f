"""Files in the making: put at their place whole or not at all; what a killed program left is swept."""

import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from secrets import token_hex
from typing import NamedTuple

from instep.journal.links import followed

_ENDING = re.compile(r"\.(\d{1,9})-([0-9a-f]{8})\.unfinished(?:-wal|-shm|-journal|\.[0-9a-z]{1,8})?$")


SOUND = "instep-sound-"
"""How folders in the system's folder for temporary files begin, in which a player finds what it plays."""


@contextmanager
def in_place(path: Path) -> Iterator[Path]:
    """Give the name of an empty file, its owner's only; put it at `path` once it is whole, or not at all.

    A link is written through; raise LeadsNowhere, an OSError, for one that leads nowhere.
    """
    place = followed(path)
    sweep(place.parent, place.name)
    unfinished = unfinished_name(place)
    os.close(os.open(unfinished, os.O_CREAT | os.O_RDWR | os.O_TRUNC, 0o600))
    try:
        yield unfinished
        force(unfinished)
        unfinished.replace(place)
    finally:
        unfinished.unlink(missing_ok=True)
    force_folder(place.parent)


@contextmanager
def gone_afterwards(place: Path) -> Iterator[Path]:
    """Lend a name like this one for a file that is needed for a moment; a killed program's is swept."""
    name = unfinished_name(place.with_name(f"{place.name}.{token_hex(4)}"))
    try:
        yield name
    finally:
        name.unlink(missing_ok=True)


def unfinished_name(place: Path) -> Path:
    """Return the name that a file has until it is whole."""
    return place.with_name(f"{place.name}{unfinished_ending()}")


def unfinished_ending() -> str:
    """Return how the name of what is not whole ends: it says which program makes it."""
    return f".{os.getpid()}-{_this_run().id}.unfinished"


def sweep(folder: Path, name: str) -> None:
    """Take away what programs that are gone left unfinished in a folder, of names that begin with this one.

    Nothing but what is our own, by name and owner, and was last written before this program began.
    """
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(name) and _is_left(entry):
                _take_away(entry)


def _take_away(entry: "os.DirEntry[str]") -> None:
    with suppress(OSError):  # another program may sweep as well
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path)
        else:
            Path(entry.path).unlink()


def _is_left(entry: "os.DirEntry[str]") -> bool:
    ending = _ENDING.search(entry.name)
    if ending is None or entry.is_symlink():
        return False
    found = entry.stat(follow_symlinks=False)
    if (os.name == "posix" and found.st_uid != os.geteuid()) or found.st_mtime >= _this_run().began:
        return False
    pid, run = int(ending[1]), ending[2]
    # After a restart the same number may be ours: what this run did not make was left by an earlier one.
    return run != _this_run().id if pid == os.getpid() else not is_running(pid)


def is_running(pid: int) -> bool:
    """Whether a program of this number runs; where nobody can tell, it does."""
    if os.name != "posix":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


class _Run(NamedTuple):
    id: str
    began: float


@cache
def _this_run() -> _Run:
    return _Run(token_hex(4), time.time())


def force(path: Path, how: int = os.O_RDWR) -> None:
    """Have a file's bytes on the disk."""
    fd = os.open(path, how)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def force_folder(folder: Path) -> None:
    """Have a folder's names on the disk."""
    if os.name == "posix":  # a name is only as lasting as its folder; Windows cannot force a folder
        force(folder, os.O_RDONLY)
