"""Reads content/professionals/registry.yaml: how the public registry is asked, and within what limits."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import msgspec

from instep.library.content.professionals import SOURCES, StatementShape, known_as, professionals, statements
from instep.library.content.reading import read_content
from instep.library.content.review import Review
from instep.library.content.sources import read_sources
from instep.library.errors import BadContent
from instep.safety.clearance import Source
from instep.safety.professionals import Statement
from instep.value import Value

_NAME = "professionals/registry.yaml"
_OWN_MACHINE = "127.0.0.1"
_Seconds = Annotated[float, msgspec.Meta(gt=0)]
_More = Annotated[int, msgspec.Meta(gt=0)]


class Profession(Value, frozen=True):
    """A profession in the registry: the text that is sent for it, and how the codes of its people begin."""

    id: str
    send: str
    code_begins: str


class RegistryLimits(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What is never exceeded, whatever the registry answers."""

    seconds_between: _Seconds
    seconds_to_wait: _Seconds
    bytes_of_an_answer: _More
    minutes_kept: _More
    answers_kept: _More
    shown_at_once: _More


class _Registry(msgspec.Struct, forbid_unknown_fields=True):
    country: str
    name: str
    base: str
    version: str
    about: list[StatementShape]
    professions: list[Profession]
    labels: dict[str, str]
    kinds: dict[str, str]
    address: str
    active: str
    most_at_once: _More
    most_skipped: _More
    limits: RegistryLimits
    states: dict[str, str]
    sources: list[str]
    review: Review


@dataclass(frozen=True, kw_only=True)
class RegistryRules:
    """Where the registry is, what it takes, what of its answers counts, and the limits of one question."""

    country: str
    name: str
    base: str
    version: str
    about: tuple[Statement, ...]
    professions: Mapping[str, Profession]
    labels: Mapping[str, str]
    kinds: Mapping[str, str]
    address: str
    active: str
    most_at_once: int
    most_skipped: int
    limits: RegistryLimits
    states: Mapping[str, str]
    sources: tuple[Source, ...]
    review: str

    @property
    def host(self) -> str:
        """The name of the one machine that is ever asked."""
        return urlsplit(self.base).netloc

    @property
    def reach(self) -> int:
        """How many entries of one search can be had at most."""
        return self.most_skipped + self.most_at_once


@cache
def registry_rules(root: Path) -> RegistryRules:
    """How the registry is asked; raises BadContent."""
    shape = read_content(root, _NAME, _Registry)
    known, people = read_sources(root, SOURCES), professionals(root).by_id
    for one in shape.professions:
        known_as(one.id, people, _NAME, kind="professional")
    taken = {name: getattr(shape, name) for name in _AS_THEY_STAND}
    return RegistryRules(
        **taken,
        base=_safe(shape.base),
        about=statements(shape.about, known, _NAME),
        professions={one.id: one for one in shape.professions},
        sources=known.of(shape.sources, _NAME),
        review=shape.review.state,
    )


_AS_THEY_STAND = (
    "country",
    "name",
    "version",
    "labels",
    "kinds",
    "address",
    "active",
    "most_at_once",
    "most_skipped",
    "limits",
    "states",
)


def _safe(base: str) -> str:
    """The address, which is never asked in the open: only a test's own machine may be."""
    parts = urlsplit(base)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname == _OWN_MACHINE):
        return base
    raise BadContent(f"{_NAME}: base {base!r} is not encrypted; write an address that begins with https")
