"""Reads content/screening/interview.yaml into the pages of the interview."""

from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

from instep.library.content.entries import entries
from instep.library.content.footcheck import region_words
from instep.library.content.levels import LevelsFile
from instep.library.content.reading import read_content, read_tree
from instep.library.content.screening import rules
from instep.library.errors import BadContent
from instep.library.nearest import known_as
from instep.safety.items import Item
from instep.safety.pages import Interview, InterviewWords, PageSpec

_FILE = "screening/interview.yaml"
_Items = Mapping[str, Item]


@cache
def interview(root: Path) -> Interview:
    """The pages in the order they are asked; raises BadContent."""
    here, items = entries(root), rules(root).items
    shared = {key: said for key, said in read_tree(root, _FILE).items() if key != "pages"}
    shared["regions"] = {region.value: words for region, words in region_words(root).items()}
    words = here.value(shared, InterviewWords, _FILE)
    return Interview(
        pages=tuple(
            here.value({"none": words.none_of_these, **_page(page, items, where)}, PageSpec, where)
            for where, page in here.raw(_FILE, "pages")
        ),
        words=words,
        profile_lasts=timedelta(days=read_content(root, "screening/levels.yaml", LevelsFile).profile_days),
    )


def _page(written: Mapping[str, Any], items: _Items, where: str) -> dict[str, Any]:
    """Return a page with its title, which may be the question it asks, and all entries of its groups."""
    groups = [_group(group, items, where) for group in written.get("groups", [])]
    item = written.get("item")
    title = written.get("title") or (known_as(item, items, where, kind="item").question if item else None)
    if title is None:
        raise BadContent(f"{where}: has no title; write one, or the item it asks")
    return {**written, "title": title, "groups": groups}


def _group(written: Mapping[str, Any], items: _Items, where: str) -> dict[str, Any]:
    for entry in written.get("entries", []):
        known_as(entry.get("item"), items, where, kind="item")
    if "from" not in written:
        return dict(written)
    item = known_as(written["from"], items, where, kind="item")
    at_once = written.get("at_once", [])
    choices = [
        {"item": item.id, "is": one.value, "label": one.label, "at_once": one.value in at_once}
        for one in item.options
        if one.value != item.default
    ]
    rest = {key: said for key, said in written.items() if key not in {"from", "at_once"}}
    return {**rest, "title": item.question, "hint": item.help, "entries": choices}
