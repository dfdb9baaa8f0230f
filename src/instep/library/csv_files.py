"""Reads a table that someone else wrote as CSV: named columns, numbered rows, or one line why not."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from math import isfinite

from instep.library.errors import BadInput
from instep.library.nearest import did_you_mean

_DELIMITERS = ",;\t"
_MOST_COLUMNS = 200


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row: the line it stands on, counted from 1, and its cells by column, without outer spaces."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table under the name it was read from; column names are in small letters."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def bad(self, row: Row, column: str, problem: str, *, remedy: str) -> BadInput:
        """The one line about a cell."""
        return BadInput(self.name, f"line {row.line}, {column}", problem, remedy=remedy)

    def need(self, columns: Iterable[str]) -> None:
        """Raise BadInput for the first of these columns that is not there."""
        for column in columns:
            if column not in self.columns:
                raise BadInput(
                    self.name, "line 1", f"no column {column!r}", remedy=did_you_mean(column, self.columns)
                )

    def number(self, row: Row, column: str) -> float | None:
        """The cell as a finite number; None where it is empty. Raises BadInput for anything else."""
        text = row.cells[column]
        if not text:
            return None
        try:
            value = float(text)
        except ValueError:
            value = float("nan")
        if not isfinite(value) or "_" in text:
            remedy = "write a number with a point, or leave it empty where nothing was rated"
            raise self.bad(row, column, f"{text[:40]!r} is no number", remedy=remedy)
        return value


def parse_table(text: str, name: str, *, most_rows: int) -> Table:
    """Return the table in this text; commas, semicolons or tabs divide cells. Raises BadInput."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        lines = [(reader.line_num, [cell.strip() for cell in cells]) for cells in reader]
    except csv.Error as problem:
        raise BadInput(
            name, f"line {reader.line_num}", f"is no CSV ({problem})", remedy="close every quotation mark"
        ) from None
    filled = [(line, cells) for line, cells in lines if any(cells)]
    if not filled:
        raise BadInput(name, "", "is empty", remedy="begin with a line of column names")
    columns = _columns(filled[0][1], name)
    if len(filled) - 1 > most_rows:
        raise BadInput(name, "", f"has more than {most_rows:,} rows", remedy="give fewer rows")
    return Table(name=name, columns=columns, rows=tuple(_rows(filled[1:], columns, name)))


def _delimiter(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(_DELIMITERS, key=first.count)


def _columns(cells: list[str], name: str) -> tuple[str, ...]:
    columns = tuple(cell.lower() for cell in cells)
    if len(columns) > _MOST_COLUMNS:
        raise BadInput(name, "line 1", f"has more than {_MOST_COLUMNS} columns", remedy="keep those needed")
    twice = next((one for one in columns if one and columns.count(one) > 1), None)
    if twice:
        raise BadInput(name, "line 1", f"column {twice!r} stands twice", remedy="rename or drop one")
    return columns


def _rows(lines: Iterable[tuple[int, list[str]]], columns: tuple[str, ...], name: str) -> Iterator[Row]:
    for line, cells in lines:
        if len(cells) > len(columns):
            problem = f"has {len(cells)} cells under {len(columns)} columns"
            raise BadInput(
                name, f"line {line}", problem, remedy="put text that holds a comma into quotation marks"
            )
        padded = cells + [""] * (len(columns) - len(cells))
        yield Row(line=line, cells=dict(zip(columns, padded, strict=True)))
