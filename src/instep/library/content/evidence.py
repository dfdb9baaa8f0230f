"""Reads content/evidence: claims, studies and doses."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal

import msgspec

from instep.evidence.claims import Certainty, Claim, Evidence, Study
from instep.library.content.reading import read_content
from instep.library.content.review import Review
from instep.library.nearest import known_as


class _Certainty(msgspec.Struct, forbid_unknown_fields=True):
    level: Certainty
    reason: str


class _Claim(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    article_claim: str
    where: str
    research: str
    certainty: _Certainty
    verdict: str
    safe_wording: str | None
    never_say: str
    group: Literal["partly", "further", "untested", "against", "context"]
    people: str | None
    compared_with: str | None
    draws: tuple[str, ...]
    studies: list[str]
    gap: str | None
    review: Review


class _Claims(msgspec.Struct, forbid_unknown_fields=True):
    claims: list[_Claim]


class _Studies(msgspec.Struct, forbid_unknown_fields=True):
    studies: list[Study]


class _Doses(msgspec.Struct, forbid_unknown_fields=True):
    doses: dict[str, Any]
    review: Review


@cache
def evidence(root: Path) -> Evidence:
    """All claims with their studies; raises BadContent where a claim names a study that is not there."""
    claims = read_content(root, "evidence/claims.yaml", _Claims).claims
    studies = {study.id: study for study in read_content(root, "evidence/studies.yaml", _Studies).studies}
    doses = read_content(root, "evidence/doses.yaml", _Doses).doses
    for place, study in (*_cited(claims), *_cited_by_doses(doses)):
        known_as(study, studies, f"evidence/{place}", kind="study")
    return Evidence(claims={shape.id: _claim(shape) for shape in claims}, studies=studies, doses=doses)


def _cited(claims: list[_Claim]) -> Iterator[tuple[str, str]]:
    return ((f"claims.yaml, claim {claim.id}", study) for claim in claims for study in claim.studies)


def _cited_by_doses(tree: Any) -> Iterator[tuple[str, str]]:
    match tree:
        case dict():
            yield from (("doses.yaml", study) for study in tree.get("studies", []))
            for part in tree.values():
                yield from _cited_by_doses(part)
        case list():
            for part in tree:
                yield from _cited_by_doses(part)


def _claim(shape: _Claim) -> Claim:
    return Claim(
        id=shape.id,
        article_claim=shape.article_claim,
        where=shape.where,
        research=shape.research,
        certainty=shape.certainty.level,
        certainty_reason=shape.certainty.reason,
        verdict=shape.verdict,
        safe_wording=shape.safe_wording,
        never_say=shape.never_say,
        group=shape.group,
        people=shape.people,
        compared_with=shape.compared_with,
        draws=shape.draws,
        studies=tuple(shape.studies),
        gap=shape.gap,
        review=shape.review.state,
    )
