"""Reads content/measures: the ratings that a person gives, and what may be done with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from instep.library.content.reading import read_content
from instep.library.content.review import Review
from instep.library.content.sources import sources
from instep.safety.clearance import Source


class _Measure(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    name: str
    use: str
    items: int | str
    scoring: str
    minimal_change: dict[str, str]
    licence: str
    sources: list[str]
    review: Review
    recall_period: str | None = None
    product_rule: str | None = None
    noticeable_from: int | None = None
    subscales: dict[str, int | str] = {}
    caveats: list[str] = []
    source_note: str | None = None


class _File(msgspec.Struct, forbid_unknown_fields=True):
    rules: list[str]
    sets: dict[str, list[str]]
    measures: list[_Measure]


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One rating or questionnaire. `bundled` ones may be shown; the others only linked or named.

    `noticeable_from` is the least change that may be called noticeable, in points; None: show, do not judge.
    """

    id: str
    name: str
    use: str
    recall_period: str | None
    items: int | str
    scoring: str
    minimal_change: Mapping[str, str]
    product_rule: str | None
    noticeable_from: int | None
    licence: str
    bundled: bool
    sources: tuple[Source, ...]
    review: str


@dataclass(frozen=True, kw_only=True)
class Measures:
    """All measures by id, and the rules for asking."""

    rules: tuple[str, ...]
    by_id: Mapping[str, Measure]


@cache
def measures(root: Path) -> Measures:
    """Every measure; raises BadContent."""
    shape = read_content(root, "measures/measures.yaml", _File)
    bundled = frozenset(shape.sets["bundle_now"])
    return Measures(
        rules=tuple(shape.rules),
        by_id={one.id: _measure(one, root, bundled=one.id in bundled) for one in shape.measures},
    )


def _measure(shape: _Measure, root: Path, *, bundled: bool) -> Measure:
    kept: dict[str, Any] = {
        name: getattr(shape, name)
        for name in (
            "id",
            "name",
            "use",
            "recall_period",
            "items",
            "scoring",
            "product_rule",
            "noticeable_from",
            "licence",
        )
    }
    return Measure(
        **kept,
        minimal_change=shape.minimal_change,
        bundled=bundled,
        sources=sources(root).of(shape.sources, f"measures/measures.yaml, measure {shape.id}"),
        review=shape.review.state,
    )
