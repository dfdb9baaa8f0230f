"""Reads content/heavy/heavy.yaml: how long a deed that costs much may take, and how much it may ask for."""

from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec

from instep.library.content.reading import read_content
from instep.library.content.review import Review
from instep.value import Value

FILE = "heavy/heavy.yaml"

_Count = Annotated[int, msgspec.Meta(ge=1)]
_Seconds = Annotated[float, msgspec.Meta(gt=0)]


class Allowance(Value, frozen=True):
    """What one deed may take: time, memory, how many run at once, and how long a further one waits."""

    seconds: _Seconds
    megabytes: _Count
    at_once: _Count
    patience_s: _Seconds


class Deeds(Value, frozen=True):
    """The deeds that cost much."""

    photo: Allowance
    compare: Allowance
    report: Allowance
    pool: Allowance
    track: Allowance
    listen: Allowance


class HeavyRules(Value, frozen=True):
    """All of it."""

    version: int
    language: str
    review: Review
    source: str
    deeds: Deeds


@cache
def heavy_deeds(root: Path) -> Deeds:
    """Return what each may take; raises BadContent where the file does not have its shape."""
    return read_content(root, FILE, HeavyRules).deeds
