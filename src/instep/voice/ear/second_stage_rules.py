"""Reads content/ear/second_stage.yaml: the closed phrases, and how sure of one the second stage must be."""

from functools import cache
from typing import Annotated

import msgspec
from msgspec import Meta

from instep.library.content.reading import content_root, read_content
from instep.library.content.review import Review

Ms = Annotated[int, Meta(gt=0, le=10_000)]
Below = Annotated[float, Meta(le=0, ge=-120)]
Margin = Annotated[float, Meta(ge=0)]


class Margins(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """By how much a free reading may be likelier than a phrase of each kind."""

    stop: Margin
    increasing: Margin
    other: Margin


class PieceRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is read: what stands out of the room for a while, and what is around a hint of the ear."""

    faintest_db: Below
    room_ms: Ms
    above_room_db: Annotated[float, Meta(gt=0, le=60)]
    silence_ms: Ms
    before_ms: Ms
    shortest_ms: Ms
    longest_ms: Ms
    hint: Annotated[float, Meta(gt=0, le=1)]
    hint_before_ms: Ms
    hint_after_ms: Ms


class SecondStageRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What it listens to, and which phrases that may be."""

    version: int
    language: str
    review: Review
    margins: Margins
    pieces: PieceRules
    phrases: dict[str, list[str]]


@cache
def second_stage_rules() -> SecondStageRules:
    """Return the shipped rules; raises BadContent where they do not have their shape."""
    return read_content(content_root(), "ear/second_stage.yaml", SecondStageRules)
