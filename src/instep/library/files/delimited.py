"""Reads a table that someone else wrote: commas, semicolons or tabs, or one line why not."""

import csv
import io
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from instep.library.errors import BadInput, Message
from instep.library.files.documents import MOST_BYTES
from instep.library.limited_files import read_file
from instep.library.nearest import did_you_mean

if TYPE_CHECKING:
    from instep.library.errors import Part

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

    def wrong(
        self, row: Row, column: str, key: str, /, *, remedy: Message | None = None, **parts: "Part"
    ) -> BadInput:
        """Return the one line about a cell."""
        return BadInput(key, file=self.file, place=_cell(row.line, column), remedy=remedy, **parts)

    def texts(self, column: str) -> tuple[str, ...]:
        """Return a column as it is written; raises BadInput where there is none, or an empty cell."""
        name = self._known(column)
        for row in self.rows:
            if not row.cells[name]:
                raise self.wrong(row, name, "table-empty_cell")
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
                "table-no_column",
                file=self.file,
                place=Message("errors-place-first_line"),
                remedy=did_you_mean(name, self.columns),
                written=repr(column),
            )
        return name

    def _number(self, row: Row, column: str) -> float:
        text = row.cells[column].replace("\u2212", "-")
        if not text:
            raise self.wrong(row, column, "table-no_number")
        if not _NUMBER.fullmatch(text):
            raise self.wrong(row, column, "table-not_number", written=repr(_short(text)))
        value = float(text)
        if not math.isfinite(value) or abs(value) > _LARGEST:
            raise self.wrong(row, column, "table-too_large", text=_short(text))
        return value


def read_delimited_file(name: str) -> Delimited:
    """Return the table of a file; raises BadInput naming the file, and line and column where it can."""
    return read_delimited(read_file(name, MOST_BYTES, smaller=Message("errors-table-to_give_smaller")), name)


def read_delimited(raw: bytes, name: str) -> Delimited:
    """Return the table; raises BadInput naming line and column."""
    if len(raw) > MOST_BYTES:
        raise BadInput("table-larger_than_mb", file=name, megabytes=str(MOST_BYTES // 1_000_000))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput("table-not_utf_8_text", file=name) from None
    lines = list(_lines(text, name))
    if not lines:
        raise BadInput("table-empty", file=name)
    columns = _columns(lines[0], name)
    rows = tuple(_row(line, cells, columns, name=name) for line, cells in lines[1:])
    if not rows:
        raise BadInput("table-holds_no_row", file=name)
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
        place = _in_line(reader.line_num)
        raise BadInput("table-no_row_of_table", file=name, place=place, problem=str(problem)) from None


def _columns(line: tuple[int, list[str]], name: str) -> tuple[str, ...]:
    number, cells = line
    columns = tuple(cell.lower() for cell in cells)
    place = _in_line(number)
    if len(columns) > _MOST_COLUMNS:
        raise BadInput("table-more_than_columns", file=name, place=place, most_columns=_MOST_COLUMNS)
    for at, column in enumerate(columns):
        if not column:
            raise BadInput("table-nameless_column", file=name, place=place, at=str(at + 1))
        if column in columns[:at]:
            raise BadInput("table-column_stands_twice", file=name, place=place, column=_short(column))
    return columns


def _row(line: int, cells: Sequence[str], columns: Sequence[str], *, name: str) -> Row:
    if len(cells) != len(columns):
        raise BadInput(
            "table-another_count_of_cells",
            file=name,
            place=_in_line(line),
            cells=len(cells),
            columns=len(columns),
        )
    for column, cell in zip(columns, cells, strict=True):
        if len(cell) > _MOST_LETTERS or "\x00" in cell:
            place = _cell(line, column)
            raise BadInput("table-no_name_and_no", file=name, place=place)
    return Row(line=line, cells=dict(zip(columns, cells, strict=True)))


def _in_line(line: int) -> Message:
    return Message("errors-place-line", line=str(line))


def _cell(line: int, column: str) -> Message:
    return Message("errors-place-cell", line=str(line), column=column)


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "\u2026"  # noqa: PLR2004  # letters that say which it is
