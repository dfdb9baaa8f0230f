"""Files in the making: put at their place whole or not at all; what a killed program left is swept."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from secrets import token_hex

from instep.journal.links import followed

_ENDING = re.compile(r"\.(\d{1,9})(?:-([0-9a-f]{8}))?\.unfinished(?:-wal|-shm|-journal)?$")


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


def unfinished_name(place: Path) -> Path:
    """Return the name that a file has until it is whole: it says who makes it."""
    return place.with_name(f"{place.name}.{os.getpid()}-{_this_run()}.unfinished")


def sweep(folder: Path, name: str = "") -> None:
    """Take away what programs that are gone left unfinished in a folder: of this name, or of any."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(name) and _is_left(entry):
                Path(entry.path).unlink()


def _is_left(entry: "os.DirEntry[str]") -> bool:
    ending = _ENDING.search(entry.name)
    if ending is None or not entry.is_file(follow_symlinks=False) or not _is_mine(entry):
        return False
    pid, run = int(ending[1]), ending[2]
    # After a restart the same number may be ours: what this run did not make was left by an earlier one.
    return run != _this_run() if pid == os.getpid() else not is_running(pid)


def _is_mine(entry: "os.DirEntry[str]") -> bool:
    return os.name != "posix" or entry.stat(follow_symlinks=False).st_uid == os.geteuid()


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


@cache
def _this_run() -> str:
    return token_hex(4)


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
