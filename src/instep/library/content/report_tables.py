"""Reads content/report/tables.yaml: the columns of the CSV tables and what each of them holds."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

from instep.library.content.reading import read_content
from instep.library.content.review import Review

FILE = "report/tables.yaml"


class _Tables(msgspec.Struct, forbid_unknown_fields=True):
    review: Review
    tables: dict[str, dict[str, str]]


@cache
def table_columns(root: Path) -> Mapping[str, Mapping[str, str]]:
    """Return for each table its columns in their order, each with its meaning; raises BadContent."""
    return read_content(root, FILE, _Tables).tables
