"""Reads content/screening/interactions.yaml: how rules meet, for reviewers and tests."""

from functools import cache
from pathlib import Path

import msgspec

from instep.library.content.reading import read_content
from instep.library.content.review import Review


class Interaction(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Two or more worries at once, and the rules that handle them."""

    id: str
    when: str
    rules: tuple[str, ...]
    handled_by: str
    rule: str
    review: Review


class _File(msgspec.Struct, forbid_unknown_fields=True):
    interactions: list[Interaction]


@cache
def interactions(root: Path) -> tuple[Interaction, ...]:
    """Every interaction; raises BadContent."""
    return tuple(read_content(root, "screening/interactions.yaml", _File).interactions)
