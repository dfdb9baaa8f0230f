"""Reads content/ear/hearing.yaml: what each spoken word does, and how sure of it the ear must be."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from instep.library.content.entries import entries
from instep.library.content.reading import read_tree
from instep.session.hearing_rules import HearingRules
from instep.value import plain

FILE = "ear/hearing.yaml"
SCHEMA = "instep.hearing/1"


@cache
def hearing(root: Path) -> HearingRules:
    """Return the rules of hearing; raises BadContent where the file does not have its shape."""
    written = read_tree(root, FILE)
    rules = {
        "head": written.get("head"),
        "thresholds": _flat(written["thresholds"]),
        "times": {name.replace("_ms", ""): said for name, said in _flat(written["times"]).items()},
        "words": {word: _word(said) for word, said in written["words"].items()},
    }
    return entries(root).value(rules, HearingRules, FILE)


def _flat(written: Mapping[str, Any]) -> dict[str, Any]:
    """Return a mapping with what holds several written out: `stop: {silent: 1}` is `stop_silent`."""
    flat: dict[str, Any] = {}
    for name, said in written.items():
        several = isinstance(said, dict)
        flat |= {f"{name}_{part}": one for part, one in said.items()} if several else {name: said}
    return flat


def _word(written: Mapping[str, Any]) -> dict[str, Any]:
    return {"kind" if name == "class" else name: said for name, said in written.items()}


def hearing_json(rules: HearingRules) -> dict[str, Any]:
    """Return the rules as the page reads them (`player/utterances.js`): the same names, every field there."""
    return {"schema": SCHEMA, **plain(rules)}
