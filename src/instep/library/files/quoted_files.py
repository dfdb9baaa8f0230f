"""Reads a file of printed statistics: lines as papers write them, a CSV table, or a YAML or JSON list."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Literal

import msgspec

from instep.evidence.quoted.check import Quoted
from instep.evidence.quoted.reading import FORMS, KINDS, read_fields, read_line
from instep.library.errors import BadInput, Message
from instep.library.files.documents import only_fields, read_document, read_text
from instep.library.nearest import did_you_mean

_MOST = 10_000
_REMEDY = Message("errors-quoted-to_write_like", names="; ".join(FORMS))


class QuotedShape(msgspec.Struct, forbid_unknown_fields=True):
    """One printed statistic. Numbers as text keep their last zeros: "2.20" is more exact than "2.2".

    kind test: family (t, F, chi2, r, z), statistic, p, df ("28", for F "1, 28"), sides (one or two).
    kind mean: mean, n, items, sd, least and most (the ends of the scale of one whole-number item).
    kind percent: percent, n, count. kind effect: measure (MD, SMD, d, g, RD, ES, difference, RR, OR, HR,
    ratio), estimate, low, high, level (95), p.
    """

    kind: Literal["test", "mean", "percent", "effect"]
    label: str = ""
    family: str | None = None
    statistic: str | float | None = None
    df: str | float | None = None
    p: str | float | None = None
    sides: Literal["one", "two"] | None = None
    mean: str | float | None = None
    n: str | int | None = None
    items: str | int | None = None
    sd: str | float | None = None
    least: str | int | None = None
    most: str | int | None = None
    percent: str | float | None = None
    count: str | int | None = None
    measure: str | None = None
    estimate: str | float | None = None
    low: str | float | None = None
    high: str | float | None = None
    level: str | float | None = None


class QuotedFileShape(msgspec.Struct, forbid_unknown_fields=True):
    """A list of printed statistics, each a line as papers write it or its fields."""

    quoted: list[str | QuotedShape]


@dataclass(frozen=True, kw_only=True)
class QuotedStatistic:
    """One printed statistic of a file: where it stands, as what it was written, and its value."""

    place: str
    text: str
    quoted: Quoted


def read_quoted(name: str) -> list[QuotedStatistic]:
    """Return every statistic of a file, by its ending: .csv, .yaml, .yml, .json; else a line for each.

    A line that is empty or begins with # says nothing. Raises BadInput naming the line or entry.
    """
    entries: Iterator[QuotedStatistic]
    match PurePath(name).suffix.lower():
        case ".csv":
            entries = _of_table(name)
        case ".yaml" | ".yml" | ".json":
            entries = _of_list(name, read_document(name))
        case _:
            entries = _of_lines(name)
    return list(entries)


def _of_lines(name: str) -> Iterator[QuotedStatistic]:
    for number, line in enumerate(read_text(name).splitlines(), 1):
        _not_too_many(name, number)
        if line.strip() and not line.lstrip().startswith("#"):
            yield _line(name, f"line {number}", line.strip())


def _of_table(name: str) -> Iterator[QuotedStatistic]:
    rows = csv.DictReader(io.StringIO(read_text(name)), strict=True)
    try:
        for row in rows:
            _not_too_many(name, rows.line_num)
            place = f"line {rows.line_num}"
            if None in row or None in row.values():
                raise BadInput("quoted-too_few_fields", file=name, place=place)
            yield _entry(name, place, {key.strip(): text for key, text in row.items()})
    except csv.Error as problem:
        raise BadInput(
            "quoted-no_csv",
            file=name,
            place=Message("errors-place-line", line=str(rows.line_num)),
            problem=str(problem),
        ) from None


def _of_list(name: str, tree: Any) -> Iterator[QuotedStatistic]:
    found = tree.get("quoted") if isinstance(tree, dict) else tree
    if not isinstance(found, list):
        raise BadInput("quoted-holds_no_list_of", file=name)
    if isinstance(tree, dict):
        only_fields(tree, ("quoted",), file=name)
    for number, one in enumerate(found):
        _not_too_many(name, number)
        place = f"quoted[{number}]"
        if isinstance(one, str):
            yield _line(name, place, one)
        elif isinstance(one, dict):
            yield _entry(name, place, {str(key): _text(value) for key, value in one.items()})
        else:
            raise BadInput("quoted-neither_line_nor_fields", file=name, place=place, remedy=_REMEDY)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.9f}".rstrip("0").rstrip(".")
    return ", ".join(map(_text, value)) if isinstance(value, list) else str(value)


def _line(name: str, place: str, text: str) -> QuotedStatistic:
    quoted = _or_bad(name, place, lambda: read_line(text), remedy=_REMEDY)
    return QuotedStatistic(place=place, text=text, quoted=quoted)


def _entry(name: str, place: str, fields: Mapping[str, str]) -> QuotedStatistic:
    kind = fields.get("kind", "").strip()
    if kind not in KINDS:
        raise BadInput(
            "quoted-no_kind",
            file=name,
            place=place,
            remedy=did_you_mean(kind, KINDS),
            written=repr(kind[:60]),
        )
    given = {key: text for key, text in fields.items() if key not in {"kind", "label"} and text.strip()}
    remedy = Message("errors-quoted-to_see_schema")
    quoted = _or_bad(name, place, lambda: read_fields(kind, given), remedy=remedy)
    label = fields.get("label", "").strip()
    return QuotedStatistic(
        place=place, text=label or ", ".join(f"{key} {text}" for key, text in given.items()), quoted=quoted
    )


def _or_bad(name: str, place: str, read: Callable[[], Quoted], *, remedy: Message) -> Quoted:
    try:
        return read()
    except ValueError as problem:
        raise BadInput("said", file=name, place=place, remedy=remedy, what=str(problem)) from None


def _not_too_many(name: str, number: int) -> None:
    if number > _MOST:
        raise BadInput(
            "quoted-more_than_statistics",
            file=name,
            place=Message("errors-place-line", line=str(number)),
            most=str(_MOST),
        )
