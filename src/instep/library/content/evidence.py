"""Reads content/evidence: claims, studies and doses."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from instep.evidence.claims import Claim, Evidence, Study
from instep.library.content.entries import entries
from instep.library.content.reading import read_content
from instep.library.content.review import Review
from instep.library.nearest import known_as


class _Studies(msgspec.Struct, forbid_unknown_fields=True):
    studies: list[Study]


class _Doses(msgspec.Struct, forbid_unknown_fields=True):
    doses: dict[str, Any]
    review: Review


@cache
def evidence(root: Path) -> Evidence:
    """All claims with their studies; raises BadContent where a claim names a study that is not there."""
    here = entries(root)
    claims = [
        here.value(_graded(one), Claim, where) for where, one in here.raw("evidence/claims.yaml", "claims")
    ]
    studies = {study.id: study for study in read_content(root, "evidence/studies.yaml", _Studies).studies}
    doses = read_content(root, "evidence/doses.yaml", _Doses).doses
    for place, study in (*_cited(claims), *_cited_by_doses(doses)):
        known_as(study, studies, f"evidence/{place}", kind="study")
    return Evidence(claims={claim.id: claim for claim in claims}, studies=studies, doses=doses)


def _cited(claims: list[Claim]) -> Iterator[tuple[str, str]]:
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


def _graded(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return a claim with its certainty and the reason for it side by side."""
    said = {"level": None, **entry.get("certainty", {})}
    reasons = {f"certainty_{name}": one for name, one in said.items() if name != "level"}
    return {**entry, "certainty": said["level"], **reasons}
