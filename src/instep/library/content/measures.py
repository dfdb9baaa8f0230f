"""Reads content/measures: the ratings that a person gives, and what may be done with them."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from instep.library.content.entries import entries
from instep.library.content.reading import read_tree
from instep.safety.clearance import Source
from instep.value import Value

FILE = "measures/measures.yaml"
_FOR_EDITORS = frozenset({"subscales", "caveats", "source_note"})


class Measure(Value, frozen=True):
    """One rating or questionnaire. `bundled` ones may be shown; the others only linked or named.

    `noticeable_from` is the least change that may be called noticeable, in points; None: show, do not judge.
    """

    id: str
    name: str
    use: str
    items: int | str
    scoring: str
    minimal_change: Mapping[str, str]
    licence: str
    bundled: bool
    sources: tuple[Source, ...]
    review: str
    recall_period: str | None = None
    product_rule: str | None = None
    noticeable_from: int | None = None


class Measures(Value, frozen=True):
    """All measures by id, and the rules for asking."""

    rules: tuple[str, ...]
    by_id: Mapping[str, Measure]


@cache
def measures(root: Path) -> Measures:
    """Every measure; raises BadContent."""
    here, tree = entries(root), read_tree(root, FILE)
    bundled = tree["sets"]["bundle_now"]
    by_id = {
        entry["id"]: here.value(_for_code(entry) | {"bundled": entry["id"] in bundled}, Measure, where)
        for where, entry in here.raw(FILE, "measures")
    }
    return Measures(rules=tuple(tree["rules"]), by_id=by_id)


def _for_code(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {name: said for name, said in entry.items() if name not in _FOR_EDITORS}
