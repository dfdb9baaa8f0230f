"""The one door for a file that somebody names: an ordinary file of a sane size, or one line why not.

A pipe or a device is never opened: nobody knows when it ends, or whether it begins.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from instep.library.errors import BadInput, Message

_MEGABYTE = 1_000_000
SMALLER = Message("errors-file-to_give_smaller")
_KINDS = {
    stat.S_IFDIR: "errors-file-kind-folder",
    stat.S_IFIFO: "errors-file-kind-pipe",
    stat.S_IFSOCK: "errors-file-kind-socket",
}
# Between the look and the opening a pipe may have come there: then this at least does not wait for a writer.
_HOW = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_file(name: str, most_bytes: int, *, smaller: Message = SMALLER) -> bytes:
    """Return the bytes of a file; raises BadInput where it is no file, cannot be read or is too large."""
    with open_file(name, most_bytes, smaller=smaller) as file:
        content = file.read(most_bytes + 1)
        if len(content) > most_bytes:  # it grew since
            raise _too_large(name, most_bytes, smaller)
    return content


@contextmanager
def open_file(name: str, most_bytes: int, *, smaller: Message = SMALLER) -> Iterator[BinaryIO]:
    """Lend a file to be read; raises BadInput as read_file does, and where reading it fails meanwhile."""
    with _opened(name, most_bytes, smaller) as file:
        try:
            yield file
        except OSError as problem:
            raise _unreadable(name, problem) from problem


def _opened(name: str, most_bytes: int, smaller: Message) -> BinaryIO:
    try:
        _check(name, os.stat(name), most_bytes, smaller=smaller)  # noqa: PTH116  # a Path would take the end off "file/"
        file = os.fdopen(os.open(name, _HOW), "rb")
    except BadInput:
        raise
    except (OSError, ValueError) as problem:
        raise _unreadable(name, problem) from problem
    try:
        _check(name, os.fstat(file.fileno()), most_bytes, smaller=smaller)
    except BadInput:
        file.close()
        raise
    return file


def _check(name: str, found: os.stat_result, most_bytes: int, *, smaller: Message) -> None:
    if not stat.S_ISREG(found.st_mode):
        kind = Message(_KINDS.get(stat.S_IFMT(found.st_mode), "errors-file-kind-device"))
        raise BadInput("file-not_ordinary", file=name, kind=kind)
    if found.st_size > most_bytes:
        raise _too_large(name, most_bytes, smaller)


def _unreadable(name: str, problem: Exception) -> BadInput:
    reason: str | Message = getattr(problem, "strerror", None) or Message("errors-file-no_name")
    return BadInput("file-cannot_be_read", file=name, reason=reason)


def _too_large(name: str, most_bytes: int, smaller: Message) -> BadInput:
    if most_bytes >= _MEGABYTE:
        return BadInput("file-too_large", file=name, remedy=smaller, megabytes=str(most_bytes // _MEGABYTE))
    return BadInput("file-too_many_bytes", file=name, remedy=smaller, bytes=str(most_bytes))
