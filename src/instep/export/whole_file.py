"""A file that leaves the house: there whole or not at all, readable by its owner only."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from instep.journal.unfinished import in_place


class BadFile(ValueError):
    """A file that cannot be taken in or written. One line: file, line, problem, remedy."""


def write_whole(path: Path, content: bytes, *, replace: bool) -> None:
    """Write the content; raise BadFile where it cannot be, or where `path` exists and `replace` is false."""
    with whole_file(path, replace=replace) as file:
        file.write(content)


@contextmanager
def whole_file(path: Path, *, replace: bool) -> Iterator[BinaryIO]:
    """Lend a file that is put at `path` once it is written; raise BadFile as write_whole does."""
    try:
        if path.exists() and not replace:
            raise BadFile(f"{path}: already there; give another name or ask for it to be replaced")
        with in_place(path) as unfinished, unfinished.open("wb") as file:
            yield file
    except OSError as error:
        raise BadFile(f"{path}: cannot be written ({error.strerror}); choose another place") from error
