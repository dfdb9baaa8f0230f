"""Claims and studies as the JSON document instep.evidence/1; it may grow and never breaks."""

from collections.abc import Iterable
from typing import Any

from instep.evidence.claims import Claim, Study
from instep.evidence.footnotes import Remarks
from instep.evidence.quoted.of_studies import Checked, flags
from instep.value import plain

SCHEMA = "instep.evidence/1"


def as_json(claims: Iterable[Claim], studies: Iterable[Study], *, remarks: Remarks) -> dict[str, Any]:
    """Return claims, and studies with what does not agree in their printed numbers."""
    return {
        "schema": SCHEMA,
        "claims": [claim_json(claim) for claim in claims],
        "studies": [study_json(study, remarks) for study in studies],
    }


def claim_json(claim: Claim) -> dict[str, Any]:
    """One claim; `sentence` is all that may be said of it, null where nothing may."""
    return {
        "id": claim.id,
        "sentence": claim.safe_wording,
        "certainty": {"level": claim.certainty.value, "reason": claim.certainty_reason},
        "group": claim.group,
        "verdict": claim.verdict,
        "compared_with": claim.compared_with,
        "people": claim.people,
        "draws": list(claim.draws),
        "said": {"text": claim.article_claim, "where": claim.where},
        "found": claim.research,
        "gap": claim.gap,
        "studies": list(claim.studies),
        "review": claim.review,
    }


def study_json(study: Study, remarks: Remarks) -> dict[str, Any]:
    """One study, each outcome with its own status, and its flags with our remark."""
    return {**plain(study), "flags": [_flag(one, remarks) for one in flags(study)]}


def _flag(one: Checked, remarks: Remarks) -> dict[str, Any]:
    note = remarks.get((one.study, one.text))
    return {
        "outcome": one.outcome,
        "printed": one.text,
        "verdict": one.found.verdict.value,
        "reasons": [{"key": reason.key, **reason.parts} for reason in one.found.reasons],
        "remark": note.remark if note else None,
    }
