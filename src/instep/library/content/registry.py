"""Reads content/professionals/registry.yaml: how the public registry is asked, and within what limits."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import msgspec

from instep.library.content.professionals import cited_entries, professionals
from instep.library.content.reading import read_tree
from instep.library.errors import BadContent
from instep.library.nearest import known_as
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


class RegistryLimits(Value, frozen=True):
    """What is never exceeded, whatever the registry answers."""

    seconds_between: _Seconds
    seconds_to_wait: _Seconds
    bytes_of_an_answer: _More
    minutes_kept: _More
    answers_kept: _More
    shown_at_once: _More


class RegistryRules(Value, frozen=True):
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
    most_at_once: _More
    most_skipped: _More
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
    here, people = cited_entries(root), professionals(root).by_id
    professions = here.named(_NAME, "professions")
    for name in professions:
        known_as(name, people, _NAME, kind="professional")
    read = here.value({**read_tree(root, _NAME), "professions": professions}, RegistryRules, _NAME)
    _check_safe(read.base)
    return read


def _check_safe(base: str) -> None:
    """Refuse an address that is asked in the open: only a test's own machine may be."""
    parts = urlsplit(base)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname == _OWN_MACHINE):
        raise BadContent(f"{_NAME}: base {base!r} is not encrypted; write an address that begins with https")
