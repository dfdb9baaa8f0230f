"""A file that leaves the house: there whole or not at all, readable by its owner only."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from instep.journal.unfinished import in_place
from instep.library.errors import BadInput


class BadFile(BadInput):
    """A file that cannot be taken in or written; `str()` is one line."""


def write_whole(path: Path, content: bytes, *, replace: bool) -> None:
    """Write the content; raise BadFile where it cannot be, or where `path` exists and `replace` is false."""
    with whole_file(path, replace=replace) as file:
        file.write(content)


@contextmanager
def whole_file(path: Path, *, replace: bool) -> Iterator[BinaryIO]:
    """Lend a file that is put at `path` once it is written; raise BadFile as write_whole does."""
    try:
        if path.exists() and not replace:
            raise BadFile("journal_file-already_there", file=str(path))
        with in_place(path) as unfinished, unfinished.open("wb") as file:
            yield file
    except OSError as error:
        raise BadFile("journal_file-cannot_write", file=str(path), reason=str(error.strerror)) from error
