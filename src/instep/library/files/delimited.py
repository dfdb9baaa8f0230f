"""Reads a table that someone else wrote: commas, semicolons or tabs, or one line why not."""

import csv
import io
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from instep.library.errors import BadInput
from instep.library.files.documents import MOST_BYTES
from instep.library.limited_files import read_file
from instep.library.nearest import did_you_mean

_MOST_COLUMNS = 200
_MOST_LETTERS = 2000  # of a cell
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_LARGEST = 1e12


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row: the line it stands on, and its cells by the column's name in small letters."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Delimited:
    """A table: its file, its columns in their order, in small letters, and its rows, at least one."""

    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def wrong(self, row: Row, column: str, problem: str, *, remedy: str) -> BadInput:
        """Return the one line about a cell."""
        return BadInput(self.file, f"line {row.line}, column {column}", problem, remedy=remedy)

    def texts(self, column: str) -> tuple[str, ...]:
        """Return a column as it is written; raises BadInput where there is none, or an empty cell."""
        name = self._known(column)
        for row in self.rows:
            if not row.cells[name]:
                raise self.wrong(
                    row, name, "is empty", remedy="write what belongs there, or leave out the row"
                )
        return tuple(row.cells[name] for row in self.rows)

    def numbers(self, column: str) -> list[float]:
        """Return a column of finite numbers; raises BadInput naming the first cell that is none."""
        name = self._known(column)
        return [self._number(row, name) for row in self.rows]

    def perhaps(self, row: Row, column: str) -> float | None:
        """Return a cell's finite number, or None where it is empty; raises BadInput for anything else."""
        return self._number(row, column) if row.cells[column] else None

    def need(self, *columns: str) -> None:
        """Raise BadInput for the first of these columns that is not there."""
        for column in columns:
            self._known(column)

    def _known(self, column: str) -> str:
        name = column.strip().lower()
        if name not in self.columns:
            raise BadInput(
                self.file, "first line", f"no column {column!r}", remedy=did_you_mean(name, self.columns)
            )
        return name

    def _number(self, row: Row, column: str) -> float:
        text = row.cells[column].replace("\u2212", "-")
        if not text:
            raise self.wrong(row, column, "is empty", remedy="write a number, or leave out the row")
        if not _NUMBER.fullmatch(text):
            problem = f"{_short(text)!r} is not a number"
            raise self.wrong(
                row, column, problem, remedy="write it with a point and nothing else, such as 0.5"
            )
        value = float(text)
        if not math.isfinite(value) or abs(value) > _LARGEST:
            raise self.wrong(row, column, f"{_short(text)} is too large", remedy="use a larger unit")
        return value


def read_delimited_file(name: str) -> Delimited:
    """Return the table of a file; raises BadInput naming the file, and line and column where it can."""
    return read_delimited(read_file(name, MOST_BYTES, smaller="give a smaller table"), name)


def read_delimited(raw: bytes, name: str) -> Delimited:
    """Return the table; raises BadInput naming line and column."""
    if len(raw) > MOST_BYTES:
        raise BadInput(
            name, "", f"is larger than {MOST_BYTES // 1_000_000} MB", remedy="give a smaller table"
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(name, "", "is not UTF-8 text", remedy="save the table as CSV in UTF-8") from None
    lines = list(_lines(text, name))
    if not lines:
        raise BadInput(name, "", "is empty", remedy="write the columns' names, then the rows")
    columns = _columns(lines[0], name)
    rows = tuple(_row(line, cells, columns, name=name) for line, cells in lines[1:])
    if not rows:
        raise BadInput(name, "", "holds no row", remedy="write rows below the columns' names")
    return Delimited(file=name, columns=columns, rows=rows)


def _lines(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines that hold anything, each with its number."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    mark = next((mark for mark in "\t;" if mark in first), ",")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    before = 0
    try:
        for cells in reader:
            line, before = before + 1, reader.line_num
            if any(cell.strip() for cell in cells):
                yield line, [cell.strip() for cell in cells]
    except csv.Error as problem:
        place = f"line {reader.line_num}"
        raise BadInput(name, place, f"is no row of a table ({problem})", remedy="save it as CSV") from None


def _columns(line: tuple[int, list[str]], name: str) -> tuple[str, ...]:
    number, cells = line
    columns = tuple(cell.lower() for cell in cells)
    place = f"line {number}"
    if len(columns) > _MOST_COLUMNS:
        raise BadInput(name, place, f"has more than {_MOST_COLUMNS} columns", remedy="leave out some")
    for at, column in enumerate(columns):
        if not column:
            raise BadInput(name, place, f"column {at + 1} has no name", remedy="name it, or leave it out")
        if column in columns[:at]:
            raise BadInput(name, place, f"column {_short(column)} stands twice", remedy="keep one of the two")
    return columns


def _row(line: int, cells: Sequence[str], columns: Sequence[str], *, name: str) -> Row:
    if len(cells) != len(columns):
        problem = f"has {len(cells)} cells where there are {len(columns)} columns"
        raise BadInput(
            name, f"line {line}", problem, remedy="give every row as many cells, and a point in numbers"
        )
    for column, cell in zip(columns, cells, strict=True):
        if len(cell) > _MOST_LETTERS or "\x00" in cell:
            place = f"line {line}, column {column}"
            raise BadInput(name, place, "is no name and no number", remedy="shorten it")
    return Row(line=line, cells=dict(zip(columns, cells, strict=True)))


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "\u2026"  # noqa: PLR2004  # letters that say which it is
