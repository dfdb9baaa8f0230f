"""What a WAL holds, read without SQLite: SQLite would play it over whatever file lies beside it.

The form is SQLite's own: https://www.sqlite.org/fileformat2.html#the_write_ahead_log
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from instep.journal import wal_identity

ALONE = "mode=ro&immutable=1"
"""Leaves no file beside the journal, but does not see commits that are still in the WAL."""

_HEAD = struct.Struct(">8I")
_FRAME = struct.Struct(">6I")
_ORDERS = {0x377F0682: "<", 0x377F0683: ">"}
_SUMMED_HEAD, _SUMMED_FRAME = 24, 8  # bytes of each head that its sum is over
_SMALLEST_PAGE, _LARGEST_PAGE = 512, 65_536
_WORD = 0xFFFFFFFF


@dataclass(frozen=True, kw_only=True)
class Commits:
    """What was committed into a WAL: which pages, and the marks from the first change's `was` on."""

    pages: frozenset[int] = frozenset()
    marks: frozenset[str] = frozenset()

    def go_on_from(self, of_file: str) -> bool:
        """Whether these were written over a file with this mark, or over what they have made of it since."""
        if not self.pages:
            return True
        return of_file in self.marks if self.marks else of_file == wal_identity.NONE


def beside(journal: Path) -> Path:
    """Return the place of a journal's WAL."""
    return journal.with_name(f"{journal.name}-wal")


def without_trace(journal: Path) -> str:
    """Return how to look at a journal through SQLite so that, if it can be, no file is left beside it."""
    # Through SQLite even to look: closing a plain file would drop the locks of this whole process.
    return ALONE if is_empty(journal) else "mode=ro"


def is_empty(journal: Path) -> bool:
    """Whether no WAL lies beside a journal, or one without anything in it."""
    wal = beside(journal)
    return not wal.exists() or wal.stat().st_size == 0


def commits_beside(journal: Path) -> Commits:
    """Return what was committed into the WAL beside a journal: that alone is what SQLite would read."""
    if is_empty(journal) or not beside(journal).is_file():
        return Commits()
    pages: set[int] = set()
    marks: set[str] = set()
    with beside(journal).open("rb") as file:
        for numbers, found in _committed(file):
            pages |= numbers
            marks |= found
    return Commits(pages=frozenset(pages), marks=frozenset(marks))


def _committed(file: BinaryIO) -> Iterator[tuple[set[int], set[str]]]:
    """Yield the pages and marks of each whole commit; what stands behind the last is of no commit."""
    pages: set[int] = set()
    marks: set[str] = set()
    for number, ends_commit, page in _frames(file):
        pages.add(number)
        marks.update(wal_identity.of_page(page) or ())
        if ends_commit:
            yield pages, marks
            pages, marks = set(), set()


def _frames(file: BinaryIO) -> Iterator[tuple[int, bool, bytes]]:
    """Yield each whole frame's page number, whether it ends a commit, and the page."""
    head = file.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return
    magic, _, size, _, *salt, first, second = _HEAD.unpack(head)
    order, size = _ORDERS.get(magic), _LARGEST_PAGE if size == 1 else size
    if order is None or not _SMALLEST_PAGE <= size <= _LARGEST_PAGE or size & (size - 1):
        return
    sums = _summed((0, 0), head[:_SUMMED_HEAD], order)
    if sums != (first, second):
        return
    while len(frame := file.read(_FRAME.size + size)) == _FRAME.size + size:
        number, after, *salted, first, second = _FRAME.unpack_from(frame)
        sums = _summed(sums, frame[:_SUMMED_FRAME] + frame[_FRAME.size :], order)
        if salted != salt or sums != (first, second):
            return
        yield number, after > 0, frame[_FRAME.size :]


def _summed(sums: tuple[int, int], data: bytes, order: str) -> tuple[int, int]:
    one, two = sums
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        one = (one + even + two) & _WORD
        two = (two + odd + one) & _WORD
    return one, two
