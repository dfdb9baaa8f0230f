"""Reads content/photo/photo.yaml: what a photo must be to be taken in, kept and compared."""

from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec

from instep.foot.views import View
from instep.library.content.reading import read_content
from instep.library.content.review import Review
from instep.value import Value

FILE = "photo/photo.yaml"

Count = Annotated[int, msgspec.Meta(ge=1)]
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
Level = Annotated[float, msgspec.Meta(ge=0, le=255)]
Degrees = Annotated[float, msgspec.Meta(gt=0, le=180)]
Times = Annotated[float, msgspec.Meta(gt=0)]


class IntakeRules(Value, frozen=True):
    """What is taken in, and what of it is kept."""

    most_bytes: Count
    most_megapixels: Count
    most_scans: Count
    most_aspect: Times
    least_side: Count
    longest_side: Count
    margin: Share
    kept_quality: Annotated[int, msgspec.Meta(ge=50, le=100)]
    small_side: Count


class FootMaskRules(Value, frozen=True):
    """How the foot is told from the floor."""

    longest_side: Count
    skin_cr: tuple[Level, Level]
    skin_cb: tuple[Level, Level]
    near: Share
    core_times: Times
    core_least: tuple[Times, Times, Times]
    rounds: Count


class GateRules(Value, frozen=True):
    """When a photo can be compared."""

    enough_tries: Count
    longest_side: Count
    sharp: dict[View, Annotated[float, msgspec.Meta(ge=0)]]
    lit: Level
    foot_lit: Level
    glare: Share
    overlap: dict[View, Share]
    main_part: Share
    cut_edges: Annotated[int, msgspec.Meta(ge=0, le=4)]
    turn: Degrees
    shift: Share
    scale: tuple[Times, Times]
    mirrored: Share
    edge_longest: Count
    edge_reach: Count
    edge_step: Times
    edge_share: Share


class MarkRules(Value, frozen=True):
    """From how many photos the person's marks are carried."""

    carried_from: Count


class AlignRules(Value, frozen=True):
    """When two photos count as lined up."""

    longest_side: Count
    features: Count
    rim: Share
    clearer: Share
    within: Times
    inliers: Count
    agreeing: Share
    spread: Share
    overlap: Share
    scale: tuple[Times, Times]
    turn: Degrees
    slant: Share


class PhotoRules(Value, frozen=True):
    """All of it."""

    version: int
    language: str
    review: Review
    source: str
    intake: IntakeRules
    mask: FootMaskRules
    gate: GateRules
    marks: MarkRules
    align: AlignRules


@cache
def photo_rules(root: Path) -> PhotoRules:
    """Return the rules; raises BadContent where the file does not have its shape."""
    return read_content(root, FILE, PhotoRules)
