"""Reads content/screening/interview.yaml into the pages of the interview."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from instep.foot.anatomy import Region
from instep.library.content.conditions import condition
from instep.library.content.footcheck import region_words
from instep.library.content.reading import read_content
from instep.library.content.screening import rules
from instep.library.content.screening_shapes import LevelsFile, Review
from instep.library.errors import BadContent
from instep.library.nearest import did_you_mean
from instep.safety.conditions import Condition
from instep.safety.pages import EntrySpec, GroupSpec, Interview, InterviewWords, PageKind, PageSpec
from instep.safety.rules import Item

_FILE = "screening/interview.yaml"
_Items = Mapping[str, Item]


class _Entry(msgspec.Struct, forbid_unknown_fields=True):
    item: str
    label: str
    value: str | None = msgspec.field(default=None, name="is")
    at_once: bool = False
    unsure: bool = False
    asks_again: bool = False


class _Group(msgspec.Struct, forbid_unknown_fields=True):
    title: str | None = None
    entries: list[_Entry] = []
    choices_of: str | None = msgspec.field(default=None, name="from")
    at_once: list[str] = []
    when: dict[str, Any] | None = None
    needs_last_session: bool = False


class _Page(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    kind: PageKind
    title: str | None = None
    hint: str | None = None
    none: str | None = None
    item: str | None = None
    leave_out: list[str] = []
    groups: list[_Group] = []
    when: dict[str, Any] | None = None
    again: bool = False


class _Sides(msgspec.Struct, forbid_unknown_fields=True):
    left: str
    right: str
    both: str


class _File(msgspec.Struct, forbid_unknown_fields=True):
    none_of_these: str
    yes: str
    no: str
    not_sure: str
    cannot_tell: str
    confirm_title: str
    still_so: str
    changed: str
    side_question: str
    regions_question: str
    sides: _Sides
    review: Review
    pages: list[_Page]


@cache
def interview(root: Path) -> Interview:
    """The pages in the order they are asked; raises BadContent."""
    shape = read_content(root, _FILE, _File)
    items = rules(root).items
    days = read_content(root, "screening/levels.yaml", LevelsFile).profile_days
    return Interview(
        pages=tuple(_page(page, items, none=shape.none_of_these) for page in shape.pages),
        words=_words(shape, region_words(root)),
        profile_lasts=timedelta(days=days),
    )


def _words(shape: _File, regions: Mapping[Region, str]) -> InterviewWords:
    return InterviewWords(
        none_of_these=shape.none_of_these,
        yes=shape.yes,
        no=shape.no,
        not_sure=shape.not_sure,
        cannot_tell=shape.cannot_tell,
        confirm_title=shape.confirm_title,
        still_so=shape.still_so,
        changed=shape.changed,
        side_question=shape.side_question,
        regions_question=shape.regions_question,
        sides=msgspec.structs.asdict(shape.sides),
        regions={region.value: words for region, words in regions.items()},
        review=shape.review.state,
    )


def _page(shape: _Page, items: _Items, *, none: str) -> PageSpec:
    where = f"{_FILE}, page {shape.id}"
    title = shape.title or (_known(shape.item, items, where).question if shape.item else None)
    if title is None:
        raise BadContent(f"{where}: has no title; write one, or the item it asks")
    return PageSpec(
        id=shape.id,
        kind=shape.kind,
        title=title,
        hint=shape.hint,
        none=shape.none or none,
        item=shape.item,
        leave_out=frozenset(shape.leave_out),
        groups=tuple(_group(group, items, where) for group in shape.groups),
        when=_when(shape.when, where),
        again=shape.again,
    )


def _when(raw: dict[str, Any] | None, where: str) -> Condition | None:
    return condition(raw, where) if raw else None


def _group(shape: _Group, items: _Items, where: str) -> GroupSpec:
    item = _known(shape.choices_of, items, where) if shape.choices_of else None
    entries = _choices(shape, item) if item else _entries(shape.entries, items, where)
    return GroupSpec(
        title=item.question if item else shape.title or "",
        hint=item.help if item else None,
        entries=tuple(entries),
        when=_when(shape.when, where),
        needs_last_session=shape.needs_last_session,
    )


def _choices(shape: _Group, item: Item) -> Iterable[EntrySpec]:
    for option in item.options:
        if option.value != item.default:
            at_once = option.value in shape.at_once
            yield EntrySpec(item=item.id, value=option.value, label=option.label, at_once=at_once)


def _entries(shapes: Iterable[_Entry], items: _Items, where: str) -> Iterable[EntrySpec]:
    for shape in shapes:
        _known(shape.item, items, where)
        yield EntrySpec(
            item=shape.item,
            value=shape.value,
            label=shape.label,
            at_once=shape.at_once,
            unsure=shape.unsure,
            asks_again=shape.asks_again,
        )


def _known(item: str | None, items: _Items, where: str) -> Item:
    if item is None or item not in items:
        raise BadContent(f"{where}: no item {item!r}; {did_you_mean(str(item), items)}")
    return items[item]
